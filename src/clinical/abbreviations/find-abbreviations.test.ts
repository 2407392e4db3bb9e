import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAbbreviations } from "./find-abbreviations.ts";
import { type AbbreviationCase, DEVELOPMENT_CASES, HELD_OUT_CASES } from "./test-cases.ts";

const chosenIn = (text: string, short: string, options = {}) =>
  findAbbreviations(text, options).find((match) => match.text === short)?.chosen;

function accuracy(cases: readonly AbbreviationCase[]): { right: number; wrong: number } {
  let [right, wrong] = [0, 0];
  for (const { text, short, expansion } of cases) {
    const chosen = chosenIn(text, short);
    if (chosen === expansion) right++;
    else if (chosen) wrong++;
  }
  return { right: right / cases.length, wrong: wrong / cases.length };
}

test("chooses by context", () => {
  expect(accuracy(DEVELOPMENT_CASES).right).toBeGreaterThan(0.95);
  const heldOut = accuracy(HELD_OUT_CASES);
  expect(heldOut.right).toBeGreaterThan(0.9);
  expect(heldOut.wrong).toBeLessThan(0.03);
});

test("knows every meaning of the cases", () => {
  for (const { text, short, expansion } of [...DEVELOPMENT_CASES, ...HELD_OUT_CASES])
    expect(findAbbreviations(text).find((match) => match.text === short)?.senses, text).toContain(expansion);
});

test("says nothing without evidence", () => {
  for (const text of ["MS", "The note says PE.", "RA"]) {
    const [match] = findAbbreviations(text);
    expect(match?.chosen).toBeNull();
    expect(match?.senses.length).toBeGreaterThan(1);
    expect(match?.confidence).toBeLessThan(0.8);
  }
});

describe("evidence", () => {
  test("of the section", () => {
    expect(chosenIn("MS 10", "MS", { sectionOf: () => "Medications", specialty: "pharmacy" })).toBe("morphine sulfate");
    expect(chosenIn("PHYSICAL EXAM:\nOP clear", "OP")).toBe("oropharynx");
  });

  test("of the specialty", () => {
    expect(chosenIn("Known MS.", "MS", { specialty: "Neurology" })).toBe("multiple sclerosis");
    expect(chosenIn("Known MS.", "MS", { specialty: "cardiology" })).toBe("mitral stenosis");
  });

  test("of the text's own definition, which wins", () => {
    const text = "Medullary sponge (MS) kidney was seen. MS with interferon and gait ataxia.";
    expect(
      findAbbreviations(text)
        .filter((match) => match.text === "MS")
        .map((match) => match.chosen),
    ).toEqual(["Medullary sponge", "Medullary sponge"]);
    expect(chosenIn("MS (mitral stenosis) is severe", "MS")).toBe("mitral stenosis");
    expect(chosenIn("acute widget syndrome (AWS) was treated. AWS is gone", "AWS")).toBe("acute widget syndrome");
  });

  test("of the expansion elsewhere in the text", () => {
    expect(chosenIn("Multiple sclerosis since 2001.\nSince then the family has coped.\nMS stable.", "MS")).toBe(
      "multiple sclerosis",
    );
  });

  test("is explained", () => {
    const match = findAbbreviations("MS treated with interferon")[0];
    expect(match?.evidence[0]).toMatchObject({ kind: "neighbour", what: "interferon" });
  });
});

describe("spelling", () => {
  test.each([
    ["The pt was seen.", "pt", "patient"],
    ["Pt c/o pain", "c/o", "complains of"],
    ["s/p CABG", "s/p", "status post"],
    ["seen w/ family", "w/", "with"],
    ["came w/o family", "w/o", "without"],
    ["aspirin q.d. given", "q.d.", "once daily"],
    ["aspirin b.i.d.", "b.i.d.", "twice a day"],
    ["had two MIs before", "MIs", "myocardial infarction"],
    ["C. diff colitis", "C. diff", "Clostridioides difficile"],
    ["exam: A&Ox3", "A&Ox3", "alert and oriented to person, place, and time"],
    ["a 45yo woman", "yo", "year-old"],
    ["htn and copd", "copd", "chronic obstructive pulmonary disease"],
    ["tylenol q4-6h", "q4-6h", "every 4 to 6 hours"],
    ["tylenol q 8 hrs", "q 8 hrs", "every 8 hours"],
    ["wound clean on POD3", "POD", "postoperative day"],
    ["the medication was d/c'd", "d/c'd", "discontinued"],
  ])("%s", (text, short, expansion) => {
    expect(chosenIn(text, short)).toBe(expansion);
  });

  test.each([
    "all of it is as good as or better than he had hoped",
    "Ms. Jones is in good hands; us too.",
    "Take ALL of them. It IS so.",
    "She lives in Salem, OR 97301.",
    "The cat sat on a mat near a lap top.",
    "**NAME[AAA BBB] lives at **ID-NUM [**PT MS 12**]",
    "the man who came from Rome in Oct or Apr",
    "DIAGNOSIS(ES): none",
    "e.g. this, i.e. that, made in the U.S.",
  ])("leaves words alone: %s", (text) => {
    expect(findAbbreviations(text).map((match) => match.text)).toEqual([]);
  });

  test("does not take words in capitals for abbreviations in a line of capitals", () => {
    const found = findAbbreviations("ALL OF THE PATIENTS WERE SEEN AS IT IS USUAL AND SO ON OR NOT.");
    expect(found.map((match) => match.text)).toEqual([]);
    expect(chosenIn("HE WAS TAKEN TO THE OR FOR SURGERY UNDER GENERAL ANESTHESIA.", "OR")).toBe("operating room");
  });
});

test("warns of error-prone writing, by meaning", () => {
  expect(findAbbreviations("aspirin QD")[0]?.errorProne?.instead).toBe("daily");
  expect(findAbbreviations("MSO4 2 mg IV")[0]?.errorProne).toBeDefined();
  expect(findAbbreviations("MS 2 mg IV prn pain")[0]?.errorProne?.instead).toBe("morphine sulfate");
  expect(findAbbreviations("MS with interferon")[0]?.errorProne).toBeUndefined();
});

const pieces = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "MS",
    "pt",
    "c/o",
    "w/",
    "q.d.",
    "(",
    ")",
    "(MS)",
    "multiple sclerosis",
    "q4h",
    ".",
    "/",
    "\n",
    ":",
    "A&O",
    "x",
    "10",
    " ",
  ),
);

test("never throws, and offsets fit the text", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const text = parts.join("");
      let last = 0;
      for (const match of findAbbreviations(text)) {
        expect(text.slice(match.start, match.end)).toBe(match.text);
        expect(match.start).toBeGreaterThanOrEqual(last);
        expect(match.confidence).toBeGreaterThanOrEqual(0);
        expect(match.confidence).toBeLessThanOrEqual(1);
        if (match.chosen !== null) expect(match.senses).toContain(match.chosen);
        last = match.end;
      }
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["one word", "a".repeat(10_000_000)],
  ["dots", "a.".repeat(200_000)],
  ["slashes", "c/".repeat(100_000)],
  ["brackets", "(".repeat(200_000)],
  ["open definitions", "MS (a ".repeat(10_000)],
  ["ambiguous letters", "MS PT ".repeat(5_000)],
  ["line ends", "\n".repeat(1_000_000)],
  ["q and digits", "q1".repeat(300_000)],
])("a long line of %s ends", (_, text) => {
  expect(Array.isArray(findAbbreviations(text))).toBe(true);
});
