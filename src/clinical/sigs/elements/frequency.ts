import { readQuantity } from "../quantity.ts";
import type { TimeUnit } from "../sig.ts";
import type { Token } from "../token.ts";
import { ORDINALS } from "../vocabulary/numbers.ts";
import { PERIOD_ADVERBS, timeUnitAt } from "../vocabulary/time-units.ts";
import type { Read } from "./element.ts";
import { afterHyphen, afterPlural, isTimes } from "./small-words.ts";

/** "once", "twice" and "thrice", which a period may follow. */
export const TIMES_ADVERBS: ReadonlyMap<string, number> = new Map([
  ["once", 1],
  ["twice", 2],
  ["thrice", 3],
]);
const TIMES_A_DAY: ReadonlyMap<string, number> = new Map([
  ["qd", 1],
  ["bid", 2],
  ["tid", 3],
  ["qid", 4],
]);
const PERIOD_STARTS = new Set(["a", "per", "/", "each", "every", "in", "an"]);
/** The intervals that "q" and a bare number mean in hours. */
const HOURLY = new Set([1, 2, 3, 4, 6, 8, 12, 24, 36, 48, 72]);

/** "3 times a day", "2-3x/week", "once or twice daily", "3 x day". `least` replaces the lower number: "up to 3 times a day". */
export function readTimesPerPeriod(tokens: readonly Token[], at: number, least: number | null = null): Read {
  const times = adverbTimes(tokens, at) ?? countedTimes(tokens, at);
  if (!times) return null;
  const low = least ?? times.low;
  let next = times.next;
  if (tokens[next]?.text === "-") next++;
  const word = tokens[next]?.text ?? "";
  if (PERIOD_STARTS.has(word)) {
    next++;
    if (tokens[next]?.text === "a" || tokens[next]?.text === "-") next++;
    const count = readQuantity(tokens, next);
    const unitAt = count ? count.next : next;
    const unit = timeUnitAt(tokens, unitAt);
    if (!unit) return null;
    return frequencyOf(low, times.high, count?.low ?? 1, count?.high ?? 1, unit, unitAt + 1);
  }
  const unit = PERIOD_ADVERBS.get(word);
  if (!unit) return null;
  return frequencyOf(low, times.high, 1, 1, unit, next + 1);
}

interface Times {
  low: number;
  high: number;
  next: number;
}

/** "once", "once or twice", "twice or 3 times". */
function adverbTimes(tokens: readonly Token[], at: number): Times | null {
  const low = TIMES_ADVERBS.get(tokens[at]?.text ?? "");
  if (low === undefined) return null;
  const next = at + 1;
  const joint = tokens[next]?.text;
  const second = TIMES_ADVERBS.get(tokens[next + 1]?.text ?? "");
  if ((joint === "or" || joint === "to" || joint === "-" || joint === "/") && second !== undefined)
    return { low, high: second, next: next + 2 };
  if (joint === "or" || joint === "to") {
    const times = readQuantity(tokens, next + 1);
    if (times && isTimes(tokens[times.next]?.text)) return { low, high: times.high, next: times.next + 1 };
  }
  return { low, high: low, next };
}

/** "3 times", "2-3x", "3 time(s)". */
function countedTimes(tokens: readonly Token[], at: number): Times | null {
  const quantity = readQuantity(tokens, at);
  if (!quantity) return null;
  const timesAt = afterHyphen(tokens, quantity.next);
  if (!isTimes(tokens[timesAt]?.text)) return null;
  return { low: quantity.low, high: quantity.high, next: afterPlural(tokens, timesAt + 1) };
}

/** "every 4-6 hours", "q8h", "q 6 prn", "every third day", "each 2 weeks". */
export function readEvery(tokens: readonly Token[], at: number): Read {
  let next = at + 1;
  if (tokens[next]?.text === "-" || tokens[next]?.text === ".") next++;
  const ordinal = ORDINALS.get(tokens[next]?.text ?? "");
  if (ordinal !== undefined) {
    const unit = timeUnitAt(tokens, next + 1);
    if (unit) return frequencyOf(1, 1, ordinal, ordinal, unit, next + 2);
  }
  const quantity = readQuantity(tokens, next);
  if (!quantity) return null;
  const suffix = tokens[quantity.next]?.text;
  if (suffix === "nd" || suffix === "rd" || suffix === "th") {
    const unit = timeUnitAt(tokens, quantity.next + 1);
    if (unit) return frequencyOf(1, 1, quantity.low, quantity.high, unit, quantity.next + 2);
  }
  let { low, high } = quantity;
  next = afterHyphen(tokens, quantity.next);
  const unit = timeUnitAt(tokens, next);
  if (!unit) {
    // Hours go without saying in "q6" and "q4-6".
    if ((tokens[at] as Token).text !== "q" || !HOURLY.has(low)) return null;
    return frequencyOf(1, 1, low, high, "h", quantity.next);
  }
  next = afterPlural(tokens, next + 1);
  // "every 4 hours to 6 hours", "q4h-q6h"
  const joint = tokens[next]?.text;
  if (low === high && (joint === "-" || joint === "to" || joint === "or")) {
    const again = tokens[next + 1]?.text === "q" || tokens[next + 1]?.text === "every" ? next + 2 : next + 1;
    const second = readQuantity(tokens, again);
    if (second && timeUnitAt(tokens, second.next) === unit && second.high > low) {
      high = second.high;
      next = second.next + 1;
    }
  }
  return frequencyOf(1, 1, low, high, unit, next);
}

/** "bid-tid", "qd or bid". */
export function readAbbreviationRange(tokens: readonly Token[], at: number): Read {
  const low = TIMES_A_DAY.get(tokens[at]?.text ?? "");
  const joint = tokens[at + 1]?.text;
  const high = TIMES_A_DAY.get(tokens[at + 2]?.text ?? "");
  if (!low || !high || high <= low || (joint !== "-" && joint !== "to" && joint !== "or" && joint !== "/")) return null;
  return frequencyOf(low, high, 1, 1, "d", at + 3);
}

function frequencyOf(
  low: number,
  high: number,
  period: number,
  periodMax: number,
  periodUnit: TimeUnit,
  next: number,
): Read {
  if (!(low > 0) || !(period > 0)) return null;
  return {
    content: {
      type: "frequency",
      frequency: { frequency: low, frequencyMax: high, period, periodMax, periodUnit },
      when: [],
    },
    next,
  };
}
