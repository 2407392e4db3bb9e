import fc from "fast-check";
import { expect, test } from "vitest";
import { findAbbreviations } from "./find-abbreviations.ts";
import { parseInventory } from "./inventory.ts";
import { compileLexicon } from "./lexicon.ts";

const rows = (text: string) =>
  parseInventory(text).entries.map(({ short, expansion, weight }) => [short, expansion, weight]);

test("reads columns by their names", () => {
  const text =
    "GroupID\tSF\tNormSF\tLF\tNormLF\tCount\r\n1\tZQ\tzq\tzeta quotient\tzeta quotient\t12\r\n2\tZQ\tzq\tzone query\tzone query\t\r\n";
  expect(rows(text)).toEqual([
    ["ZQ", "zeta quotient", 12],
    ["ZQ", "zone query", 1],
  ]);
});

test("reads LRABR lines", () => {
  expect(rows("E0000048|ZQ|acronym|E0041563|zeta quotient|\nE0000049|ZR|acronym|E0041564|zeta rest|\n")).toEqual([
    ["ZQ", "zeta quotient", 1],
    ["ZR", "zeta rest", 1],
  ]);
});

test("reads comma-separated cells with quotation marks, and sums counts", () => {
  expect(rows('ZQ,"zeta, quotient",4\nZQ,"Zeta,  quotient",3\nZW,"a ""quoted"" word",1')).toEqual([
    ["ZQ", "zeta, quotient", 7],
    ["ZW", 'a "quoted" word', 1],
  ]);
});

test("reports bad lines by number", () => {
  const { entries, problems } = parseInventory(
    'abbreviation,expansion,count\nZQ\nZQ,zeta,no\n,zeta,1\nZQ,"zeta\nZQ,zeta,2\n',
  );
  expect(entries).toHaveLength(1);
  expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  expect(problems[1]?.why).toContain("count");
});

test("gives a lexicon", () => {
  const { entries } = parseInventory("ZQ\tzeta quotient\t99\nZQ\tzone query\t1");
  const [match] = findAbbreviations("the ZQ was normal", { lexicon: compileLexicon(entries) });
  expect(match).toMatchObject({ text: "ZQ", chosen: "zeta quotient", senses: ["zeta quotient", "zone query"] });
});

test("never throws", () => {
  const part = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom("\t", "|", ",", '"', "\n", "SF", "LF", "E0000001"),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const { entries } = parseInventory(parts.join(""));
      compileLexicon(entries);
    }),
    { numRuns: 200 },
  );
});
