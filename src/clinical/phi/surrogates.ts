import { inCaseOf, type ShiftOptions, shiftDate } from "./date-shift.ts";
import type { KeyedHash } from "./keyed-hash.ts";
import type { PhiKind } from "./kind.ts";
import { Flag, flagsOf } from "./lexicon.ts";
import { STATE_CODES } from "./places.ts";
import { wordList } from "./word-list.ts";

/** Given names that are borne by women and men alike. */
const NEUTRAL_GIVEN = wordList(`
  Alex Ariel Ashley Aubrey Avery Bailey Blair Cameron Carey Casey Charlie Corey Dakota Dana Devin Drew Eden Elliot Emerson Finley Frankie Hayden Jackie Jamie Jessie Jody Jordan Jules Kai Kelly Kendall Kerry Kim Lee Leslie Lindsay Logan Lou Marley Micah Morgan Nicky
  Noel Parker Pat Payton Quinn Reese Remy Riley Robin Rory Rowan Ryan Sage Sam Sasha Shannon Shawn Sidney Skyler Stacy Sydney Taylor Terry Toby Tracy Val
`);
/** Beginnings and ends of made-up family names and towns. */
const HEADS = wordList(
  "Al Ash Bar Bel Bran Bren Brock Cal Car Chel Clay Col Cor Crom Dal Dar Den Dun East El Fair Far Fen Gar Glen Had Hal Har Haw Hol Kel Kin Lang Led Lin Lock Mar Mel Mil Mor Nor Oak Pem Pen Rad Red Rock Sel Shel Stan Ston Tal Thorn Tor Wal War Wes Whit Win Wood Wyn Yar",
);
const NAME_TAILS = wordList(
  "berry bourne brook by combe cott dale den der don field ford gate ham hurst land ley lock man mere more ner ridge sby shaw son stead sworth ton wall well wick win wood worth",
);
const TOWN_TAILS = wordList(
  "bridge burgh bury by church combe dale field ford gate ham haven hurst ley mere minster mouth pool port sted stow ton vale ville wick worth",
);

export interface SurrogateContext {
  hash: KeyedHash;
  subject: string;
  dates: ShiftOptions;
}

/** What stands in for an identifier: the same for the same text, subject, kind and key, of the same form. */
export function surrogateFor(text: string, kind: PhiKind, context: SurrogateContext): string {
  switch (kind) {
    case "name":
      return words(text, (word) => personWord(word, context));
    case "location":
      return digitsReplaced(
        words(text, (word) => placeWord(word, context)),
        text,
        kind,
        context,
      );
    case "organisation":
      return digitsReplaced(
        words(text, (word) => institutionWord(word, context)),
        text,
        kind,
        context,
      );
    case "date":
      return shiftDate(text, context.dates) ?? "[DATE]";
    case "age":
      return "90+";
    case "email":
      return `person-${token(text, kind, context)}@example.org`;
    case "url":
      return `https://example.org/${token(text, kind, context)}`;
    case "ip":
      return text.includes(":")
        ? `2001:db8::${token(text, kind, context).slice(0, 4)}`
        : `192.0.2.${1 + context.hash.integer(254, kind, context.subject, text)}`;
    case "photo":
      return `image-${token(text, kind, context)}${/\.[A-Za-z]{3,4}$/u.exec(text)?.[0] ?? ""}`;
    default:
      return sameShape(text, kind, context);
  }
}

/** Six hexadecimal digits for a text. */
function token(text: string, kind: PhiKind, { hash, subject }: SurrogateContext): string {
  return hash.bytes(kind, subject, text.toLowerCase()).toString("hex", 0, 3);
}

