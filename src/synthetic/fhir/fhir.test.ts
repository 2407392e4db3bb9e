import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { medicineName } from "./medicine-name.ts";
import { synthesiseFhir } from "./synthesise-fhir.ts";
import { writeFhirCorpus } from "./write-fhir.ts";

const SAMPLES = join(import.meta.dirname, "../../../../shared/data/fhir_synthea");
const work = mkdtempSync(join(tmpdir(), "residency-fhir-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const about = { subject: { reference: "urn:uuid:p1" }, encounter: { reference: "urn:uuid:e1" } };
const observation = (id: string, rest: object): object => ({
  fullUrl: `urn:uuid:${id}`,
  resource: {
    resourceType: "Observation",
    id,
    status: "final",
    category: [{ coding: [{ code: "laboratory" }] }],
    effectiveDateTime: "2024-03-05T10:00:00Z",
    ...about,
    ...rest,
  },
});
const request = (id: string, rest: object): object => ({
  fullUrl: `urn:uuid:${id}`,
  resource: { resourceType: "MedicationRequest", id, status: "active", authoredOn: "2024-03-05", ...about, ...rest },
});
const BUNDLE = {
  resourceType: "Bundle",
  type: "collection",
  entry: [
    {
      fullUrl: "urn:uuid:p1",
      resource: {
        resourceType: "Patient",
        id: "p1",
        name: [{ use: "official", family: "Tester", given: ["Nora", "B."] }],
        gender: "female",
        birthDate: "1970-02-03",
      },
    },
    observation("o1", {
      code: { text: "Hemoglobin [Mass/volume] in Blood" },
      valueQuantity: { value: 10.9, unit: "g/dL" },
      referenceRange: [{ low: { value: 12, unit: "g/dL" }, high: { value: 15.5 } }],
    }),
    observation("o2", {
      code: { coding: [{ code: "33914-3", display: "Estimated Glomerular Filtration Rate" }] },
      valueQuantity: { value: 154.7080296588483, unit: "mL/min/{1.73_m2}" },
    }),
    observation("o3", {
      code: { text: "Troponin" },
      valueQuantity: { value: 99, unit: "ng/L" },
      referenceRange: [{ high: { value: 14 } }],
      interpretation: [{ coding: [{ code: "HH" }] }],
    }),
    observation("o4", { code: { text: "Wrong type" }, valueQuantity: { value: "eleven" } }),
    observation("o5", { code: { text: "Withdrawn" }, status: "entered-in-error", valueInteger: 3 }),
    {
      resource: {
        resourceType: "DiagnosticReport",
        subject: about.subject,
        effectiveDateTime: "2024-03-05",
        code: { text: "Blood count" },
        result: [{ reference: "urn:uuid:o1" }, { reference: "urn:uuid:o2" }, { reference: "urn:uuid:gone" }, 7],
      },
    },
    request("m0", {
      authoredOn: "2023-01-01",
      encounter: { reference: "urn:uuid:e0" },
      medicationCodeableConcept: { text: "Lisinopril 10 MG Oral Tablet" },
    }),
    request("m1", {
      medicationCodeableConcept: { text: "Lisinopril 20 MG Oral Tablet" },
      dosageInstruction: [{ text: "Take one tablet daily" }],
      reasonReference: [{ reference: "urn:uuid:c1" }],
    }),
    request("m2", {
      medicationCodeableConcept: { text: "Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet" },
      dosageInstruction: [{ timing: { repeat: { frequency: 3, period: 1, periodUnit: "d" } } }],
    }),
    request("m3", { status: "stopped", authoredOn: "2023-01-01", medicationCodeableConcept: { text: "Aspirin" } }),
    { fullUrl: "urn:uuid:c1", resource: { resourceType: "Condition", id: "c1", code: { text: "Angina (disorder)" } } },
    { resource: { resourceType: "Basic" } },
    "not an entry",
  ],
};

/** Values of one document's list by path. */
const valuesOf = (fields: Record<string, { value: string | null }>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(fields).map(([path, field]) => [path, field.value]));

describe("a bundle made by hand", () => {
  it("gives lab reports, prescriptions and a discharge list with what the resources say", async () => {
    const documents = await synthesiseFhir(BUNDLE, { seed: 3, severity: 0 });
    expect(documents.map(({ facts }) => facts.family)).toEqual([
      "lab-report",
      "lab-report",
      "prescription",
      "prescription",
      "discharge-medications",
    ]);
    for (const { facts } of documents) {
      expect(facts.subject).toBe("fhir-p1");
      expect(facts.fields.patient?.value).toBe("Nora Tester");
      for (const [path, field] of Object.entries(facts.fields))
        if (field.value !== null) {
          expect(facts.text.replaceAll("\n", " "), path).toContain(field.value);
          expect(field.evidence.length, path).toBeGreaterThan(0);
        }
    }
    const [report, rest, , later, list] = documents.map(({ facts }) => valuesOf(facts.fields));
    expect(report).toMatchObject({
      "results[0].test": "Hemoglobin",
      "results[0].value": "10.9",
      "results[0].unit": "g/dL",
      "results[0].flag": "L",
      "results[1].value": "155",
      "results[1].unit": "mL/min/1.73m2",
      "results[1].range": null,
      "results[1].flag": null,
    });
    expect(report?.["results[0].range"]?.replaceAll(" ", "")).toBe("12-15.5");
    expect(rest).toMatchObject({ "results[0].test": "Troponin", "results[0].range": "<14", "results[0].flag": "H" });
    expect(rest).not.toHaveProperty("results[1].test");
    expect(later).toMatchObject({
      "drugs[0].name": "Lisinopril",
      "drugs[0].strength": "20 mg",
      "drugs[0].sig": "Take one tablet daily",
      "drugs[1].name": "Amoxicillin/Clavulanate",
      "drugs[1].strength": "250 mg/125 mg",
      "drugs[1].sig": "3x every day",
    });
    const byName = new Map(
      [0, 1, 2].map((row) => [list?.[`medications[${row}].name`], list?.[`medications[${row}].status`]?.toLowerCase()]),
    );
    expect(byName.get("Lisinopril")).toMatch(/changed/);
    expect(byName.get("Amoxicillin/Clavulanate")).toMatch(/started|new/);
    expect(byName.get("Aspirin")).toMatch(/stop/);
    expect(Object.values(list ?? {})).toContain("Angina");
  });

  it("gives the same bytes for the same seed, and one family where one is asked for", async () => {
    const options = { seed: 3, family: "prescription" };
    const [first, again] = [await synthesiseFhir(BUNDLE, options), await synthesiseFhir(BUNDLE, options)];
    expect(first.length).toBe(2);
    for (const [index, document] of first.entries()) expect(document.png.equals(again[index]!.png)).toBe(true);
  });

  it("draws what there is when parts are missing or of the wrong type", async () => {
    const poor = {
      resourceType: "Bundle",
      entry: [
        { resource: { resourceType: "MedicationRequest", medicationCodeableConcept: { text: "Aspirin" }, subject: 5 } },
        { resource: { resourceType: "Observation", code: 3, category: "laboratory", valueQuantity: [] } },
        { resource: { resourceType: "Patient", name: "nobody", birthDate: 1970 } },
      ],
    };
    const [document] = await synthesiseFhir(poor, { seed: 1, size: "slip" });
    expect(document?.facts.fields["drugs[0].name"]?.value).toBe("Aspirin");
    expect(document?.facts.fields["drugs[0].strength"]?.status).toBe("absent");
    expect(document?.facts.fields.date?.status).toBe("absent");
    expect(document?.facts.fields.patient?.status).toBe("present");
    expect(await synthesiseFhir({ resourceType: "Bundle" }, { seed: 1 })).toEqual([]);
  });

  it.each([null, 3, "text", [], {}, { resourceType: "Patient" }])("refuses %j", async (json) => {
    await expect(synthesiseFhir(json, { seed: 1 })).rejects.toMatchObject({ code: "bundle-invalid" });
  });
});

describe("files", () => {
  it("writes labels in the import format; a bad bundle fails alone", async () => {
    const source = mkdtempSync(join(work, "bundles-"));
    writeFileSync(join(source, "a.json"), JSON.stringify(BUNDLE).slice(0, 200));
    writeFileSync(join(source, "b.json"), JSON.stringify(BUNDLE));
    writeFileSync(join(source, "c.json"), JSON.stringify({ resourceType: "Bundle", entry: [] }));
    const written = await writeFhirCorpus({ source, folder: join(work, "out"), seed: 1 });
    expect(written.documents).toBe(5);
    expect(written.rejected.map(({ file, code }) => [file, code])).toEqual([
      [join(source, "a.json"), "bundle-invalid"],
      [join(source, "c.json"), "bundle-invalid"],
    ]);
    const rows = readFileSync(written.labelsFile, "utf8")
      .trim()
      .split("\n")
      .map((row) => JSON.parse(row));
    expect(new Set(rows.map(({ file }) => file)).size).toBe(5);
    for (const { file } of rows) expect(existsSync(join(work, "out", file))).toBe(true);
  });

  it("says what is wrong with the only file", async () => {
    const file = join(work, "cut.json");
    writeFileSync(file, '{"resourceType": "Bundle", "entry": [');
    const folder = join(work, "none");
    await expect(writeFhirCorpus({ source: file, folder, seed: 1 })).rejects.toMatchObject({ code: "bundle-invalid" });
    await expect(writeFhirCorpus({ source: join(work, "gone"), folder, seed: 1 })).rejects.toMatchObject({
      code: "path-not-found",
    });
  });
});

it("parts the names of RxNorm", () => {
  expect(medicineName("Hydrocortisone 10 MG/ML Topical Cream")).toEqual({
    name: "Hydrocortisone",
    strength: "10 mg/mL",
    form: "Topical Cream",
  });
  expect(medicineName("NDA020800 0.3 ML Epinephrine 1 MG/ML Auto-Injector").name).toBe("Epinephrine");
  expect(medicineName("Penicillin V Potassium")).toEqual({
    name: "Penicillin V Potassium",
    strength: null,
    form: null,
  });
});

it.skipIf(!existsSync(SAMPLES))(
  "draws the shared Synthea samples (skipped where they are not there)",
  async () => {
    const written = await writeFhirCorpus({ source: SAMPLES, folder: join(work, "samples"), seed: 2 });
    expect(written.rejected).toEqual([]);
    const rows = readFileSync(written.labelsFile, "utf8")
      .trim()
      .split("\n")
      .map((row) => JSON.parse(row));
    const count = (family: string): number => rows.filter((row) => row.family === family).length;
    // 38 diagnostic reports; other laboratory observations make some more.
    expect(count("lab-report")).toBeGreaterThanOrEqual(38);
    expect(count("prescription")).toBeGreaterThanOrEqual(10);
    expect(count("discharge-medications")).toBe(10);
    for (const { fields, text } of rows)
      for (const [path, { value }] of Object.entries<{ value: string | null }>(fields))
        if (value !== null) expect(text.replaceAll("\n", " "), path).toContain(value);
  },
  120_000,
);
