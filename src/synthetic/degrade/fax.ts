import type { Random } from "../../domain/random.ts";
import type { Picture } from "./picture.ts";

/**
 * Black and white only. A pixel is ink where it is darker than its surroundings by a part, which follows the light on the
 * page; the worse the fax, the thicker or the thinner its letters.
 * Source: D. Bradley, G. Roth, Adaptive Thresholding Using the Integral Image (2007).
 */
export function fax(picture: Picture, severity: number, random: Random): Picture {
  const { grey, width, height } = picture;
  const darker = 0.22 + severity * random.between(-0.1, 0.14);
  const radius = Math.round(width / 12);
  const sums = integralOf(grey, width, height);
  const out = new Uint8ClampedArray(grey.length);
  for (let y = 0, index = 0; y < height; y++) {
    const [above, below] = [Math.max(0, y - radius) * (width + 1), Math.min(height, y + radius + 1) * (width + 1)];
    for (let x = 0; x < width; x++, index++) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const sum =
        (sums[below + right] as number) -
        (sums[below + left] as number) -
        (sums[above + right] as number) +
        (sums[above + left] as number);
      const area = ((below - above) / (width + 1)) * (right - left);
      out[index] = (grey[index] as number) * area < sum * (1 - darker) ? 0 : 255;
    }
  }
  return { ...picture, grey: out, paper: 255 };
}

/** Sums of all pixels above and left of each corner of a pixel: (height + 1) x (width + 1). */
function integralOf(grey: Uint8ClampedArray, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0, index = 0; y < height; y++) {
    let row = 0;
    for (let x = 0, at = (y + 1) * (width + 1) + 1; x < width; x++, index++, at++) {
      row += grey[index] as number;
      sums[at] = row + (sums[at - width - 1] as number);
    }
  }
  return sums;
}
