import type { Random } from "../domain/random.ts";

/** How bad the scan is. 0 is clean, 1 is barely readable. */
export interface Degradation {
  blur: number;
  noise: number;
  /** How much the paper darkens from one edge to the other. */
  unevenLight: number;
  /** Loss of contrast. */
  fade: number;
}

/** A random degradation at a severity of 0..1. */
export function sampleDegradation(random: Random, severity: number): Degradation {
  const part = (): number => random.next() * severity;
  return { blur: random.chance(0.5) ? part() : 0, noise: part(), unevenLight: part(), fade: part() };
}

/**
 * Turns painted RGBA pixels into the grey picture that a scanner would have given.
 *
 * @param rgba pixels, 4 bytes each, row by row.
 * @returns grey, 1 byte a pixel.
 */
export function scan(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  degradation: Degradation,
  random: Random,
): Buffer {
  const grey = new Float32Array(width * height);
  for (let index = 0, source = 0; index < grey.length; index++, source += 4) {
    grey[index] = 0.299 * rgba[source]! + 0.587 * rgba[source + 1]! + 0.114 * rgba[source + 2]!;
  }
  const picture = degradation.blur > 0.05 ? boxBlur(grey, width, height, degradation.blur) : grey;
  const [slopeX, slopeY] = [random.between(-1, 1), random.between(-1, 1)];
  const contrast = 1 - 0.45 * degradation.fade;
  const noise = degradation.noise * 28;
  const out = Buffer.allocUnsafe(grey.length);
  // A cheap generator of its own: the pixel loop is the hot path, and only the seed must be reproducible.
  let state = Math.floor(random.next() * 4294967296) | 1;
  for (let y = 0, index = 0; y < height; y++) {
    const light = degradation.unevenLight * 50 * (slopeY * (y / height - 0.5));
    for (let x = 0; x < width; x++, index++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      const grain = noise * (((state & 0xff) + ((state >>> 8) & 0xff)) / 255 - 1);
      const shade = light + degradation.unevenLight * 50 * (slopeX * (x / width - 0.5));
      const value = 255 - (255 - picture[index]!) * contrast + grain + shade - degradation.fade * 20;
      out[index] = Math.max(0, Math.min(255, value));
    }
  }
  return out;
}

/** One pass of a 3 x 3 blur, mixed with the sharp picture by `amount` (0..1). */
function boxBlur(grey: Float32Array, width: number, height: number, amount: number): Float32Array {
  const across = new Float32Array(grey.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = y * width + x;
      const left = x > 0 ? grey[index - 1]! : grey[index]!;
      const right = x < width - 1 ? grey[index + 1]! : grey[index]!;
      across[index] = (left + grey[index]! + right) / 3;
    }
  }
  const out = new Float32Array(grey.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = y * width + x;
      const up = y > 0 ? across[index - width]! : across[index]!;
      const down = y < height - 1 ? across[index + width]! : across[index]!;
      out[index] = grey[index]! * (1 - amount) + (amount * (up + across[index]! + down)) / 3;
    }
  }
  return out;
}
