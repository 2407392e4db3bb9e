import { expect, it } from "vitest";
import { seededRandom } from "../../domain/random.ts";
import { uniqueContent } from "./unique-content.ts";

const random = seededRandom(8);
const text = (words: number): string => Array.from({ length: words }, () => `w${random.integer(0, 5000)}`).join(" ");
const notes = (texts: readonly string[]) => texts.map((text, index) => ({ id: `n${index}`, text }));

it("counts notes and words that say something new", () => {
  const [first, second, added] = [text(50), text(40), text(20)];
  const unique = uniqueContent(
    notes([
      first,
      second,
      first.toUpperCase(),
      `${first}\n${added}`,
      "No change.",
      "no change",
      `${text(60)} ${second}`,
      "",
    ]),
  );
  expect(unique).toMatchObject({
    notes: 8,
    words: 50 + 40 + 50 + 70 + 2 + 2 + 100,
    uniqueWords: 50 + 40 + 20 + 2 + 60,
  });
  expect(unique.uniqueShare).toBeCloseTo(172 / 314);
  expect(unique.uniqueNotes).toBe(3);
  expect(unique.groups).toEqual([
    { kept: "n3", duplicates: ["n0", "n2"] },
    { kept: "n4", duplicates: ["n5"] },
    { kept: "n6", duplicates: ["n1"] },
  ]);
});

it("does not count what a note repeats of itself as copied", () => {
  const line = text(12);
  expect(uniqueContent(notes([`${line} ${line}`])).uniqueShare).toBe(1);
  expect(uniqueContent([])).toEqual({ notes: 0, uniqueNotes: 0, words: 0, uniqueWords: 0, uniqueShare: 1, groups: [] });
});

it("says 300 of 1,000", () => {
  const originals = Array.from({ length: 300 }, () => text(40));
  const copies = Array.from({ length: 700 }, (_, index) =>
    originals[index % 300]!.split(" ")
      .with(index % 40, "edit")
      .join("\n"),
  );
  expect(uniqueContent(notes([...originals, ...copies])).uniqueNotes).toBe(300);
});
