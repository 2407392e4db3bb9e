import fc from "fast-check";
import { expect, test } from "vitest";
import { anls, characterErrorRate, wordErrorRate } from "./edit-distance.ts";

/** The textbook table, slow and plain, as a second opinion. */
function editsByTable(left: string[], right: string[]): number {
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [row, token] of left.entries()) {
    const current = [row + 1];
    for (const [column, other] of right.entries()) {
      const replaced = above[column]! + (token === other ? 0 : 1);
      current.push(Math.min(replaced, above[column + 1]! + 1, current[column]! + 1));
    }
    above = current;
  }
  return above[right.length]!;
}

// Few different characters and up to 100 of them, to cross the 32-bit blocks of the library.
const text = fc.string({ unit: fc.constantFrom("a", "b", "é", "😀", "𝛼", " ", "血"), maxLength: 100 });

test.each([
  ["kitten", "sitting", 3 / 6],
  ["5.8 mmol/L", "5.8 mmol/L", 0],
  ["5.8", "58", 1 / 3],
  ["ab", "abcdef", 2],
  ["abc", "", 1],
  ["", "", 0],
  ["", "x", 1],
  ["", "xyz", 1],
  ["😀", "😁", 1],
  ["a😀b", "ab", 1 / 3],
  ["caf\u00e9", "cafe\u0301", 0],
  ["Hb", "HB", 1 / 2],
])("character error rate of %j read as %j", (reference, answered, rate) => {
  expect(characterErrorRate(reference, answered)).toBeCloseTo(rate, 12);
});

test.each([
  ["take one tablet daily", "take one tablet daily", 0],
  ["take one tablet daily", "take  two\ntablets", 3 / 4],
  ["one", "one two three", 2],
  ["", "", 0],
  [" \n", "", 0],
  ["", "word", 1],
  ["caf\u00e9 noir", "cafe\u0301 noir", 0],
])("word error rate of %j read as %j", (reference, answered, rate) => {
  expect(wordErrorRate(reference, answered)).toBeCloseTo(rate, 12);
});

// The examples of the Robust Reading Competition (rrc.cvc.uab.es, challenge 11), in lower case as it compares.
test.each([
  ["coca cola", "the coca", 0],
  ["coca cola", "cocacola", 8 / 9],
  ["coca cola", "coca cola", 1],
  ["coca cola", "cola", 0],
  ["coca cola", "cat", 0],
  ["", "", 1],
  ["", "x", 0],
  ["ab", "ax", 0.5],
])("anls of %j answered %j", (expected, answered, similarity) => {
  expect(anls(expected, answered)).toBeCloseTo(similarity, 12);
});

test("the threshold of anls can be moved", () => {
  expect(anls("coca cola", "cola", 0)).toBeCloseTo(4 / 9, 12);
  expect(anls("coca cola", "cocacola", 0.9)).toBe(0);
  expect(() => anls("a", "a", 50)).toThrow(RangeError);
});

test("agrees with the textbook table", () => {
  fc.assert(
    fc.property(text, text, (reference, answered) => {
      const [left, right] = [[...reference], [...answered]];
      fc.pre(left.length > 0);
      expect(characterErrorRate(reference, answered)).toBe(editsByTable(left, right) / left.length);
      const longer = Math.max(left.length, right.length);
      expect(anls(reference, answered, 0)).toBeCloseTo(1 - editsByTable(left, right) / longer, 12);
    }),
  );
});

test("words agree with the textbook table", () => {
  const word = fc.constantFrom("take", "one", "two", "tablet", "daily");
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), fc.array(word, { maxLength: 80 }), (left, right) => {
      expect(wordErrorRate(left.join(" "), right.join("\n"))).toBe(editsByTable(left, right) / left.length);
    }),
  );
});

test("anls is symmetric, 0..1, and 1 for equal texts", () => {
  fc.assert(
    fc.property(text, text, (expected, answered) => {
      const similarity = anls(expected, answered);
      expect(similarity).toBe(anls(answered, expected));
      expect(similarity === 0 || (similarity >= 0.5 && similarity <= 1)).toBe(true);
      expect(anls(expected, expected)).toBe(1);
      expect(characterErrorRate(expected, expected)).toBe(0);
    }),
  );
});

test("more different words than the encoding has room for are refused, not miscounted", () => {
  const many = Array.from({ length: 65_537 }, (_, index) => `w${index}`).join(" ");
  expect(() => wordErrorRate(many, "w0")).toThrow(RangeError);
});
