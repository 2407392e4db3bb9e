import type { PhiKind } from "./kind.ts";
import { type Scan, takeCharacters } from "./scan.ts";
import { isMark, lowerAt, TokenType } from "./tokens.ts";

const PHONE_WORDS = new Set(
  "phone phones tel telephone telefon telefono tél call called calling calls mobile cell cellphone cellular contact contacted reach reached sms text texts texted messages message registered answering answered desk office landline whatsapp ph dial dialed hotline voicemail line number home work handy rufnummer gsm tlf fon ring rang callback p c h w t m o emergency ext extension".split(
    " ",
  ),
);
const FAX_WORDS = new Set("fax faxed telefax facsimile f telecopie".split(" "));
const PAGER_WORDS = new Set("pager paged page beeper pgr bleep".split(" "));
const AFTER_WORDS = new Set("office fax mobile cell home work desk phone tel direct main".split(" "));
/** What follows a quantity, not a number to call. */
const QUANTITY_AFTER =
  /^ ?(?:mg|mcg|ml|g|kg|mm|cm|%|units?|iu|meq|bpm|mmhg|kcal|cal|hours?|hrs?|days?|weeks?|months?|years?|cc|l|ng|pg|k\/|x10|mmol|beats|steps|patients)(?![a-z])/iu;
/** Most digits of a telephone number (ITU-T E.164) and three of an access prefix. */
const MOST_DIGITS = 18;
const MOST_TOKENS = 22;

interface Run {
  last: number;
  end: number;
  /** Sizes of the groups of digits. */
  groups: number[];
  digits: string;
  plus: boolean;
  bracket: boolean;
}

/** Telephone, fax and pager numbers of North America and Europe, and others where a word announces them. */
export function findPhones(scan: Scan): void {
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    if (taken[index]) continue;
    const opens = tokens.type[index] === TokenType.number || isMark(tokens, index, 43) || isMark(tokens, index, 40);
    if (!opens || touchesBefore(scan, index)) continue;
    const run = readRun(scan, index);
    if (run === undefined) continue;
    const announced = announcement(scan, index, run);
    const confidence = confidenceOf(run, announced !== undefined);
    if (confidence === 0 || (announced === undefined && QUANTITY_AFTER.test(tokens.text.slice(run.end, run.end + 12))))
      continue;
    let end = run.end;
    const extension = /[ ,]{0,2}(?:x|ext\.?|extension|#|durchwahl|app\.?) ?:? ?\d{1,6}(?!\d)/iuy;
    extension.lastIndex = end;
    if (extension.exec(tokens.text) !== null) end = extension.lastIndex;
    index = takeCharacters(
      scan,
      index,
      tokens.start[index] as number,
      end,
      announced ?? "phone",
      confidence,
      announced === undefined ? "phone:shape" : "phone:announced",
    );
  }
}

function touchesBefore(scan: Scan, index: number): boolean {
  const before = scan.tokens.text[(scan.tokens.start[index] as number) - 1] ?? " ";
  return /[\p{L}\p{N}.@_/+-]/u.test(before);
}

/** Groups of digits with single separators between them, on one line. */
function readRun(scan: Scan, from: number): Run | undefined {
  const { tokens, taken } = scan;
  const groups: number[] = [];
  let digits = "";
  let last = from - 1;
  let depth = 0;
  let bracket = false;
  for (let at = from; at < tokens.count && at < from + MOST_TOKENS; at++) {
    if (taken[at]) break;
    if (at > from && (tokens.start[at] as number) - (tokens.end[at - 1] as number) > 1) break;
    if (tokens.type[at] === TokenType.number) {
      const group = tokens.text.slice(tokens.start[at], tokens.end[at]);
      if (digits.length + group.length > MOST_DIGITS) break;
      // A blank after a complete number begins another one.
      if (
        at > from &&
        tokens.type[at - 1] === TokenType.number &&
        digits.length >= 10 &&
        (digits.length + group.length > 13 || group.length > 4)
      )
        break;
      groups.push(group.length);
      digits += group;
      last = at;
    } else if (tokens.type[at] === TokenType.mark) {
      const mark = tokens.text[tokens.start[at] as number] as string;
      if (mark === "+" && at === from) continue;
      if (mark === "(" && depth === 0 && (at === from || groups.length <= 1)) {
        depth = 1;
        bracket = true;
      } else if (mark === ")" && depth === 1) {
        depth = 0;
        last = at;
      } else if (!"-./–·".includes(mark) || at === from || tokens.type[at - 1] === TokenType.newline) break;
    } else break;
  }
  if (last < from || depth === 1) return undefined;
  while (last > from && tokens.type[last] !== TokenType.number) last--;
  const next = tokens.text[tokens.end[last] as number] ?? " ";
  if (/[\p{L}%°]/u.test(next) && next.toLowerCase() !== "x") return undefined;
  return {
    last,
    end: tokens.end[last] as number,
    groups,
    digits,
    plus: isMark(tokens, from, 43) || isMark(tokens, from + 1, 43),
    bracket,
  };
}

/** The kind that words about the number announce, or undefined. */
function announcement(scan: Scan, index: number, run: Run): PhiKind | undefined {
  const { tokens } = scan;
  const after =
    lowerAt(tokens, run.last + 1) ||
    (isMark(tokens, run.last + 1, 45) || isMark(tokens, run.last + 1, 40) ? lowerAt(tokens, run.last + 2) : "");
  let lineBreaks = 0;
  let announced: PhiKind | undefined;
  for (let at = index - 1, words = 0; at >= 0 && at >= index - 12 && words < 6; at--) {
    if (tokens.type[at] === TokenType.newline) {
      if (++lineBreaks > 1 || !isMark(tokens, at - 1, 58)) break;
      continue;
    }
    const word = lowerAt(tokens, at);
    if (word === "") continue;
    words++;
    const colon = isMark(tokens, at + 1, 58) || isMark(tokens, at + 1, 46);
    if (FAX_WORDS.has(word) && (word.length > 1 || colon)) {
      announced = "fax";
      break;
    }
    if ((PHONE_WORDS.has(word) || PAGER_WORDS.has(word)) && (word.length > 1 || colon)) {
      announced = "phone";
      break;
    }
  }
  if (after === "fax") return "fax";
  if (AFTER_WORDS.has(after)) return announced === "fax" ? "fax" : "phone";
  return announced;
}

/** 0 where the run is no number to call. */
function confidenceOf(run: Run, announced: boolean): number {
  const count = run.digits.length;
  const groups = run.groups.join("-");
  if (count < 7)
    return announced && count >= 4 && run.groups.length === 1
      ? 0
      : announced && count === 6 && run.groups.length > 1
        ? 0.6
        : 0;
  if (run.plus && count >= 8) return 0.95;
  if (groups === "3-3-4" || groups === "1-3-3-4" || groups === "3-3-3-4") return announced ? 0.97 : 0.9;
  if (announced) return 0.85;
  if (run.bracket && count >= 8 && run.groups.length >= 2) return 0.85;
  if (
    run.digits.startsWith("0") &&
    count >= 9 &&
    count <= 14 &&
    run.groups.length >= 2 &&
    (run.groups[0] as number) >= 2
  )
    return 0.75;
  if (count === 8 && groups === "2-2-2-2") return 0.6;
  if (count >= 9 && run.groups.length >= 3 && run.groups.every((group) => group >= 2 && group <= 4)) return 0.55;
  return 0;
}
