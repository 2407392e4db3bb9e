import { readQuantity } from "../quantity.ts";
import type { Token } from "../token.ts";
import { timeUnitAt } from "../vocabulary/time-units.ts";
import type { Read } from "./element.ts";
import { afterHyphen } from "./small-words.ts";

const FILLERS = new Set([
  "up",
  "to",
  "a",
  "total",
  "of",
  "the",
  "next",
  "first",
  "at",
  "least",
  "about",
  "approximately",
  "another",
  "an",
  "additional",
  "period",
  "maximum",
  "max",
  "=",
]);
const MORE = new Set(["more", "additional", "consecutive", "full", "total", "further", "days'"]);
const COUNTED = new Set(["dose", "doses", "times", "time", "treatments", "applications"]);

/** "7 days", "5/7", "3 doses", "a week" after "for" or "x": how long, or how many times in all. */
export function readDurationOrCount(tokens: readonly Token[], at: number): Read {
  const british = readBritishDuration(tokens, at);
  if (british) return british;
  const first = tokens[at]?.text;
  const quantity =
    (first === "a" || first === "an" || first === "one") && timeUnitAt(tokens, at + 1)
      ? { low: 1, high: 1, next: at + 1 }
      : readQuantity(tokens, at);
  if (!quantity) return null;
  let next = afterHyphen(tokens, quantity.next);
  if (MORE.has(tokens[next]?.text ?? "")) next++;
  const unit = timeUnitAt(tokens, next);
  if (unit) {
    next++;
    if (tokens[next]?.text === "(" && tokens[next + 1]?.text === "s") next += 3;
    if (tokens[next]?.text === "course" || tokens[next]?.text === "total" || tokens[next]?.text === "only") next++;
    const duration = { low: quantity.low, high: quantity.high, unit };
    return { content: { type: "duration", duration, leading: false }, next };
  }
  if (COUNTED.has(tokens[next]?.text ?? ""))
    return { content: { type: "count", count: quantity.high }, next: next + 1 };
  return null;
}

/** The same after words that add nothing to it: "up to 7 days", "a total of 3 doses", "the next 2 weeks". */
export function readDurationOrCountAfterFillers(tokens: readonly Token[], at: number): Read {
  return readDurationOrCount(tokens, afterFillers(tokens, at));
}

/** Days, weeks and months as /7, /52 and /12: "5/7". */
export function readBritishDuration(tokens: readonly Token[], at: number): Read {
  const [above, stroke, below] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (above?.kind !== "number" || stroke?.text !== "/" || below?.kind !== "number") return null;
  const unit = below.value === 7 ? "d" : below.value === 52 ? "wk" : below.value === 12 ? "mo" : null;
  if (!unit || !Number.isInteger(above.value) || above.value === 0) return null;
  return {
    content: { type: "duration", duration: { low: above.value, high: above.value, unit }, leading: false },
    next: at + 3,
  };
}

/** "x 7 days", "x3 doses", "x3", and the "x" of "3 x day" that came through. */
export function readTimesSign(tokens: readonly Token[], at: number): Read {
  const start = afterFillers(tokens, at + 1);
  const bounded = readDurationOrCount(tokens, start);
  if (bounded) return bounded;
  const quantity = readQuantity(tokens, start);
  return quantity && { content: { type: "count", count: quantity.high }, next: quantity.next };
}

function afterFillers(tokens: readonly Token[], at: number): number {
  let next = at;
  while (FILLERS.has(tokens[next]?.text ?? "")) next++;
  return next;
}
