import { seededRandom, seedOf } from "../../domain/random.ts";

/** Rows of a band: four equal minima in a row make two texts candidates. */
const BAND_ROWS = 4;

/**
 * Bands. Two texts of Jaccard similarity s are candidates with probability 1 - (1 - s^4)^32: .9998 at s = .7, .94 at
 * .54 (an edit in every twentieth word), .26 at .3 and .003 at .1. (Broder 1997; Leskovec, Rajaraman & Ullman, ch. 3.)
 */
export const BANDS = 32;

const PERMUTATIONS = BANDS * BAND_ROWS;

const random = seededRandom(seedOf("min-hash"));
const draw = (): number => random.integer(0, 0xffffffff) | 0;
/** Multiplier (odd) and offset of each permutation, modulo 2^32. */
const multipliers = Int32Array.from({ length: PERMUTATIONS }, () => draw() | 1);
const offsets = Int32Array.from({ length: PERMUTATIONS }, draw);

/** Minima of all permutations over the hashes of one text's shingles, and from them one 32-bit key a band. */
export class MinHash {
  readonly #minima = new Int32Array(PERMUTATIONS);

  start(): void {
    this.#minima.fill(0x7fffffff);
  }

  /** Takes one shingle's hash, which must be well mixed; repeats change nothing. */
  push(hash: number): void {
    const minima = this.#minima;
    for (let index = 0; index < PERMUTATIONS; index++) {
      const value = (Math.imul(hash, multipliers[index] as number) + (offsets[index] as number)) | 0;
      if (value < (minima[index] as number)) minima[index] = value;
    }
  }

  /** Key of one band: equal minima give equal keys. */
  band(band: number): number {
    let key = band;
    for (let row = 0; row < BAND_ROWS; row++)
      key = Math.imul(key ^ (this.#minima[band * BAND_ROWS + row] as number), 0x5bd1e995) ^ (key >>> 15);
    return key | 0;
  }

  /** Share of equal minima, an unbiased estimate of the Jaccard similarity with standard error below .045. */
  similarity(other: MinHash): number {
    let equal = 0;
    for (let index = 0; index < PERMUTATIONS; index++) if (this.#minima[index] === other.#minima[index]) equal++;
    return equal / PERMUTATIONS;
  }
}
