import { readDurationOrCountAfterFillers } from "./duration.ts";
import type { Found, Read } from "./element.ts";
import { readFreeText } from "./free-text.ts";
import type { Reading } from "./reading.ts";
import { readTreatmentDays, readTreatmentWeeks } from "./treatment-days.ts";

const REASON_STARTS = new Set(["for", ":", "-", "the", "of"]);

/** From after "prn" or "as needed" on: the reason, where one follows. */
export function readAsNeeded(reading: Reading, after: number): Found {
  let start = after;
  while (REASON_STARTS.has(reading.tokens[start]?.text ?? "")) start++;
  const reason = readFreeText(reading, start, "reason");
  return { content: { type: "as-needed", reason: reason?.text ?? null }, next: reason?.next ?? after };
}

/** "if SBP > 160" is taken only when it holds. */
export function readCondition(reading: Reading, at: number): Read {
  const text = readFreeText(reading, at, "reason");
  return text && text.next > at + 1 ? { content: { type: "as-needed", reason: text.text }, next: text.next } : null;
}

/** "for a total of 7 days", "for days 1-5", else what it is for: the reason of an "as needed" said before, or an indication. */
export function readFor(reading: Reading, at: number): Read {
  const { tokens } = reading;
  const bounded = readDurationOrCountAfterFillers(tokens, at + 1);
  if (bounded) return bounded;
  const word = tokens[at + 1]?.text;
  if (word === "days" || word === "day") return readTreatmentDays(tokens, at + 1);
  if (word === "week" || word === "weeks") return readTreatmentWeeks(tokens, at + 1);
  const reason = readFreeText(reading, at + 1, "reason");
  if (!reason) return null;
  return {
    content: reading.awaitsReason
      ? { type: "as-needed", reason: reason.text }
      : { type: "indication", text: reason.text },
    next: reason.next,
  };
}
