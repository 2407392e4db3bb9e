import { eachRun } from "./hash.ts";

/** Words of a shingle: long enough that two notes share few by chance, short enough that one edit costs only five. */
export const SHINGLE_WORDS = 5;

/** How much two texts share. Each share is 0..1, and 0 where the text has no words. */
export interface Overlap {
  /** Share of the distinct shingles of the first text that the second has too (Broder 1997, "containment"). */
  firstInSecond: number;
  secondInFirst: number;
  /** Distinct shingles in both, of those in either. */
  jaccard: number;
}

/**
 * The distinct shingles of one text, looked up by hash and then compared word by word, so that counts are exact.
 * Loading another text reuses the memory.
 */
export class ShingleSet {
  /** Distinct shingles of the loaded text. */
  size = 0;
  readonly #hashOf: (word: number) => number;
  #words: Int32Array = new Int32Array(0);
  #width = 0;
  /** Start of the shingle + 1 in `#words`; 0 where free. */
  #slots = new Int32Array(256);
  #hashes = new Int32Array(256);
  /** For each slot the look-up that met it last, so that a shingle counts once a look-up. */
  #met = new Int32Array(256);
  #lookups = 0;

  constructor(hashOf: (word: number) => number) {
    this.#hashOf = hashOf;
  }

  /** Takes words `start` up to `end` of `words`, which must not change until the next load. */
  load(words: Int32Array, start: number, end: number): void {
    const needed = Math.max(256, 2 ** Math.ceil(Math.log2(2 * (end - start) + 1)));
    // A table much too wide for a short text would make clearing it the main work.
    if (needed > this.#slots.length || needed * 16 < this.#slots.length) {
      this.#slots = new Int32Array(needed);
      this.#hashes = new Int32Array(needed);
      this.#met = new Int32Array(needed);
    } else {
      this.#slots.fill(0);
      this.#met.fill(0);
    }
    this.#lookups = 0;
    this.#words = words;
    this.#width = Math.min(SHINGLE_WORDS, end - start);
    this.size = 0;
    eachRun(words, start, end, SHINGLE_WORDS, this.#hashOf, (hash, at) => {
      const slot = this.#find(hash, words, at);
      if (this.#slots[slot] !== 0) return;
      this.#slots[slot] = at + 1;
      this.#hashes[slot] = hash;
      this.size++;
    });
  }

  /** How many of the loaded shingles words `start` up to `end` have too. */
  common(words: Int32Array, start: number, end: number): number {
    // A text shorter than a shingle is one run of its own width, which no longer text has.
    if (Math.min(SHINGLE_WORDS, end - start) !== this.#width) return 0;
    const lookup = ++this.#lookups;
    let common = 0;
    eachRun(words, start, end, SHINGLE_WORDS, this.#hashOf, (hash, at) => {
      const slot = this.#find(hash, words, at);
      if (this.#slots[slot] === 0 || this.#met[slot] === lookup) return;
      this.#met[slot] = lookup;
      common++;
    });
    return common;
  }

  /** The slot of a shingle, or the free one where it belongs. */
  #find(hash: number, words: Int32Array, at: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
      if (this.#hashes[slot] === hash && this.#same(entry - 1, words, at)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #same(mine: number, words: Int32Array, at: number): boolean {
    for (let index = 0; index < this.#width; index++) if (this.#words[mine + index] !== words[at + index]) return false;
    return true;
  }
}

/** Overlap from counts of distinct shingles: of the first text, of the second, of both. */
export function overlapOf(first: number, second: number, common: number): Overlap {
  const either = first + second - common;
  return {
    firstInSecond: first === 0 ? 0 : common / first,
    secondInFirst: second === 0 ? 0 : common / second,
    jaccard: either === 0 ? 0 : common / either,
  };
}
