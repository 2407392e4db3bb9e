import type { Picture } from "./picture.ts";
import { greyOf, sharpOf } from "./pipeline.ts";

/** Out of focus: a Gaussian whose sigma is up to 8 % of the size of the type. */
export async function blur(picture: Picture, severity: number): Promise<Picture> {
  const sigma = 0.08 * picture.fontSize * severity;
  if (sigma < 0.3) return picture; // libvips blurs from 0.3 on
  return { ...picture, grey: await greyOf(sharpOf(picture).blur(sigma)) };
}
