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
/** Comparisons by pixels in one call, about two minutes; one form scanned ten thousand times would need fifty million. */
const MOST_COMPARISONS = 4_000_000;
/** Thumbnails kept in memory, 25 kB each. */
const MOST_THUMBNAILS = 8192;

export interface NearDuplicates {
  /** Pairs of document ids, each once, the lesser id first. */
  pairs: [string, string][];
  /** Pairs of pages alike enough in their hashes to be compared, for which there was no time. */
  notCompared: number;
}

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
  mostComparisons = MOST_COMPARISONS,
): Promise<NearDuplicates> {
  const bands = bits + 1;
  const banded = pages.map((page) => ({ page, bands: bandsOf(page.perceptualHash, bands) }));
  const pairs = new Map<string, [string, string]>();
  const thumbnails = new Thumbnails(blobs);
  let [comparisons, notCompared] = [0, 0];
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<string, typeof banded>();
    for (const page of banded) {
      const bucket = buckets.get(page.bands[band] as string);
      if (bucket) bucket.push(page);
      else buckets.set(page.bands[band] as string, [page]);
    }
    for (const bucket of buckets.values()) {
      for (let i = 0; i < bucket.length; i++) {
        for (let j = i + 1; j < bucket.length; j++) {
          const [a, b] = [bucket[i] as (typeof bucket)[0], bucket[j] as (typeof bucket)[0]];
          const [first, second] = [a.page.documentId, b.page.documentId].sort() as [string, string];
          if (first === second || pairs.has(`${first} ${second}`)) continue;
          if (a.page.sha256 !== b.page.sha256) {
            if (metBefore(a.bands, b.bands, band)) continue;
            if (hammingDistance(a.page.perceptualHash, b.page.perceptualHash) > bits) continue;
            if (comparisons === mostComparisons) {
              notCompared++;
              continue;
            }
            comparisons++;
            if ((await thumbnails.correlation(a.page.sha256, b.page.sha256)) < SAME_PAPER) continue;
          }
          pairs.set(`${first} ${second}`, [first, second]);
        }
      }
    }
  }
  return { pairs: [...pairs.values()], notCompared };
}

/** The 64 bits of a hash in `count` bands, as text. */
function bandsOf(perceptualHash: string, count: number): string[] {
  const bits = BigInt(`0x${perceptualHash}`).toString(2).padStart(64, "0");
  return Array.from({ length: count }, (_, band) =>
    bits.slice(Math.floor((64 * band) / count), Math.floor((64 * (band + 1)) / count)),
  );
}

function metBefore(a: readonly string[], b: readonly string[], band: number): boolean {
  for (let earlier = 0; earlier < band; earlier++) if (a[earlier] === b[earlier]) return true;
  return false;
}

interface Thumbnail {
  /** Deviations from the mean in 32nds of a standard deviation. */
  pixels: Int8Array;
  length: number;
}

/** Small grey pictures of pages, those used last kept in memory. */
class Thumbnails {
  readonly #blobs: BlobStore;
  readonly #kept = new Map<string, Thumbnail>();

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  /** Correlation of two pages' pixels, -1 to 1; a blank page resembles nothing. */
  async correlation(one: string, other: string): Promise<number> {
    const [a, b] = [await this.#of(one), await this.#of(other)];
    if (a.length === 0 || b.length === 0) return 0;
    let sum = 0;
    for (let index = 0; index < a.pixels.length; index++)
      sum += (a.pixels[index] as number) * (b.pixels[index] as number);
    return sum / (a.length * b.length);
  }

  async #of(sha256: string): Promise<Thumbnail> {
    const found = this.#kept.get(sha256) ?? (await this.#read(sha256));
    this.#kept.delete(sha256);
    this.#kept.set(sha256, found);
    if (this.#kept.size > MOST_THUMBNAILS) this.#kept.delete(this.#kept.keys().next().value as string);
    return found;
  }

  async #read(sha256: string): Promise<Thumbnail> {
    const grey = await sharp(await this.#blobs.get(sha256))
      .grayscale()
      .resize(THUMBNAIL, THUMBNAIL, { fit: "fill" })
      .blur(1)
      .raw()
      .toBuffer();
    let [mean, square] = [0, 0];
    for (const value of grey) mean += value / grey.length;
    for (const value of grey) square += (value - mean) ** 2 / grey.length;
    const deviation = Math.sqrt(square);
    if (deviation * THUMBNAIL <= 1) return { pixels: new Int8Array(), length: 0 };
    const pixels = Int8Array.from(grey, (value) =>
      Math.max(-127, Math.min(127, Math.round(((value - mean) / deviation) * 32))),
    );
    return { pixels, length: Math.sqrt(pixels.reduce((sum, value) => sum + value * value, 0)) };
  }
}
