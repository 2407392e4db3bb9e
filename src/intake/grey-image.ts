/** Grey levels 0 (black) to 255 (white), row by row from the top left: `data.length === width * height`. */
export interface GreyImage {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Decoded pixels, 8 bits a channel, row by row. Channels: 1 grey, 3 RGB, 4 RGB and an alpha that is ignored. */
export interface RawImage {
  pixels: Uint8Array;
  width: number;
  height: number;
  channels: 1 | 3 | 4;
}

/** Adds one line of an image, as grey by the luma of ITU-R BT.601 and times `share`, to `sums`. */
function addLine({ pixels, width, channels }: RawImage, line: number, share: number, sums: Float64Array): void {
  let at = line * width * channels;
  if (channels === 1) {
    for (let column = 0; column < width; column++) {
      sums[column] = (sums[column] as number) + (pixels[at + column] as number) * share;
    }
    return;
  }
  const [red, green, blue] = [0.299 * share, 0.587 * share, 0.114 * share];
  for (let column = 0; column < width; column++, at += channels) {
    sums[column] =
      (sums[column] as number) +
      (pixels[at] as number) * red +
      (pixels[at + 1] as number) * green +
      (pixels[at + 2] as number) * blue;
  }
}

/** Where stretch k of `count` equal ones over `length` samples begins: `whole[k]` samples and the share `part[k]` of the next. */
function borders(length: number, count: number): { whole: Int32Array; part: Float64Array } {
  const whole = new Int32Array(count + 1);
  const part = new Float64Array(count + 1);
  for (let index = 0; index <= count; index++) {
    const border = (index * length) / count;
    whole[index] = Math.floor(border);
    part[index] = border - Math.floor(border);
  }
  return { whole, part };
}

/**
 * Shrinks an image to a grey one of the given size in pixels by area averaging, so that every source pixel counts once.
 * A side is never enlarged: a target larger than the source is taken as the source's size.
 */
export function shrinkToGrey(image: RawImage, targetWidth: number, targetHeight: number): GreyImage {
  const width = Math.max(1, Math.min(image.width, Math.round(targetWidth)));
  const height = Math.max(1, Math.min(image.height, Math.round(targetHeight)));
  const area = (image.width / width) * (image.height / height);
  const columns = borders(image.width, width);
  const lines = borders(image.height, height);
  const data = new Uint8Array(width * height);
  /** Sum of each source column over the lines of one target row, then of all columns to its left; one more, for the end. */
  const sums = new Float64Array(image.width + 1);

  for (let target = 0; target < height; target++) {
    sums.fill(0);
    const [first, last] = [lines.whole[target] as number, lines.whole[target + 1] as number];
    const [skipped, extra] = [lines.part[target] as number, lines.part[target + 1] as number];
    for (let line = first; line < last; line++) addLine(image, line, line === first ? 1 - skipped : 1, sums);
    if (extra > 0) addLine(image, last, extra, sums);

    let left = 0;
    for (let column = 0; column <= image.width; column++) {
      const sum = sums[column] as number;
      sums[column] = left;
      left += sum;
    }
    const start = target * width;
    let before = 0;
    for (let column = 0; column < width; column++) {
      const whole = columns.whole[column + 1] as number;
      const part = columns.part[column + 1] as number;
      const until =
        (sums[whole] as number) + (part > 0 ? part * ((sums[whole + 1] as number) - (sums[whole] as number)) : 0);
      data[start + column] = (until - before) / area + 0.5;
      before = until;
    }
  }
  return { data, width, height };
}
