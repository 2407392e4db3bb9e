import { ordinalAt, type Read } from "../numbers.ts";
import { peek, type Reader, skipStop, wordAt } from "../reader.ts";

/** A weekday name that is not "sat" of saturation, "sun" of the sky, or "mon" and "wed" of other words. */
export function weekdayAt(reader: Reader, index: number): Read<number> | undefined {
  const token = peek(reader, index);
  const weekday = token.entry?.weekday;
  if (weekday === undefined) return undefined;
  const stop =
    wordAt(reader, index + 1) === "." && peek(reader, index + 1).glued && token.entry?.weak
      ? skipStop(reader, index + 1)
      : index + 1;
  if (token.entry?.weak && ["sat", "sun", "mon", "wed"].includes(token.word)) {
    const before = wordAt(reader, index - 1);
    const after = peek(reader, stop);
    if (["o2", "oxygen", "2", "spo", "spo2", "pulse", "room", "the"].includes(before)) return undefined;
    const dated =
      after.entry?.month !== undefined ||
      ["at", ",", "(", "-", "."].includes(after.word) ||
      after.kind === "end" ||
      ordinalAt(reader, stop) !== undefined ||
      after.entry?.part !== undefined;
    const led = [
      "on",
      "last",
      "next",
      "this",
      "week",
      "or",
      "and",
      "until",
      "by",
      "since",
      "of",
      "to",
      "from",
      "(",
      "-",
      "every",
      "each",
    ].includes(before);
    if (token.word === "sat" || token.word === "sun") {
      if (!led && !(dated && token.capital)) return undefined;
      if (after.kind === "number" && after.number > 31) return undefined;
    } else if (!led && !dated && !token.capital && after.kind !== "number") return undefined;
  }
  return { value: weekday, next: stop };
}
