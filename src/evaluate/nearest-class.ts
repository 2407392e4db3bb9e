import { distance } from "fastest-levenshtein";
import { assertions } from "../clinical/index.ts";
import { normalise } from "../domain/normalise.ts";
import { answerObject } from "./parse-answer.ts";

/** Share of a label's characters that may differ in an answer which still means it. */
const MOST_DIFFERENT = 0.25;

/**
 * The label of the set that an answer names, by one rule for every candidate: the label itself; else the only label that is
 * nearest by edit distance and differs in a quarter of its characters at most; else the only label that the answer mentions
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
