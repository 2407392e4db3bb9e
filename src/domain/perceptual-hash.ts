const HASH = /^[0-9a-f]{16}$/i;

function setBits(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * How many of the 64 bits of two perceptual hashes differ, 0..64. Two scans of one page differ in a few bits, two
 * unrelated pages in about 32. All blank pages have the same hash, so a distance says nothing about them.
 * @throws RangeError unless both are 16 hex digits.
 */
export function hammingDistance(a: string, b: string): number {
  if (!HASH.test(a) || !HASH.test(b)) throw new RangeError("a perceptual hash has 16 hex digits");
  const high = Number.parseInt(a.slice(0, 8), 16) ^ Number.parseInt(b.slice(0, 8), 16);
  const low = Number.parseInt(a.slice(8), 16) ^ Number.parseInt(b.slice(8), 16);
  return setBits(high) + setBits(low);
}
