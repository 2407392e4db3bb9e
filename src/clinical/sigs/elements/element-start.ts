import { readQuantity } from "../quantity.ts";
import type { Token } from "../token.ts";
import { DOSE_UNITS } from "../vocabulary/dose-units.ts";
import { PHRASES } from "../vocabulary/phrase-meanings.ts";
import { timeUnitAt } from "../vocabulary/time-units.ts";
import { readDaysOfWeek } from "./days-of-week.ts";
import { readDurationOrCountAfterFillers } from "./duration.ts";
import { readEvery, readTimesPerPeriod, TIMES_ADVERBS } from "./frequency.ts";
import { isTimes } from "./small-words.ts";
import { readTreatmentDays } from "./treatment-days.ts";

/** After these a number belongs to the words before it: "pain score 7", "temp > 38.5", "less than 90". */
const COMPARATORS = new Set([
  ">",
  "<",
  "=",
  "≥",
  "≤",
  "than",
  "above",
  "below",
  "over",
  "under",
  "scale",
  "score",
  "level",
  "of",
  "greater",
  "less",
  "to",
  "-",
  "exceeds",
  "at",
  "grade",
  "type",
]);
/** Words of time that also stand in reasons: "night sweats", "morning sickness". */
const NOUN_WHEN = new Set(["night", "morning", "evening", "noon", "ac", "pc", "am", "pm", "afternoon", "om", "qm"]);
const REASON_ENDS = new Set([
  "until",
  "do",
  "don't",
  "may",
  "avoid",
  "hold",
  "with",
  "repeat",
  "without",
  "rinse",
  "shake",
  "when",
  "as",
  "per",
  "before",
  "after",
]);

/** Whether something that is no free text begins at `at`; `inReason`: the free text is a reason, which ends sooner. */
export function beginsElement(tokens: readonly Token[], at: number, inReason: boolean): boolean {
  const token = tokens[at];
  if (!token) return true;
  if (token.kind === "number") return numberBeginsElement(tokens, at, inReason);
  if (token.kind !== "word") return false;
  const quantity = readQuantity(tokens, at);
  if (quantity && COMPARATORS.has(tokens[at - 1]?.text ?? "")) return false;
  const phrase = phraseBeginsElement(tokens, at, token.text, inReason);
  if (phrase !== null) return phrase;
  const word = wordBeginsElement(tokens, at, token.text, inReason);
  if (word !== null) return word;
  return (
    quantity !== null && (DOSE_UNITS.match(tokens, quantity.next) !== null || isTimes(tokens[quantity.next]?.text))
  );
}

/** Whether a sentence of instructions ends here: only what cannot be part of one. */
export function endsSentence(tokens: readonly Token[], at: number): boolean {
  const match = PHRASES.match(tokens, at);
  return (
    match !== null && (match.meaning.type === "maximum" || match.meaning.type === "then") && tokens[at]?.text !== "next"
  );
}

function numberBeginsElement(tokens: readonly Token[], at: number, inReason: boolean): boolean {
  if (COMPARATORS.has(tokens[at - 1]?.text ?? "")) return false;
  const quantity = readQuantity(tokens, at);
  if (!quantity) return false;
  return (
    !inReason ||
    DOSE_UNITS.match(tokens, quantity.next) !== null ||
    timeUnitAt(tokens, quantity.next) !== null ||
    isTimes(tokens[quantity.next]?.text)
  );
}

/** What a phrase at `at` decides, or null where none does. */
function phraseBeginsElement(tokens: readonly Token[], at: number, word: string, inReason: boolean): boolean | null {
  const match = PHRASES.match(tokens, at);
  if (!match) return null;
  const several = match.next > at + 1;
  switch (match.meaning.type) {
    case "frequency":
    case "maximum":
    case "as-needed":
    case "once":
    case "stop":
      return true;
    case "then":
      return word !== "next";
    case "when":
      return several || !NOUN_WHEN.has(word);
    case "route":
      return several || (inReason && word === "po");
    case "note":
      return inReason && several;
    case "tail":
      return inReason && REASON_ENDS.has(word);
    case "method":
      return several || (inReason && (word === "take" || word === "apply" || word === "give"));
    default:
      return null;
  }
}

/** What the words that begin a pattern decide, or null where `word` is none of them. */
function wordBeginsElement(tokens: readonly Token[], at: number, word: string, inReason: boolean): boolean | null {
  switch (word) {
    case "q":
    case "every":
      return readEvery(tokens, at) !== null || readDaysOfWeek(tokens, at + 1) !== null;
    case "for":
    case "x":
      return readDurationOrCountAfterFillers(tokens, at + 1) !== null;
    case "up":
      return tokens[at + 1]?.text === "to" && readQuantity(tokens, at + 2) !== null;
    case "on":
      return readDaysOfWeek(tokens, at + 1) !== null || readTreatmentDays(tokens, at + 1) !== null;
    case "disp":
    case "dispense":
    case "refill":
    case "refills":
      return true;
    case "if":
      return !inReason;
    default:
      return TIMES_ADVERBS.has(word) ? readTimesPerPeriod(tokens, at) !== null : null;
  }
}
