import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWords } from "./read-words.ts";
import { Vocabulary } from "./vocabulary.ts";

function read(vocabulary: Vocabulary, text: string): { word: number; text: string }[] {
  const words: { word: number; text: string }[] = [];
  readWords(text, vocabulary, (word, start, end) => words.push({ word, text: text.slice(start, end) }));
  return words;
}

/** Whether two texts read as the same words. */
function same(first: string, second: string): boolean {
  const vocabulary = new Vocabulary();
  const [a, b] = [read(vocabulary, first), read(vocabulary, second)];
  return a.length === b.length && a.every(({ word }, index) => word === b[index]!.word);
}

describe("words", () => {
  it.each([
    ["Chest pain,\n  worse at night.", "CHEST PAIN worse; at night"],
    ["the patient’s follow-up", "the patient's follow\nup"],
    ["Ménière", "Me\u0301nie\u0300re"],
    ["pneu\u00admonia", "pneumonia"],
    ["1,234 and 12,345,678", "1234 and 12345678"],
    [".5 mg", "0.5 mg"],
    ["≥ 90", ">=90"],
    ["K 5.8 -> 4.5", "K 5.8, 4.5"],
    ["5-10 days", "5 10 days"],
    ["Ｋ ５．８", "K 5 8"],
  ])("reads %j like %j", (first, second) => {
    expect(same(first, second)).toBe(true);
  });

  it.each([
    ["5.8", "58"],
    ["5.8", "5 8"],
    ["<5", ">5"],
    ["<5", "5"],
    ["sphere -2.50", "sphere +2.50"],
    [".5", "5"],
    ["10²", "102"],
    ["1½", "112"],
    ["12,5", "125"],
  ])("keeps %j from %j", (first, second) => {
    expect(same(first, second)).toBe(false);
  });

  it("gives offsets of the words as they stand", () => {
    expect(read(new Vocabulary(), "Na < 135, pH 7.35; l'état -2.5 今日").map(({ text }) => text)).toEqual([
      ..."Na|< 135|pH|7.35|l'état|-2.5|今|日".split("|"),
    ]);
  });

  it("reads any string, with offsets in order and in the text", () => {
    const text = fc.oneof(
      fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
      fc.string({ unit: fc.constantFrom(..."ab5.,-<>='’ \n½今é\u0301\u00ad\ud800"), maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (text) => {
        let last = 0;
        readWords(text, new Vocabulary(), (_, start, end) => {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        });
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 150 },
    );
  });
});
