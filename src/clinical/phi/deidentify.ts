import { dateOrder, shiftOf } from "./date-shift.ts";
import { findPhi, type PhiOptions } from "./find-phi.ts";
import { KeyedHash } from "./keyed-hash.ts";
import type { FoundPhi, PhiKind } from "./kind.ts";
import { type SurrogateContext, surrogateFor } from "./surrogates.ts";

/** What becomes of a kind: a surrogate of its form, its kind in brackets, or the text as it is. */
export type Treatment = "surrogate" | "mask" | "keep";

export interface DeidentifyOptions {
  /** Whom the text is about. The same subject has the same surrogates and the same date shift in all texts. */
  subject: string;
  /** The secret that surrogates and shifts hang on. Keep it apart from the texts, and destroy it to cut the way back. */
  key: string;
  /** By kind; a surrogate where a kind is not named. */
  policy?: Partial<Record<PhiKind, Treatment>>;
  /** ISO date of the note: its year stands in where a date shows none. */
  noteDate?: string;
  /** Names that are known to belong to the subject or the authors. */
  knownNames?: readonly string[];
}

/** Counts by kind. Holds nothing of the text. */
export interface LeakReport {
  /** Identifiers found at first. */
  found: Partial<Record<PhiKind, number>>;
  /** Identifiers replaced, those that only a later pass saw included. */
  changed: Partial<Record<PhiKind, number>>;
  /** Identifiers that the policy keeps. */
  kept: Partial<Record<PhiKind, number>>;
  /** What a last pass still finds that is neither a surrogate nor kept. 0 kinds where all is well. */
  left: Partial<Record<PhiKind, number>>;
  /** Share of the characters that were replaced, 0..1. */
  changedShare: number;
}

/** Passes that may find what the replacements before them brought to light. */
const MOST_PASSES = 3;
/** A year without 29 February would refuse that date. */
const LEAP_YEAR = 2020;

interface Piece {
  start: number;
  end: number;
}

/**
 * A copy of the text in which every found identifier is replaced. Order of and intervals between dates with a day are kept.
 * @throws RangeError when the key is empty.
 */
export function deidentify(text: string, options: DeidentifyOptions): { text: string; report: LeakReport } {
  const hash = new KeyedHash(options.key);
  const report: LeakReport = { found: {}, changed: {}, kept: {}, left: {}, changedShare: 0 };
  const phiOptions: PhiOptions = {
    ...(options.knownNames === undefined ? {} : { knownNames: options.knownNames }),
    ...(options.noteDate === undefined ? {} : { noteDate: options.noteDate }),
  };
  let found = findPhi(text, phiOptions);
  for (const { kind } of found) count(report.found, kind);
  const year = Number(/^(\d{4})/u.exec(options.noteDate ?? "")?.[1] ?? LEAP_YEAR);
  const context: SurrogateContext = {
    hash,
    subject: options.subject,
    dates: { days: shiftOf(hash, options.subject), order: dateOrder(found.map((item) => item.text)), year },
  };
  let current = text;
  /** Where the current text holds surrogates or kept identifiers, in order. */
  let settled: Piece[] = [];
  let changedCharacters = 0;
  for (let pass = 0; pass < MOST_PASSES && found.length > 0; pass++) {
    const parts: string[] = [];
    const next: Piece[] = [];
    let at = 0;
    let length = 0;
    let older = 0;
    const moveOlder = (until: number, offset: number): void => {
      while (older < settled.length && (settled[older] as Piece).start < until) {
        const piece = settled[older++] as Piece;
        next.push({ start: piece.start + offset, end: piece.end + offset });
      }
    };
    for (const item of found) {
      moveOlder(item.start, length - at);
      const before = current.slice(at, item.start);
      parts.push(before);
      length += before.length;
      const treatment = options.policy?.[item.kind] ?? "surrogate";
      const replacement =
        treatment === "keep"
          ? item.text
          : treatment === "mask"
            ? `[${item.kind.toUpperCase()}]`
            : surrogateFor(item.text, item.kind, context);
      count(treatment === "keep" ? report.kept : report.changed, item.kind);
      if (treatment !== "keep") changedCharacters += item.text.length;
      parts.push(replacement);
      next.push({ start: length, end: length + replacement.length });
      length += replacement.length;
      at = item.end;
    }
    moveOlder(Number.POSITIVE_INFINITY, length - at);
    parts.push(current.slice(at));
    current = parts.join("");
    settled = next.sort((a, b) => a.start - b.start);
    found = unsettled(findPhi(current, phiOptions), settled);
  }
  for (const { kind } of found) count(report.left, kind);
  report.changedShare = text.length === 0 ? 0 : Math.min(1, changedCharacters / text.length);
  return { text: current, report };
}

/** The parts of what was found that lie outside the settled pieces; both are in order. */
function unsettled(found: readonly FoundPhi[], settled: readonly Piece[]): FoundPhi[] {
  const result: FoundPhi[] = [];
  let piece = 0;
  for (const item of found) {
    while (piece < settled.length && (settled[piece] as Piece).end <= item.start) piece++;
    let start = item.start;
    for (let other = piece; other <= settled.length && start < item.end; other++) {
      const hold = settled[other];
      const end = hold === undefined || hold.start >= item.end ? item.end : hold.start;
      const rest = end > start ? item.text.slice(start - item.start, end - item.start) : "";
      const lead = rest.length - rest.trimStart().length;
      const body = rest.trim();
      // Marks, articles and single letters between surrogates tell nothing.
      if (/[\p{L}\p{N}]{2}/u.test(body) && !isFrame(body))
        result.push({ ...item, start: start + lead, end: start + lead + body.length, text: body });
      if (hold === undefined || hold.start >= item.end) break;
      start = hold.end;
    }
  }
  return result;
}

/** Words that surround a surrogate and are no identifier ("St", "of", "Hospital"). */
function isFrame(text: string): boolean {
  return /^(?:[^\p{L}\p{N}]|of|the|and|at|de|st|dr|mr|mrs|ms|hospital|clinic|street|road|avenue|year|old|am|pm|s)+$/iu.test(
    text,
  );
}

function count(counts: Partial<Record<PhiKind, number>>, kind: PhiKind): void {
  counts[kind] = (counts[kind] ?? 0) + 1;
}
