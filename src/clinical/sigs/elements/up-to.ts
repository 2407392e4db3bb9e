import { readQuantity } from "../quantity.ts";
import { readDurationOrCount } from "./duration.ts";
import type { Read } from "./element.ts";
import { readTimesPerPeriod } from "./frequency.ts";
import { readMaximumAfter } from "./maximum.ts";
import { readNumber } from "./number.ts";
import { readPhrase } from "./phrase.ts";
import type { Reading } from "./reading.ts";

/** "up to 3 times daily", "up to 3 doses", "up to 7 days", "up to 2 tablets", "up to 8 tablets per day". */
export function readUpTo(reading: Reading, at: number): Read {
  const { tokens } = reading;
  if (tokens[at + 1]?.text !== "to") return null;
  const next = at + 2;
  const times = readTimesPerPeriod(tokens, next, 1);
  if (times) return times;
  const phrase = readPhrase(reading, next);
  if (phrase?.content.type === "frequency") {
    const frequency = { ...phrase.content.frequency, frequency: 1 };
    return { content: { ...phrase.content, frequency }, next: phrase.next };
  }
  const bounded = readDurationOrCount(tokens, next);
  if (bounded) return bounded;
  if (!readQuantity(tokens, next)) return null;
  if (reading.hasDose) {
    const maximum = readMaximumAfter(tokens, next, false);
    if (maximum?.content.type === "maximum" && maximum.content.maximum.per) return maximum;
  }
  const dose = readNumber(reading, next);
  if (dose?.content.type !== "dose") return dose;
  return { content: { ...dose.content, quantity: { ...dose.content.quantity, low: null } }, next: dose.next };
}
