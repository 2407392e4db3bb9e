import { digitsOf, isDea, isIban, isLuhn, isNhsNumber, isNpi, isVin } from "./checksums.ts";
import type { PhiKind } from "./kind.ts";
import { CODE_SYSTEMS, LABELS } from "./labels.ts";
import { type Scan, takeCharacters } from "./scan.ts";
import { isMark, lowerAt, TokenType, tokenize, touchesNext } from "./tokens.ts";

interface Label {
  /** Token texts in lower case. */
  parts: string[];
  kind: PhiKind;
}

/** Labels by their first token, longest first. */
const BY_FIRST = new Map<string, Label[]>();
for (const [text, kind] of LABELS) {
  const tokens = tokenize(text);
  const parts = Array.from({ length: tokens.count }, (_, index) => text.slice(tokens.start[index], tokens.end[index]));
  const first = parts[0] as string;
  BY_FIRST.set(
    first,
    [...(BY_FIRST.get(first) ?? []), { parts, kind }].sort((a, b) => b.parts.length - a.parts.length),
  );
}

/** Words and marks that may stand between a label and its value. */
const FILLERS = new Set(
  "number no nr num numbers id ids is was code as of on file ref scan sample card plan serial ending in with the : # = . - ( ) , * s insurance medical and tag template hash name file".split(
    " ",
  ),
);
const MOST_FILLERS = 6;

/** Labels that are everyday words of a note: what follows must look like an identifier more than a count. */
const WEAK = new Set(
  "mr case order visit subject record chart lot card group unit sample document device vehicle plate job tax reference ref ext insurance member policy employee id visit request dl sn cc acc nhs sin tin cert reg lic photo picture portrait claim account medicare medicaid implant specimen visit plate rx fin chi har hn fingerprint registry student participant encounter".split(
    " ",
  ),
);

interface Value {
  start: number;
  end: number;
  last: number;
}

/** Identifiers after a label ("MRN: 00-123-45") and those that a shape or a checksum gives away. */
export function findIdentifiers(scan: Scan): void {
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    if (taken[index]) continue;
    if (tokens.type[index] === TokenType.word && BY_FIRST.has(lowerAt(tokens, index))) {
      const label = labelAt(scan, index);
      if (label !== undefined) readLabelled(scan, index, label);
    }
  }
  for (let index = 0; index < tokens.count; index++) {
    if (taken[index] || tokens.type[index] === TokenType.newline) continue;
    if (index > 0 && tokens.end[index - 1] === tokens.start[index] && !isOpening(scan, index - 1)) continue;
    index = readShape(scan, index);
  }
}

/** Whether a chunk may begin right after this token. */
function isOpening(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  return (
    tokens.type[index] === TokenType.newline ||
    (tokens.type[index] === TokenType.mark &&
      "([{<\"'#:=,;>|/“‘*~@&".includes(tokens.text[tokens.start[index] as number] as string))
  );
}

function labelAt(scan: Scan, index: number): Label | undefined {
  const { tokens } = scan;
  return BY_FIRST.get(lowerAt(tokens, index))?.find(({ parts }) =>
    parts.every((part, offset) => {
      const token = index + offset;
      if (token >= tokens.count) return false;
      return (
        lowerAt(tokens, token) === part ||
        (tokens.type[token] === TokenType.mark && tokens.text[tokens.start[token] as number] === part)
      );
    }),
  );
}

