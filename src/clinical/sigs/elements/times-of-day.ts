import type { Token } from "../token.ts";
import { DOSE_UNITS } from "../vocabulary/dose-units.ts";
import type { Read } from "./element.ts";
import { afterJoints } from "./small-words.ts";

/** "8 am", "20:00", "0800 and 2000". */
export function readTimesOfDay(tokens: readonly Token[], at: number): Read {
  const times: string[] = [];
  let next = at;
  let marked = false;
  for (;;) {
    const clock = readClock(tokens, next);
    if (!clock) break;
    if (times.length > 0 && !clock.marked && DOSE_UNITS.match(tokens, clock.next)) break;
    marked ||= clock.marked;
    times.push(clock.time);
    next = clock.next;
    let following = afterJoints(tokens, next);
    if (tokens[following]?.text === "at") following++;
    if (following === next || !readClock(tokens, following)) break;
    next = following;
  }
  if (times.length === 0 || !marked) return null;
  return { content: { type: "times-of-day", times }, next };
}

/** One time as "HH:MM", 24 hours. `marked`: something beside the number says that it is a time: a colon, "am", four digits. */
interface Clock {
  time: string;
  next: number;
  marked: boolean;
}

/** The time of day whose number stands at `at`. */
export function readClock(tokens: readonly Token[], at: number): Clock | null {
  const token = tokens[at];
  if (token?.kind !== "number" || !Number.isInteger(token.value)) return null;
  const fourDigits = token.end - token.start === 4;
  let hours = token.value;
  let minutes = 0;
  let next = at + 1;
  let marked = false;
  if (
    tokens[next]?.text === ":" &&
    tokens[next]?.spaced === false &&
    tokens[next + 1]?.kind === "number" &&
    tokens[next + 1]?.spaced === false
  ) {
    minutes = (tokens[next + 1] as Token).value;
    next += 2;
    marked = true;
  } else if (fourDigits) {
    minutes = hours % 100;
    hours = Math.floor(hours / 100);
    marked = true;
  }
  const half = tokens[next]?.text;
  if (half === "am" || half === "pm" || half === "a" || half === "p") {
    if (half.length === 1 && tokens[next]?.spaced) return null;
    if (hours > 12 || hours === 0) return null;
    hours = (hours % 12) + (half.startsWith("p") ? 12 : 0);
    next++;
    marked = true;
  } else if (fourDigits && !followsAt(tokens, at)) return null;
  else if (half === "hours" || half === "hrs" || half === "h") {
    if (!marked) return null;
    next++;
  }
  if (!marked && DOSE_UNITS.match(tokens, next)) return null;
  if (hours > 23 || minutes > 59) return null;
  return { time: `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`, next, marked };
}

/** Four digits alone are a time only after "at", or in a list of times. */
function followsAt(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? "";
  return before === "at" || before === "@" || before === "and" || before === "," || before === "&";
}
