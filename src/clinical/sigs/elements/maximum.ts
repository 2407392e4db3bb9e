import { readQuantity } from "../quantity.ts";
import type { TimeUnit } from "../sig.ts";
import type { Token } from "../token.ts";
import { PHRASES } from "../vocabulary/phrase-meanings.ts";
import { PERIOD_ADVERBS, timeUnitAt } from "../vocabulary/time-units.ts";
import { doseUnitAt } from "./dose.ts";
import type { Read } from "./element.ts";
import { afterHyphen, isTimes } from "./small-words.ts";

const FILLERS = new Set([
  "of",
  "is",
  "dose",
  ":",
  "=",
  "the",
  "a",
  "total",
  "to",
  "than",
  "dosage",
  "-",
  "at",
  "dosing",
]);
const MOST_FILLERS = 6;
/** Words between a maximum and its period: "3 g of acetaminophen per day". */
const MOST_BETWEEN = 6;
const PERIOD_NOUNS = new Set(["day", "d", "week", "wk", "month"]);
const PERIOD_STARTS = new Set(["per", "/", "a", "in", "every", "each", "within", "over", "during", "q", "an"]);
const PERIOD_MIDDLES = new Set(["a", "any", "the", "one", "-", "each"]);

/** The quantity and the period after "max", "not to exceed" and the like; `daily` where those words say "a day" already. */
export function readMaximumAfter(tokens: readonly Token[], at: number, daily: boolean): Read {
  let next = at;
  let everyDay = daily;
  for (let skipped = 0; skipped < MOST_FILLERS; skipped++) {
    const word = tokens[next]?.text ?? "";
    if (word === "daily" || (word === "day" && skipped === 0)) everyDay = true;
    else if (!FILLERS.has(word)) break;
    next++;
  }
  const quantity = readQuantity(tokens, next);
  if (!quantity) return null;
  next = quantity.next;
  let unit: string | null = null;
  const match = doseUnitAt(tokens, next);
  if (match && (match.meaning.name === "unit" || !readPeriod(tokens, next))) {
    unit = match.meaning.name;
    next = match.next;
  } else if (isTimes(tokens[next]?.text)) {
    unit = "dose";
    next++;
  }
  const period = readPeriod(tokens, beforePeriod(tokens, next));
  const per = period
    ? { value: period.value, unit: period.unit }
    : everyDay
      ? ({ value: 1, unit: "d" } as const)
      : null;
  return { content: { type: "maximum", maximum: { value: quantity.high, unit, per } }, next: period?.next ?? next };
}

/** Where the period begins that belongs to a maximum ending at `at`, past what may stand between; else `at`. */
function beforePeriod(tokens: readonly Token[], at: number): number {
  let skip = at;
  for (let words = 0; words < MOST_BETWEEN && !readPeriod(tokens, skip); words++) {
    const token = tokens[skip];
    if (!token || token.text === "." || token.text === ";" || token.text === ",") break;
    skip++;
  }
  if (skip === at || !readPeriod(tokens, skip)) return at;
  // "4 tablets (8 mg) per day", "3 g of acetaminophen per day"; a phrase between begins something else.
  const first = tokens[at]?.text;
  const belongs = first === "(" || first === "of" || first === "total" || !PHRASES.match(tokens, at);
  return belongs ? skip : at;
}

/** "per day", "/24 hours", "in any 24 hour period", "daily", "per 24h". */
function readPeriod(tokens: readonly Token[], at: number): { value: number; unit: TimeUnit; next: number } | null {
  const first = tokens[at]?.text ?? "";
  const adverb = PERIOD_ADVERBS.get(first);
  if (adverb && !PERIOD_NOUNS.has(first)) return { value: 1, unit: adverb, next: at + 1 };
  if (!PERIOD_STARTS.has(first)) return null;
  let next = at + 1;
  while (next < at + 4 && PERIOD_MIDDLES.has(tokens[next]?.text ?? "")) next++;
  const quantity = readQuantity(tokens, next);
  const unitAt = afterHyphen(tokens, quantity ? quantity.next : next);
  const unit = timeUnitAt(tokens, unitAt);
  if (!unit) return null;
  next = unitAt + 1;
  if (tokens[next]?.text === "period") next++;
  return { value: quantity?.high ?? 1, unit, next };
}
