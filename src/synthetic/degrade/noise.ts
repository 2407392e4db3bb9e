import { type Random, seededRandom, seedOf } from "../../domain/random.ts";
import type { Picture } from "./picture.ts";

/**
 * Grain in -1..1 with a triangular distribution. Each row of a picture starts somewhere else in it, so that one draw a row
 * is enough and no pattern can be seen.
 */
const GRAIN = grain(1 << 14);

function grain(length: number): Float32Array {
  const random = seededRandom(seedOf("grain"));
  return Float32Array.from({ length }, () => random.next() - random.next());
}

/** The grain of a sensor, up to 32 grey levels each way. */
export function noise(picture: Picture, severity: number, random: Random): Picture {
  const { grey, width, height } = picture;
  const strength = 32 * severity;
  for (let y = 0, index = 0; y < height; y++) {
    let place = random.integer(0, GRAIN.length - 1);
    for (let x = 0; x < width; x++, index++) {
      grey[index] = (grey[index] as number) + strength * (GRAIN[place] as number);
      place = (place + 1) & (GRAIN.length - 1);
    }
  }
  return picture;
}
