import { seedOf } from "../domain/random.ts";

/** Something that turns texts into vectors of one length. */
export interface Embedder {
  /** Stored with every score that rests on it. */
  name: string;
  embed(texts: readonly string[]): Promise<number[][]>;
}

const DIMENSIONS = 1024;

/**
 * Vectors of words and pairs of words, hashed into 1,024 places. Needs no model and gives the same vector everywhere; it
 * sees shared words, not shared meaning, and its name says so beside every score.
 */
export const lexicalEmbedder: Embedder = {
  name: "lexical-1",
  embed: async (texts) => texts.map(lexicalVector),
};

function lexicalVector(text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu) ?? [];
  const vector = new Array<number>(DIMENSIONS).fill(0);
  const add = (feature: string): void => {
    const place = seedOf(feature) % DIMENSIONS;
    vector[place] = (vector[place] as number) + 1;
  };
  for (const [index, word] of words.entries()) {
    add(word);
    if (index > 0) add(`${words[index - 1]} ${word}`);
  }
  return vector;
}

/** Cosine of two vectors, -1..1; null when one of them is zero, for a zero vector has no direction. */
export function cosine(left: readonly number[], right: readonly number[]): number | null {
  if (left.length !== right.length)
    throw new RangeError(`vectors of ${left.length} and ${right.length} numbers cannot be compared`);
  let [dot, leftSquares, rightSquares] = [0, 0, 0];
  for (const [index, value] of left.entries()) {
    const other = right[index] as number;
    dot += value * other;
    leftSquares += value * value;
    rightSquares += other * other;
  }
  if (leftSquares === 0 || rightSquares === 0) return null;
  return Math.max(-1, Math.min(1, dot / Math.sqrt(leftSquares * rightSquares)));
}
