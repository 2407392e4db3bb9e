import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assertions } from "../../src/clinical/assertion/index.ts";
import type { Figure } from "./figure.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const DATA = process.env.RESIDENCY_DATA ?? join(ROOT, "..", "shared", "data");
const ROUNDS = 5;
const SENTENCES_A_ROUND = 12_000;

interface Row {
  condition: string;
  text: string;
  negation: string;
  temporality: string;
}

/** F1 of one class: 2 TP / (2 TP + FP + FN). */
function f1(rows: readonly Row[], gold: (row: Row) => boolean, given: (row: Row) => boolean): number {
  let hits = 0;
  let misses = 0;
  for (const row of rows) {
    const [isGold, isGiven] = [gold(row), given(row)];
    if (isGold && isGiven) hits++;
    else if (isGold !== isGiven) misses++;
  }
  return (2 * hits) / (2 * hits + misses);
}

/** Sentences a second of CPU time in the best of some rounds. */
function sentencesPerSecond(work: () => number): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    let done = 0;
    while (done < SENTENCES_A_ROUND) done += work();
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, (done * 1e6) / (user + system));
  }
  return Math.round(best);
}

/** Assertion on the NegEx development half, and its speed on one core. */
export async function benchAssertion(): Promise<Figure[]> {
  const file = join(DATA, "negex", "development_half.tsv");
  const speedBaseline = "negspaCy 14,406, negex.py 1,282";
  const names: [what: string, unit: string, baseline: string, bar: number][] = [
    ["negation", "F1", "whole set: negex.py .931, negspaCy .949, medspaCy .929, GenConText .981 (tuned on it)", 0.985],
    ["historical", "F1", "whole set: GenConText .665, medspaCy .632", 0.75],
    ["hypothetical", "F1", "whole set: GenConText .963, medspaCy .809", 0.95],
    ["assertion, mention given", "sentences/s", speedBaseline, 60_000],
    ["assertion, mentions by lexicon", "sentences/s", speedBaseline, 60_000],
  ];
  const figures = (values: (number | null)[], note?: string): Figure[] =>
    names.map(([what, unit, baseline, bar], index) => ({
      what,
      value: values[index]!,
      unit,
      baseline,
      bar,
      ...(note === undefined ? {} : { note }),
    }));
  if (!existsSync(file)) {
    return figures(
      names.map(() => null),
      "../shared/data/negex is not there",
    );
  }
  const rows: Row[] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [, condition, text, negation, temporality] = line.split("\t") as [string, string, string, string, string];
      return { condition, text, negation, temporality };
    });
  const found = new Map(
    rows.map((row) => {
      const mentions = assertions(row.text, [row.condition]);
      return [row, mentions.find(({ text }) => text === row.condition.toUpperCase()) ?? mentions[0]];
    }),
  );
  return figures([
    f1(
      rows,
      ({ negation }) => negation === "Negated",
      (row) => found.get(row)?.assertion === "absent",
    ),
    f1(
      rows,
      ({ temporality }) => temporality === "Historical",
      (row) => found.get(row)?.temporality === "historical",
    ),
    f1(
      rows,
      ({ temporality }) => temporality === "Not particular",
      (row) => found.get(row)?.temporality === "hypothetical",
    ),
    sentencesPerSecond(() => {
      for (const { text, condition } of rows) assertions(text, [condition]);
      return rows.length;
    }),
    sentencesPerSecond(() => {
      for (const { text } of rows) assertions(text);
      return rows.length;
    }),
  ]);
}
