import { GrowableInt32 } from "./growable.ts";
import { eachRun } from "./hash.ts";
import { readWords } from "./read-words.ts";
import { Vocabulary } from "./vocabulary.ts";

/**
 * Words of the window. Ten equal words in a row are hardly ever chance; this is the detector with which half of all
 * clinical text was found to be copied (Steinkamp et al., JAMA Netw Open 2022).
 */
export const WINDOW_WORDS = 10;

/** Equal windows that are tried as the source of one place; the latest are tried. Bounds the time on repeated text. */
const SOURCES_TRIED = 8;

/** Gaps of more words than this, on either side, are not aligned. */
const GAP_WORDS = 60;

/** Equal words in a row within a gap that count as the same text with an edit beside it. */
const GAP_RUN_WORDS = 3;

/** Words passed over by an edit, in the note and in its source: replaced, added, dropped. */
const EDITS = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 2],
] as const;

/** A stretch of a note that stands in an earlier note. Offsets are UTF-16, of this note's text and of the earlier one's. */
export interface CopiedSpan {
  start: number;
  end: number;
  from: {
    /** Index of the earlier note, oldest first. */
    note: number;
    start: number;
    end: number;
  };
}

export interface CopiedText {
  /** In order, without overlap. */
  spans: CopiedSpan[];
  words: number;
  /** Words in the spans. */
  copiedWords: number;
  /** copiedWords / words, 0..1; 0 where the note has no words. */
  share: number;
  /** Share of the words in whole ten-word windows, 0..1: the measure of the published figures. At most `share`. */
  windowShare: number;
}

export interface CopiedOptions {
  /**
   * Whether the spans also hold what is left of a copy that was edited every few words: the equal words between two
   * stretches of one earlier note, and three or more beyond an edit at the end of a stretch. True where left out.
   */
  bridgeEdits?: boolean;
}

const wordsOf = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run.length, 0);

/** A stretch in words: `at` and `source` are where it starts in the note and in the history. */
interface Run {
  at: number;
  source: number;
  length: number;
}

/**
 * The earlier notes of one subject, oldest first. `copied` reads a note against them and `add` makes it one of them, so
 * that a record of any length is read once, in linear time. Holds about 25 bytes a word.
 */
export class NoteHistory {
  readonly #vocabulary = new Vocabulary();
  readonly #words = new GrowableInt32();
  readonly #starts = new GrowableInt32();
  readonly #ends = new GrowableInt32();
  /** Where each note ends in `#words`. */
  readonly #noteEnds: number[] = [];
  /** Latest window start + 1, by hash; 0 where free. */
  #slots = new Int32Array(1024);
  #distinctWindows = 0;
  /** For each word, the start + 1 of the window before it that equals the one starting here; 0 for none. */
  readonly #previous = new GrowableInt32();

  /** How many notes were added. */
  get notes(): number {
    return this.#noteEnds.length;
  }

  /** Makes `note` the latest of the earlier notes. */
  add(note: string): void {
    const first = this.#words.length;
    readWords(note, this.#vocabulary, (word, start, end) => {
      this.#words.push(word);
      this.#starts.push(start);
      this.#ends.push(end);
      this.#previous.push(0);
    });
    this.#noteEnds.push(this.#words.length);
    if (this.#words.length - first < WINDOW_WORDS) return;
    eachRun(this.#words.values, first, this.#words.length, WINDOW_WORDS, this.#vocabulary.hashOf, (hash, at) => {
      const slot = this.#find(hash, this.#words.values, at);
      this.#previous.values[at] = this.#slots[slot] as number;
      if (this.#slots[slot] === 0) this.#distinctWindows++;
      this.#slots[slot] = at + 1;
      if (this.#distinctWindows * 2 > this.#slots.length) this.#widen();
    });
  }

  /** What of `note` stands in the notes added so far, in runs of ten or more words. */
  copied(note: string, options: CopiedOptions = {}): CopiedText {
    const words = new GrowableInt32();
    const starts = new GrowableInt32();
    const ends = new GrowableInt32();
    readWords(note, this.#vocabulary, (word, start, end) => {
      words.push(word);
      starts.push(start);
      ends.push(end);
    });
    const windows = this.#runs(words);
    const runs = options.bridgeEdits === false ? windows : this.#bridge(windows, words);
    const spans = runs.map((run): CopiedSpan => {
      const note = this.#noteOf(run.source);
      return {
        start: starts.values[run.at] as number,
        end: ends.values[run.at + run.length - 1] as number,
        from: {
          note,
          start: this.#starts.values[run.source] as number,
          end: this.#ends.values[run.source + run.length - 1] as number,
        },
      };
    });
    const copiedWords = wordsOf(runs);
    const all = Math.max(1, words.length);
    return { spans, words: words.length, copiedWords, share: copiedWords / all, windowShare: wordsOf(windows) / all };
  }