function readLabelled(scan: Scan, index: number, label: Label): void {
  const { tokens } = scan;
  let at = index + label.parts.length;
  let sure = label.parts.length > 1 && !WEAK.has(label.parts[0] as string);
  let lineBreaks = 0;
  for (let step = 0; step < MOST_FILLERS; step++, at++) {
    if (tokens.type[at] === TokenType.newline && lineBreaks === 0 && isMark(tokens, at - 1, 58)) {
      lineBreaks++;
      continue;
    }
    const token = tokens.text.slice(tokens.start[at], tokens.end[at]).toLowerCase();
    // "id" touching digits or a hyphen belongs to the value ("ID-2231").
    if (!FILLERS.has(token)) break;
    if (
      tokens.type[at] === TokenType.word &&
      touchesNext(tokens, at) &&
      (tokens.type[at + 1] === TokenType.number || (isMark(tokens, at + 1, 45) && touchesNext(tokens, at + 1)))
    )
      break;
    if (/^(?:number|no|nr|num|id|:|#|=|code|serial)$/u.test(token)) sure = true;
  }
  const value = at < tokens.count ? readValue(scan, at) : undefined;
  if (value === undefined || scan.taken[at]) return;
  const written = tokens.text.slice(value.start, value.end);
  if (/^v\.?\d/iu.test(written)) return; // a version
  const digits = digitsOf(written).length;
  const masked = /^[xX*]{2,}[-xX*]*\d{2,}$/u.test(written);
  const weak = WEAK.has(label.parts[0] as string) || label.kind === "unique-id";
  if (label.kind === "photo" && !/\.(?:jpe?g|png|heic|bmp|tiff?|gif|webp)$/iu.test(written) && digits < 3) return;
  const mixed = digits >= 3 && /[A-Z]/u.test(written) && /^(?:vehicle|device|licence)$/u.test(label.kind);
  if (!masked && !mixed && digits < (weak && !sure ? 5 : label.kind === "photo" ? 1 : 3)) return;
  if (/^\d{1,3}(?:\.\d{1,2})?$/u.test(written) && !(sure && digits >= 3)) return;
  if (label.kind !== "biometric" && label.kind !== "photo" && looksLikeDate(written)) return;
  if (isAmount(scan, value.last)) return;
  let kind = label.kind;
  if (kind === "account" && isIban(written)) kind = "account";
  takeCharacters(scan, at, value.start, value.end, kind, sure ? 0.95 : 0.8, `label:${label.parts.join(" ")}`);
}

function looksLikeDate(written: string): boolean {
  return /^(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2})$/u.test(written);
}

/** Whether a unit or a word of counting follows: "order 5000 units". */
function isAmount(scan: Scan, last: number): boolean {
  return /^(?:mg|mcg|units?|ml|iu|kg|g|meq|tablets?|times|days|hours|patients|mmhg|bpm|dollars|usd)$/u.test(
    lowerAt(scan.tokens, last + 1),
  );
}

const LONGEST_VALUE = 48;

/** A value: words, digits and inner marks without blanks; short groups of digits may go on after one blank. */
function readValue(scan: Scan, from: number): Value | undefined {
  const { tokens } = scan;
  let last = chunkEnd(scan, from);
  if (last < from) return undefined;
  const start = tokens.start[from] as number;
  for (let groups = 0; groups < 8; groups++) {
    const next = last + 1;
    if (next >= tokens.count || tokens.type[next] === TokenType.newline) break;
    if ((tokens.start[next] as number) - (tokens.end[last] as number) !== 1) break;
    const end = chunkEnd(scan, next);
    if (end < next) break;
    const chunk = tokens.text.slice(tokens.start[next], tokens.end[end]);
    const before = tokens.text.slice(start, tokens.end[last]);
    const group = before.slice(before.lastIndexOf(" ") + 1);
    const code = /^[A-Z0-9]{1,4}$/u;
    if (
      !/\d/u.test(chunk) &&
      !(
        chunk.length <= 4 &&
        code.test(chunk) &&
        chunk.length > 1 &&
        /^[A-Z]{2,4}$/u.test(chunk) &&
        group.length <= 4 &&
        /\d/u.test(group)
      )
    )
      break;
    if (group.length > 7 || chunk.length > 7 || !/^[A-Z0-9-]+$/u.test(chunk) || !/^[A-Z0-9-]+$/u.test(group)) break;
    if (group.length > 4 && chunk.length > 4) break;
    if (group.length >= 5 && /^\d+$/u.test(group) && before.indexOf(" ") < 0) break;
    last = end;
  }
  const end = tokens.end[last] as number;
  return end - start > LONGEST_VALUE * 2 ? undefined : { start, end, last };
}

/** The last token of the chunk that begins at `from`, or `from - 1` where none does. Inner marks need letters or digits after them. */
function chunkEnd(scan: Scan, from: number): number {
  const { tokens } = scan;
  if (from >= tokens.count || !(isBody(scan, from) || isMark(tokens, from, 42))) return from - 1;
  let last = from;
  let length = 0;
  for (let at = from + 1; at < tokens.count && length < LONGEST_VALUE; at++) {
    if (tokens.end[at - 1] !== tokens.start[at]) break;
    length = (tokens.end[at] as number) - (tokens.start[from] as number);
    if (isBody(scan, at)) last = at;
    else if (
      tokens.type[at] !== TokenType.mark ||
      !"-/._*·".includes(tokens.text[tokens.start[at] as number] as string)
    )
      break;
  }
  return last;
}

function isBody(scan: Scan, index: number): boolean {
  const type = scan.tokens.type[index];
  return type === TokenType.word || type === TokenType.number;
}

/** Reads the chunk at `index`; returns the last token looked at. */
function readShape(scan: Scan, index: number): number {
  const { tokens, taken } = scan;
  if (isMark(tokens, index, 40)) return readUdi(scan, index);
  const last = chunkEnd(scan, index);
  if (last < index) return index;
  for (let at = index; at <= last; at++) if (taken[at]) return at;
  const start = tokens.start[index] as number;
  const end = tokens.end[last] as number;
  if (end - start < 2 || end - start > LONGEST_VALUE) return last;
  if (last === index && tokens.type[index] === TokenType.word) return last;
  const chunk = tokens.text.slice(start, end);
  const grouped = groupedValue(scan, index, last);
  if (grouped !== undefined) {
    const kind = shapeOfGroups(scan, index, tokens.text.slice(grouped.start, grouped.end));
    if (kind !== undefined) return takeCharacters(scan, index, grouped.start, grouped.end, kind[0], kind[1], kind[2]);
  }
  const kind = isCode(scan, index) ? undefined : shapeOfChunk(chunk);
  if (kind !== undefined && !isAmount(scan, last)) {
    takeCharacters(scan, index, start, end, kind[0], kind[1], kind[2]);
  }
  return last;
}

/** A unique device identifier with its application identifiers in brackets (GS1 General Specifications). */
function readUdi(scan: Scan, index: number): number {
  const { tokens } = scan;
  if (tokens.type[index + 1] !== TokenType.number) return index;
  const match = /\((?:01|00)\)\d{14,20}(?:\(\d{2,3}\)[A-Z0-9-]{1,20}){0,6}/uy;
  match.lastIndex = tokens.start[index] as number;
  const found = match.exec(tokens.text);
  return found === null ? index : takeCharacters(scan, index, found.index, match.lastIndex, "device", 0.97, "udi");
}

/** The chunk with the groups after single blanks, where there are any: "4111 1111 1111 1111". */
function groupedValue(scan: Scan, from: number, last: number): Value | undefined {
  const { tokens } = scan;
  if ((tokens.end[last] as number) - (tokens.start[from] as number) > 5 || last + 1 >= tokens.count) return undefined;
  if (tokens.start[last + 1] !== (tokens.end[last] as number) + 1) return undefined;
  const value = readValue(scan, from);
  return value === undefined || value.last === last ? undefined : value;
}

type Shaped = readonly [PhiKind, number, string];

function shapeOfGroups(scan: Scan, index: number, written: string): Shaped | undefined {
  if (isIban(written)) return ["account", 0.99, "iban"];
  const digits = written.replace(/[ -]/gu, "");
  if (/^\d{4}(?:[ -]\d{4}){3}$/u.test(written)) return ["account", isLuhn(digits) ? 0.97 : 0.7, "card"];
  if (/^3\d{3} \d{6} \d{5}$/u.test(written) && isLuhn(digits)) return ["account", 0.97, "card"];
  if (
    /^\d{3} \d{3} \d{4}$/u.test(written) &&
    isNhsNumber(digits) &&
    scan.tokens.type[index - 1] !== TokenType.number &&
    !isPhoneContext(scan, index)
  )
    return ["mrn", 0.85, "nhs-number"];
  if (/^[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]$/u.test(written)) return ["ssn", 0.95, "nino"];
  if (/^[12] \d{2} \d{2} \d{2} \d{3} \d{3}(?: \d{2})?$/u.test(written)) return ["ssn", 0.9, "nir"];
  return undefined;
}

function isPhoneContext(scan: Scan, index: number): boolean {
  for (let at = index - 1; at >= 0 && at >= index - 4; at--)
    if (/^(?:phone|tel|telephone|call|cell|mobile|fax|contact|ph)$/u.test(lowerAt(scan.tokens, at))) return true;
  return false;
}

/** Whether a code system is named before the chunk: "ICD-10 E11.65", "CPT 99213". */
function isCode(scan: Scan, index: number): boolean {
  for (let at = index - 1; at >= 0 && at >= index - 5; at--) {
    if (CODE_SYSTEMS.has(lowerAt(scan.tokens, at))) return true;
    if (scan.tokens.type[at] === TokenType.newline) return false;
  }
  return CODE_SYSTEMS.has(lowerAt(scan.tokens, index));
}

function shapeOfChunk(chunk: string): Shaped | undefined {
  const digits = digitsOf(chunk);
  if (digits.length < 4) return undefined;
  if (/^\d{3}-\d{2}-\d{4}$/u.test(chunk)) return ["ssn", 0.97, "ssn"];
  if (/^(?:[xX*]{3}-?[xX*]{2}-?\d{4}|[xX*]{5}\d{4})$/u.test(chunk)) return ["ssn", 0.95, "masked-ssn"];
  if (/^\d{4}(?:-\d{4}){3}$/u.test(chunk)) return ["account", 0.95, "card"];
  if (chunk.length >= 15 && isIban(chunk)) return ["account", 0.99, "iban"];
  if (/^[A-Z]{2}\d{2}[A-Z]{4}\d{10,18}$/iu.test(chunk)) return ["account", 0.9, "iban-shape"];
  if (chunk.length === 17 && isVin(chunk) && /[A-Za-z]/u.test(chunk)) return ["vehicle", 0.97, "vin"];
  if (
    /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}$/u.test(
      chunk,
    )
  )
    return ["health-plan", 0.97, "medicare-beneficiary"];
  if (isDea(chunk)) return ["licence", 0.97, "dea"];
  if (/^[A-CEGHJ-PR-TW-Z]{2}\d{6}[A-D]$/u.test(chunk)) return ["ssn", 0.95, "nino"];
  if (/^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u.test(chunk))
    return ["unique-id", 0.97, "uuid"];
  if (/^[12](?:\.\d{1,12}){5,}/u.test(chunk)) return ["unique-id", 0.9, "oid"];
  if (/^[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}$/u.test(chunk)) return ["device", 0.9, "mac-address"];
  if (/^\d+$/u.test(chunk)) {
    if (chunk.length >= 13 && chunk.length <= 19 && isLuhn(chunk)) return ["account", 0.95, "card"];
    if (chunk.length === 10 && isNpi(chunk)) return ["licence", 0.8, "npi"];
    if (chunk.length === 10 && isNhsNumber(chunk)) return ["mrn", 0.7, "nhs-number"];
    if (chunk.length === 10 || chunk.length === 11) return ["phone", 0.6, "digits"];
    if (chunk.length >= 9) return ["unique-id", 0.7, "long-number"];
    return undefined;
  }
  if (/^(?:IMG|DSC|PXL|Photo)[-_]?\d{3,}/iu.test(chunk)) return ["photo", 0.85, "image-file"];
  if (/\.(?:jpe?g|png|heic|bmp|tiff?)$/iu.test(chunk)) return ["photo", 0.7, "image-file"];
  const letters = chunk.replace(/[^A-Za-z]/gu, "");
  if (
    letters.length >= 1 &&
    letters.length <= 6 &&
    digits.length >= 6 &&
    /^[A-Za-z0-9-]+$/u.test(chunk) &&
    letters === letters.toUpperCase()
  )
    return ["unique-id", 0.6, "long-code"];
  if (
    /^\d{3,}-\d{2,}-\d{3,}$/u.test(chunk) &&
    digits.length >= 9 &&
    !/^\d{3}-\d{3}-\d{4}$/u.test(chunk) &&
    !/^\d{4}-\d{3,4}-\d{4}$/u.test(chunk)
  )
    return ["unique-id", 0.6, "long-code"];
  return undefined;
}
