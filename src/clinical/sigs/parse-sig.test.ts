import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSigs, parseSig } from "./index.ts";
import { SIG_CASES } from "./test-sig-cases.ts";
import { notation } from "./test-sig-notation.ts";

describe("parseSig", () => {
  it.each(SIG_CASES)("reads %j", (text, ...clauses) => {
    const sig = parseSig(text);
    expect(sig.clauses.map(notation).map((clause) => clause.toLowerCase())).toEqual(
      clauses.map((clause) => clause.toLowerCase()),
    );
    expect(sig.remainder).toEqual([]);
    expect(sig.complete).toBe(true);
  });

  it("keeps the words that it does not understand", () => {
    const sig = parseSig("Take 1 tablet by mouth flumpily twice daily");
    expect(sig.remainder).toEqual(["flumpily"]);
    expect(sig.complete).toBe(false);
  });

  it("names what is taken", () => {
    expect(parseSig("insulin glargine 10 units SC at bedtime").medication).toBe("insulin glargine");
  });

  it("says nothing about nothing", () => {
    expect(parseSig("")).toMatchObject({ clauses: [], remainder: [], complete: false });
  });

  it("does not throw where a sig is cut off or goes on in the next line", () => {
    const words = [...new Set(SIG_CASES.flatMap(([text]) => text.split(" ")))].sort();
    const last = fc.constantFrom(
      "up to",
      "every",
      "days",
      "at",
      "with",
      "max",
      "for",
      "not to exceed",
      "as needed for",
    );
    for (const [text] of SIG_CASES)
      for (let end = text.indexOf(" "); end > 0; end = text.indexOf(" ", end + 1)) parseSig(text.slice(0, end));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), last, (said, cut) => {
        parseSig([...said, cut].join(" "));
        findSigs(`${said.join(" ")} ${cut}\n4 tabs`);
      }),
      { numRuns: 3000, seed: 5 },
    );
  });

  it("does not throw on any string, and its places are places of the text", () => {
    const words = fc.constantFrom(
      "take",
      "1",
      "1/2",
      "-",
      "to",
      "tab",
      "mg",
      "po",
      "q",
      "every",
      "4",
      "h",
      "prn",
      "for",
      "pain",
      "x",
      "7",
      "days",
      "then",
      "max",
      "/",
      "day",
      ",",
      ".",
      "(",
      ")",
      "with",
      "meals",
      "mon",
      "at",
      "8",
      "am",
      "İ",
      "½",
    );
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(words, { maxLength: 25 }).map((list) => list.join(" ")),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const sig = parseSig(text);
        expect(text.slice(sig.start, sig.end)).toBe(sig.text);
        for (const clause of sig.clauses) {
          expect(clause.start).toBeGreaterThanOrEqual(0);
          expect(clause.end).toBeLessThanOrEqual(text.length);
          expect(clause.start).toBeLessThan(clause.end);
        }
        for (const found of findSigs(text)) expect(text.slice(found.start, found.end)).toBe(found.text);
      }),
      { numRuns: 80 },
    );
  });

  it.each(["1-", "for ", "prn (", "every 4 to ", "take 1 tab ", "a.b."])(
    "comes to an end on a long line of %j",
    (part) => {
      const line = part.repeat(Math.ceil(80_000 / part.length));
      expect(parseSig(line).complete).toBe(false);
      expect(Array.isArray(findSigs(line))).toBe(true);
    },
  );
});
