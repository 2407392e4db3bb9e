import type { Random } from "../../domain/random.ts";
import { isFree } from "./free-place.ts";
import type { Picture } from "./picture.ts";

/** Two to four holes down the left or the right edge, larger with the severity. Where text stands, no hole is punched. */
export function punchHoles(picture: Picture, severity: number, random: Random): Picture {
  const { grey, width, height } = picture;
  const radius = Math.min(width, height) * (0.008 + 0.012 * severity);
  const inwards = radius * random.between(1.4, 2.2);
  const column = random.chance(0.7) ? inwards : width - inwards;
  const tone = random.chance(0.6) ? random.integer(10, 70) : Math.max(0, picture.paper - random.integer(60, 110));
  const count = random.integer(2, 4);
  for (let hole = 0; hole < count; hole++) {
    const centre = { x: column, y: (height * (hole + 1)) / (count + 1) };
    if (!isFree(picture, centre, radius + 1)) continue;
    for (let y = Math.max(0, Math.floor(centre.y - radius)); y <= Math.min(height - 1, centre.y + radius); y++) {
      for (let x = Math.max(0, Math.floor(centre.x - radius)); x <= Math.min(width - 1, centre.x + radius); x++) {
        if (Math.hypot(x + 0.5 - centre.x, y + 0.5 - centre.y) <= radius) grey[y * width + x] = tone;
      }
    }
  }
  return picture;
}
