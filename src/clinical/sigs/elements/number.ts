import { type Quantity, readQuantity } from "../quantity.ts";
import { DOSE_UNITS } from "../vocabulary/dose-units.ts";
import { timeUnitAt } from "../vocabulary/time-units.ts";
import { doseUnitAt, readCountOfStrength, readDose, readDoseOfArticle } from "./dose.ts";
import { readBritishDuration } from "./duration.ts";
import { filler, type Read } from "./element.ts";
import { readTimesPerPeriod } from "./frequency.ts";
import type { Reading } from "./reading.ts";
import { isArticle } from "./small-words.ts";
import { readSplitDose } from "./split-dose.ts";
import { readTimeSpan } from "./time-span.ts";
import { readClock, readTimesOfDay } from "./times-of-day.ts";

/**
 * What begins with a number, in digits or as a word: a pattern such as 1-0-1, a frequency, times of day, a dose, a rate, a
 * duration, a time before a meal.
 */
export function readNumber(reading: Reading, at: number): Read {
  const { tokens } = reading;
  const whole = readSplitDose(tokens, at) ?? readTimesPerPeriod(tokens, at);
  if (whole) return whole;
  const clock = readClock(tokens, at);
  if (clock && (clock.marked || tokens[at + 1]?.text === ":")) return readTimesOfDay(tokens, at);
  if (isArticle(tokens, at)) return readDoseOfArticle(tokens, at);
  const quantity = readQuantity(tokens, at);
  return quantity && readByUnit(reading, at, quantity);
}

/** What the number from `at` up to `quantity.next` is, by the unit that follows it. */
function readByUnit(reading: Reading, at: number, { low, high, next }: Quantity): Read {
  const { tokens } = reading;
  const following = tokens[next]?.text;
  if (following === "doses" && tokens[next + 1]?.text === "of") return filler(next);
  const unit = doseUnitAt(tokens, next);
  if (unit && unit.meaning.name === "dose" && reading.hasDose)
    return { content: { type: "count", count: high }, next: unit.next };
  if (unit) return readDose(tokens, low, high, unit.meaning, unit.next);
  const timeUnit = timeUnitAt(tokens, next);
  if (timeUnit) return readTimeSpan(reading, { low, high, unit: timeUnit, at, after: next + 1 });
  const withoutUnit = readCountOfStrength(tokens, low, high, next) ?? readBritishDuration(tokens, at);
  if (withoutUnit) return withoutUnit;
  const word = tokens[at]?.text;
  if (word === "half" || word === "second" || word === "quarter") return null;
  if (following === "more" || following === "additional") {
    const more = DOSE_UNITS.match(tokens, next + 1);
    if (more) return readDose(tokens, low, high, more.meaning, more.next);
  }
  // A bare number is a dose where the sig goes on as after a dose.
  return { content: { type: "dose", quantity: { low, high, unit: null }, counted: null, strength: null }, next };
}
