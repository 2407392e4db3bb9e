import type { RawImage } from "./grey-image.ts";

/** What a file may ask for at most. */
export interface RenderLimits {
  /** Pixels of one page. */
  maxPixels: number;
  /** Pages of one file. */
  maxPages: number;
}

/** An opened file. `pages` decodes one page after the other, upright and without transparency. */
export interface PageSource {
  count: number;
  pages(): AsyncGenerator<RawImage>;
}
