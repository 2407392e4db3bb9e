import type { Element } from "./elements/element.ts";
import { sigOf } from "./parse-sig.ts";
import { readElements } from "./read-elements.ts";
import type { Sig } from "./sig.ts";
import { type Token, tokenise } from "./token.ts";

/** Longer lines are read in pieces, cut at the end of a sentence where there is one. */
const LONGEST_PIECE = 1500;

/** Every sig in a note, in order. `parseSig` says what each means; here it is also decided where one begins and ends. Linear. */
export function findSigs(text: string): Sig[] {
  const found: Sig[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    for (let from = start; from < end; ) {
      const to = pieceEnd(text, from, end);
      findIn(text, from, to, found);
      from = to;
    }
    start = end + 1;
  }
  return found;
}

function pieceEnd(text: string, from: number, end: number): number {
  if (end - from <= LONGEST_PIECE) return end;
  const most = from + LONGEST_PIECE;
  for (let at = most; at > from + LONGEST_PIECE / 2; at--) if (text[at] === " " && text[at - 1] === ".") return at;
  for (let at = most; at > most - 200; at--) if (text[at] === " ") return at;
  return most;
}

/** What a sig is made of; other elements may stand within one, but neither begin nor end it. */
const STRONG = new Set<Element["type"]>([
  "dose",
  "split-dose",
  "rate",
  "frequency",
  "when",
  "days-of-week",
  "times-of-day",
  "treatment-days",
  "duration",
  "count",
  "as-needed",
  "route",
  "maximum",
  "once",
]);
const OPENING = new Set<Element["type"]>(["dose", "split-dose", "rate", "method"]);
const TIMING = new Set<Element["type"]>([
  "frequency",
  "when",
  "days-of-week",
  "times-of-day",
  "as-needed",
  "split-dose",
  "once",
]);
/** Unknown words that a sig may hold between two of its parts: a name after "take", "tablet of". */
const MOST_UNKNOWN = 3;
const LONGEST_RUN = 200;
/** Lengths and volumes of food are sizes of things more often than doses. */
const SIZES = new Set([
  "cm",
  "[in_i]",
  "[oz_av]",
  "cup",
  "can",
  "bottle",
  "pack",
  "packet",
  "L",
  "ring",
  "pad",
  "piece",
  "%",
  "pen",
]);

function findIn(text: string, from: number, to: number, found: Sig[]): void {
  const tokens = tokenise(text, from, to);
  const elements = readElements(text, tokens);
  let index = 0;
  while (index < elements.length) {
    const element = elements[index] as Element;
    if (!OPENING.has(element.type) && !leadsDose(elements, index)) {
      index++;
      continue;
    }
    const end = runEnd(tokens, elements, index);
    const run = elements.slice(index, end);
    if (isSig(run)) {
      const [firstToken, lastToken] = [(run[0] as Element).from, (run.at(-1) as Element).to];
      const part = tokens.slice(firstToken, lastToken);
      const moved = run.map((piece) => ({ ...piece, from: piece.from - firstToken, to: piece.to - firstToken }));
      const sig = sigOf(text, part, moved);
      found.push({ ...sig, medication: sig.medication ?? nameBefore(text, tokens, elements, index) });
      index = end;
    } else index++;
  }
}

/** "AM 2 tabs, PM 1 tab" and "Day 1: 2 tabs" begin with their timing. */
function leadsDose(elements: readonly Element[], index: number): boolean {
  const type = (elements[index] as Element).type;
  if (type !== "when" && type !== "treatment-days") return false;
  const next = elements[index + 1]?.type === "symbol" ? elements[index + 2] : elements[index + 1];
  return next?.type === "dose" && next.quantity.unit !== null;
}

/** Where the run of a sig that begins at `index` ends: after the last element that is a part of it. */
function runEnd(tokens: readonly Token[], elements: readonly Element[], index: number): number {
  const verb = (elements[index] as Element).type === "method";
  let end = index + 1;
  let unknown = 0;
  let strong = STRONG.has((elements[index] as Element).type);
  let named = verb && !strong;
  let stopped = false;
  for (let next = index + 1; next < elements.length && next - index < LONGEST_RUN; next++) {
    const element = elements[next] as Element;
    const word = (tokens[element.from] as Token).text;
    if (element.type === "unknown") {
      if (!named || ++unknown > MOST_UNKNOWN) break;
    } else if (element.type === "symbol") {
      if (word === "." || word === ";") stopped = true;
      // A verb with nothing after it ends its sentence: "was given."
      if (stopped && !strong) break;
      if (word === "(" || word === ")" || word === ",") continue;
      named = false;
    } else if (element.type === "filler") {
      // "tablets of lisinopril"
      if (word === "of" && elements[next - 1]?.type === "dose") named = true;
    } else if (element.type === "supply") break;
    else if (
      STRONG.has(element.type) ||
      (!stopped && (element.type === "note" || element.type === "indication" || element.type === "stop"))
    ) {
      strong = true;
      named = false;
      unknown = 0;
      end = next + 1;
    } else if (stopped && element.type === "method") break;
  }
  return end;
}

/** The words of a name directly before the run: all of them where they open a line or a list entry, else the last one. */
function nameBefore(
  text: string,
  tokens: readonly Token[],
  elements: readonly Element[],
  index: number,
): string | null {
  let from = index;
  while (from > 0 && index - from < MOST_UNKNOWN + 1 && (elements[from - 1] as Element).type === "unknown") from--;
  if (from === index) return null;
  const before = elements[from - 1];
  const opens = before === undefined || before.type === "symbol" || before.type === "dose";
  const first = tokens[(elements[opens ? from : index - 1] as Element).from] as Token;
  const last = tokens[(elements[index - 1] as Element).to - 1] as Token;
  return text.slice(first.start, last.end);
}

function isSig(run: readonly Element[]): boolean {
  const has = (types: ReadonlySet<Element["type"]> | Element["type"]): boolean =>
    run.some((element) => (typeof types === "string" ? element.type === types : types.has(element.type)));
  const verb = run[0]?.type === "method";
  if (has("split-dose")) return true;
  if (has("rate")) return has("route");
  const dose = run.find((element) => element.type === "dose");
  if (dose?.type === "dose") {
    const { unit } = dose.quantity;
    if (unit !== null && (verb || !SIZES.has(unit))) return has(TIMING) || has("route") || (verb && has("duration"));
    // A bare number or a size needs more to be a dose.
    return (verb || (unit === null && (has("route") || has("as-needed")))) && (has("frequency") || has("when"));
  }
  // "Apply to face twice daily", "use as directed"
  return verb && ((has(TIMING) && (has("route") || run.length <= 4)) || (run.length <= 3 && has("note")));
}
