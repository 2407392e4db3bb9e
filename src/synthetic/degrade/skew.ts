import type { Random } from "../../domain/random.ts";
import { backgroundOf } from "./background.ts";
import { project } from "./homography.ts";
import type { Picture } from "./picture.ts";

/** Turns the paper by up to 4 degrees about the middle, and makes it a tenth smaller at most so that none of it is lost. */
export function skew(picture: Picture, severity: number, random: Random): Picture {
  const { width, height } = picture;
  const longer = Math.max(width / height, height / width);
  const most = Math.min((4 * Math.PI) / 180, 0.1 / longer);
  const angle = (random.chance(0.5) ? 1 : -1) * random.between(0.5, 1) * severity * most;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const fit = 1 / (cosine + Math.abs(sine) * longer);
  const [a, b] = [cosine * fit, sine * fit];
  const [x, y] = [width / 2, height / 2];
  return project(picture, [a, -b, x - a * x + b * y, b, a, y - b * x - a * y, 0, 0, 1], backgroundOf(picture, random));
}
