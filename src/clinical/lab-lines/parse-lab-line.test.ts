import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLabLines, parseLabLine } from "./index.ts";
import { LAB_CASES } from "./test-lab-cases.ts";
import { notation } from "./test-lab-notation.ts";

const squeeze = (text: string): string => text.replace(/\s+/g, " ").trim();

describe("parseLabLine", () => {
  it.each(LAB_CASES)("reads %j", (line, reading) => {
    const result = parseLabLine(line);
    expect(result && squeeze(notation(result))).toBe(squeeze(reading));
    expect(line.slice(result?.start, result?.end)).toBe(result?.text);
  });

  it.each(["", "Test  Result  Units  Range  Flag", "Seen on 12/03/2024 at 08:30", "BP 120/80", "HR 72"])(
    "finds no result in %j",
    (line) => {
      expect(parseLabLine(line)).toBeNull();
    },
  );

  it("does not throw on any string, and its places are places of the text", () => {
    const pieces = fc.constantFrom(
      "Glucose",
      "Na+",
      "5.8",
      "<",
      "1:160",
      "mg/dL",
      "(",
      "3.9-5.6",
      ")",
      "H",
      "*",
      "|",
      "\t",
      ":",
      "....",
      ",",
      "Negative",
      "to",
      "x10^3/uL",
      "İ",
      "µ",
      "[",
      "ref",
      "\n",
    );
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(pieces, { maxLength: 25 }).map((list) => list.join(" ")),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const result = parseLabLine(text);
        if (result) expect(text.slice(result.start, result.end)).toBe(result.text);
        let last = 0;
        for (const found of findLabLines(text)) {
          expect(text.slice(found.start, found.end)).toBe(found.text);
          expect(found.start).toBeGreaterThanOrEqual(last);
          last = found.end;
        }
      }),
      { numRuns: 80 },
    );
  });

  it.each(["(", ": ", "1,", "1-", "glucose ", "Na 1 (", "....", "< "])(
    "comes to an end on a long line of %j",
    (part) => {
      const line = part.repeat(Math.ceil(60_000 / part.length));
      expect(() => parseLabLine(line)).not.toThrow();
      expect(Array.isArray(findLabLines(line))).toBe(true);
    },
  );
});
