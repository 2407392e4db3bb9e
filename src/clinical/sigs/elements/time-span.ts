import type { TimeUnit } from "../sig.ts";
import { MINUTES } from "../vocabulary/time-units.ts";
import type { Read } from "./element.ts";
import { readFreeText } from "./free-text.ts";
import { readMeals } from "./meals.ts";
import type { Reading } from "./reading.ts";

/** A number with a unit of time, as it stands from `at` up to `after`. */
export interface TimeSpan {
  low: number;
  high: number;
  unit: TimeUnit;
  at: number;
  after: number;
}

/** What a span of time that no "for" begins is: "30 minutes before meals", "7 day course", "30 day supply", "10 days". */
export function readTimeSpan(reading: Reading, { low, high, unit, at, after }: TimeSpan): Read {
  const { tokens } = reading;
  const meals = readMeals(tokens, after, Math.round(high * MINUTES[unit]));
  if (meals) return meals;
  const word = tokens[after]?.text ?? "";
  if (word === "before" || word === "after" || word === "prior" || word === "apart") {
    const rest = readFreeText(reading, at, "boundary", after + 1);
    if (rest) return { content: { type: "note", text: rest.text }, next: rest.next };
  }
  if (word === "supply") return { content: { type: "supply" }, next: after + 1 };
  if (unit === "s" || unit === "min") return null;
  const next = word === "course" || word === "total" ? after + 1 : after;
  return { content: { type: "duration", duration: { low, high, unit }, leading: false }, next };
}
