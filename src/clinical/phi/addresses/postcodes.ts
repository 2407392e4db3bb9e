import { Flag } from "../lexicon.ts";
import { isProper, type Scan, take, takeCharacters } from "../scan.ts";
import { isMark, lowerAt, TokenType, touchesNext } from "../tokens.ts";
import { touchesLeft } from "./signs-of-addresses.ts";

const POSTCODE_LABELS = new Set("zip zipcode postcode postal plz postleitzahl".split(" "));

const UK_POSTCODE = /[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/uy;

const CANADIAN_POSTCODE = /[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]\d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\p{N}])/uy;

const LABELLED_POSTCODE = /[A-Z]{0,2}\d[A-Z\d]{0,5}(?:[ -][A-Z\d]{2,4})?(?![\p{L}\p{N}])/iuy;

const TOWN_POSTCODE = /(?:(?:D|A|CH|F|NL|B|DK|SE)-)?\d{4,5}(?: [A-Z]{2})?(?= \p{Lu}\p{Ll}{2})/uy;

/** The last token of a British or Canadian postcode that begins at `index`, or `index` where none does. */
export function postcodeEnd(scan: Scan, index: number): number {
  const { tokens } = scan;
  if ((tokens.words[index]?.raw.length ?? 9) > 2 || !touchesNext(tokens, index) || touchesLeft(scan, index))
    return index;
  for (const pattern of [UK_POSTCODE, CANADIAN_POSTCODE]) {
    pattern.lastIndex = tokens.start[index] as number;
    if (pattern.exec(tokens.text) === null) continue;
    let last = index;
    while (last + 1 < tokens.count && (tokens.start[last + 1] as number) < pattern.lastIndex) last++;
    return last;
  }
  return index;
}

/** A postcode by itself: after its label, of a shape that nothing else has, or before a known town. */
export function readPostcode(scan: Scan, index: number): number {
  const { tokens } = scan;
  const { text } = tokens;
  const at = tokens.start[index] as number;
  const word = lowerAt(tokens, index);
  if (POSTCODE_LABELS.has(word)) {
    let value = index + 1;
    while (
      value < index + 5 &&
      /^(?:code|is|:|=|no|number)$/u.test(text.slice(tokens.start[value], tokens.end[value]).toLowerCase())
    )
      value++;
    if (value < tokens.count && !scan.taken[value]) {
      LABELLED_POSTCODE.lastIndex = tokens.start[value] as number;
      const match = LABELLED_POSTCODE.exec(text);
      if (match !== null && /\d{2}/u.test(match[0]))
        return takeCharacters(
          scan,
          value,
          match.index,
          LABELLED_POSTCODE.lastIndex,
          "postcode",
          0.9,
          "postcode:labelled",
        );
    }
  }
  const type = tokens.type[index];
  if (type !== TokenType.word && type !== TokenType.number) return index - 1;
  if (touchesLeft(scan, index)) return index - 1;
  const shaped = postcodeEnd(scan, index);
  if (shaped > index) {
    take(scan, index, shaped, "postcode", 0.9, "postcode:shape");
    return shaped;
  }
  if (type === TokenType.number) {
    TOWN_POSTCODE.lastIndex = at;
    if (TOWN_POSTCODE.exec(text) !== null) {
      let last = index;
      while ((tokens.end[last] as number) < TOWN_POSTCODE.lastIndex) last++;
      const town = tokens.words[last + 1];
      if (
        town &&
        (town.flags & Flag.city ||
          (isMark(tokens, index - 1, 44) && isProper(scan, last + 1) && !(town.flags & (Flag.common | Flag.clinical))))
      ) {
        takeCharacters(scan, index, at, TOWN_POSTCODE.lastIndex, "postcode", 0.75, "postcode:town");
        take(scan, last + 1, last + 1, "location", 0.75, "town:postcode");
        return last + 1;
      }
    }
  }
  return index - 1;
}
