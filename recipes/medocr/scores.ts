import { termRecall } from "../../src/clinical/index.ts";
import type { FieldValues } from "../../src/domain/field.ts";
import { anls, characterErrorRate, type Tree, treeEditSimilarity } from "../../src/statistics/index.ts";

/** One held-out document: its full text and its labels, as it was made. */
export interface Reference {
  text: string;
  fields: FieldValues;
}

/** The dimensions that the published work names without a number, each 0..1 and each with its definition below. */
export const DIMENSIONS = [
  "completeness",
  "headerCapture",
  "testValues",
  "referenceRanges",
  "terminology",
  "structure",
  "contentCoverage",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Every dimension of one transcription; null where the document has nothing that it could be measured on. */
export function scoreTranscription(reference: Reference, answered: string): Record<Dimension, number | null> {
  return {
    completeness: completeness(reference.fields, answered),
    headerCapture: headerCapture(reference.fields, answered),
    testValues: testValues(reference.fields, answered),
    referenceRanges: referenceRanges(reference.fields, answered),
    terminology: terminology(reference.text, answered),
    structure: structure(reference.text, answered),
    contentCoverage: contentCoverage(reference.text, answered),
  };
}

/** Case, accents' encoding and white space are typography; punctuation at the ends of a word is the sentence's. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[,;:|]+|[.,;:|]+$/g, ""))
    .filter((word) => word !== "");

/** Whether the words of `part` stand in `words` one after the other. Whole words: "5.8" is not in "15.8". */
function holds(words: readonly string[], part: string): boolean {
  const wanted = wordsOf(part);
  if (wanted.length === 0) return false;
  for (let start = 0; start + wanted.length <= words.length; start++)
    if (wanted.every((word, offset) => words[start + offset] === word)) return true;
  return false;
}

const present = (fields: FieldValues): [string, string][] =>
  Object.entries(fields).flatMap(([path, { value }]) => (value === null ? [] : [[path, value]]));

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Information extraction completeness: of all values that are labelled as present, the share that the transcription holds. */
export function completeness(fields: FieldValues, answered: string): number | null {
  const words = wordsOf(answered);
  const values = present(fields);
  return share(values.filter(([, value]) => holds(words, value)).length, values.length);
}

/** Header capture: as completeness, over values outside of lists (patient, dates, doctor, shop, total). */
export function headerCapture(fields: FieldValues, answered: string): number | null {
  return completeness(Object.fromEntries(Object.entries(fields).filter(([path]) => !path.includes("["))), answered);
}

/** Rows of laboratory results: those that name a test. */
function resultRows(fields: FieldValues): Record<string, string>[] {
  const rows = new Map<string, Record<string, string>>();
  for (const [path, value] of present(fields)) {
    const match = /^results\[(\d+)\]\.(\w+)$/.exec(path);
    if (!match) continue;
    const row = rows.get(match[1] as string) ?? {};
    row[match[2] as string] = value;
    rows.set(match[1] as string, row);
  }
  return [...rows.values()].filter((row) => row.test !== undefined);
}

/** Of the result rows that have `cell`, the share whose test and cell stand on one line: a value beside another test is wrong. */
function onTheLineOfItsTest(fields: FieldValues, answered: string, cell: "value" | "range"): number | null {
  const lines = answered.split("\n").map(wordsOf);
  const rows = resultRows(fields).filter((row) => row[cell] !== undefined);
  const right = rows.filter((row) =>
    lines.some((line) => holds(line, row.test as string) && holds(line, row[cell] as string)),
  );
  return share(right.length, rows.length);
}

/** Test value extraction: of the labelled results, the share whose value stands on the line of its test. */
export const testValues = (fields: FieldValues, answered: string): number | null =>
  onTheLineOfItsTest(fields, answered, "value");

/** Reference range capture: of the labelled ranges, the share that stands on the line of its test. */
export const referenceRanges = (fields: FieldValues, answered: string): number | null =>
  onTheLineOfItsTest(fields, answered, "range");

/** Medical terminology: of the medical terms of the text, the share that the transcription has (synonyms and abbreviations count). */
export const terminology = (text: string, answered: string): number | null => termRecall(text, answered).recall;

/** Most nodes of a text's tree; what a model repeats beyond that is cut, as it is wrong anyhow. */
const MOST_WORDS = 400;

/** A text as a tree: lines in order, words in order within a line. */
function treeOf(text: string): Tree {
  let left = MOST_WORDS;
  const lines = text.split("\n").flatMap((line) => {
    const words = wordsOf(line).slice(0, Math.max(0, left));
    left -= words.length;
    return words.length === 0
      ? []
      : [{ label: "line", children: words.map((word) => ({ label: `=${word}`, children: [] })) }];
  });
  return { label: "document", children: lines };
}

/**
 * Document structure: likeness of the trees of lines and words, 1 - edits / nodes of the larger tree. Words that were read
 * a little wrong cost their share of wrong letters, so that reading faults weigh less than lines out of place.
 */
export function structure(text: string, answered: string): number | null {
  if (text.trim() === "") return null;
  return treeEditSimilarity(treeOf(text), treeOf(answered), (from, to) =>
    from.startsWith("=") && to.startsWith("=") ? 1 - anls(from, to, 0) : from === to ? 0 : 1,
  );
}

/** Content coverage: of the words of the text, each as often as it stands there, the share that the transcription has. */
export function contentCoverage(text: string, answered: string): number | null {
  const given = new Map<string, number>();
  for (const word of wordsOf(answered)) given.set(word, (given.get(word) ?? 0) + 1);
  const wanted = wordsOf(text);
  let found = 0;
  for (const word of wanted) {
    const count = given.get(word) ?? 0;
    if (count > 0) found++;
    given.set(word, count - 1);
  }
  return share(found, wanted.length);
}

/** Text quality: edits of characters over the length of the reference, 0 best; above 1 when the answer is far too long. */
export const textErrorRate = (reference: Reference, answered: string): number =>
  characterErrorRate(reference.text, answered);
