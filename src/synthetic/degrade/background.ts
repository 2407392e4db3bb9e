import type { Random } from "../../domain/random.ts";
import type { Picture } from "./picture.ts";

/** Grey of what lies around the paper: mostly the white lid of a scanner, sometimes a dark table. */
export function backgroundOf(picture: Picture, random: Random): number {
  return random.chance(0.7) ? Math.min(255, picture.paper + random.integer(-12, 12)) : random.integer(20, 120);
}
