/**
 * Where on a page a value stands.
 *
 * `page` counts from 0; `x`, `y`, `width` and `height` are fractions (0..1) of the unrotated page, origin top left.
 */
export interface Box {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The smallest box that holds all `boxes` of one page. @throws RangeError when the list is empty. */
export function boundingBox(boxes: readonly Box[]): Box {
  const first = boxes[0];
  if (!first) throw new RangeError("boundingBox needs at least one box");
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { page: first.page, x: left, y: top, width: right - left, height: bottom - top };
}

/** Area shared by two boxes over the area of both together (0..1); 0 when they lie on different pages. */
export function intersectionOverUnion(a: Box, b: Box): number {
  if (a.page !== b.page) return 0;
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}
