import type { Random } from "../../domain/random.ts";
import type { Picture } from "./picture.ts";
import { warp } from "./warp.ts";

/**
 * A sheet that was folded across: the crease is a grey line, and the part below it lies flatter to the eye, a little to
 * the side and a little darker.
 */
export function fold(picture: Picture, severity: number, random: Random): Picture {
  const { grey, width, height, paper } = picture;
  const crease = Math.round(height * random.between(0.25, 0.75));
  const flatter = 1 - 0.05 * severity * random.next();
  const aside = width * 0.015 * severity * random.between(-1, 1);
  // Narrower by what it moves, so that nothing leaves the picture.
  const [narrower, start] = [1 - Math.abs(aside) / width, Math.max(aside, 0)];
  const shade = 14 * severity * random.next();
  for (let index = crease * width; index < grey.length; index++) grey[index]! -= shade;
  for (let line = -1; line <= 1; line++) {
    const depth = (line === 0 ? 50 : 20) * severity;
    for (let x = 0, index = (crease + line) * width; x < width; x++, index++) grey[index]! -= depth;
  }
  return warp(
    picture,
    ({ x, y }) => (y < crease ? { x, y } : { x: start + x * narrower, y: crease + (y - crease) * flatter }),
    (x, y, from) => {
      from.x = y < crease ? x : (x - start) / narrower;
      from.y = y < crease ? y : crease + (y - crease) / flatter;
    },
    paper - shade,
  );
}
