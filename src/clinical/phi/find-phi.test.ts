import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPhi, findPhiAndQuasi } from "./find-phi.ts";
import { characterScore, phiSpans, type SyntheticRow } from "./test-character-score.ts";
import { plantedNotes } from "./test-planted-notes.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = process.env.RESIDENCY_DATA ?? join(ROOT, "..", "shared", "data");
const SYNTHETIC = join(DATA, "phi_presidio_synth", "synth_dataset_v2.json");

const found = (text: string): string[] => findPhi(text).map((item) => `${item.kind}: ${item.text}`);

describe("findPhiAndQuasi", () => {
  const seen = (text: string): string[] => findPhiAndQuasi(text).map((item) => `${item.kind}: ${item.text}`);

  it("sees what Safe Harbor lets stand, as kinds of its own", () => {
    expect(seen("Dr. Keller saw this 54 year old Norwegian man, here from New Zealand since 2019.")).toEqual([
      "title: Dr.",
      "name: Keller",
      "shown-age: 54",
      "nationality: Norwegian",
      "country: New Zealand",
      "year: 2019",
    ]);
  });

  it("takes no dose, disease or code for one", () => {
    for (const text of [
      "Give 2000 mL over 24 h.",
      "German measles in childhood.",
      "polish the crown",
      "order 2019-A",
      "in 2000 mg",
    ])
      expect(seen(text), text).toEqual([]);
  });
});

