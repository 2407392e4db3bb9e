import type { Random } from "../domain/random.ts";
import { fontScale } from "./fonts.ts";
import { colours, type SheetStyle } from "./sheet.ts";

/**
 * `slip`: 280 x 224 px and `small`: 448 x 448 px, what a very small model reads whole, at the same size of type.
 * `page`: A5 at 144 dpi, 840 x 1190 px.
 */
export const PAGE_SIZES = ["slip", "small", "page"] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

/** Sizes in pixels; ranges are drawn from once a template. */
const SIZES: Record<
  PageSize,
  { width: number; height: number; type: number; line: [number, number]; margin: [number, number] }
> = {
  slip: { width: 280, height: 224, type: 1, line: [23.5, 26], margin: [6, 12] },
  small: { width: 448, height: 448, type: 1, line: [20, 26], margin: [8, 20] },
  page: { width: 840, height: 1190, type: 1.7, line: [40, 52], margin: [40, 70] },
};

/** Paper, type and spacing of one document: what belongs to the template from `layout`, the rest from `content`. */
export function sheetStyle(font: string, size: PageSize, layout: Random, content: Random): SheetStyle {
  const { width, height, type, line, margin } = SIZES[size];
  return {
    width,
    height,
    font,
    fontSize: layout.between(13.5, 16.5) * fontScale(font) * type,
    lineHeight: layout.between(...line),
    margin: layout.between(...margin),
    tiltDegrees: content.between(-0.7, 0.7),
    ...colours(content),
  };
}
