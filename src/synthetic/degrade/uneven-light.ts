import type { Random } from "../../domain/random.ts";
import type { Picture } from "./picture.ts";

/** Light that falls off across the page, by up to 50 grey levels each way from the middle. */
export function unevenLight(picture: Picture, severity: number, random: Random): Picture {
  const { grey, width, height } = picture;
  const slope = (): number => random.between(-50, 50) * severity;
  const [across, down] = [slope(), slope()];
  const shades = Float32Array.from({ length: width }, (_, x) => across * (x / width - 0.5));
  for (let y = 0, index = 0; y < height; y++) {
    const shade = down * (y / height - 0.5);
    for (let x = 0; x < width; x++, index++) grey[index] = (grey[index] as number) + shade + (shades[x] as number);
  }
  return picture;
}
