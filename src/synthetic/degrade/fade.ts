import { mapTones } from "./map-tones.ts";
import type { Picture } from "./picture.ts";

/** Ink that has faded and paper that has yellowed: at worst 45 % of the contrast is left. */
export function fade(picture: Picture, severity: number): Picture {
  const [contrast, darker] = [1 - 0.55 * severity, 20 * severity];
  return mapTones(picture, (grey) => 255 - (255 - grey) * contrast - darker);
}
