import type { Picture, PointMap } from "./picture.ts";
import { warp } from "./warp.ts";

/** A projective map of the plane as a 3 x 3 matrix, row by row. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Moves a picture by a projective map of its pixels. */
export function project(picture: Picture, matrix: Homography, background: number): Picture {
  const [a, b, c, d, e, f, g, h, i] = adjugate(matrix);
  return warp(
    picture,
    mapOf(matrix),
    (x, y, from) => {
      const scale = 1 / (g * x + h * y + i);
      from.x = (a * x + b * y + c) * scale;
      from.y = (d * x + e * y + f) * scale;
    },
    background,
  );
}

function mapOf([a, b, c, d, e, f, g, h, i]: Homography): PointMap {
  return ({ x, y }) => {
    const scale = 1 / (g * x + h * y + i);
    return { x: (a * x + b * y + c) * scale, y: (d * x + e * y + f) * scale };
  };
}

/** The inverse but for its scale, which a projective map does not feel. */
function adjugate([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

/**
 * The map of a rectangle of `width` x `height` onto four corners, clockwise from the top left.
 * Source: P. Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), section 2.2.3.
 */
export function ontoCorners(
  width: number,
  height: number,
  corners: readonly [[number, number], [number, number], [number, number], [number, number]],
): Homography {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const [g, h] = [(dx3 * dy2 - dx2 * dy3) / determinant, (dx1 * dy3 - dx3 * dy1) / determinant];
  return [
    (x1 - x0 + g * x1) / width,
    (x3 - x0 + h * x3) / height,
    x0,
    (y1 - y0 + g * y1) / width,
    (y3 - y0 + h * y3) / height,
    y0,
    g / width,
    h / height,
    1,
  ];
}
