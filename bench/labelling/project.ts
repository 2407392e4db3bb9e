import { createHash } from "node:crypto";
import sharp from "sharp";
import type { FieldValues } from "../../src/domain/field.ts";
import { type Random, seededRandom } from "../../src/domain/random.ts";
import { parseSpecialty, type Specialty } from "../../src/domain/specialty.ts";
import { type Store, tables } from "../../src/store/index.ts";
import { FAMILIES, synthesise } from "../../src/synthetic/index.ts";
import { type Teacher, teach } from "../../src/teach/index.ts";

const FAMILY = "lab-report";
/** Documents into which the first teacher reads a row that is not there. */
const EVERY_INVENTED_ROW = 5;

interface LabellingProject {
  specialty: Specialty;
  /** What stands on each page, by document. */
  truth: ReadonlyMap<string, FieldValues>;
}

/** Synthetic lab reports without labels, and what two made-up teachers say about them, stored by `teach` itself. */
export async function labellingProject(store: Store, documents: number, seed: number): Promise<LabellingProject> {
  const family = FAMILIES.get(FAMILY);
  if (!family) throw new Error("the lab-report family is gone");
  const specialty = parseSpecialty({
    name: "labelling",
    base: "none",
    families: [FAMILY],
    fields: family.fields.map((field) => ({ ...field })),
  });
  const truth = new Map<string, FieldValues>();
  for (let index = 0; index < documents; index++) {
    const { png, name, facts } = await synthesise(index, { family: FAMILY, seed, severity: 0.3, size: "slip" });
    const id = createHash("sha256").update(`document ${index}`).update(png).digest("hex");
    const { width, height } = await sharp(png).metadata();
    await store.database.insert(tables.documents).values({
      id,
      name,
      source: name,
      mediaType: "image/png",
      sizeBytes: png.length,
      family: FAMILY,
      domain: "medical",
    });
    await store.database.insert(tables.pages).values({
      documentId: id,
      index: 0,
      sha256: await store.blobs.put(png),
      width,
      height,
      quality: { sharpness: 700, skewDegrees: 0, contrast: 0.7, ink: 0.1, blank: false },
      perceptualHash: "0".repeat(16),
    });
    truth.set(id, facts.fields);
  }
  const teachers = [
    teacher("teacher-a", truth, { seed: seed + 1, errs: 0.1, inventsRows: true }),
    teacher("teacher-b", truth, { seed: seed + 2, errs: 0.2, inventsRows: false }),
  ];
  // No filters: they would hide wrong suggestions, and these are to be met. Nothing is held back.
  await teach(store, specialty, teachers, { task: "fields", documents: ["unlabelled"], heldBack: 0, filters: [] });
  return { specialty, truth };
}

/** A teacher that is wrong about some values: it misreads one character, or does not see the value. */
function teacher(
  name: string,
  truth: ReadonlyMap<string, FieldValues>,
  { seed, errs, inventsRows }: { seed: number; errs: number; inventsRows: boolean },
): Teacher {
  const random = seededRandom(seed);
  return {
    name,
    id: `bench/${name}`,
    async *ask(questions) {
      for (const [index, { id, document }] of questions.entries()) {
        const fields = Object.entries(truth.get(document.id) ?? {}).map(([path, { value }]) => {
          const said = value !== null && random.chance(errs) ? misread(value, random) : value;
          return { path, value: said, status: said === null ? "absent" : "present", quote: said };
        });
        if (inventsRows && index % EVERY_INVENTED_ROW === 0)
          fields.push(...inventedRow(fields.map(({ path }) => path)));
        yield { id, text: JSON.stringify({ fields }), cut: false };
      }
    },
  };
}

function misread(value: string, random: Random): string | null {
  if (random.chance(0.25)) return null;
  const at = Math.floor(random.next() * value.length);
  const old = value[at] ?? "";
  const shape = /\d/.test(old) ? "0123456789" : "abcdefghknopqrstu";
  const other = [...shape].filter((character) => character !== old.toLowerCase());
  return `${value.slice(0, at)}${other[Math.floor(random.next() * other.length)]}${value.slice(at + 1)}`;
}

function inventedRow(paths: readonly string[]) {
  const rows = paths.flatMap((path) => /^results\[(\d+)\]/.exec(path)?.[1] ?? []).map(Number);
  const row = Math.max(-1, ...rows) + 1;
  return [
    ["test", "Page"],
    ["value", "1"],
  ].map(([column, value]) => ({
    path: `results[${row}].${column}`,
    value: value ?? "",
    status: "present",
    quote: null,
  }));
}
