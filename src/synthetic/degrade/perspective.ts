import type { Random } from "../../domain/random.ts";
import { backgroundOf } from "./background.ts";
import { ontoCorners, project } from "./homography.ts";
import type { Picture } from "./picture.ts";

/** Sees the paper from aside, as a telephone does: each corner moves inwards by up to 7 % of a side. */
export function perspective(picture: Picture, severity: number, random: Random): Picture {
  const { width, height } = picture;
  const inwards = (): [number, number] => [
    random.next() * severity * 0.07 * width,
    random.next() * severity * 0.07 * height,
  ];
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = [inwards(), inwards(), inwards(), inwards()];
  const corners = ontoCorners(width, height, [
    [ax, ay],
    [width - bx, by],
    [width - cx, height - cy],
    [dx, height - dy],
  ]);
  return project(picture, corners, backgroundOf(picture, random));
}
