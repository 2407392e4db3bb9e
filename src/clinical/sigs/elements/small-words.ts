import type { Token } from "../token.ts";

const JOINTS = new Set(["and", "&", ",", "/", "or", "+", "-"]);

/** The index after at most two joints of a list: "," and "and" in "Mon, and Tue". */
export function afterJoints(tokens: readonly Token[], at: number): number {
  let next = at;
  while (JOINTS.has(tokens[next]?.text ?? "") && next < at + 2) next++;
  return next;
}

/** A hyphen between a number and its unit is skipped: "7-day". */
export function afterHyphen(tokens: readonly Token[], at: number): number {
  return tokens[at]?.text === "-" && tokens[at + 1]?.kind === "word" ? at + 1 : at;
}

/** The "(s)" of "hour(s)" is skipped. */
export function afterPlural(tokens: readonly Token[], at: number): number {
  return tokens[at]?.text === "(" && tokens[at + 1]?.text === "s" && tokens[at + 2]?.text === ")" ? at + 3 : at;
}

/** Whether "a" or "an" stands at `at`, but for "a half", which is a number. */
export function isArticle(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text;
  return (word === "a" || word === "an") && tokens[at + 1]?.text !== "half";
}

/** Whether `word` is the "times" of "3 times a day". */
export function isTimes(word: string | undefined): boolean {
  return word === "times" || word === "x" || word === "time" || word === "×";
}
