import type { Picture, Point } from "./picture.ts";

/** Whether a circle of the sheet, in pixels, touches no printed text. */
export function isFree({ printed, width, height }: Picture, centre: Point, radius: number): boolean {
  return printed.every((box) => {
    const x = Math.max(box.x * width, Math.min(centre.x, (box.x + box.width) * width));
    const y = Math.max(box.y * height, Math.min(centre.y, (box.y + box.height) * height));
    return Math.hypot(centre.x - x, centre.y - y) > radius;
  });
}
