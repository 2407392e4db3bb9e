import { type Random, seededRandom } from "../../domain/random.ts";
import { type Day, writeDay } from "./calendar.ts";

/** One hand's way to write days: every day in the same form. */
export function dayWriter(random: Random): (day: Day) => string {
  const form = random.integer(0, 1e9);
  return (day) => writeDay(day, seededRandom(form));
}
