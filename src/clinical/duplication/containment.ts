import { GrowableInt32 } from "./growable.ts";
import { readWords } from "./read-words.ts";
import { type Overlap, overlapOf, ShingleSet } from "./shingle-set.ts";
import { Vocabulary } from "./vocabulary.ts";

/** How much two texts share by exact five-word shingles, in both directions. */
export function overlap(first: string, second: string): Overlap {
  const vocabulary = new Vocabulary();
  const words = new GrowableInt32();
  const push = (word: number): void => words.push(word);
  readWords(first, vocabulary, push);
  const middle = words.length;
  readWords(second, vocabulary, push);
  const shingles = new ShingleSet(vocabulary.hashOf);
  shingles.load(words.values, 0, middle);
  const firstSize = shingles.size;
  shingles.load(words.values, middle, words.length);
  return overlapOf(firstSize, shingles.size, shingles.common(words.values, 0, middle));
}

/**
 * The share, 0..1, of the distinct five-word shingles of `text` that `other` has too: 1 where all of `text` stands in
 * `other`, however much more `other` says. A text of fewer than five words is one shingle.
 */
export function containment(text: string, other: string): number {
  return overlap(text, other).firstInSecond;
}
