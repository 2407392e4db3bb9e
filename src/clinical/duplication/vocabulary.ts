import { GrowableInt32 } from "./growable.ts";
import { mix } from "./hash.ts";

/**
 * Numbers words from 0 in the order in which they are first met. A word is spelled code unit by code unit with `push`
 * and closed with `take`, so that reading a text makes no strings. Two words have one number only where they are equal.
 */
export class Vocabulary {
  /** Words known. */
  size = 0;
  /** Code units of the word being spelled. */
  length = 0;
  #spelling = new Uint16Array(64);
  #hash = 0;
  /** Word number + 1, by hash; 0 where free. Its length is a power of two. */
  #slots = new Int32Array(4096);
  #hashes = new GrowableInt32();
  /** Where each word ends in `#letters`. */
  #ends = new GrowableInt32();
  #letters = new Uint16Array(4096);

  push(codeUnit: number): void {
    if (this.length === this.#spelling.length) {
      const wider = new Uint16Array(this.#spelling.length * 2);
      wider.set(this.#spelling);
      this.#spelling = wider;
    }
    this.#spelling[this.length++] = codeUnit;
    this.#hash = Math.imul(this.#hash ^ codeUnit, 0x01000193);
  }

  /** The number of the word just spelled, and starts the next. */
  take(): number {
    const hash = mix(this.#hash ^ this.length);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    let word = -1;
    for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
      if (this.#hashes.values[entry - 1] === hash && this.#spells(entry - 1)) {
        word = entry - 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (word < 0) {
      word = this.#store(hash);
      this.#slots[slot] = word + 1;
      if (this.size * 2 > this.#slots.length) this.#widen();
    }
    this.length = 0;
    this.#hash = 0;
    return word;
  }

  /** 32-bit hash of a word by its letters: the same in every vocabulary, whatever was read before. */
  readonly hashOf = (word: number): number => this.#hashes.values[word] as number;

  #spells(word: number): boolean {
    const start = word === 0 ? 0 : (this.#ends.values[word - 1] as number);
    if ((this.#ends.values[word] as number) - start !== this.length) return false;
    for (let index = 0; index < this.length; index++)
      if (this.#letters[start + index] !== this.#spelling[index]) return false;
    return true;
  }

  #store(hash: number): number {
    const start = this.size === 0 ? 0 : (this.#ends.values[this.size - 1] as number);
    const end = start + this.length;
    if (end > this.#letters.length) {
      const wider = new Uint16Array(Math.max(end, this.#letters.length * 2));
      wider.set(this.#letters.subarray(0, start));
      this.#letters = wider;
    }
    this.#letters.set(this.#spelling.subarray(0, this.length), start);
    this.#ends.push(end);
    this.#hashes.push(hash);
    return this.size++;
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let word = 0; word < this.size; word++) {
      let slot = (this.#hashes.values[word] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = word + 1;
    }
    this.#slots = slots;
  }
}
