import { seededRandom, seedOf } from "../../domain/random.ts";
import type { Family, Subject } from "../family.ts";
import { drawDocument, FAMILIES, type SynthesisOptions, type SyntheticDocument, subjectOf } from "../generate.ts";
import { readBundle } from "./bundle.ts";
import { contentsOf, dayOf, type FhirDocument } from "./contents.ts";

export interface FhirOptions extends Omit<SynthesisOptions, "family"> {
  /** Only documents of this family. Default every family that bundles give. */
  family?: string;
  /** Number of the first document, for its name. Default 0. */
  first?: number;
}

/**
 * Draws the documents that a FHIR R4 bundle's resources make, in the templates of made-up ones: lab reports,
 * prescriptions and lists of medicines at discharge. Each patient stays with one template a family.
 *
 * @param bundle a Bundle as parsed from JSON. Parts that are missing or of the wrong type are left out.
 * @param options `size` is `page` unless it says otherwise: names of real terminologies are long.
 * @throws ResidencyError `bundle-invalid` when it is no Bundle.
 */
export async function synthesiseFhir(bundle: unknown, options: FhirOptions): Promise<SyntheticDocument[]> {
  const wanted = contentsOf(readBundle(bundle)).filter((entry) => (options.family ?? entry.family) === entry.family);
  const documents: SyntheticDocument[] = [];
  for (const [index, entry] of wanted.entries()) {
    const family = FAMILIES.get(entry.family) as Family;
    const subject = subjectIn(entry);
    documents.push(
      await drawDocument(
        family,
        { ...options, size: options.size ?? "page" },
        {
          name: `${family.name}-fhir-${String((options.first ?? 0) + index).padStart(5, "0")}.png`,
          templateIndex: seedOf(options.seed, family.name, subject.id) % family.facilities.length,
          subject,
          visit: 0,
          content: (_facts, random) => entry.content(random),
          random: seededRandom(seedOf(options.seed, family.name, "fhir", subject.id, index)),
        },
      ),
    );
  }
  return documents;
}

/** The patient as documents name them; what the bundle does not say is made up, the same each time. */
function subjectIn({ patient, reference, day }: FhirDocument): Subject {
  const id = `fhir-${patient?.id ?? reference ?? "unknown"}`;
  const madeUp = subjectOf(id);
  const names = patient?.name ?? [];
  const name = names.find(({ use }) => use === "official") ?? names[0];
  const full = [name?.given[0], name?.family].filter((part) => part?.trim()).join(" ");
  const born = dayOf(patient?.birthDate);
  return {
    id,
    name: full || name?.text || madeUp.name,
    sex: patient?.gender === "female" || patient?.gender === "male" ? patient.gender : madeUp.sex,
    age: born && day ? Math.max(0, day.year - born.year) : madeUp.age,
  };
}
