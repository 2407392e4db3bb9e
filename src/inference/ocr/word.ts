import type { Box } from "../../domain/box.ts";

/** One word as it stands on a page. */
export interface Word {
  text: string;
  /** Which of the document's pages, from 0. */
  page: number;
  /** Fractions of the page, origin top left; its `page` is that of the word. */
  box: Box;
  /** What the engine thinks of its own reading, 0..1. It is not calibrated. */
  confidence: number;
}
