import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { DatasetDocument } from "../../domain/dataset.ts";
import { screenAllPhi, screenCopies, screenFertility } from "./index.ts";

const document = (id: string, facts: Partial<DatasetDocument>): DatasetDocument => ({
  id,
  name: `${id}.png`,
  pages: [],
  split: "train",
  selected: true,
  ...facts,
});
const present = (value: string) => ({ value, status: "present" as const, evidence: [] });

describe("screenAllPhi", () => {
  it("finds identifiers in transcriptions and in labels, by their field's name", () => {
    const documents = [
      document("text", { text: "MRN: 00482913. Seen by Dr. Alice Romero." }),
      document("label", { fields: { "patient.name": present("Maria Rossi") } }),
      document("clean", { text: "potassium 5.8 mmol/L, high" }),
    ];
    const screened = screenAllPhi(documents, []);
    expect(documents.map(({ phi }) => phi)).toEqual(["found", "found", "none"]);
    expect(screened.documents).toEqual({ found: 2, none: 1, unknown: 0 });
    expect(screened.kinds.mrn).toBe(1);
  });

  it("does not know what a page without a transcription holds, unless its owner declares it", () => {
    const documents = [
      document("label", { fields: { potassium: present("5.8") } }),
      document("smear", { family: "smear", class: "lymphocyte" }),
    ];
    screenAllPhi(documents, []);
    expect(documents.map(({ phi }) => phi)).toEqual(["unknown", "unknown"]);
    screenAllPhi(documents, ["smear"]);
    expect(documents.map(({ phi }) => phi)).toEqual(["unknown", "none"]);
  });

  it("believes an identifier more than a declaration", () => {
    const documents = [document("smear", { family: "smear", text: "Patient: Maria Rossi" })];
    screenAllPhi(documents, ["smear"]);
    expect(documents[0]?.phi).toBe("found");
  });
});

describe("screenCopies", () => {
  const first =
    "The patient was admitted with shortness of breath and a cough that had lasted for two weeks before the visit to us.";
  it("tells what later notes of a subject copied, and counts a note once", () => {
    const screened = screenCopies([
      document("a", { subject: "s", text: first }),
      document("b", { subject: "s", text: `${first} Today the cough is better.` }),
      document("c", { subject: "t", text: first }),
    ]);
    expect(screened).toMatchObject({ notes: 3, uniqueNotes: 1 });
    if ("unscored" in screened) throw new Error("was not screened");
    expect(screened.copiedForward).toMatchObject({ subjects: 1, notes: 1 });
    expect(screened.copiedForward.copiedWords / screened.copiedForward.words).toBeGreaterThan(0.7);
    expect(screened.mostCopied.map((note) => note.document)).toEqual(["b"]);
  });

  it("says why there is nothing to screen", () => {
    expect(screenCopies([document("a", {})])).toEqual({ unscored: "no document has a transcription" });
  });
});

describe("screenFertility", () => {
  const starter = resolve("models/starter");
  it("names the documents whose answer is cut, and no term that is an identifier", async () => {
    const answer = (id: string, values: string) => ({ document: id, text: JSON.stringify({ note: values }), values });
    const screened = await screenFertility(
      [
        answer("short", "acetaminophen"),
        answer("long", "acetaminophen 500 mg by mouth Maria"),
        answer("same", "Maria"),
      ],
      starter,
      20,
    );
    if ("unscored" in screened) throw new Error(screened.unscored);
    expect(screened.cut).toEqual(["long"]);
    expect(screened.tokensPerCharacter).toBeGreaterThan(0.9); // one token a byte
    expect(screened.worst.map(({ term }) => term)).toEqual(["acetaminophen"]);
  });

  it("says why a tokenizer could not be read", async () => {
    expect(await screenFertility([{ document: "a", text: "x", values: "x" }], "/nowhere", 10)).toEqual({
      unscored: "the base model's folder has no tokenizer.json",
    });
  });
});
