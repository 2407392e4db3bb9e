import sharp from "sharp";
import type { Picture } from "./picture.ts";
import { greyOf, sharpOf } from "./pipeline.ts";

/** Saved once as a JPEG, of a quality from 90 down to 12. */
export async function jpeg(picture: Picture, severity: number): Promise<Picture> {
  const file = await sharpOf(picture)
    .toColourspace("b-w")
    .jpeg({ quality: Math.round(90 - 78 * severity) })
    .toBuffer();
  return { ...picture, grey: await greyOf(sharp(file)) };
}
