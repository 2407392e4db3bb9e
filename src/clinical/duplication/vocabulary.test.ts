import fc from "fast-check";
import { expect, it } from "vitest";
import { Vocabulary } from "./vocabulary.ts";

function intern(vocabulary: Vocabulary, word: string): number {
  for (let index = 0; index < word.length; index++) vocabulary.push(word.charCodeAt(index));
  return vocabulary.take();
}

it("numbers words like a map does, also when it grows", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 200 }), (words) => {
      const vocabulary = new Vocabulary();
      const numbers = new Map<string, number>();
      for (const word of words) {
        if (!numbers.has(word)) numbers.set(word, numbers.size);
        expect(intern(vocabulary, word)).toBe(numbers.get(word));
      }
      expect(vocabulary.size).toBe(numbers.size);
    }),
    { numRuns: 50 },
  );
  const vocabulary = new Vocabulary();
  const numbers = Array.from({ length: 20_000 }, (_, index) => intern(vocabulary, `word${index}`));
  expect(new Set(numbers).size).toBe(20_000);
  expect(intern(vocabulary, "word7")).toBe(7);
  expect(intern(vocabulary, "x".repeat(1000))).toBe(20_000);
});

it("hashes a word by its letters alone", () => {
  const [one, other] = [new Vocabulary(), new Vocabulary()];
  intern(other, "before");
  expect(one.hashOf(intern(one, "oedema"))).toBe(other.hashOf(intern(other, "oedema")));
});
