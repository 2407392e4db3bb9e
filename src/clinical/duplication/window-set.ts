import { WINDOW_WORDS } from "./copied-spans.ts";
import { GrowableInt32 } from "./growable.ts";
import { eachRun } from "./hash.ts";
import { readWords } from "./read-words.ts";
import { Vocabulary } from "./vocabulary.ts";

/** All ten-word windows of the texts read so far, compared word by word. Holds 12 to 36 bytes a word. */
export class WindowSet {
  readonly #vocabulary = new Vocabulary();
  readonly #words = new GrowableInt32(1 << 12);
  /** Window start + 1 by hash; 0 where free. */
  #slots = new Int32Array(1024);
  #windows = 0;
  /** Texts too short for a window, whole. */
  readonly #short = new Set<string>();

  /**
   * Reads a text: how many words it has, and how many of them lie outside every window that a text before has. A text of
   * fewer than ten words is new or known as a whole.
   */
  read(text: string): { words: number; newWords: number } {
    const start = this.#words.length;
    readWords(text, this.#vocabulary, (word) => this.#words.push(word));
    const end = this.#words.length;
    const words = end - start;
    if (words < WINDOW_WORDS) {
      const key = this.#words.values.subarray(start, end).join(" ");
      this.#words.length = start;
      const known = this.#short.has(key);
      this.#short.add(key);
      return { words, newWords: known ? 0 : words };
    }
    // All windows are looked up before any is added: what a text repeats of itself is not copied from another.
    let known = 0;
    let coveredTo = start;
    this.#eachWindow(start, end, (hash, at) => {
      if (this.#slots[this.#find(hash, at)] === 0) return;
      known += at + WINDOW_WORDS - Math.max(coveredTo, at);
      coveredTo = at + WINDOW_WORDS;
    });
    if (known === words) {
      this.#words.length = start;
      return { words, newWords: 0 };
    }
    this.#eachWindow(start, end, (hash, at) => {
      const slot = this.#find(hash, at);
      if (this.#slots[slot] !== 0) return;
      this.#slots[slot] = at + 1;
      if (++this.#windows * 2 > this.#slots.length) this.#widen();
    });
    return { words, newWords: words - known };
  }

  #eachWindow(start: number, end: number, visit: (hash: number, at: number) => void): void {
    eachRun(this.#words.values, start, end, WINDOW_WORDS, this.#vocabulary.hashOf, visit);
  }

  #find(hash: number, at: number): number {
    const words = this.#words.values;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
      let index = 0;
      while (index < WINDOW_WORDS && words[entry - 1 + index] === words[at + index]) index++;
      if (index === WINDOW_WORDS) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #widen(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    const mask = this.#slots.length - 1;
    for (const entry of before) {
      if (entry === 0) continue;
      this.#eachWindow(entry - 1, entry - 1 + WINDOW_WORDS, (hash) => {
        let slot = hash & mask;
        while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
        this.#slots[slot] = entry;
      });
    }
  }
}
