import {
  ALL_CAPITALS,
  CAPITALISED,
  LINE_END,
  NUMBER,
  PUNCTUATION,
  type TokenTable,
  vocabulary,
  WORD,
} from "../tokens.ts";
import { ABBREVIATIONS, LEADING_ABBREVIATIONS, SENTENCE_OPENERS, UNFINISHED } from "./abbreviations.ts";
import { HEADINGS, type SectionKind } from "./headings.ts";
import { expand, PhraseAutomaton } from "./phrases.ts";

interface HeadingName {
  kind: SectionKind;
  level: 1 | 2;
}

/** A heading found; rows are rows of the token table, the heading's words are `from` to `to` (not included). */
export interface Heading extends HeadingName {
  from: number;
  to: number;
}

/** Sentences of a text as rows of its token table, `to` not included. */
export interface Layout {
  from: number[];
  to: number[];
  /** For each sentence the index in `headings` of its innermost heading, or -1. */
  heading: number[];
  /** For each sentence whether it is a list item that stands under the lead-in before it (`Return for any of:`). */
  led: boolean[];
  headings: Heading[];
}

const names = new PhraseAutomaton<HeadingName>(
  HEADINGS.flatMap(({ kind, level, phrases }) =>
    phrases.flatMap(expand).map((phrase) => [phrase, { kind, level }] as const),
  ),
);

/** Bits a word id may carry. */
const LEADING = 1;
const ABBREVIATED = 2;
const OPENER = 4;
const OPEN_ENDED = 8;
const ANSWER = 16;
const listed: [id: number, bit: number][] = [];
for (const [words, bit] of [
  [LEADING_ABBREVIATIONS, LEADING],
  [ABBREVIATIONS, ABBREVIATED],
  [SENTENCE_OPENERS, OPENER],
  [UNFINISHED, OPEN_ENDED],
  ["no none yes neg negative pos positive denies denied absent never nil".split(" "), ANSWER],
] as const) {
  for (const word of words) {
    listed.push([vocabulary.add(word), bit]);
  }
}
const bits = new Uint8Array(Math.max(...listed.map(([id]) => id)) + 1);
for (const [id, bit] of listed) bits[id]! |= bit;
const NO = vocabulary.add("no");

const COLON = 58;
const COMMA = 44;
const FULL_STOP = 46;
const HYPHEN = 45;
const OPEN = 40;
const CLOSE = 41;
const BULLETS = new Set([..."-*•·▪◦●■►–—~>#"].map((bullet) => bullet.charCodeAt(0)));
const CLOSING = new Set([...")]\"'”’"].map((quote) => quote.charCodeAt(0)));

/** A line shorter than this is taken to have been ended on purpose where the next word would have fitted, in characters. */
const NARROWEST_WRAP = 40;
/** The most words of a heading that no list names. */
const LONGEST_HEADING = 6;

/** Finds headings and sentences in one pass over the tokens of `text`. */
export function layOut(text: string, table: TokenTable): Layout {
  return new Reader(text, table).read();
}

class Reader {
  readonly #text: string;
  readonly #table: TokenTable;
  readonly #out: Layout = { from: [], to: [], heading: [], led: [], headings: [] };
  /** First row of the sentence that is open, or -1. */
  #open = -1;
  /** Opening brackets of the open sentence. */
  #depth = 0;
  #heading = -1;
  #lineStart = 0;
  #widest = 0;
  /** Row up to which `#widest` holds. */
  #paragraphEnd = -1;
  /** Whether the next sentence, if a list item, stands under a lead-in. */
  #leads = false;

  constructor(text: string, table: TokenTable) {
    this.#text = text;
    this.#table = table;
  }

