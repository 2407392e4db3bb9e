import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../domain/random.ts";
import { overlap } from "./containment.ts";
import { DuplicateIndex, type DuplicatePair } from "./duplicate-index.ts";

const random = seededRandom(4);
const text = (words: number): string => Array.from({ length: words }, () => `w${random.integer(0, 5000)}`).join(" ");

function indexOf(texts: readonly string[], threshold?: number): DuplicateIndex {
  const index = new DuplicateIndex(threshold === undefined ? {} : { threshold });
  texts.forEach((text, number) => {
    index.add(String(number), text);
  });
  return index;
}

const names = (pairs: Iterable<DuplicatePair>): string[] =>
  [...pairs].map(({ first, second }) => `${first} ${second}`).sort();

describe("duplicate index", () => {
  it("pairs equal, edited and contained texts, and no others", () => {
    const note = text(60);
    const edited = note.split(" ").with(20, "changed").with(50, "5.8").join("\n");
    const texts = [note, note.toUpperCase(), edited, `${text(200)} ${note} ${text(200)}`, text(60), ""];
    const index = indexOf(texts);
    expect(names(index.pairs())).toEqual(["0 1", "0 2", "0 3", "1 2", "1 3", "2 3"]);
    for (const pair of index.pairs()) {
      const expected = overlap(texts[Number(pair.first)]!, texts[Number(pair.second)]!);
      expect(pair).toMatchObject(expected);
      expect(pair.containment).toBe(Math.max(expected.firstInSecond, expected.secondInFirst));
    }
    expect(index.groups()).toEqual([{ kept: "3", duplicates: ["0", "1", "2"] }]);
    expect([index.size, index.sizeWithWords]).toEqual([6, 5]);
  });

  it("does not make two notes one for a short text that both have", () => {
    const shared = text(12);
    const index = indexOf([`${text(80)} ${shared}`, shared, `${text(80)} ${shared}`]);
    expect(index.groups()).toHaveLength(1);
    expect(index.groups()[0]!.duplicates).toEqual(["1"]);
    expect(names(indexOf(["a b c d e f", `a b c d e f ${text(40)}`]).pairs())).toEqual([]);
  });

  it("finds what comparing all texts finds", () => {
    const words = fc.array(fc.constantFrom(..."abcdef"), { minLength: 10, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (lists) => {
        const texts = lists.map((list) => list.join(" "));
        // Some that surely share much.
        for (const list of lists.slice(0, 3)) texts.push([...list, "x", ...list.slice(0, 5)].join(" "));
        const expected: string[] = [];
        texts.forEach((first, one) => {
          texts.slice(one + 1).forEach((second, other) => {
            const { firstInSecond, secondInFirst } = overlap(first, second);
            if (Math.max(firstInSecond, secondInFirst) >= 0.6) expected.push(`${one} ${one + 1 + other}`);
          });
        });
        expect(names(indexOf(texts).pairs())).toEqual(expected.sort());
      }),
      { numRuns: 30 },
    );
  });

  it("gives many equal texts few pairs and one group", () => {
    const line = text(20);
    const index = indexOf(Array.from({ length: 500 }, (_, number) => (number % 2 ? line : line.replace(/ /g, "\n"))));
    expect([...index.pairs()].length).toBeLessThan(500 * 64);
    expect(index.groups()).toEqual([{ kept: "0", duplicates: Array.from({ length: 499 }, (_, at) => String(at + 1)) }]);
  });

  it("keeps many texts apart that share a heading", () => {
    const heading = text(8);
    const index = indexOf(Array.from({ length: 300 }, () => `${heading} ${text(30)}`));
    expect(index.groups()).toEqual([]);
  });

  it("takes any strings", () => {
    const anyText = fc.array(fc.nat(0xffff), { maxLength: 30 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 8 }), (texts) => {
        const index = indexOf([...texts, ...texts]);
        const withWords = index.sizeWithWords;
        expect(index.groups().reduce((sum, group) => sum + group.duplicates.length, 0)).toBeGreaterThanOrEqual(
          withWords / 2,
        );
        for (const pair of index.pairs()) expect(pair.containment).toBeGreaterThanOrEqual(0.6);
      }),
      { numRuns: 30 },
    );
  });
});
