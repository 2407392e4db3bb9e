import { isDash, peek, type Reader, wordAt } from "./reader.ts";

export interface Read<T> {
  value: T;
  next: number;
}

/** A cardinal below one thousand in words from `index`: "twenty-one", "a hundred and five". */
function spelled(reader: Reader, index: number): Read<number> | undefined {
  const first = peek(reader, index).entry?.cardinal;
  if (first === undefined || first >= 100) return undefined;
  let value = first;
  let next = index + 1;
  if (first >= 20) {
    const hyphen = isDash(reader, next) && peek(reader, next).glued ? next + 1 : next;
    const unit = peek(reader, hyphen).entry?.cardinal;
    if (unit !== undefined && unit > 0 && unit < 10) {
      value += unit;
      next = hyphen + 1;
    }
  }
  if (value < 10 && wordAt(reader, next) === "hundred") {
    value *= 100;
    next++;
    const rest = spelled(reader, wordAt(reader, next) === "and" ? next + 1 : next);
    if (rest && rest.value < 100) return { value: value + rest.value, next: rest.next };
  }
  return { value, next };
}

const FRACTIONS: Record<string, number> = { "½": 0.5, "¼": 0.25, "¾": 0.75 };

/** A cardinal from `index`: digits with decimals, "½", or words. */
export function cardinalAt(reader: Reader, index: number): Read<number> | undefined {
  const token = peek(reader, index);
  const fraction = FRACTIONS[token.word];
  if (fraction !== undefined) return { value: fraction, next: index + 1 };
  if (token.kind !== "number") return spelled(reader, index);
  if (Number.isNaN(token.number)) return undefined;
  const point = peek(reader, index + 1);
  const decimals = peek(reader, index + 2);
  if (point.word === "." && point.glued && decimals.kind === "number" && decimals.glued && decimals.word.length < 6) {
    return { value: Number(`${token.word}.${decimals.word}`), next: index + 3 };
  }
  const part = FRACTIONS[point.word];
  if (part !== undefined) return { value: token.number + part, next: index + 2 };
  if (point.word === "½") return { value: token.number + 0.5, next: index + 2 };
  return { value: token.number, next: index + 1 };
}

/** An ordinal from `index`: "3rd", "third", "twenty-first". Digits need their suffix. */
export function ordinalAt(reader: Reader, index: number): Read<number> | undefined {
  const token = peek(reader, index);
  if (token.kind === "number") {
    const suffix = peek(reader, index + 1);
    const fits = suffix.glued && ["st", "nd", "rd", "th"].includes(suffix.word);
    return fits && token.number > 0 ? { value: token.number, next: index + 2 } : undefined;
  }
  const plain = token.entry?.ordinal;
  if (plain !== undefined) return { value: plain, next: index + 1 };
  const tens = token.entry?.cardinal;
  if (tens === undefined || tens < 20 || tens >= 100) return undefined;
  const hyphen = isDash(reader, index + 1) ? index + 2 : index + 1;
  const unit = peek(reader, hyphen).entry?.ordinal;
  return unit !== undefined && unit < 10 ? { value: tens + unit, next: hyphen + 1 } : undefined;
}

/** A year written with four digits, 1000 to 2199, that is not a part of a longer number. */
export function yearAt(reader: Reader, index: number): Read<number> | undefined {
  const token = peek(reader, index);
  if (token.kind !== "number" || token.word.length !== 4) return undefined;
  if (token.number < 1000 || token.number > 2199) return undefined;
  const after = peek(reader, index + 1);
  const afterNext = peek(reader, index + 2);
  if (after.glued && [".", ",", ":"].includes(after.word) && afterNext.glued && afterNext.kind === "number")
    return undefined;
  if (after.glued && (after.kind === "word" || after.word === "%")) return undefined;
  return { value: token.number, next: index + 1 };
}

/** A year in words: "nineteen ninety six", "nineteen hundred ninety three", "two thousand and fifteen". */
export function spelledYearAt(reader: Reader, index: number): Read<number> | undefined {
  const first = peek(reader, index).entry?.cardinal;
  if (first === undefined) return undefined;
  if (first >= 1 && first <= 3 && wordAt(reader, index + 1) === "thousand") {
    const hasAnd = wordAt(reader, index + 2) === "and";
    const rest = spelled(reader, hasAnd ? index + 3 : index + 2);
    if (rest && rest.value < 100) return { value: first * 1000 + rest.value, next: rest.next };
    return { value: first * 1000, next: index + 2 };
  }
  if (first < 15 || first > 20) return undefined;
  const hundred = wordAt(reader, index + 1) === "hundred";
  const at = hundred ? (wordAt(reader, index + 2) === "and" ? index + 3 : index + 2) : index + 1;
  const rest = spelled(reader, at);
  if (rest && rest.value >= 10 && rest.value < 100) return { value: first * 100 + rest.value, next: rest.next };
  return undefined;
}

/** The full year of two digits: at most ten years after `reference`, else in the century before. */
export function fullYear(twoDigits: number, reference: number): number {
  const century = Math.floor(reference / 100) * 100;
  const year = century + twoDigits;
  return year > reference + 10 ? year - 100 : year;
}