  /** Longest equal runs, left to right. Every word of every window that an earlier note has lies in one of them. */
  #runs(words: GrowableInt32): Run[] {
    const runs: Run[] = [];
    if (words.length < WINDOW_WORDS) return runs;
    let covered = 0;
    let next = 0;
    eachRun(words.values, 0, words.length, WINDOW_WORDS, this.#vocabulary.hashOf, (hash, at) => {
      if (at < next) return;
      let source = -1;
      let length = 0;
      let candidate = (this.#slots[this.#find(hash, words.values, at)] as number) - 1;
      for (let tried = 0; candidate >= 0 && tried < SOURCES_TRIED; tried++) {
        const equal = this.#equalWords(words, at, candidate);
        if (equal > length) [source, length] = [candidate, equal];
        candidate = (this.#previous.values[candidate] as number) - 1;
      }
      if (source < 0) return;
      // Windows that start within a run but reach beyond it may have another source: what they add begins where it ends.
      const skip = Math.max(0, covered - at);
      covered = at + length;
      next = covered - WINDOW_WORDS + 1;
      const last = runs.at(-1);
      if (last && last.at + last.length === at + skip && last.source + last.length === source + skip)
        last.length += length - skip;
      else runs.push({ at: at + skip, source: source + skip, length: length - skip });
    });
    return runs;
  }

