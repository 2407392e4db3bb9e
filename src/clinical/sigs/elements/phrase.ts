import { readQuantity } from "../quantity.ts";
import { type Meaning, PHRASES } from "../vocabulary/phrase-meanings.ts";
import { readAsNeeded } from "./as-needed.ts";
import type { Found, Read } from "./element.ts";
import { readInstruction } from "./free-text.ts";
import { readMaximumAfter } from "./maximum.ts";
import { type Reading, wordsBetween } from "./reading.ts";

/** The longest phrase of the vocabulary that begins at `at`, with what its meaning needs after it: "prn pain", "max 4 a day". */
export function readPhrase(reading: Reading, at: number): Read {
  const match = PHRASES.match(reading.tokens, at);
  return match && readMeaning(reading, match.meaning, at, match.next);
}

/** The same, of two or more words: "for inhalation", where "for" alone begins something else. */
export function readLongerPhrase(reading: Reading, at: number): Read {
  const match = PHRASES.match(reading.tokens, at);
  return match && match.next > at + 1 ? readMeaning(reading, match.meaning, at, match.next) : null;
}

function readMeaning(reading: Reading, meaning: Meaning, at: number, next: number): Read {
  switch (meaning.type) {
    case "frequency":
      return frequencyOf(meaning, next);
    case "when":
      return { content: { type: "when", codes: meaning.codes, offsetMinutes: 0 }, next };
    case "route":
      return { content: { type: "route", route: meaning.route, site: meaning.site ?? null }, next };
    case "method":
      return { content: { type: "method", route: meaning.route ?? null }, next };
    case "as-needed":
      return readAsNeeded(reading, next);
    case "maximum":
      return readMaximumAfter(reading.tokens, next, meaning.daily) ?? readInstruction(reading, at, next, "sentence");
    case "note":
      return { content: { type: "note", text: wordsBetween(reading, at, next) }, next };
    case "tail":
      return readInstruction(reading, at, next, meaning.to);
    case "once": {
      const note = meaning.note === "" ? wordsBetween(reading, at, next) : (meaning.note ?? null);
      return { content: { type: "once", note }, next };
    }
    case "then":
      // "titrate to HR < 100" is no dose.
      if (reading.tokens[next - 1]?.text === "to" && !readQuantity(reading.tokens, next))
        return readInstruction(reading, at, next, "sentence");
      return { content: { type: "then" }, next };
    case "alternating":
      return { content: { type: "alternating" }, next };
    case "stop":
      return { content: { type: "stop" }, next };
    case "filler":
      return { content: { type: "filler" }, next };
  }
}

function frequencyOf(meaning: Extract<Meaning, { type: "frequency" }>, next: number): Found {
  const { frequency, frequencyMax, period, unit, when } = meaning;
  return {
    content: {
      type: "frequency",
      frequency: {
        frequency,
        frequencyMax: frequencyMax ?? frequency,
        period,
        periodMax: period,
        periodUnit: unit,
      },
      when: when ?? [],
    },
    next,
  };
}
