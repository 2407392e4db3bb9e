/** Final avalanche of MurmurHash3 (A. Appleby, public domain): every input bit reaches every output bit. 32-bit integer. */
export function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The multiplier of a run's polynomial hash; odd, so that no word of the run is shifted out. */
const BASE = 0x2c1b3c6d;

/**
 * Hashes of all runs of `width` consecutive words, in 32 bits: `visit(hash, at)` for the run that starts at word `at`.
 * A rolling polynomial (Karp & Rabin 1987), so the time does not depend on the width. A text of fewer words, but at
 * least one, has one run: all of it.
 */
export function eachRun(
  words: Int32Array,
  start: number,
  end: number,
  width: number,
  hashOf: (word: number) => number,
  visit: (hash: number, at: number) => void,
): void {
  if (end <= start) return;
  const span = Math.min(width, end - start);
  let power = 1;
  for (let index = 1; index < span; index++) power = Math.imul(power, BASE);
  let rolling = 0;
  for (let index = start; index < start + span; index++)
    rolling = (Math.imul(rolling, BASE) + hashOf(words[index] as number)) | 0;
  visit(mix(rolling), start);
  for (let index = start + span; index < end; index++) {
    const leaving = Math.imul(hashOf(words[index - span] as number), power);
    rolling = (Math.imul(rolling - leaving, BASE) + hashOf(words[index] as number)) | 0;
    visit(mix(rolling), index - span + 1);
  }
}
