import { distance } from "fastest-levenshtein";
import { assertions } from "../clinical/index.ts";
import { normalise } from "../domain/normalise.ts";
import { answerObject } from "./parse-answer.ts";

/** Share of a label's characters that may differ in an answer which still means it. */
const MOST_DIFFERENT = 0.25;

/**
 * The label of the set that an answer names, by one rule for every candidate: the label itself; else the only label that is
 * nearest by edit distance, differs in a quarter of its characters at most and may be what was misspelt; else the only label that the answer mentions
 * without denying it. Null where the answer names none of the set, or none unambiguously: it is then wrong. A JSON object
 * stands for its `class`, or for its only text.
 */
export function nearestClass(answer: string, classes: readonly string[]): string | null {
  const text = plain(classText(answer));
  if (text === "") return null;
  const labels = classes.map((label) => ({ label, text: plain(label) })).filter((label) => label.text !== "");
  const same = labels.find((label) => label.text === text);
  if (same) return same.label;
  const near = labels
    .filter((label) => mayBeMisspelt(label.text, text))
    .map((label) => ({ ...label, steps: distance(label.text, text) }))
    .sort((a, b) => a.steps - b.steps);
  const [first, second] = near;
  if (first && first.steps <= MOST_DIFFERENT * first.text.length && (!second || second.steps > first.steps))
    return first.label;
  const mentioned = labels.filter((label) => isMentioned(text, label.text));
  // "type 2 diabetes" is no mention of "diabetes".
  const longest = mentioned.filter(
    (label) => !mentioned.some((other) => other !== label && isMentioned(other.text, label.text)),
  );
  return longest.length === 1 ? (longest[0]?.label ?? null) : null;
}

/** Beginnings that turn a term into another one, however alike the rest is. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ["hypo", "hyper"],
  ["intra", "inter"],
  ["ab", "ad"],
  ["micro", "macro"],
];
/** Fewer letters are as likely another word. */
const FEWEST_LETTERS = 5;

/**
 * Whether words that differ may be slips of spelling. A number, a Roman numeral, a short word, or another beginning of a word
 * says something else: "type 2", "grade iv", "hypotension", "atypical".
 */
function mayBeMisspelt(label: string, answer: string): boolean {
  const [left, right] = [label.split(" "), answer.split(" ")];
  if (left.length !== right.length) return false;
  return left.every((word, index) => {
    const other = right[index] as string;
    if (word === other) return true;
    if (/\d/.test(word + other) || [word, other].some((one) => /^[ivx]+$/.test(one))) return false;
    if (Math.min(word.length, other.length) < FEWEST_LETTERS || word[0] !== other[0]) return false;
    return !OPPOSITES.some(
      ([a, b]) => (word.startsWith(a) && other.startsWith(b)) || (word.startsWith(b) && other.startsWith(a)),
    );
  });
}

const plain = (text: string): string => normalise(text, "text").replace(/^["'`*]+|["'`*]+$/g, "");

function classText(answer: string): string {
  const object = answerObject(answer)?.value;
  if (!object) return answer;
  if (typeof object.class === "string") return object.class;
  const texts = Object.values(object).filter((value) => typeof value === "string");
  return texts.length === 1 ? (texts[0] as string) : answer;
}

const LETTER = /[\p{L}\p{N}]/u;

function isMentioned(text: string, label: string): boolean {
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + 1)) {
    const end = at + label.length;
    if (LETTER.test(text[at - 1] ?? "") || LETTER.test(text[end] ?? "")) continue;
    if (assertions(text, [{ start: at, end }])[0]?.assertion !== "absent") return true;
  }
  return false;
}
