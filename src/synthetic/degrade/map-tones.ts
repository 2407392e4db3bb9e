import type { Picture } from "./picture.ts";

/** Gives every pixel the tone that `tone` has for its own, one table look-up each. */
export function mapTones(picture: Picture, tone: (grey: number) => number): Picture {
  const table = Uint8ClampedArray.from({ length: 256 }, (_, grey) => tone(grey));
  const { grey } = picture;
  for (let index = 0; index < grey.length; index++) grey[index] = table[grey[index] as number] as number;
  return { ...picture, paper: table[picture.paper] as number };
}
