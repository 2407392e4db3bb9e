import type { Token } from "./token.ts";
import { DOSE_UNITS } from "./vocabulary/dose-units.ts";
import { NUMBER_WORDS, ROMAN } from "./vocabulary/numbers.ts";

/** A number or a range of numbers, and the index of the token after it. */
export interface Quantity {
  low: number;
  high: number;
  next: number;
}

/** Denominators that a person writes; 7, 12 and 52 are the day, month and week of "5/7". */
const DENOMINATORS = new Set([2, 3, 4, 8]);

/** Reads "2", "1/2", "1 1/2", "one and a half", "1-2", "one to two", "1 (one)", "ii" at token `at`, or null. */
export function readQuantity(tokens: readonly Token[], at: number): Quantity | null {
  const first = readNumber(tokens, at);
  if (!first) return null;
  const joint = tokens[first.next];
  if (joint && (joint.text === "-" || joint.text === "to" || joint.text === "or" || joint.text === "~")) {
    const second = readNumber(tokens, first.next + 1);
    if (second && second.value > first.value) return { low: first.value, high: second.value, next: second.next };
    // "1-1/2" is one and a half, for no range falls.
    if (second && joint.text === "-" && second.value < 1 && second.value > 0 && Number.isInteger(first.value)) {
      const value = first.value + second.value;
      return { low: value, high: value, next: second.next };
    }
  }
  return { low: first.value, high: first.value, next: first.next };
}

interface SingleNumber {
  value: number;
  next: number;
}

function readNumber(tokens: readonly Token[], at: number): SingleNumber | null {
  const plain = readPlain(tokens, at);
  if (!plain) return null;
  let { value, next } = plain;
  if (Number.isInteger(value)) {
    const joint = tokens[next];
    const joined = joint && (joint.text === "and" || joint.text === "&");
    const fractionAt = joined ? next + 1 : next;
    const article = joined && tokens[fractionAt]?.text === "a" ? fractionAt + 1 : fractionAt;
    const fraction = readPlain(tokens, article);
    if (fraction && fraction.value < 1 && fraction.value > 0)
      ({ value, next } = { value: value + fraction.value, next: fraction.next });
  }
  // "1 (one)" and "one (1)" say it twice.
  if (tokens[next]?.text === "(") {
    const again = readPlain(tokens, next + 1);
    if (again && again.value === value && tokens[again.next]?.text === ")") next = again.next + 1;
  }
  return { value, next };
}

function readPlain(tokens: readonly Token[], at: number): SingleNumber | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === "number") {
    const [stroke, below] = [tokens[at + 1], tokens[at + 2]];
    if (
      stroke?.text === "/" &&
      below?.kind === "number" &&
      !below.spaced &&
      DENOMINATORS.has(below.value) &&
      token.value < below.value &&
      token.value > 0
    )
      return { value: token.value / below.value, next: at + 3 };
    const half = tokens[at + 1];
    // "1½"
    if (
      half?.kind === "number" &&
      !half.spaced &&
      half.value < 1 &&
      Number.isInteger(token.value) &&
      half.start === token.end
    )
      return { value: token.value + half.value, next: at + 2 };
    return { value: token.value, next: at + 1 };
  }
  if (token.kind !== "word") return null;
  const roman = ROMAN.get(token.text);
  if (roman !== undefined && DOSE_UNITS.match(tokens, at + 1)?.meaning.counted && token.text !== "v")
    return { value: roman, next: at + 1 };
  const value = NUMBER_WORDS.get(token.text);
  if (value !== undefined) {
    // "one half", "one-half"
    const dash = tokens[at + 1]?.text === "-" ? 1 : 0;
    const part = tokens[at + 1 + dash]?.text;
    if (value === 1 && (part === "half" || part === "quarter"))
      return { value: part === "half" ? 0.5 : 0.25, next: at + 2 + dash };
    if (token.text === "half" && tokens[at + 1]?.text === "a") return { value, next: at + 2 };
    return { value, next: at + 1 };
  }
  if ((token.text === "a" || token.text === "an") && tokens[at + 1]?.text === "half")
    return { value: 0.5, next: at + 2 };
  return null;
}
