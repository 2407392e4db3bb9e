import { z } from "zod";
import { ResidencyError } from "../../domain/error.ts";

// Bundles in the wild lack parts and hold some of the wrong type. What cannot be read is left out; the rest is kept.

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const text = maybe(z.string().trim().min(1));
const list = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items): z.output<Schema>[] =>
      items.flatMap((item) => {
        const parsed = schema.safeParse(item);
        return parsed.success ? [parsed.data] : [];
      }),
    );

const reference = maybe(z.object({ reference: text }));
const concept = z.object({ text, coding: list(z.object({ code: text, display: text })) });
const quantity = z.object({ value: maybe(z.number()), unit: text, code: text, comparator: text });
const value = {
  valueQuantity: maybe(quantity),
  valueString: text,
  valueInteger: maybe(z.number()),
  valueCodeableConcept: maybe(concept),
  referenceRange: list(z.object({ low: maybe(quantity), high: maybe(quantity), text })),
  interpretation: list(concept),
};

const patient = z.object({
  resourceType: z.literal("Patient"),
  id: text,
  name: list(z.object({ use: text, text, family: text, given: list(z.string()) })),
  gender: text,
  birthDate: text,
});
const observation = z.object({
  resourceType: z.literal("Observation"),
  id: text,
  status: text,
  subject: reference,
  encounter: reference,
  category: list(concept),
  code: maybe(concept),
  effectiveDateTime: text,
  issued: text,
  component: list(z.object({ code: maybe(concept), ...value })),
  ...value,
});
const diagnosticReport = z.object({
  resourceType: z.literal("DiagnosticReport"),
  id: text,
  status: text,
  subject: reference,
  code: maybe(concept),
  effectiveDateTime: text,
  issued: text,
  result: list(z.object({ reference: text })),
});
const medicationRequest = z.object({
  resourceType: z.literal("MedicationRequest"),
  id: text,
  status: text,
  subject: reference,
  encounter: reference,
  authoredOn: text,
  medicationCodeableConcept: maybe(concept),
  medicationReference: reference,
  reasonCode: list(concept),
  reasonReference: list(z.object({ reference: text })),
  dosageInstruction: list(
    z.object({
      text,
      asNeededBoolean: maybe(z.boolean()),
      route: maybe(concept),
      timing: maybe(
        z.object({
          code: maybe(concept),
          repeat: maybe(z.object({ frequency: maybe(z.number()), period: maybe(z.number()), periodUnit: text })),
        }),
      ),
      doseAndRate: list(z.object({ doseQuantity: maybe(quantity) })),
    }),
  ),
});
const coded = (resourceType: "Medication" | "Condition") =>
  z.object({ resourceType: z.literal(resourceType), id: text, code: maybe(concept) });

const resource = z.discriminatedUnion("resourceType", [
  patient,
  observation,
  diagnosticReport,
  medicationRequest,
  coded("Medication"),
  coded("Condition"),
]);
const bundle = z.object({
  resourceType: z.literal("Bundle"),
  entry: list(z.object({ fullUrl: text, resource })),
});

export type Concept = z.output<typeof concept>;
export type Measured = Pick<z.output<typeof observation>, "code" | keyof typeof value>;
export type Observation = z.output<typeof observation>;
export type MedicationRequest = z.output<typeof medicationRequest>;
export type Patient = z.output<typeof patient>;
type Resource = z.output<typeof resource>;

/** The resources of a bundle that this project reads, and what their references stand for. */
export interface Bundle {
  resources: Resource[];
  /** The resource that a reference names, by full URL or as `Type/id`. */
  resolve(reference: string | undefined): Resource | undefined;
}

/**
 * Reads a FHIR R4 bundle that was parsed from JSON. Unknown resources and parts of the wrong type are left out.
 *
 * @throws ResidencyError `bundle-invalid` when it is no Bundle at all.
 */
export function readBundle(json: unknown): Bundle {
  const parsed = bundle.safeParse(json);
  if (!parsed.success) throw new ResidencyError("bundle-invalid", "this is not a FHIR Bundle");
  const byReference = new Map<string, Resource>();
  for (const entry of parsed.data.entry) {
    if (entry.fullUrl) byReference.set(entry.fullUrl, entry.resource);
    if (entry.resource.id) byReference.set(`${entry.resource.resourceType}/${entry.resource.id}`, entry.resource);
  }
  return {
    resources: parsed.data.entry.map((entry) => entry.resource),
    resolve: (name) => (name === undefined ? undefined : byReference.get(name)),
  };
}

/** What a concept is called: its text, or the name or the code of its first coding. */
export function nameOf(named: Concept | undefined): string | undefined {
  return named?.text ?? named?.coding.find((coding) => coding.display)?.display ?? named?.coding[0]?.code;
}