function words(text: string, replace: (word: string) => string): string {
  return text.replace(/\p{L}[\p{L}\p{M}]*(?:['’]\p{L}{2,})*/gu, (word) => replace(word));
}

function made(tails: readonly string[], part: string, word: string, { hash, subject }: SurrogateContext): string {
  const bytes = hash.bytes(part, subject, word.toLowerCase());
  const at = (offset: number, list: readonly string[]): string =>
    list[bytes.readUInt16BE(offset) % list.length] as string;
  const first = `${at(0, HEADS)}${at(2, tails)}`;
  return inCaseOf(first.toLowerCase() === word.toLowerCase() ? `${at(4, HEADS)}${at(6, tails)}ing` : first, word);
}

function lowerLike(word: string, like: string): string {
  return like === like.toLowerCase() ? word.toLowerCase() : word;
}

function personWord(word: string, context: SurrogateContext): string {
  const { hash, subject } = context;
  const flags = flagsOf(word.toLowerCase());
  if (word.length === 1)
    return word === word.toUpperCase() ? String.fromCharCode(65 + hash.integer(26, "initial", subject, word)) : word;
  if (flags & Flag.particle && word === word.toLowerCase()) return word;
  if (/^(?:II|III|IV|Jr|Sr)$/u.test(word)) return word;
  if (flags & Flag.given && !(flags & Flag.family && flags & Flag.ambiguous)) {
    const bytes = hash.bytes("given", subject, word.toLowerCase());
    const name = NEUTRAL_GIVEN[bytes.readUInt16BE(0) % NEUTRAL_GIVEN.length] as string;
    const other = NEUTRAL_GIVEN[(bytes.readUInt16BE(0) + 1) % NEUTRAL_GIVEN.length] as string;
    return lowerLike(inCaseOf(name.toLowerCase() === word.toLowerCase() ? other : name, word), word);
  }
  return lowerLike(made(NAME_TAILS, "family", word, context), word);
}

function placeWord(word: string, context: SurrogateContext): string {
  const lower = word.toLowerCase();
  const flags = flagsOf(lower);
  if (flags & (Flag.unit | Flag.country | Flag.state | Flag.particle) || word.length === 1) return word;
  if (flags & Flag.street && (flags & Flag.sureStreet || flags & Flag.common || word.length <= 4)) return word;
  if (STATE_CODES.has(word) || /^(?:p|o|po|box|of|the|and|at|corner|north|south|east|west)$/u.test(lower)) return word;
  return lowerLike(made(TOWN_TAILS, "place", word, context), word);
}

function institutionWord(word: string, context: SurrogateContext): string {
  const flags = flagsOf(word.toLowerCase());
  if (
    flags & Flag.organisation ||
    (flags & (Flag.common | Flag.clinical) && !(flags & (Flag.given | Flag.family))) ||
    word.length < 3
  )
    return word;
  return lowerLike(made(TOWN_TAILS, "institution", word, context), word);
}

/** `written` with the digits of it replaced, keyed by the whole `original`. */
function digitsReplaced(written: string, original: string, kind: PhiKind, { hash, subject }: SurrogateContext): string {
  const bytes = hash.bytes(kind, subject, original.toLowerCase());
  let at = 0;
  return written.replace(/\d/gu, () => String((1 + ((bytes[at++ % 32] as number) % 9)) % 10));
}

/** Digits for digits, letters for letters in their case, all marks kept. A prefix of letters before digits is kept ("MRN-", "H"). */
function sameShape(text: string, kind: PhiKind, { hash, subject }: SurrogateContext): string {
  const normal = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const bytes = hash.bytes(kind, subject, normal);
  let at = 0;
  let result = "";
  for (const character of text) {
    const byte = bytes[at % 32] as number;
    // Past 32 characters the bytes repeat, moved by how often they have.
    const value = byte + Math.floor(at / 32) * 7;
    if (/[0-9]/u.test(character)) result += String(at === 0 ? 1 + (value % 9) : value % 10);
    else if (/[A-Z]/u.test(character)) result += String.fromCharCode(65 + (value % 26));
    else if (/[a-z]/u.test(character)) result += String.fromCharCode(97 + (value % 26));
    else if (/\p{L}|\p{N}/u.test(character)) result += "x";
    else {
      result += character;
      continue;
    }
    at++;
  }
  if (result === text) return result.replace(/\d/u, (digit) => String((Number(digit) + 1) % 10));
  // Numbers that are never given out: area 9xx of a social security number, exchange 555 of a telephone number.
  if (kind === "ssn" && /^\d{3}-?\d{2}-?\d{4}$/u.test(text)) return `9${result.slice(1)}`;
  if ((kind === "phone" || kind === "fax") && text.startsWith("+")) {
    // The code of the country stays, as a country is no PHI; codes longer than two digits lose their third.
    const code = text[1] === "1" || text[1] === "7" ? 2 : 3;
    result = text.slice(0, code) + result.slice(code);
  }
  const telephone = /^(\D*(?:1\D+)?\d{3}\D{1,2})\d{3}(\D\d{4}.*)$/su.exec(result);
  if ((kind === "phone" || kind === "fax") && telephone !== null) return `${telephone[1]}555${telephone[2]}`;
  return result;
}