  /** How many words from `at` on equal those from `source` on, within one earlier note. */
  #equalWords(words: GrowableInt32, at: number, source: number): number {
    const most = Math.min(words.length - at, (this.#noteEnds[this.#noteOf(source)] as number) - source);
    let equal = 0;
    while (equal < most && words.values[at + equal] === this.#words.values[source + equal]) equal++;
    return equal;
  }

  /** Adds what lies between two neighbours of one earlier note, and beyond an edit at the ends of all others. */
  #bridge(runs: readonly Run[], words: GrowableInt32): Run[] {
    const bridged: Run[] = [];
    for (let index = 0; index <= runs.length; index++) {
      const [last, run] = [runs[index - 1], runs[index]];
      const between = last && run && this.#between(words.values, last, run);
      if (between) bridged.push(...between);
      else {
        const reached = last ? this.#after(words.values, last, run?.at ?? words.length) : [];
        bridged.push(...reached);
        const end = reached.at(-1) ?? last;
        if (run) bridged.push(...this.#before(words.values, run, end ? end.at + end.length : 0));
      }
      if (run) bridged.push(run);
    }
    return bridged;
  }

  /** Equal runs in the gap between two runs, or null where they are not of one note, in order and near each other. */
  #between(words: Int32Array, last: Run, run: Run): Run[] | null {
    const [at, source] = [last.at + last.length, last.source + last.length];
    const [mine, theirs] = [run.at - at, run.source - source];
    if (this.#noteOf(last.source) !== this.#noteOf(run.source)) return null;
    if (mine > GAP_WORDS || theirs < 0 || theirs > GAP_WORDS) return null;
    return this.#replaced(words, at, source, mine, theirs) ?? this.#realigned(words, at, source, run);
  }

  /** Equal runs behind a run, each beyond an edit, up to word `limit`. */
  #after(words: Int32Array, run: Run, limit: number): Run[] {
    const runs: Run[] = [];
    const noteEnd = this.#noteEnds[this.#noteOf(run.source)] as number;
    let next: Run | null = run;
    while (next) {
      const at: number = next.at + next.length;
      const source: number = next.source + next.length;
      next = null;
      for (const [mine, theirs] of EDITS) {
        const most = Math.min(limit - at - mine, noteEnd - source - theirs);
        let length = 0;
        while (length < most && words[at + mine + length] === this.#words.values[source + theirs + length]) length++;
        if (length < GAP_RUN_WORDS) continue;
        next = { at: at + mine, source: source + theirs, length };
        runs.push(next);
        break;
      }
    }
    return runs;
  }

  /** Equal runs ahead of a run, each beyond an edit, down to word `limit`. */
  #before(words: Int32Array, run: Run, limit: number): Run[] {
    const runs: Run[] = [];
    const note = this.#noteOf(run.source);
    const noteStart = note === 0 ? 0 : (this.#noteEnds[note - 1] as number);
    let next: Run | null = run;
    while (next) {
      const at: number = next.at;
      const source: number = next.source;
      next = null;
      for (const [mine, theirs] of EDITS) {
        const most = Math.min(at - mine - limit, source - theirs - noteStart);
        let length = 0;
        while (length < most && words[at - mine - length - 1] === this.#words.values[source - theirs - length - 1])
          length++;
        if (length < GAP_RUN_WORDS) continue;
        next = { at: at - mine - length, source: source - theirs - length, length };
        runs.push(next);
        break;
      }
    }
    return runs.reverse();
  }

  /** Where words were replaced one for one: the gaps are of one length, and at least half of their words are equal. */
  #replaced(words: Int32Array, at: number, source: number, mine: number, theirs: number): Run[] | null {
    if (mine !== theirs) return null;
    const equal: Run[] = [];
    for (let index = 0; index < mine; index++) {
      if (words[at + index] !== this.#words.values[source + index]) continue;
      const last = equal.at(-1);
      if (last && last.at + last.length === at + index) last.length++;
      else equal.push({ at: at + index, source: source + index, length: 1 });
    }
    return wordsOf(equal) * 2 >= mine ? equal : null;
  }

  /** The equal runs of two gaps up to the next common run, left to right. */
  #realigned(words: Int32Array, at: number, source: number, limit: { at: number; source: number }): Run[] {
    const runs: Run[] = [];
    for (let next = { at, source }; next.at < limit.at && next.source < limit.source; ) {
      const run = this.#nextInGap(words, next.at, next.source, limit);
      if (!run) break;
      runs.push(run);
      next = { at: run.at + run.length, source: run.source + run.length };
    }
    return runs;
  }

  /** The equal run with the fewest words passed over on both sides, of those that count. */
  #nextInGap(words: Int32Array, at: number, source: number, limit: { at: number; source: number }): Run | null {
    const most = limit.at - at + limit.source - source;
    for (let passed = 0; passed < most; passed++)
      for (let mine = 0; mine <= passed; mine++) {
        const [here, there] = [at + mine, source + passed - mine];
        let length = 0;
        while (
          here + length < limit.at &&
          there + length < limit.source &&
          words[here + length] === this.#words.values[there + length]
        )
          length++;
        if (length >= GAP_RUN_WORDS) return { at: here, source: there, length };
      }
    return null;
  }

  #noteOf(word: number): number {
    let [low, high] = [0, this.#noteEnds.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#noteEnds[middle] as number) > word) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #find(hash: number, words: Int32Array, at: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
      let index = 0;
      while (index < WINDOW_WORDS && this.#words.values[entry - 1 + index] === words[at + index]) index++;
      if (index === WINDOW_WORDS) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #widen(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 4);
    const mask = this.#slots.length - 1;
    for (const entry of before) {
      if (entry === 0) continue;
      eachRun(
        this.#words.values,
        entry - 1,
        entry - 1 + WINDOW_WORDS,
        WINDOW_WORDS,
        this.#vocabulary.hashOf,
        (hash) => {
          let slot = hash & mask;
          while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
          this.#slots[slot] = entry;
        },
      );
    }
  }
}

/**
 * What of `note` was copied forward: the stretches of ten or more words that stand in one of `earlierNotes`, which are
 * the earlier notes of the same subject, oldest first. Where several have it, the longest equal stretch is the source,
 * then the latest note. For a whole record use `NoteHistory`, which reads each note once.
 */
export function copiedSpans(note: string, earlierNotes: readonly string[], options: CopiedOptions = {}): CopiedText {
  const history = new NoteHistory();
  for (const earlier of earlierNotes) history.add(earlier);
  return history.copied(note, options);
}
