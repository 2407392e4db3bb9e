import type { Picture, Point, PointMap } from "./picture.ts";

/**
 * Moves a picture's pixels, and with them the points of the sheet.
 *
 * @param forward where a point of the picture goes.
 * @param back the inverse of `forward`: writes into `from` where the pixel (x, y) comes from. It is called once a pixel.
 * @param background grey of what comes from outside the picture.
 */
export function warp(
  picture: Picture,
  forward: PointMap,
  back: (x: number, y: number, from: Point) => void,
  background: number,
): Picture {
  const { grey, width, height, place } = picture;
  const out = new Uint8ClampedArray(grey.length);
  const from: Point = { x: 0, y: 0 };
  for (let y = 0, index = 0; y < height; y++) {
    for (let x = 0; x < width; x++, index++) {
      // Pixel (x, y) has its centre at (x + 0.5, y + 0.5).
      back(x + 0.5, y + 0.5, from);
      const sx = from.x - 0.5;
      const sy = from.y - 0.5;
      const left = Math.floor(sx);
      const top = Math.floor(sy);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
        // Half a pixel at the rim of the paper has no four neighbours.
        const near = sx > -1 && sy > -1 && sx < width && sy < height;
        out[index] = near
          ? (grey[Math.min(Math.max(top, 0), height - 1) * width + Math.min(Math.max(left, 0), width - 1)] as number)
          : background;
        continue;
      }
      const right = sx - left;
      const down = sy - top;
      const corner = top * width + left;
      const above = (grey[corner] as number) * (1 - right) + (grey[corner + 1] as number) * right;
      const below = (grey[corner + width] as number) * (1 - right) + (grey[corner + width + 1] as number) * right;
      out[index] = above * (1 - down) + below * down;
    }
  }
  return { ...picture, grey: out, place: (point) => forward(place(point)) };
}