describe("findPhi", () => {
  it("finds names by title, relation, label, credential and lexicon", () => {
    expect(found("Seen by Dr. A. Keller today.")).toEqual(["name: A. Keller"]);
    expect(found("Mrs Jones is stable.")).toEqual(["name: Jones"]);
    expect(found("pt John Smith resting")).toEqual(["name: John Smith"]);
    expect(found("Her daughter Anna visited.")).toEqual(["name: Anna"]);
    expect(found("Name: OKONJO, THADDEUS B")).toEqual(["name: OKONJO, THADDEUS B"]);
    expect(found("Reviewed with Yevgenia Brzezinski, MD.")).toEqual(["name: Yevgenia Brzezinski"]);
    expect(found("Dr. Parkinson called.")).toEqual(["name: Parkinson"]);
    expect(found("Mr. Price slept well. Later Price left.").length).toBe(2);
  });

  it("leaves eponyms, drugs, scores, fractions and codes alone", () => {
    for (const text of [
      "History of Parkinson disease and Crohn's disease.",
      "Foley catheter in place. Babinski negative. Murphy's sign positive.",
      "Hodgkin lymphoma, Ann Arbor stage II. Wolff-Parkinson-White on ECG.",
      "Started Lasix 40 mg IV and Zofran 4 mg. Lantus 20 units at bedtime.",
      "BP 120/80, strength 5/5, pain 4/10, murmur 2/6, L4/5 disc bulge.",
      "ICD-10 E11.65, CPT 99213, LOINC 2345-7, platelets 250000, WBC 11.2.",
      "Patient is a 54 year old man. Smoked since 1988.",
      "MR BRAIN WITH AND WITHOUT CONTRAST. NO ACUTE INFARCT.",
      "Take 1/2 tablet by mouth, may repeat in 4-6 hours.",
      "Moved here from France.",
    ]) {
      expect(found(text), text).toEqual([]);
    }
  });

  it("finds dates but no years, and ages over 89 only", () => {
    expect(found("Admitted 03/14/2021, discharged on 3/18. Born 1956.")).toEqual(["date: 03/14/2021", "date: 3/18"]);
    expect(found("Am 3. März 2021 operiert")).toContain("date: 3. März 2021");
    expect(found("A 92-year-old with an 88-year-old wife")).toEqual(["age: 92"]);
    expect(found("Born in 1930.")).toEqual([]);
    expect(findPhi("Born in 1930.", { noteDate: "2024-05-01" }).map(({ text }) => text)).toEqual(["1930"]);
  });

  it.each([
    ["ssn", "SSN 219-09-9999"],
    ["mrn", "MRN: 00-123-45"],
    ["mrn", "NHS number 943 476 5919"],
    ["health-plan", "Member ID XYZ123456789"],
    ["account", "card 4111 1111 1111 1111"],
    ["account", "IBAN GB82 WEST 1234 5698 7654 32"],
    ["licence", "DEA BB1388568"],
    ["licence", "NPI 1234567893"],
    ["vehicle", "VIN 1M8GDM9AXKP042788"],
    ["device", "Serial number: PJN123456H"],
    ["url", "see https://example.org/p/1"],
    ["ip", "from 192.168.10.7"],
    ["ip", "from 2001:db8::ff00:42:8329"],
    ["email", "write a.keller@example.org."],
    ["phone", "call 212-555-0142"],
    ["phone", "Tel +49 30 1234567"],
    ["fax", "Fax: (212) 555-0143"],
    ["biometric", "fingerprint ID FP-20931"],
    ["photo", "Full-face photo: face_20931.jpg"],
    ["unique-id", "Accession #: CT-21-003311"],
    ["postcode", "LS1 4AP"],
    ["postcode", "ZIP: 02139"],
    ["location", "lives at 12 Elm Street, Springfield, IL 62704"],
    ["organisation", "seen at Brackenridge Hospital"],
  ])("finds %s in %j", (kind, text) => {
    expect(findPhi(text).map((item) => item.kind)).toContain(kind);
  });

  it("tells titles from drives, names from addresses, and towns behind postcodes", () => {
    expect(found("Seen with Dr Okafor and Dr. Li at 10am.")).toEqual(["name: Okafor", "name: Li"]);
    expect(found("Mrs Patel, 14 Acacia Avenue, London NW1 6XE, tel 07700 900123")).toEqual([
      "name: Patel",
      "location: 14 Acacia Avenue, London NW1 6XE",
      "phone: 07700 900123",
    ]);
    expect(found("wohnhaft Hauptstraße 12, 79104 Freiburg.")).toEqual(["location: Hauptstraße 12, 79104 Freiburg"]);
    expect(found("demeurant 14 rue de la Paix, 75002 Paris.")).toEqual(["location: 14 rue de la Paix, 75002 Paris"]);
    expect(found("wonend Keizersgracht 101, 1015 CJ Amsterdam.")).toEqual([
      "location: Keizersgracht 101, 1015 CJ Amsterdam",
    ]);
  });

  it("finds known names wherever they stand", () => {
    expect(findPhi("brought in by zqwent today", { knownNames: ["Zqwent"] }).map(({ text }) => text)).toEqual([
      "zqwent",
    ]);
  });

  it("finds at least .98 of what is planted in notes of all kinds", () => {
    const notes = plantedNotes(20, 3);
    expect(notes.length).toBeGreaterThanOrEqual(60);
    const score = characterScore(notes.map(({ text, planted }) => ({ text, gold: planted })));
    expect(score.recall).toBeGreaterThanOrEqual(0.98);
    expect(score.precision).toBeGreaterThanOrEqual(0.9);
  });

  it.skipIf(!existsSync(SYNTHETIC))(
    "reaches the bars on the synthetic sentences (skipped where the data set is absent)",
    () => {
      const rows = JSON.parse(readFileSync(SYNTHETIC, "utf8")) as SyntheticRow[];
      const score = characterScore(rows.map((row) => ({ text: row.full_text, gold: phiSpans(row) })));
      expect(score.recall).toBeGreaterThanOrEqual(0.9);
      expect(score.precision).toBeGreaterThanOrEqual(0.85);
      expect(score.leakyDocuments).toBeLessThanOrEqual(0.15);
    },
  );

  it("never throws, keeps order and cuts what it says, on any text", () => {
    const pieces = fc.constantFrom(
      "Dr. ",
      "Smith",
      ", ",
      "MRN: ",
      "12",
      "/",
      "-",
      "\n",
      "@",
      "://",
      "www.",
      "(",
      ")",
      "+",
      "May ",
      "St. ",
      "\ud83d",
      "é",
      " von ",
      "Apt. 5",
      "192.",
      "::",
      "'s ",
      "Inc",
      "SSN ",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (value) => {
        let end = 0;
        for (const item of findPhi(value)) {
          expect(item.start).toBeGreaterThanOrEqual(end);
          expect(item.end).toBeGreaterThan(item.start);
          expect(value.slice(item.start, item.end)).toBe(item.text);
          end = item.end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("takes long hostile lines", () => {
    for (const unit of ["a", "A ", "1.", ":", "@", "1 ", "May ", "MRN: ", "Aa, ", "(", "http://a", "Aa von "])
      expect(() => findPhi(unit.repeat(20_000))).not.toThrow();
  });
});
