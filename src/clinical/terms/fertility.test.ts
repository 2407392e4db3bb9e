import fc from "fast-check";
import { expect, test } from "vitest";
import { fertility } from "./fertility.ts";

/** One token for every three letters begun. */
const encode = (text: string): number[] => new Array<number>(Math.ceil(text.length / 3)).fill(0);

test("counts tokens by word, character and document", () => {
  const result = fertility(["abc def", "abcdefghi"], encode, { tokenLimit: 3 });
  expect(result).toMatchObject({ documents: 2, words: 3, characters: 16, tokens: 6, tokensPerWord: 2 });
  expect(result.perDocument).toEqual({ mean: 3, median: 3, p90: 3, p99: 3, most: 3 });
  expect(result.overLimit).toEqual([]);
  expect(result.nearLimit).toHaveLength(2);
});

test("lists the rows that are cut, the longest first", () => {
  const result = fertility(["abc", "a".repeat(30), "a".repeat(60)], encode, { tokenLimit: 9 });
  expect(result.overLimit).toEqual([
    { row: 2, tokens: 20 },
    { row: 1, tokens: 10 },
  ]);
});

test("lists the worst terms with their counts, without punctuation", () => {
  const costly = (text: string): number[] => new Array<number>(text.includes("zide") ? text.length : 1).fill(0);
  const result = fertility(["(thiazide), the pill; thiazide!"], costly, { worst: 1 });
  expect(result.worst).toEqual([{ term: "thiazide", count: 2, tokens: 8, tokensPerCharacter: 1 }]);
});

test("has no ratios without text", () => {
  expect(fertility([], encode)).toMatchObject({ documents: 0, tokensPerWord: null, tokensPerCharacter: null });
  expect(fertility([""], encode)).toMatchObject({ documents: 1, tokensPerWord: null });
});

test("takes any text", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 5 }), (texts) => {
      const result = fertility(texts, encode);
      expect(result.documents).toBe(texts.length);
      expect(result.words).toBe(texts.flatMap((text) => text.split(/\s+/).filter(Boolean)).length);
    }),
    { numRuns: 100 },
  );
});
