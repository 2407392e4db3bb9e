import { PHRASES } from "../vocabulary/phrase-meanings.ts";
import { SITE_MODIFIERS, SITE_PREPOSITIONS, SITES } from "../vocabulary/sites.ts";
import { filler, type Read } from "./element.ts";
import { readPhrase } from "./phrase.ts";
import { type Reading, wordsBetween } from "./reading.ts";

/** Forms that go into the eye or the ear; after them "od", "as" and "ad" name one. */
const EYE_AND_EAR_FORMS = new Set(["drop", "application", "[in_i]", "cm"]);
/** More words than any site has. */
const LONGEST_SITE = 9;

/** "od" is the right eye after drops, and once a day elsewhere. */
export function readRightEye(reading: Reading, at: number): Read {
  if (afterEyeOrEarForm(reading))
    return { content: { type: "route", route: "ophthalmic", site: "right eye" }, next: at + 1 };
  return readPhrase(reading, at);
}

/** "as" and "ad" are an ear after drops; alone and elsewhere they say nothing. */
export function readEar(reading: Reading, at: number): Read {
  const alone = PHRASES.match(reading.tokens, at)?.next === at + 1;
  return alone && !afterEyeOrEarForm(reading) ? filler(at) : readPhrase(reading, at);
}

/** The route that a part of the body implies, with its words: "to affected area", "in each nostril", "left eye". */
export function readSite(reading: Reading, at: number): Read {
  const { tokens } = reading;
  const first = tokens[at]?.text ?? "";
  let next = at;
  let start = at;
  if (SITE_PREPOSITIONS.has(first) && !SITE_MODIFIERS.has(first)) start = ++next;
  if ((first === "on" || first === "in") && tokens[next]?.text === "to") start = ++next;
  if (tokens[start]?.text === "the") start++;
  let found: string | null = null;
  let end = next;
  for (let words = 0; words < LONGEST_SITE; words++) {
    const word = tokens[next]?.text ?? "";
    const route = SITES.get(word);
    if (route) {
      // The first noun decides the route, except that "skin" and "area" give way to a named place.
      found ??= route;
      next++;
      if (tokens[next]?.text === "(" && /^e?s$/.test(tokens[next + 1]?.text ?? "") && tokens[next + 2]?.text === ")")
        next += 3;
      end = next;
      const joint = tokens[next]?.text;
      const stroke = joint === "and" || joint === "or" || joint === "/" || joint === "," || joint === "&" ? 1 : 0;
      const probe = tokens[next + stroke]?.text ?? "";
      const after = tokens[next + stroke + 1]?.text ?? "";
      const goesOn =
        SITES.has(probe) ||
        probe === "of" ||
        (probe === "on" && SITES.has(after)) ||
        (stroke > 0 && SITE_MODIFIERS.has(probe) && SITES.has(after));
      if (!goesOn) break;
      next += stroke;
      if (tokens[next]?.text === "of" || tokens[next]?.text === "on") next++;
    } else if (SITE_MODIFIERS.has(word) && !(word === "and" && words === 0)) next++;
    else break;
  }
  if (!found || (first === "back" && end === at + 1)) return null;
  return { content: { type: "route", route: found, site: wordsBetween(reading, start, end) }, next: end };
}

function afterEyeOrEarForm(reading: Reading): boolean {
  return reading.doseUnit !== null && EYE_AND_EAR_FORMS.has(reading.doseUnit);
}
