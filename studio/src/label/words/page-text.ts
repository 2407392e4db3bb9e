import type { Schema } from "../../api/client.ts";
import type { Box } from "../answer.ts";
import { boxAround } from "../page/geometry.ts";

/** A word of a page with its box; fractions of the unrotated page. */
export type Word = Pick<Schema<"Word">, "text" | "box">;

/** The words of one page in the order in which they are read, made ready for looking values up. */
export interface PageText {
  page: number;
  words: readonly Word[];
  /** All words squeezed into one: engines split and join words as they like. */
  text: string;
  /** Where each word begins in `text`, and the end of the last one. */
  starts: readonly number[];
}

export function pageText(page: number, words: readonly Word[]): PageText {
  const kept = words.filter((word) => squeezed(word.text) !== "");
  const starts = [0];
  let text = "";
  for (const word of kept) {
    text += squeezed(word.text);
    starts.push(text.length);
  }
  return { page, words: kept, text, starts };
}

/** Lower case without spaces and without accents, which engines lose. */
export const squeezed = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\s\p{M}]+/gu, "")
    .toLowerCase();

/** One box for each line that the words stand on; words must be in reading order. */
export function lineBoxes(words: readonly Word[]): Box[] {
  return linesOf(words).map((line) => boxAround(line.map((word) => word.box) as [Box, ...Box[]]));
}

/** Words that follow each other on one line, the lines as they come. */
export function linesOf(words: readonly Word[]): Word[][] {
  const lines: Word[][] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    if (line && before && isBeside(before.box, word.box)) line.push(word);
    else lines.push([word]);
  }
  return lines;
}

/** Whether two boxes stand on one line: the middle of either lies within the height of the other. */
export function isOnOneLine(a: Box, b: Box): boolean {
  const within = (one: Box, other: Box): boolean => {
    const middle = one.y + one.height / 2;
    return middle >= other.y && middle <= other.y + other.height;
  };
  return a.page === b.page && (within(a, b) || within(b, a));
}

const isBeside = (before: Box, after: Box): boolean => isOnOneLine(before, after) && after.x >= before.x;
