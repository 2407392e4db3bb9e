import fc from "fast-check";
import { expect, it } from "vitest";
import { containment, overlap } from "./containment.ts";

const note = "The patient was seen today and denies chest pain, fever or chills. Potassium 5.8, creatinine 1.2.";

it("is 1 where a text stands in another, re-wrapped and re-punctuated", () => {
  const printed = `PLAN\n${note.toUpperCase().replace(/ /g, "\n").replace(/,/g, ";")} Unchanged otherwise.`;
  expect(containment(note, printed)).toBe(1);
  expect(containment(printed, note)).toBeLessThan(1);
});

it("counts distinct five-word shingles exactly", () => {
  // Six shingles, of which the last two end in words that differ.
  expect(overlap("a b c d e f g h i j", "a b c d e f g h x y")).toEqual({
    firstInSecond: 4 / 6,
    secondInFirst: 4 / 6,
    jaccard: 4 / 8,
  });
  expect(containment("a a a a a a a a", "a a a a a")).toBe(1);
  expect(containment("no change", "No change.")).toBe(1);
  expect(containment("no change", "no change was seen on this film")).toBe(0);
  expect(overlap("", "a b")).toEqual({ firstInSecond: 0, secondInFirst: 0, jaccard: 0 });
});

it("agrees with sets of strings on any texts", () => {
  const shingles = (words: string[]): Set<string> =>
    new Set(
      words
        .slice(0, Math.max(words.length > 0 ? 1 : 0, words.length - 4))
        .map((_, at) => words.slice(at, at + 5).join(" ")),
    );
  const words = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 80 });
  fc.assert(
    fc.property(words, words, (first, second) => {
      const [a, b] = [shingles(first), shingles(second)];
      const common = [...a].filter((shingle) => b.has(shingle)).length;
      const either = a.size + b.size - common;
      expect(overlap(first.join(" "), second.join(" "))).toEqual({
        firstInSecond: a.size === 0 ? 0 : common / a.size,
        secondInFirst: b.size === 0 ? 0 : common / b.size,
        jaccard: either === 0 ? 0 : common / either,
      });
    }),
    { numRuns: 100 },
  );
});
