import type { Vocabulary } from "./vocabulary.ts";

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;
const POINT = 0x2e;
const COMMA = 0x2c;
const MINUS = 0x2d;
const TRUE_MINUS = 0x2212;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const AT_MOST = 0x2264;
const AT_LEAST = 0x2265;

/** ASCII letters in lower case and digits; 0 for all else. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-z0-9]/i.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

/** What a code point outside ASCII becomes: its letters, "" where it is dropped within a word, null where it ends one. */
type Folded = string | null;

const folds = new Map<number, Folded>();

function fold(codePoint: number): Folded {
  let folded = folds.get(codePoint);
  if (folded === undefined) {
    folded = foldAnew(codePoint);
    folds.set(codePoint, folded);
  }
  return folded;
}

function foldAnew(codePoint: number): Folded {
  const character = String.fromCodePoint(codePoint);
  // Superscripts and fractions stay as they are: in compatibility form 10² would be the number 102, and 1½ be 112.
  if (/\p{No}/u.test(character)) return character;
  // Soft hyphens, zero-width joiners, variation selectors and the like are printed as nothing.
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return "";
  const letters = character
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ς/g, "σ")
    .normalize("NFC");
  if (letters === "") return "";
  return /^[\p{L}\p{M}\p{N}]+$/u.test(letters) ? letters : null;
}

/** Scripts that put no spaces between words: each character counts as a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const isDigit = (code: number): boolean => code >= DIGIT_0 && code <= DIGIT_9;

/** A comma before exactly three digits, as in 1,234. */
function isThousandsMark(text: string, at: number): boolean {
  return (
    isDigit(text.charCodeAt(at + 1)) &&
    isDigit(text.charCodeAt(at + 2)) &&
    isDigit(text.charCodeAt(at + 3)) &&
    !isDigit(text.charCodeAt(at + 4))
  );
}

/** A minus that makes the number behind it negative: not a dash between two things, as in 5-10 or COVID-19. */
function isSign(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (!isDigit(next) && !(next === POINT && isDigit(text.charCodeAt(at + 2)))) return false;
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return !(before > 127 || ASCII[before] !== 0 || ")]-.%".includes(text.charAt(at - 1)));
}

/**
 * Reads the words of a text in order as their numbers in `vocabulary`, with UTF-16 offsets.
 *
 * Case, accents, punctuation, line ends and width do not count, and hyphens part words, so that a re-wrapped or
 * re-punctuated copy reads the same. Numbers stay apart where their value does: the decimal point, a minus sign and a
 * comparator belong to the number (5.8 is not 58, <5 is not >5), a thousands comma does not. One pass, linear time.
 */
export function readWords(
  text: string,
  vocabulary: Vocabulary,
  visit: (word: number, start: number, end: number) => void,
): void {
  const size = text.length;
  let start = 0;
  // A comparator or sign waits for its number: spaces may stand between a comparator and the number, nothing else.
  let comparator = 0;
  let comparatorAt = 0;
  let signAt = -1;

  const begin = (at: number, codeUnit: number): void => {
    start = at;
    if (isDigit(codeUnit)) {
      if (signAt === at - 1 && signAt >= 0) start = signAt;
      if (comparator !== 0) {
        start = comparatorAt;
        vocabulary.push(comparator);
      }
      if (signAt === at - 1 && signAt >= 0) vocabulary.push(MINUS);
    }
    comparator = 0;
    signAt = -1;
  };

  for (let at = 0; at < size; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const letter = ASCII[code] as number;
      if (letter !== 0) {
        if (vocabulary.length === 0) begin(at, letter);
        vocabulary.push(letter);
        continue;
      }
    }
    if (vocabulary.length > 0) {
      if (code === POINT && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) {
        vocabulary.push(POINT);
        continue;
      }
      if (code === COMMA && isDigit(text.charCodeAt(at - 1)) && isThousandsMark(text, at)) continue;
      if (code === APOSTROPHE || code === RIGHT_QUOTE) {
        const next = text.charCodeAt(at + 1);
        if (next > 127 ? typeof fold(next) === "string" : ASCII[next]) continue;
      }
    }
    if (code > 127) {
      const codePoint = text.codePointAt(at) as number;
      const units = codePoint > 0xffff ? 2 : 1;
      const letters = fold(codePoint);
      if (letters !== null) {
        if (letters !== "") {
          const alone = codePoint >= 0x0e00 && UNSPACED.test(letters);
          if (alone && vocabulary.length > 0) visit(vocabulary.take(), start, at);
          if (vocabulary.length === 0) begin(at, letters.charCodeAt(0));
          for (let index = 0; index < letters.length; index++) vocabulary.push(letters.charCodeAt(index));
          if (alone) visit(vocabulary.take(), start, at + units);
        }
        at += units - 1;
        continue;
      }
      // The second half of a pair needs no look of its own.
      if (units === 2) {
        if (vocabulary.length > 0) visit(vocabulary.take(), start, at);
        comparator = 0;
        at++;
        continue;
      }
    }
    if (vocabulary.length > 0) visit(vocabulary.take(), start, at);

    if (code === LESS || code === GREATER || code === AT_MOST || code === AT_LEAST) {
      // The head of an arrow, as in "5.8 -> 4.5", compares nothing.
      const before = at === 0 ? 0 : text.charCodeAt(at - 1);
      comparator = code === GREATER && (before === MINUS || before === EQUALS) ? 0 : code;
      comparatorAt = at;
    } else if (code === EQUALS && comparator !== 0 && comparatorAt === at - 1)
      comparator = comparator === LESS ? AT_MOST : comparator === GREATER ? AT_LEAST : comparator;
    else if ((code === MINUS || code === TRUE_MINUS) && isSign(text, at)) signAt = at;
    else if (code === POINT && isDigit(text.charCodeAt(at + 1)) && !isDigit(text.charCodeAt(at - 1))) {
      // .5 is 0.5; a point right behind a word or another point is a full stop.
      const before = at === 0 ? 0x20 : text.charCodeAt(at - 1);
      if (before < 128 && ASCII[before] === 0 && before !== POINT) {
        begin(at, DIGIT_0);
        vocabulary.push(DIGIT_0);
        vocabulary.push(POINT);
      }
    } else if (code !== 0x20 && !(code >= 0x09 && code <= 0x0d)) comparator = 0;
  }
  if (vocabulary.length > 0) visit(vocabulary.take(), start, size);
}
