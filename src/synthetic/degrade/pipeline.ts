import sharp, { type Sharp } from "sharp";
import type { Picture } from "./picture.ts";

/** A picture as the start of a sharp pipeline. */
export function sharpOf({ grey, width, height }: Picture): Sharp {
  return sharp(grey, { raw: { width, height, channels: 1 } });
}

/** The pixels at the end of a sharp pipeline; it must not change the size of the picture. */
export async function greyOf(pipeline: Sharp): Promise<Uint8ClampedArray> {
  const bytes = await pipeline.toColourspace("b-w").raw().toBuffer();
  return new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.length);
}
