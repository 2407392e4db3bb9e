import { type Scan, takeCharacters } from "./scan.ts";
import { isMark, lowerAt, TokenType, touchesNext } from "./tokens.ts";

const TOP_LEVEL_DOMAINS = new Set(
  "com org net edu gov mil int info biz io ai app dev health hospital care clinic uk de fr nl es it ca us au at ch be se no dk fi pl pt ie eu cz hu gr ro jp cn in br mx ru nz za il sg tr kr hk local".split(
    " ",
  ),
);
/** Longest part before and after the @ (RFC 5321, 4.5.3.1). */
const LOCAL_PART = 64;
const DOMAIN = 255;
const LOCAL_CHARACTER = /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]/u;
const HOST_CHARACTER = /[\p{L}\p{N}.-]/u;
const URL_END = /[\s<>"'“”‘’|{}^`\\]/u;
const URL_LENGTH = 2048;

/** Electronic mail addresses, web addresses and network addresses. */
export function findContacts(scan: Scan): void {
  const { tokens, taken } = scan;
  const { text, count, type, start } = tokens;
  for (let index = 0; index < count; index++) {
    if (taken[index]) continue;
    if (type[index] === TokenType.mark) {
      const mark = text.charCodeAt(start[index] as number);
      if (mark === 64) readEmail(scan, index);
      else if (mark === 58) readColons(scan, index);
    } else if (type[index] === TokenType.word) {
      if (/^(?:https?|ftp|sftp|www)$/u.test(lowerAt(tokens, index))) readUrl(scan, index);
      else if (isMark(tokens, index + 1, 46) && touchesNext(tokens, index) && touchesNext(tokens, index + 1)) {
        readDomain(scan, index);
      }
    } else if (type[index] === TokenType.number && isMark(tokens, index + 1, 46)) readIpV4(scan, index);
  }
}

function tokenAt(scan: Scan, near: number, offset: number): number {
  let index = near;
  while (index > 0 && (scan.tokens.start[index] as number) > offset) index--;
  return index;
}

function readEmail(scan: Scan, index: number): void {
  const { text } = scan.tokens;
  const at = scan.tokens.start[index] as number;
  let from = at;
  while (from > 0 && at - from < LOCAL_PART && LOCAL_CHARACTER.test(text[from - 1] as string)) from--;
  while (from < at && /[.'/=*-]/u.test(text[from] as string)) from++;
  let to = at + 1;
  while (to < text.length && to - at < DOMAIN && HOST_CHARACTER.test(text[to] as string)) to++;
  while (to > at + 1 && /[.-]/u.test(text[to - 1] as string)) to--;
  // A name on a social network: "@keller_md".
  if (
    from === at &&
    to - at > 3 &&
    /[\s(]/u.test(text[at - 1] ?? " ") &&
    /^\p{L}[\p{L}\p{N}_.-]{2,}$/u.test(text.slice(at + 1, to))
  ) {
    takeCharacters(scan, index, at, to, "unique-id", 0.6, "handle");
    return;
  }
  if (from === at || to - at < 4 || !text.slice(at, to).includes(".")) return;
  takeCharacters(scan, tokenAt(scan, index, from), from, to, "email", 0.99, "email");
}

function readUrl(scan: Scan, index: number): void {
  const { tokens } = scan;
  const { text } = tokens;
  const from = tokens.start[index] as number;
  const scheme = lowerAt(tokens, index) === "www" ? "www." : `${lowerAt(tokens, index)}://`;
  if (text.slice(from, from + scheme.length).toLowerCase() !== scheme) return;
  takeUrl(scan, index, from, from + scheme.length);
}

function takeUrl(scan: Scan, index: number, from: number, least: number): void {
  const { text } = scan.tokens;
  let to = least;
  while (to < text.length && to - from < URL_LENGTH && !URL_END.test(text[to] as string)) to++;
  while (to > least && /[.,;:!?)\]]/u.test(text[to - 1] as string)) to--;
  if (to - least >= 2) takeCharacters(scan, index, from, to, "url", 0.98, "url");
}

/** A host without a scheme: words joined by full stops, the last one a top-level domain. */
function readDomain(scan: Scan, index: number): void {
  const { tokens } = scan;
  let last = index;
  for (let labels = 0; labels < 6; labels++) {
    if (!isMark(tokens, last + 1, 46) || !touchesNext(tokens, last) || !touchesNext(tokens, last + 1)) break;
    const type = tokens.type[last + 2];
    if (type !== TokenType.word && type !== TokenType.number) break;
    last += 2;
  }
  const end = tokens.words[last];
  if (!end || last === index || !TOP_LEVEL_DOMAINS.has(end.raw) || lowerAt(tokens, index).length < 3) return;
  if (end.raw.length === 2 && last === index + 2 && !isMark(tokens, last + 1, 47)) return; // "pt.is", "pain.no"
  takeUrl(scan, index, tokens.start[index] as number, tokens.end[last] as number);
  if (!scan.taken[index]) {
    takeCharacters(scan, index, tokens.start[index] as number, tokens.end[last] as number, "url", 0.85, "domain");
  }
}

function readIpV4(scan: Scan, index: number): void {
  const { tokens } = scan;
  if (isMark(tokens, index - 1, 46) && touchesNext(tokens, index - 1)) return;
  let large = 0;
  for (let part = 0; part < 4; part++) {
    const token = index + 2 * part;
    if (tokens.type[token] !== TokenType.number) return;
    const digits = tokens.text.slice(tokens.start[token], tokens.end[token]);
    if (digits.length > 3 || Number(digits) > 255) return;
    if (Number(digits) > 20) large++;
    if (part < 3 && !(isMark(tokens, token + 1, 46) && touchesNext(tokens, token) && touchesNext(tokens, token + 1)))
      return;
  }
  if (isMark(tokens, index + 7, 46) && tokens.type[index + 8] === TokenType.number && touchesNext(tokens, index + 7))
    return;
  // Four small numbers are the number of a section or a version, unless the text speaks of a network.
  if (
    large === 0 &&
    !/^(?:ip|address|host|server|node)$/u.test(lowerAt(tokens, index - 1)) &&
    lowerAt(tokens, index - 2) !== "ip" &&
    !tokens.text.startsWith("10.", tokens.start[index])
  )
    return;
  takeCharacters(scan, index, tokens.start[index] as number, tokens.end[index + 6] as number, "ip", 0.95, "ipv4");
}

const HEX_OR_COLON = /[0-9a-fA-F:]/u;
const LONGEST_IPV6 = 45;

/** IPv6 (RFC 4291) and MAC addresses, which both show as hexadecimal groups between colons. */
function readColons(scan: Scan, index: number): void {
  const { text } = scan.tokens;
  const at = scan.tokens.start[index] as number;
  let from = at;
  while (from > 0 && at - from < LONGEST_IPV6 && HEX_OR_COLON.test(text[from - 1] as string)) from--;
  let to = at + 1;
  while (to < text.length && to - from < LONGEST_IPV6 && HEX_OR_COLON.test(text[to] as string)) to++;
  if (to - from < 8 || /[\p{L}\p{N}]/u.test((text[from - 1] ?? " ") + (text[to] ?? " "))) return;
  const value = text.slice(from, to).replace(/:$/u, "");
  const groups = value.split(":");
  const first = tokenAt(scan, index, from);
  if (groups.length === 6 && groups.every((group) => group.length === 2)) {
    takeCharacters(scan, first, from, from + value.length, "device", 0.95, "mac-address");
  } else if (
    groups.every((group) => group.length <= 4) &&
    (groups.length === 8 || (value.includes("::") && groups.length > 3 && groups.length < 8))
  ) {
    takeCharacters(scan, first, from, from + value.length, "ip", 0.95, "ipv6");
  }
}
