import type { Box } from "../answer.ts";
import { cellPlace, rowAndColumn } from "./cell-place.ts";
import { isOnOneLine, lineBoxes, type PageText, squeezed } from "./page-text.ts";

/** One place where a text stands: a box for each of its lines. */
export type Place = readonly Box[];

/** More places than this say nothing about where a value was read. */
const MOST_PLACES = 50;

/**
 * Every place where `text` stands as it is, whatever the case, the accents and the spaces; where it stands as whole words, only
 * these. Page by page, in reading order.
 */
export function placesOf(text: string, pages: readonly PageText[]): Place[] {
  const wanted = squeezed(text);
  if (wanted === "") return [];
  const [whole, places]: [Place[], Place[]] = [[], []];
  for (const page of pages) {
    for (let at = page.text.indexOf(wanted); at >= 0; at = page.text.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (isCut(page, at) || isCut(page, end)) continue;
      const place = lineBoxes(page.words.slice(wordAt(page, at), wordAt(page, end - 1) + 1));
      places.push(place);
      if (isWordStart(page, at) && isWordStart(page, end)) whole.push(place);
      if (places.length === MOST_PLACES) break;
    }
  }
  return whole.length > 0 ? whole : places;
}

/** A value to be found: `path` tells which row of which list it belongs to, if any. */
export interface Sought {
  path: string;
  text: string;
  /** Where it is known to stand. */
  evidence: readonly Box[];
}

/**
 * Where each value stands, by path: those with evidence as it is; those that stand in one place only; of those in several
 * places the ones where exactly one is on the line of their row; and cells of a table whose words were misread, by the line of
 * their row and the column of their neighbours. What stays open has no entry.
 */
export function placeValues(sought: readonly Sought[], pages: readonly PageText[]): Map<string, Place> {
  const known = new Map<string, Place>();
  const open: { path: string; places: Place[] }[] = [];
  for (const { path, text, evidence } of sought) {
    if (evidence.length > 0) known.set(path, evidence);
    else {
      const places = placesOf(text, pages);
      if (places.length === 1 && places[0]) known.set(path, places[0]);
      else if (places.length > 1) open.push({ path, places });
    }
  }
  const anchors = new Map<string, Box[]>();
  for (const [path, place] of known) {
    const row = rowOf(path);
    if (row) anchors.set(row, [...(anchors.get(row) ?? []), ...place]);
  }
  for (const { path, places } of open) {
    const beside = anchors.get(rowOf(path) ?? "") ?? [];
    const onLine = places.filter(([box]) => box && beside.some((anchor) => isOnOneLine(anchor, box)));
    if (onLine.length === 1 && onLine[0]) known.set(path, onLine[0]);
  }
  const certain = new Map(known);
  for (const { path, text } of sought) {
    const place = squeezed(text) === "" || certain.has(path) ? null : cellPlace(path, certain, pages);
    if (place) known.set(path, place);
  }
  return known;
}

const rowOf = (path: string): string | undefined => rowAndColumn(path)?.row;

/** Index of the word that a position of the text belongs to. */
function wordAt({ starts }: PageText, position: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The end of the last word counts as well. */
const isWordStart = (page: PageText, position: number): boolean => page.starts[wordAt(page, position)] === position;

/** Whether a position lies inside of a number or a name, so that "5.8" is not found in "15.8" nor "5" in "5.8". */
function isCut(page: PageText, position: number): boolean {
  if (isWordStart(page, position)) return false;
  const [before, after] = [page.text.slice(0, position), page.text.slice(position)];
  return (
    (/\d$/.test(before) && /^([.,:/-]?\d)/.test(after)) ||
    (/\d[.,:/-]$/.test(before) && /^\d/.test(after)) ||
    (/\p{L}$/u.test(before) && /^\p{L}/u.test(after))
  );
}
