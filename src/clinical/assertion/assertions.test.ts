import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertions } from "./index.ts";
import { RULES } from "./rules/index.ts";
import { PHRASINGS } from "./test-phrasings.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const NEGEX = join(process.env.RESIDENCY_DATA ?? join(ROOT, "..", "shared", "data"), "negex", "development_half.tsv");

describe("assertions of phrasings", () => {
  for (const [group, cases] of Object.entries(PHRASINGS)) {
    for (const [text, mention, assertion] of cases) {
      it(`${group}: ${JSON.stringify(text)}, ${mention} is ${assertion}`, () => {
        const found = assertions(text, [mention]);
        expect(found.map((each) => [each.text.toLowerCase(), each.assertion, each.rule, each.cue?.text])).toEqual([
          [mention.toLowerCase(), assertion, found[0]?.rule, found[0]?.cue?.text],
        ]);
      });
    }
  }
});

describe("assertions", () => {
  it("names cue, rule, time and experiencer", () => {
    expect(assertions("There is no definite evidence of malignancy.", ["malignancy"])).toEqual([
      {
        text: "malignancy",
        start: 33,
        end: 43,
        assertion: "absent",
        temporality: "recent",
        experiencer: "patient",
        cue: { text: "no definite evidence of", start: 9, end: 32 },
        rule: "no",
      },
    ]);
  });

  it("gives a section as cue", () => {
    const text = "FAMILY HISTORY: Diabetes.";
    expect(assertions(text, ["diabetes"])[0]).toMatchObject({
      assertion: "family",
      experiencer: "family",
      temporality: "historical",
      cue: { text: "FAMILY HISTORY", start: 0, end: 14 },
      rule: "section-family-history",
    });
    expect(assertions("Diabetes.", ["diabetes"], { section: "family-history" })[0]).toMatchObject({
      assertion: "family",
      cue: null,
    });
  });

  it("keeps a denied history denied and in the past", () => {
    expect(assertions("No history of asthma.", ["asthma"])[0]).toMatchObject({
      assertion: "absent",
      temporality: "historical",
    });
  });

  it("finds mentions by its lexicon, the longest first", () => {
    const found = assertions("Pt with type 2 diabetes and Sjögren's syndrome denies shortness of breath or fevers.");
    expect(found.map(({ text, assertion }) => [text, assertion])).toEqual([
      ["type 2 diabetes", "present"],
      ["Sjögren's syndrome", "present"],
      ["shortness of breath", "absent"],
      ["fevers", "absent"],
    ]);
  });

  it("takes every occurrence of a word, whole, in any case and over line ends", () => {
    const text = "No PAIN.\nChest\n  pain, painful pain";
    expect(assertions(text, ["pain"]).map(({ start }) => start)).toEqual([3, 17, 31]);
    expect(assertions(text, ["chest pain"]).map((each) => each.text)).toEqual(["Chest\n  pain"]);
  });

  it("takes places, keeps their offsets and leaves out impossible ones", () => {
    const text = "No acute fever.";
    const places = [
      { start: 9, end: 14 },
      { start: 14, end: 9 },
      { start: -1, end: 4 },
      { start: 3, end: 99 },
      { start: Number.NaN, end: 4 },
    ];
    expect(assertions(text, places).map(({ text, assertion }) => [text, assertion])).toEqual([["fever", "absent"]]);
  });

  it("never takes a cue from inside the mention", () => {
    expect(assertions("Findings: no acute distress.", ["no acute distress"])[0]?.assertion).toBe("present");
    expect(assertions("Denies changes in vision or diplopia.", ["changes in vision", "diplopia"])).toMatchObject([
      { assertion: "absent" },
      { assertion: "absent" },
    ]);
  });

  it("holds its offsets, whatever the text", () => {
    const words = [
      "no",
      "fever",
      ",",
      ".",
      "\n",
      "(",
      ")",
      "history of",
      "if",
      "-",
      ":",
      "was negative",
      "cough",
      "İ",
      "😀",
    ];
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(text, fc.string({ maxLength: 6 }), (note, word) => {
        for (const found of [assertions(note), assertions(note, [word, "fever", { start: 0, end: 3 }])]) {
          for (const { text, start, end, cue } of found) {
            expect(note.slice(start, end)).toBe(text);
            if (cue !== null) expect(note.slice(cue.start, cue.end)).toBe(cue.text);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("reads long hostile lines without going back over them", () => {
    for (const piece of [
      "no ",
      "fever ",
      "no fever, ",
      "(",
      "a, fever was ruled out and ",
      "-",
      "fever. ",
      "\n\n- no",
      "İ",
      "1) ",
    ]) {
      const text = piece.repeat(Math.ceil(300_000 / piece.length));
      expect(() => assertions(text)).not.toThrow();
      expect(() => assertions(text, ["a a a a b", "fever"])).not.toThrow();
    }
  });

  it("has rules with ids of their own and reasons", () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { reason } of RULES) expect(reason).toMatch(/\.$/);
  });
});

const negex = existsSync(NEGEX) ? describe : describe.skip;
negex(`the NegEx development half${existsSync(NEGEX) ? "" : " (skipped: ../shared/data/negex is not there)"}`, () => {
  it("reaches F1 .985 for negation, .75 for historical and .95 for hypothetical", () => {
    const tally = { negated: [0, 0], historical: [0, 0], hypothetical: [0, 0] };
    const count = (which: keyof typeof tally, gold: boolean, given: boolean): void => {
      if (gold && given) tally[which][0]!++;
      else if (gold !== given) tally[which][1]!++;
    };
    for (const line of readFileSync(NEGEX, "utf8").trim().split("\n").slice(1)) {
      const [, condition, text, negation, temporality] = line.split("\t") as [string, string, string, string, string];
      const found = assertions(text, [condition]);
      const mention = found.find((each) => each.text === condition.toUpperCase()) ?? found[0];
      count("negated", negation === "Negated", mention?.assertion === "absent");
      count("historical", temporality === "Historical", mention?.temporality === "historical");
      count("hypothetical", temporality === "Not particular", mention?.temporality === "hypothetical");
    }
    const f1 = ([hits, misses]: number[]): number => (2 * hits!) / (2 * hits! + misses!);
    expect(f1(tally.negated)).toBeGreaterThanOrEqual(0.985);
    expect(f1(tally.historical)).toBeGreaterThanOrEqual(0.75);
    expect(f1(tally.hypothetical)).toBeGreaterThanOrEqual(0.95);
  });
});