  read(): Layout {
    const { kind, count, id } = this.#table;
    let atLineStart = true;
    for (let row = 0; row < count; row++) {
      const kindHere = kind[row]!;
      if (kindHere === LINE_END) {
        this.#lineEnds(row);
        atLineStart = true;
        continue;
      }
      if (kindHere === WORD) {
        const starts = atLineStart || this.#open === -1;
        if (starts || (id[row]! !== 0 && (this.#table.shape[row]! & CAPITALISED) !== 0)) {
          const after = this.#tryHeading(row, atLineStart, starts);
          if (after > row) {
            row = after - 1;
            atLineStart = false;
            continue;
          }
        }
        this.#begin(row);
        atLineStart = false;
      } else if (kindHere === NUMBER) {
        if (this.#open !== -1 && this.#depth === 0 && !atLineStart && this.#inlineNumber(row)) this.#close(row);
        // A list number leaves the place after it a line start, so that numbered headings are found.
        const marker = atLineStart ? this.#marker(row) : row;
        this.#begin(row);
        if (marker > row) row = marker - 1;
        else atLineStart = false;
      } else {
        const code = this.#code(row);
        if (atLineStart && BULLETS.has(code)) {
          if (this.#open !== -1) this.#close(row);
          this.#begin(row);
          continue;
        }
        atLineStart = false;
        this.#begin(row);
        if (code === OPEN) this.#depth++;
        else if (code === CLOSE && this.#depth > 0) this.#depth--;
        else if (code === FULL_STOP || code === 33 || code === 63) {
          const last = this.#stopEnds(row, code);
          if (last >= row) {
            this.#close(last + 1);
            row = last;
          }
        }
      }
    }
    this.#close(count);
    return this.#out;
  }

  #code(row: number): number {
    return this.#text.charCodeAt(this.#table.start[row]!);
  }

  #tight(row: number): boolean {
    return row + 1 < this.#table.count && this.#table.end[row] === this.#table.start[row + 1];
  }

  #bits(row: number): number {
    const id = this.#table.id[row]!;
    return bits[id] ?? 0;
  }

  #begin(row: number): void {
    if (this.#open === -1) this.#open = row;
  }

  #close(to: number): void {
    if (this.#open === -1) return;
    let last = to;
    while (last > this.#open && this.#table.kind[last - 1] === LINE_END) last--;
    if (last > this.#open) {
      const from = this.#open;
      const item = BULLETS.has(this.#code(from)) || this.#marker(from) > from;
      const led: boolean = this.#leads && item;
      this.#out.from.push(from);
      this.#out.to.push(last);
      this.#out.heading.push(this.#heading);
      this.#out.led.push(led);
      const heading = this.#out.headings[this.#heading];
      // A heading that no list names may be a lead-in itself (`Denies:`).
      const headed = heading !== undefined && heading.kind !== "other" && heading.to >= last - 1;
      this.#leads = led || (this.#code(last - 1) === COLON && !headed);
    }
    this.#open = -1;
    this.#depth = 0;
  }

  /** The row after a list marker (`1.`, `2)`, `a)`) at `row`, or `row` where there is none. */
  #marker(row: number): number {
    const { kind, start, end, count } = this.#table;
    const short = end[row]! - start[row]! <= (kind[row] === NUMBER ? 2 : 1);
    if (!short || kind[row] === PUNCTUATION || kind[row] === LINE_END || row + 1 >= count || !this.#tight(row))
      return row;
    const mark = this.#code(row + 1);
    const spaced = row + 2 >= count || !this.#tight(row + 1);
    if (mark === CLOSE) return row + 2;
    return mark === FULL_STOP && spaced && kind[row] === NUMBER ? row + 2 : row;
  }

  /** Whether `2)` at a row begins the next item of a list that runs on in one line. */
  #inlineNumber(row: number): boolean {
    const { start, end, count } = this.#table;
    if (end[row]! - start[row]! > 2 || this.#tight(row - 1) || !this.#tight(row)) return false;
    return this.#code(row + 1) === CLOSE && row + 2 < count && !this.#tight(row + 1);
  }

  /** Takes a heading at `row`; the row after it and its colon, or `row` where there is none. */
  #tryHeading(row: number, atLineStart: boolean, starts: boolean): number {
    const { kind, id, count, shape } = this.#table;
    let node = 0;
    let found: HeadingName | undefined;
    let to = row;
    for (let at = row; at < count; at++) {
      node = names.step(node, id[at]!);
      if (node === 0) break;
      const value = names.values(node)?.[0];
      if (value !== undefined) {
        found = value;
        to = at + 1;
      }
    }
    if (found !== undefined) {
      const mark = to < count && kind[to] === PUNCTUATION ? this.#code(to) : 0;
      if (mark === COLON) return this.#take(row, to, found, to + 1);
      // "GI - No nausea": a spaced dash after a heading that begins a line or sentence.
      const dash = mark === HYPHEN || mark === 0x2013 || mark === 0x2014;
      const capital = (shape[row]! & CAPITALISED) !== 0;
      if (dash && starts && capital && !this.#tight(to - 1) && !this.#tight(to))
        return this.#take(row, to, found, to + 1);
      if (atLineStart && capital) {
        const alone = to < count ? kind[to] === LINE_END : row > 0 && this.#table.start[row]! > this.#lineStart - 1;
        if (alone && count > to - row) return this.#take(row, to, found, to);
        if (found.level === 1 && this.#capitalsThenText(row, to)) return this.#take(row, to, found, to);
      }
    }
    return atLineStart ? this.#tryUnnamed(row) : row;
  }

  /** `IMPRESSION No acute disease`: a heading in capitals with text in mixed case after it. */
  #capitalsThenText(row: number, to: number): boolean {
    const { kind, shape, start, end, count } = this.#table;
    if (to >= count || kind[to] !== WORD || end[to - 1]! - start[row]! <= 4) return false;
    for (let at = row; at < to; at++) if (kind[at] === WORD && (shape[at]! & ALL_CAPITALS) === 0) return false;
    return (shape[to]! & (CAPITALISED | ALL_CAPITALS)) === CAPITALISED;
  }

  /** A heading that no list names: up to six words with a capital at the beginning of a line, then a colon. */
  #tryUnnamed(row: number): number {
    const { kind, shape, count } = this.#table;
    if ((shape[row]! & CAPITALISED) === 0) return row;
    let capitals = true;
    let words = 0;
    for (let at = row; at < count && words <= LONGEST_HEADING; at++) {
      const kindHere = kind[at]!;
      if (kindHere === WORD) {
        words++;
        if ((shape[at]! & ALL_CAPITALS) === 0) capitals = false;
      } else if (kindHere === PUNCTUATION) {
        const code = this.#code(at);
        if (code === COLON) {
          const spaced = at + 1 >= count || !this.#tight(at);
          if (!spaced || !this.#tight(at - 1)) return row;
          return this.#take(row, at, { kind: "other", level: capitals && words > 1 ? 1 : 2 }, at + 1);
        }
        if (code !== 47 && code !== 38 && code !== HYPHEN) return row;
      } else return row;
    }
    return row;
  }

  #take(from: number, to: number, name: HeadingName, after: number): number {
    // A list marker before the heading belongs to the heading's sentence.
    const onlyMarker = this.#open !== -1 && (this.#marker(this.#open) === from || this.#open === from - 1);
    if (this.#open !== -1 && !(onlyMarker && this.#isMarkerRow(this.#open))) this.#close(from);
    this.#heading = this.#out.headings.push({ ...name, from, to }) - 1;
    this.#begin(from);
    return after;
  }

  #isMarkerRow(row: number): boolean {
    return BULLETS.has(this.#code(row)) || this.#marker(row) > row;
  }

  /** Decides at the end of a line whether the sentence goes on in the next. */
  #lineEnds(row: number): void {
    const { kind, start, end, count } = this.#table;
    const lineStart = this.#lineStart;
    this.#lineStart = end[row]!;
    const next = row + 1;
    if (next >= count) return;
    if (kind[next] === LINE_END) {
      this.#close(row);
      this.#leads = false;
      return;
    }
    if (this.#open === -1 || row === 0) return;
    const last = row - 1;
    if (kind[last] === LINE_END) return;
    const code = this.#code(last);
    const nextCode = this.#code(next);
    if (code === COLON || this.#marker(next) > next || BULLETS.has(nextCode)) {
      this.#close(row);
      return;
    }
    // The heading stood alone on its line.
    if (this.#heading >= 0 && this.#out.headings[this.#heading]!.to === row) {
      this.#close(row);
      return;
    }
    if (code === COMMA || (this.#bits(last) & OPEN_ENDED) !== 0) return;
    const width = start[row]! - lineStart;
    const fitted = width + 1 + (end[next]! - start[next]!);
    const wrap = Math.max(NARROWEST_WRAP, this.#paragraphWidth(row));
    const capital = (this.#table.shape[next]! & CAPITALISED) !== 0 || kind[next] === NUMBER;
    if (capital ? fitted <= wrap : fitted <= wrap * 0.6) this.#close(row);
  }

  /** Characters of the longest line from this paragraph's first line end on. */
  #paragraphWidth(row: number): number {
    if (row <= this.#paragraphEnd) return this.#widest;
    const { kind, start, end, count } = this.#table;
    let lineStart = row;
    while (lineStart > 0 && kind[lineStart - 1] !== LINE_END) lineStart--;
    this.#widest = 0;
    let from = start[lineStart]!;
    let at = row;
    for (; at < count; at++) {
      if (kind[at] !== LINE_END) continue;
      this.#widest = Math.max(this.#widest, start[at]! - from);
      from = end[at]!;
      if (at + 1 < count && kind[at + 1] === LINE_END) break;
    }
    this.#paragraphEnd = at;
    return this.#widest;
  }

  /** The last row of the sentence that a stop at `row` ends (closing quotes go with it), or -1 where it ends none. */
  #stopEnds(row: number, code: number): number {
    const { kind, count, shape, start, end } = this.#table;
    let last = row;
    while (last + 1 < count && this.#tight(last) && CLOSING.has(this.#code(last + 1))) last++;
    let next = last + 1;
    if (next >= count) return last;
    if (kind[next] === LINE_END) {
      next++;
      if (next >= count || kind[next] === LINE_END) return last;
    } else if (this.#tight(last)) {
      // "pain.The patient": the space was forgotten.
      const forgotten =
        code === FULL_STOP &&
        kind[next] === WORD &&
        kind[row - 1] === WORD &&
        (shape[next]! & (CAPITALISED | ALL_CAPITALS)) === CAPITALISED &&
        end[next]! - start[next]! > 1 &&
        (shape[row - 1]! & CAPITALISED) === 0 &&
        end[row - 1]! - start[row - 1]! > 2;
      return forgotten ? last : -1;
    }
    const word = kind[next] === WORD;
    const capital = word && (shape[next]! & CAPITALISED) !== 0;
    if (code !== FULL_STOP) {
      if (row === 0 || !this.#tight(row - 1) || (this.#bits(next) & ANSWER) !== 0) return -1;
      return word && !capital ? -1 : last;
    }
    if (row === 0) return last;
    const before = row - 1;
    if (this.#marker(before) === row + 1 && this.#isFirst(before)) return -1;
    const opener = (this.#bits(next) & OPENER) !== 0;
    if (kind[before] !== WORD) return word && !capital && !opener ? -1 : last;
    const kinds = this.#bits(before);
    if ((kinds & LEADING) !== 0 && (word || kind[next] === NUMBER)) return -1;
    if (this.#table.id[before] === NO && kind[next] === NUMBER) return -1;
    const length = end[before]! - start[before]!;
    const dotted = length === 1 && before >= 2 && this.#code(before - 1) === FULL_STOP && this.#tight(before - 1);
    if (length === 1 && !dotted) return capital && !opener ? -1 : word && !capital ? -1 : last;
    if (dotted || (kinds & ABBREVIATED) !== 0) return word ? (opener && capital ? last : -1) : last;
    if (word && !capital) return opener || (length >= 4 && end[last]! < start[next]!) ? last : -1;
    return last;
  }

  /** Whether a row is the first of the open sentence, or the first after its heading. */
  #isFirst(row: number): boolean {
    if (row === this.#open) return true;
    return row === this.#open + 1 && BULLETS.has(this.#code(this.#open));
  }
}
