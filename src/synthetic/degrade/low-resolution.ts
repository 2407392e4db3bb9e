import sharp from "sharp";
import type { Picture } from "./picture.ts";
import { greyOf, sharpOf } from "./pipeline.ts";

/** Size of the type, pixels, below which nobody reads it. */
const SMALLEST_TYPE = 7.5;

/** Scanned at fewer dots an inch and enlarged again: at worst the letters have 7.5 pixels. */
export async function lowResolution(picture: Picture, severity: number): Promise<Picture> {
  const { width, height, fontSize } = picture;
  const factor = 1 + severity * Math.max(0, fontSize / SMALLEST_TYPE - 1);
  const [fewer, lower] = [Math.round(width / factor), Math.round(height / factor)];
  const small = await greyOf(sharpOf(picture).resize(fewer, lower, { fit: "fill", kernel: "mitchell" }));
  const large = sharp(small, { raw: { width: fewer, height: lower, channels: 1 } });
  return { ...picture, grey: await greyOf(large.resize(width, height, { fit: "fill", kernel: "linear" })) };
}
