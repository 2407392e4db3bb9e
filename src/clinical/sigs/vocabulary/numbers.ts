export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, value) => [word, value] as const)
    .concat([
      ["thirty", 30],
      ["forty", 40],
      ["fifty", 50],
      ["sixty", 60],
      ["half", 0.5],
      ["quarter", 0.25],
    ]),
);

/** Apothecaries' numerals, read as numbers only before a form. */
export const ROMAN: ReadonlyMap<string, number> = new Map([
  ["i", 1],
  ["ii", 2],
  ["iii", 3],
  ["iiii", 4],
  ["iv", 4],
  ["v", 5],
  ["vi", 6],
  ["ss", 0.5],
  ["iss", 1.5],
  ["iiss", 2.5],
]);

export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ["other", 2],
  ["second", 2],
  ["third", 3],
  ["fourth", 4],
  ["fifth", 5],
  ["nd", 2],
  ["rd", 3],
]);
