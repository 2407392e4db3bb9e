import sharp from "sharp";
import { hammingDistance } from "../domain/perceptual-hash.ts";
import type { BlobStore } from "../store/index.ts";

export interface HashedPage {
  documentId: string;
  sha256: string;
  perceptualHash: string;
}

const THUMBNAIL = 160;
/** Correlation of thumbnails above which two pages are scans of one paper. Forms of one template with other values lie below .8. */
const SAME_PAPER = 0.92;
/** Pages compared by pixels within one bucket of a hash; beyond it (one form scanned ten thousand times) the hash alone decides. */
const MOST_COMPARISONS = 400;

/**
 * Pairs of documents whose pages are nearly the same picture.
 *
 * Hashes within `bits` agree in full on at least one of `bits + 1` bands, so only pages that share a band are compared;
 * candidates are then verified on their pixels, since two forms of one template can share a hash.
 */
export async function nearDuplicatePairs(
  pages: readonly HashedPage[],
  bits: number,
  blobs: BlobStore,
): Promise<[string, string][]> {
  const bands = bits + 1;
  const pairs = new Map<string, [string, string]>();
  const thumbnails = new Map<string, Float32Array>();
  const thumbnail = async (sha256: string): Promise<Float32Array> => {
    let found = thumbnails.get(sha256);
    if (!found) {
      found = standardise(
        await sharp(await blobs.get(sha256))
          .grayscale()
          .resize(THUMBNAIL, THUMBNAIL, { fit: "fill" })
          .blur(1)
          .raw()
          .toBuffer(),
      );
      thumbnails.set(sha256, found);
    }
    return found;
  };
  const compared = new Set<string>();
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<string, HashedPage[]>();
    for (const page of pages) {
      const value =
        (BigInt(`0x${page.perceptualHash}`) >> BigInt(Math.floor((64 * band) / bands))) &
        ((1n << BigInt(Math.floor((64 * (band + 1)) / bands) - Math.floor((64 * band) / bands))) - 1n);
      const key = value.toString(16);
      buckets.set(key, [...(buckets.get(key) ?? []), page]);
    }
    for (const bucket of buckets.values()) {
      for (let i = 0; i < bucket.length; i++) {
        for (let j = i + 1; j < Math.min(bucket.length, i + MOST_COMPARISONS); j++) {
          const [a, b] = [bucket[i] as HashedPage, bucket[j] as HashedPage];
          if (a.documentId === b.documentId) continue;
          const key = [a.sha256, b.sha256].sort().join();
          if (compared.has(key)) continue;
          compared.add(key);
          if (a.sha256 !== b.sha256) {
            if (hammingDistance(a.perceptualHash, b.perceptualHash) > bits) continue;
            if (correlation(await thumbnail(a.sha256), await thumbnail(b.sha256)) < SAME_PAPER) continue;
          }
          const [first, second] = [a.documentId, b.documentId].sort() as [string, string];
          pairs.set(`${first} ${second}`, [first, second]);
        }
      }
    }
  }
  return [...pairs.values()];
}

/** Zero mean, unit length. A blank page becomes all zeros and resembles nothing. */
function standardise(pixels: Buffer): Float32Array {
  let mean = 0;
  for (const value of pixels) mean += value;
  mean /= pixels.length;
  const out = new Float32Array(pixels.length);
  let square = 0;
  for (let index = 0; index < pixels.length; index++) {
    const value = (pixels[index] as number) - mean;
    out[index] = value;
    square += value * value;
  }
  const length = Math.sqrt(square);
  if (length > 1) for (let index = 0; index < out.length; index++) out[index] = (out[index] as number) / length;
  return out;
}

function correlation(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
