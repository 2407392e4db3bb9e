import type { Box } from "../../domain/box.ts";

/** A place in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Where a point of one picture is found in another, both in pixels. */
export type PointMap = (point: Point) => Point;

/** What a degradation takes and gives: a grey picture, and where on it the sheet's points have gone. */
export interface Picture {
  /** 1 byte a pixel, row by row; 0 is black. A degradation may write into it. */
  grey: Uint8ClampedArray;
  width: number;
  height: number;
  /** Grey of the paper. */
  paper: number;
  /** Size of the type, pixels. Harm to letters is measured against it, so a severity means the same on every page size. */
  fontSize: number;
  /** Where text stands on the sheet. Marks on the paper keep off it, or are light enough to read through. */
  printed: readonly Box[];
  /** Where a point of the upright sheet is seen now. */
  place: PointMap;
}
