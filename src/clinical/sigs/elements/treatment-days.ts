import type { Token } from "../token.ts";
import { DOSE_UNITS } from "../vocabulary/dose-units.ts";
import { timeUnitAt } from "../vocabulary/time-units.ts";
import type { Read } from "./element.ts";
import { afterJoints, isTimes } from "./small-words.ts";

const LAST_DAY = 400;
const LAST_WEEK = 60;
const RANGE_JOINTS = new Set(["-", "to", "through", "thru"]);

/** "days 1, 8, 15", "day 1", "days 2-5". */
export function readTreatmentDays(tokens: readonly Token[], at: number): Read {
  const word = tokens[at]?.text;
  if (word !== "day" && word !== "days" && word !== "d") return null;
  const numbers = readNumberList(tokens, at + 1, LAST_DAY);
  return numbers && { content: { type: "treatment-days", days: numbers.values }, next: numbers.next };
}

/** "Week 1:", "weeks 3-4": a duration of as many weeks or months as are named, before the dose that it is for. */
export function readTreatmentWeeks(tokens: readonly Token[], at: number): Read {
  const numbers = readNumberList(tokens, at + 1, LAST_WEEK);
  const unit = timeUnitAt(tokens, at);
  if (!numbers || !unit) return null;
  const length = numbers.values.length;
  return {
    content: { type: "duration", duration: { low: length, high: length, unit }, leading: true },
    next: numbers.next,
  };
}

/** "1, 8 and 15", "2-5, day 7": whole numbers from 1 to `most`, ranges written out. */
function readNumberList(tokens: readonly Token[], at: number, most: number): { values: number[]; next: number } | null {
  const values: number[] = [];
  let next = at;
  for (;;) {
    while (tokens[next]?.text === "day" || tokens[next]?.text === "days") next++;
    const token = tokens[next];
    const value = token?.kind === "number" ? token.value : undefined;
    if (value === undefined || !Number.isInteger(value) || value > most || value < 1) break;
    next++;
    let last = value;
    let second = next + 1;
    if (tokens[second]?.text === "day") second++;
    if (RANGE_JOINTS.has(tokens[next]?.text ?? "") && tokens[second]?.kind === "number") {
      const high = (tokens[second] as Token).value;
      if (high > value && high <= most && Number.isInteger(high)) {
        last = high;
        next = second + 1;
      }
    }
    for (let day = value; day <= last; day++) values.push(day);
    const following = afterJoints(tokens, next);
    if (following === next || tokens[following]?.kind !== "number") break;
    // "day 1, 2 tabs": the number belongs to the dose.
    if (DOSE_UNITS.match(tokens, following + 1) || isTimes(tokens[following + 1]?.text)) break;
    next = following;
  }
  return values.length > 0 ? { values, next } : null;
}
