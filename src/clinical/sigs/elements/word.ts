import type { Token } from "../token.ts";
import { DAY_LETTERS, DAY_NAMES } from "../vocabulary/days.ts";
import { SITE_PREPOSITIONS, SITES } from "../vocabulary/sites.ts";
import { readCondition, readFor } from "./as-needed.ts";
import { readDaysOfWeek, readExceptDays } from "./days-of-week.ts";
import { readDurationOrCount, readTimesSign } from "./duration.ts";
import { filler, type Read } from "./element.ts";
import { readAbbreviationRange, readEvery, readTimesPerPeriod } from "./frequency.ts";
import { readLiquid } from "./liquid.ts";
import { readMeals } from "./meals.ts";
import { readNumber } from "./number.ts";
import { readLongerPhrase, readPhrase } from "./phrase.ts";
import type { Reading } from "./reading.ts";
import { readEar, readRightEye, readSite } from "./route.ts";
import { readSupply } from "./supply.ts";
import { readTimesOfDay } from "./times-of-day.ts";
import { readTreatmentDays, readTreatmentWeeks } from "./treatment-days.ts";
import { readUpTo } from "./up-to.ts";

/** What begins with the word at `at`. The words that begin a pattern are listed with what each may begin, likeliest first. */
export function readWord(reading: Reading, at: number): Read {
  const { tokens } = reading;
  const word = (tokens[at] as Token).text;
  switch (word) {
    case "q":
    case "every":
    case "each":
      return (
        readDaysOfWeek(tokens, at + 1) ??
        readEvery(tokens, at) ??
        readLongerPhrase(reading, at) ??
        readSite(reading, at) ??
        readPhrase(reading, at)
      );
    case "for":
      return readDurationOrCount(tokens, at + 1) ?? readLongerPhrase(reading, at) ?? readFor(reading, at);
    case "x":
      return readDurationOrCount(tokens, at + 1) ?? readLongerPhrase(reading, at) ?? readTimesSign(tokens, at);
    case "up":
      return readPhrase(reading, at) ?? readUpTo(reading, at);
    case "at":
      return readPhrase(reading, at) ?? readTimesOfDay(tokens, at + 1) ?? readSite(reading, at);
    case "on":
      return (
        readTreatmentDays(tokens, at + 1) ??
        readDaysOfWeek(tokens, at + 1) ??
        readPhrase(reading, at) ??
        readSite(reading, at) ??
        filler(at)
      );
    case "day":
    case "days":
      return readTreatmentDays(tokens, at);
    case "week":
    case "weeks":
    case "month":
    case "months":
      return readTreatmentWeeks(tokens, at);
    case "except":
      return readExceptDays(tokens, at);
    case "if":
      return readPhrase(reading, at) ?? readCondition(reading, at);
    case "disp":
    case "dispense":
    case "refill":
    case "refills":
    case "rf":
    case "qty":
    case "quantity":
      return readSupply(tokens, at);
    case "once":
    case "thrice":
      return readTimesPerPeriod(tokens, at) ?? readPhrase(reading, at);
    case "twice":
      return (
        readTimesPerPeriod(tokens, at) ??
        readPhrase(reading, at) ?? { content: { type: "count", count: 2 }, next: at + 1 }
      );
    case "with":
      return readLiquid(reading, at) ?? readMeals(tokens, at, 0) ?? readPhrase(reading, at);
    case "in":
    case "into":
    case "over":
      return readLiquid(reading, at) ?? readAnyWord(reading, at, word);
    case "before":
    case "after":
    case "c":
      return readMeals(tokens, at, 0) ?? readPhrase(reading, at);
    case "od":
      return readRightEye(reading, at);
    case "as":
    case "ad":
      return readEar(reading, at);
    case "bid":
    case "tid":
    case "qid":
      return readAbbreviationRange(tokens, at) ?? readPhrase(reading, at);
    default:
      return readAnyWord(reading, at, word);
  }
}

/** Days, a number in words, and the longer of a site and a phrase. */
function readAnyWord(reading: Reading, at: number, word: string): Read {
  const { tokens } = reading;
  if (DAY_NAMES.has(word) || DAY_LETTERS.has(word) || word === "all" || word === "other") {
    const days = readDaysOfWeek(tokens, at);
    if (days) return days;
  }
  const number = readNumber(reading, at);
  if (number) return number;
  const site = SITE_PREPOSITIONS.has(word) || SITES.has(word) ? readSite(reading, at) : null;
  const phrase = readPhrase(reading, at);
  if (site && (!phrase || phrase.content.type === "filler" || site.next > phrase.next)) return site;
  return phrase ?? site;
}
