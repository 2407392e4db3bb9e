import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SectionKind, sections, split } from "./index.ts";

const sentences = (text: string): string[] => split(text).map(({ start, end }) => text.slice(start, end));
const kinds = (text: string): [SectionKind, string, number][] =>
  sections(text).map(({ kind, heading, level }) => [kind, heading, level]);

describe("split", () => {
  it("keeps abbreviations with full stops, decimals and initials together", () => {
    expect(
      sentences(
        "Dr. A. Smith gave aspirin 81.5 mg p.o. q.d. and Lopressor b.i.d. for pain. Temp 38.5. See no. 5 vs. no. 6 today.",
      ),
    ).toEqual([
      "Dr. A. Smith gave aspirin 81.5 mg p.o. q.d. and Lopressor b.i.d. for pain.",
      "Temp 38.5.",
      "See no. 5 vs. no. 6 today.",
    ]);
    expect(sentences("He takes it p.o. The patient is well. PT. DENIES PAIN. LUNGS CLEAR.")).toEqual([
      "He takes it p.o.",
      "The patient is well.",
      "PT. DENIES PAIN.",
      "LUNGS CLEAR.",
    ]);
  });

  it("joins wrapped lines and parts lines that were ended on purpose", () => {
    const wrapped =
      "The patient is a 56-year-old man with a long history of\nasthma who presents with chest pain and was seen by\nDr. Jones.";
    expect(sentences(wrapped)).toEqual([wrapped]);
    expect(sentences("fever\nchills\ncough")).toEqual(["fever", "chills", "cough"]);
    expect(sentences("Regular rate\nNo murmurs\n\nSoft")).toEqual(["Regular rate", "No murmurs", "Soft"]);
  });

  it("parts list items, also those in one line", () => {
    expect(sentences("1. Asthma\n2. Gout.\n- aspirin\n* statin\na) rest")).toEqual([
      "1. Asthma",
      "2. Gout.",
      "- aspirin",
      "* statin",
      "a) rest",
    ]);
    expect(sentences("1) Pneumonia 2) CHF (grade 2) 3) DM")).toEqual(["1) Pneumonia", "2) CHF (grade 2)", "3) DM"]);
  });

  it("parts at headings and names the section", () => {
    const text = "Seen today. PMH: asthma.\nPHYSICAL EXAM:\nHEENT: no rash. Lungs: clear";
    expect(split(text).map(({ start, end, section }) => [text.slice(start, end), section])).toEqual([
      ["Seen today.", undefined],
      ["PMH: asthma.", "past-medical-history"],
      ["PHYSICAL EXAM:", "physical-examination"],
      ["HEENT: no rash.", "physical-examination"],
      ["Lungs: clear", "physical-examination"],
    ]);
  });

  it("parts questions from what follows, but not from their answer", () => {
    expect(sentences("Fever? No. Any pain? She has none. ?pneumonia")).toEqual([
      "Fever? No.",
      "Any pain?",
      "She has none.",
      "?pneumonia",
    ]);
  });

  it("parts sentences written without capitals or without the space", () => {
    expect(sentences("lungs clear. no edema.The patient left.")).toEqual([
      "lungs clear.",
      "no edema.",
      "The patient left.",
    ]);
  });
});

describe("sections", () => {
  it("takes headings with and without colon, in capitals, numbered and alone on a line", () => {
    expect(
      kinds("CHIEF COMPLAINT: pain\nFamily History\nnone\n3. ALLERGIES: none\nIMPRESSION No acute disease\nGI - soft"),
    ).toEqual([
      ["chief-complaint", "CHIEF COMPLAINT", 1],
      ["family-history", "Family History", 1],
      ["allergies", "ALLERGIES", 1],
      ["impression", "IMPRESSION", 1],
      ["body-system", "GI", 2],
    ]);
  });

  it("nests and ends sections", () => {
    const text = "EXAM:\nHEENT: normal\nNECK: supple\nPLAN: rest";
    expect(sections(text)).toEqual([
      { kind: "physical-examination", heading: "EXAM", level: 1, start: 0, end: 33 },
      { kind: "body-system", heading: "HEENT", level: 2, start: 6, end: 20 },
      { kind: "body-system", heading: "NECK", level: 2, start: 20, end: 33 },
      { kind: "plan", heading: "PLAN", level: 1, start: 33, end: 43 },
    ]);
  });

  it("takes unknown headings at the beginning of a line, but no times and no running text", () => {
    expect(kinds("Wound Care: daily\nSeen at 10:30: well\nthe family: here")).toEqual([["other", "Wound Care", 2]]);
    expect(kinds("PE with infarct. The plan is rest.")).toEqual([]);
  });
});

describe("any text", () => {
  it("lies in sentences in order, all but white space", () => {
    const words = [
      "No",
      "fever",
      ".",
      "\n",
      "1.",
      "2)",
      "(",
      ")",
      "PMH:",
      "Dr",
      "?",
      "-",
      ":",
      "\r\n",
      " ",
      "p.o.",
      "İ",
      "😀",
    ];
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(text, (note) => {
        let last = 0;
        let outside = "";
        for (const { start, end } of split(note)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          outside += note.slice(last, start);
          last = end;
        }
        expect((outside + note.slice(last)).replace(/[\s\p{Cc}\p{Cf}\u2000-\u200b]/gu, "")).toBe("");
        for (const { start, end, heading } of sections(note)) {
          expect(note.startsWith(heading, start)).toBe(true);
          expect(end).toBeGreaterThanOrEqual(start + heading.length);
        }
      }),
      { numRuns: 80 },
    );
  });

  it("is read in one pass, whatever its length", () => {
    for (const piece of ["A: ", "a\n", ". ", "Ab ", "1. ", "(", "A\n\n", "PMH: "]) {
      expect(() => split(piece.repeat(20_000))).not.toThrow();
    }
  });
});
