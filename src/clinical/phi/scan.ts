import type { Candidate, PhiKind, QuasiKind } from "./kind.ts";
import { Flag } from "./lexicon.ts";
import { Shape, type Tokens, TokenType, tokenize } from "./tokens.ts";

/** The state that the passes over one text share: later passes leave alone what earlier ones took. */
export interface Scan {
  tokens: Tokens;
  /** 1 where a token belongs to a span found already. */
  taken: Uint8Array;
  found: Candidate[];
  /** The text has no capitals to go by, so a word that no lexicon knows counts as capitalised. */
  lowerCased: boolean;
  /** Most of the text is in capitals, so capitals say nothing. */
  upperCased: boolean;
}

export function startScan(text: string): Scan {
  const tokens = tokenize(text);
  let lower = 0;
  let upper = 0;
  let capital = 0;
  for (const word of tokens.words) {
    if (word === null || word.raw.length < 2) continue;
    if (word.shape === Shape.lower) lower++;
    else if (word.shape === Shape.upper) upper++;
    else capital++;
  }
  return {
    tokens,
    taken: new Uint8Array(tokens.count),
    found: [],
    lowerCased: lower > 0 && capital + upper === 0,
    upperCased: upper > 4 && upper > 2 * (lower + capital),
  };
}

/** Records tokens `from` to `to`, both included. */
export function take(
  scan: Scan,
  from: number,
  to: number,
  kind: PhiKind | QuasiKind,
  confidence: number,
  rule: string,
): void {
  const { tokens, taken } = scan;
  taken.fill(1, from, to + 1);
  scan.found.push({
    start: tokens.start[from] as number,
    end: tokens.end[to] as number,
    kind,
    confidence,
    rule,
  });
}

/** Records the characters [start, end), which begin in token `from`. Returns the last token that they touch. */
export function takeCharacters(
  scan: Scan,
  from: number,
  start: number,
  end: number,
  kind: PhiKind | QuasiKind,
  confidence: number,
  rule: string,
): number {
  const { tokens, taken } = scan;
  let last = from;
  taken[from] = 1;
  while (last + 1 < tokens.count && (tokens.start[last + 1] as number) < end) taken[++last] = 1;
  scan.found.push({ start, end, kind, confidence, rule });
  return last;
}

const NOT_NAMES =
  Flag.common |
  Flag.clinical |
  Flag.term |
  Flag.month |
  Flag.weekday |
  Flag.title |
  Flag.country |
  Flag.state |
  Flag.organisation |
  Flag.relation |
  Flag.unit;

/** Whether the word at `index` is in no lexicon of ordinary words. */
export function isUnknown(scan: Scan, index: number): boolean {
  const word = scan.tokens.words[index];
  return !!word && (word.flags & NOT_NAMES) === 0 && (word.raw.length > 1 || word.shape === Shape.initial);
}

/** Whether the word at `index` is written like a proper noun, as far as the case of the text can tell. */
export function isProper(scan: Scan, index: number): boolean {
  const word = scan.tokens.words[index];
  if (!word) return false;
  if (word.shape === Shape.capital || word.shape === Shape.mixed) return true;
  if (word.shape === Shape.upper) return word.raw.length > 1;
  if (word.shape === Shape.lower && scan.lowerCased && word.raw.length > 2) {
    return (word.flags & (NOT_NAMES | Flag.particle)) === 0 || (word.flags & (Flag.given | Flag.family)) !== 0;
  }
  return false;
}

/** Whether token `index` closes the number of a list item: "2)", "3.". */
function isListMark({ tokens }: Scan, index: number): boolean {
  const mark = tokens.text[tokens.start[index] as number];
  return (
    tokens.type[index] === TokenType.mark &&
    (mark === ")" || mark === ".") &&
    tokens.type[index - 1] === TokenType.number
  );
}

/** Whether a sentence or line begins at token `index`. */
export function beginsSentence(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  for (let before = index - 1; before >= 0 && before >= index - 3; before--) {
    if (tokens.type[before] === TokenType.newline) return true;
    if (isListMark(scan, before)) return true;
    if (tokens.type[before] !== TokenType.mark) return false;
    const mark = tokens.text[tokens.start[before] as number] as string;
    if (".!?:".includes(mark)) return true;
    if (!"\"'([>-*•“”‘’#".includes(mark)) return false;
  }
  return index < 3 || index - 3 < 0;
}
