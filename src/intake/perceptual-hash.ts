import { type GreyImage, shrinkToGrey } from "./grey-image.ts";

const SIDE = 32;
const BLOCK = 8;
/** Coefficients are rounded to this, so that rounding noise on a flat page does not become bits. */
const PRECISION = 1 / 64;

/** cosines[frequency][position] of the type II discrete cosine transform over 32 samples. */
const cosines = Array.from({ length: BLOCK }, (_, frequency) =>
  Float64Array.from({ length: SIDE }, (_, position) =>
    Math.cos((Math.PI * frequency * (2 * position + 1)) / (2 * SIDE)),
  ),
);

/**
 * The 64-bit perceptual hash of a page, as 16 lower-case hex digits: the page at 32x32 grey, its two-dimensional cosine
 * transform, the 8x8 lowest frequencies row by row, one bit each: above their median or not.
 * Compare with `hammingDistance`. All flat pages have the same hash.
 * Source: C. Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions (2010), section 3.2.1; the block
 * starts at the constant term, as in the Python library imagehash.
 */
export function perceptualHash(image: GreyImage): string {
  const { data, width, height } = shrinkToGrey({ ...image, pixels: image.data, channels: 1 }, SIDE, SIDE);
  const sample = (row: number, column: number): number =>
    data[Math.floor((row * height) / SIDE) * width + Math.floor((column * width) / SIDE)] as number;
  const coefficients: number[] = [];
  const rows = cosines.map((cosine) =>
    Float64Array.from({ length: SIDE }, (_, row) => {
      let sum = 0;
      for (let column = 0; column < SIDE; column++) sum += sample(row, column) * (cosine[column] as number);
      return sum;
    }),
  );
  for (const vertical of cosines) {
    for (const horizontal of rows) {
      let sum = 0;
      for (let row = 0; row < SIDE; row++) sum += (horizontal[row] as number) * (vertical[row] as number);
      coefficients.push(Math.round(sum / PRECISION) * PRECISION);
    }
  }
  const sorted = [...coefficients].sort((a, b) => a - b);
  const median = ((sorted[31] as number) + (sorted[32] as number)) / 2;
  let hash = "";
  for (let start = 0; start < 64; start += 4) {
    let digit = 0;
    for (const coefficient of coefficients.slice(start, start + 4)) digit = digit * 2 + (coefficient > median ? 1 : 0);
    hash += digit.toString(16);
  }
  return hash;
}
