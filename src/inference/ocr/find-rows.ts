import type { AskedField } from "./asked-fields.ts";
import { findLabels } from "./labels.ts";
import { type Line, lineText, segments } from "./lines.ts";
import { findShape, hasShape, type Shape } from "./shapes.ts";
import { CLOSING_LABELS, labelKey, type Meaning, meaningOf, SINGLE_LABELS } from "./vocabulary.ts";

/** One row: the value of each column by its name, null where it has none. */
export type Row = Record<string, string | null>;

interface Column extends Meaning {
  name: string;
  /** Where its heading stands, fractions of the page; null without one. */
  heading: { left: number; right: number } | null;
}

/** Lines without a row that may stand inside a list: the name of a group of tests. */
const MOST_SKIPPED = 1;
/** Lines further apart than so many times the list's own are set apart from it. */
const LAYOUT_BREAK = 1.6;
/** A cell further from every heading, as a share of the page's width, belongs to none of them. */
const FARTHEST_HEADING = 0.08;
/** From the most telling to the least: what one shape has taken no other one gets. */
const TAKING_ORDER: readonly Shape[] = ["date", "range", "dose", "amount", "unit", "flag", "number", "count", "code"];
const MEASURES: ReadonlySet<Shape> = new Set(["amount", "number", "count", "dose"]);

/**
 * The rows of a list. Where a line has headings for the columns, the lines below it are its rows until the layout breaks,
 * and cells belong to the heading that they stand under. Without headings the longest run of lines that look like rows is
 * taken: words, and the values that the columns must have.
 */
export function findRows(fields: readonly AskedField[], lines: readonly Line[]): Row[] {
  const columns = fields
    .filter((field) => field.kind === "value")
    .map((field): Column => ({ name: field.name, ...meaningOf(field.name, true), heading: null }));
  if (columns.length === 0) return [];
  const header = findHeader(columns, lines);
  if (!header) return longestRun(columns, lines);
  const below = lines.slice(header.index + 1);
  return runFrom(header.columns, below, 0).rows;
}

function findHeader(columns: readonly Column[], lines: readonly Line[]): { index: number; columns: Column[] } | null {
  let best: { index: number; columns: Column[]; found: number } | null = null;
  for (const [index, line] of lines.entries()) {
    const used = new Set<number>();
    let matched = 0;
    const headed = columns.map((column): Column => {
      const place = findLabels(line, column.labels).find(({ start }) => !used.has(start));
      const [first, last] = [line.words[place?.start ?? -1], line.words[(place?.end ?? 0) - 1]];
      if (!place || !first || !last) return column;
      for (let at = place.start; at < place.end; at++) used.add(at);
      matched++;
      return { ...column, heading: { left: first.box.x, right: last.box.x + last.box.width } };
    });
    // A heading names things and measures none.
    const mostlyHeadings = used.size * 2 > line.words.length && !findShape(lineText(line), "amount");
    if (matched >= Math.min(2, columns.length) && mostlyHeadings && matched > (best?.found ?? 0))
      best = { index, columns: headed, found: matched };
  }
  return best;
}

/** Rows from a line on until two lines in succession are none, or sums begin. */
function runFrom(columns: readonly Column[], lines: readonly Line[], start: number): { rows: Row[]; end: number } {
  const rows: Row[] = [];
  let [skipped, end] = [0, start];
  let name: Line | null = null;
  let pitch = Number.POSITIVE_INFINITY;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (closes(line)) break;
    const row = rowOf(columns, line, name);
    const above = lines[index - 1];
    const step = rows.length > 0 && above?.page === line.page ? line.box.y - above.box.y : 0;
    // Across a gap only what is surely a row goes on with the list: OCR may have lost a line.
    if (step > pitch * LAYOUT_BREAK && (!row || filledOf(row) * 2 < columns.length)) break;
    if (step > 0) pitch = Math.min(pitch, step);
    if (row) {
      rows.push(row);
      [skipped, end, name] = [0, index + 1, null];
      continue;
    }
    if (++skipped > MOST_SKIPPED) break;
    // Tills print a thing on one line and its price on the next.
    name = line;
  }
  return { rows, end };
}

const filledOf = (row: Row): number => Object.values(row).filter((value) => value !== null).length;

function longestRun(columns: readonly Column[], lines: readonly Line[]): Row[] {
  let best: Row[] = [];
  for (let start = 0; start < lines.length; ) {
    const { rows, end } = runFrom(columns, lines, start);
    if (rows.length > best.length) best = rows;
    start = Math.max(end, start + 1);
  }
  return best;
}

function closes(line: Line): boolean {
  return findLabels(line, CLOSING_LABELS).some(({ start, end }) => {
    const key = labelKey(
      line.words
        .slice(start, end)
        .map((word) => word.text)
        .join(""),
    );
    return key.length > 2 && start <= 1 && findShape(lineText(line), "amount") !== null;
  });
}

/** A line as a row; null when it has not what a row must have: words and a measure, where there are such columns. */
function rowOf(columns: readonly Column[], line: Line, nameLine: Line | null): Row | null {
  const text = mended(lineText(line));
  const labelled = findLabels(line, SINGLE_LABELS).some((place) => place.start === 0);
  if (labelled && /^[\p{L}. ]+:/u.test(text)) return null;
  if (findShape(text, "date") && !columns.some((column) => column.shape === "date")) return null;

  const { row, rest } = takeShapes(columns, text);
  const texts = columns.filter((column) => column.shape === "text");
  const runs = rest.map(trimmed).filter((run) => /\p{L}/u.test(run));
  for (const [place, column] of texts.entries()) {
    const last = place === texts.length - 1 && place > 0;
    row[column.name] = (last ? runs.slice(place).join(" ") : runs[place]) || null;
  }
  alignToHeadings(columns, line, row);
  const sold =
    columns.some((column) => column.shape === "amount") && !columns.some((column) => column.shape === "code");
  for (const { name } of sold ? texts : []) row[name] = row[name]?.replace(ARTICLE_CODE, "") ?? null;

  const firstText = texts[0];
  const measures = columns.filter((column) => MEASURES.has(column.shape));
  const measured = measures.length === 0 || measures.some((column) => row[column.name] !== null);
  if (!measured) return measures.length === 0 || !headedCells(columns, line) ? null : row;
  const named = !firstText || (row[firstText.name] ?? "").length > 1;
  if (!named && firstText && nameLine && row[firstText.name] === null) {
    const name = trimmed(lineText(nameLine));
    if (!/\p{L}{2}/u.test(name) || findShape(name, "amount")) return null;
    row[firstText.name] = name;
    return row;
  }
  return named && filledOf(row) >= Math.min(2, columns.length) ? row : null;
}

/** A row whose result is a word, "Negative", is one by its place under the headings. */
function headedCells(columns: readonly Column[], line: Line): boolean {
  return columns.some((column) => column.heading !== null) && segments(line).length >= 3;
}

/** Tills print a thing's number before its name: a word with two digits and more before a word with none. */
const ARTICLE_CODE = /^(?=(?:\S*\d){2})\S+\s+(?=\p{L}{2})/u;

/** What engines misread in ranges and units: the stroke of "7-35", the caret of "10^9/L", the capital of "mIU/L", a space before "/L". */
const mended = (text: string): string =>
  text
    .replace(/(\d)\s?[=~]\s?(?=\d)/g, "$1-")
    .replace(/ \/(?=[A-Za-z])/g, "/")
    .replace(
      /(?<!\S)(?<times>[xX×]\s?)?10(?:[%°~"'^A]|[247](?=9\/|12\/))?(?<power>3|6|9|12)\/(?=[A-Za-zµ])/g,
      "$<times>10^$<power>/",
    )
    .replace(/(?<!\S)([mu]?)lU\/(?=[A-Za-z])/g, "$1IU/");

const trimmed = (text: string): string =>
  text
    .replace(/^\s*\d+[.)]\s+/, "")
    .replace(/^[\s|:=,;.@xX×*-]+(?=\s|$)|^[|:=]+/, "")
    .replace(/[\s|:=,;-]+$/, "")
    .trim();

/** Values for the columns that have a shape, and the words between them. Of equal shapes the last column gets the last value. */
function takeShapes(columns: readonly Column[], text: string): { row: Row; rest: string[] } {
  const row: Row = Object.fromEntries(columns.map((column) => [column.name, null]));
  let pieces = [text];
  for (const shape of TAKING_ORDER) {
    const alike = columns.filter((column) => column.shape === shape);
    if (alike.length === 0) continue;
    const places = pieces.flatMap((piece, index) => placesOf(piece, shape).map((place) => ({ ...place, index })));
    // "3 x bread no. 5": a count at the beginning is the count, any other one stands last.
    const counted = shape === "count" && places[0]?.index === 0 && places[0].start === 0;
    const taken = counted ? places.slice(0, alike.length) : places.slice(-alike.length);
    for (const [place, { value }] of taken.entries()) {
      const column = alike[alike.length - taken.length + place];
      if (column) row[column.name] = value;
    }
    pieces = pieces.flatMap((piece, index) => {
      const cuts = taken.filter((place) => place.index === index);
      const ends = [0, ...cuts.map((cut) => cut.end)];
      return ends.map((from, cut) => piece.slice(from, cuts[cut]?.start ?? piece.length));
    });
  }
  return { row, rest: pieces };
}

function placesOf(text: string, shape: Shape): { value: string; start: number; end: number }[] {
  const places = [];
  for (let from = 0; ; ) {
    const found = findShape(text.slice(from), shape);
    if (!found || found.end === 0) return places;
    places.push({ value: found.value, start: from + found.start, end: from + found.end });
    from += found.end;
  }
}

/** Where headings stand, a cell goes to the column under whose heading it is, if it looks like it. */
function alignToHeadings(columns: readonly Column[], line: Line, row: Row): void {
  const headed = columns.filter((column) => column.heading !== null);
  if (headed.length < 2) return;
  const cells = new Map<Column, string>();
  for (const { box, words } of segments(line)) {
    const [left, right] = [box.x, box.x + box.width];
    const distance = ({ heading }: Column): number =>
      heading === null
        ? 1
        : Math.min(
            Math.abs(heading.left - left),
            Math.abs(heading.right - right),
            Math.abs((heading.left + heading.right - left - right) / 2),
          );
    const nearest = headed.reduce((best, column) => (distance(column) < distance(best) ? column : best));
    // It stands under the heading of a column that was not asked for.
    if (distance(nearest) > FARTHEST_HEADING) continue;
    cells.set(nearest, [cells.get(nearest), lineText({ words })].filter(Boolean).join(" "));
  }
  for (const [column, cell] of cells) {
    if (column.shape !== "text") {
      if (hasShape(cell, column.shape) || (row[column.name] === null && column.shape === "number"))
        row[column.name] = cell;
      continue;
    }
    const holdsAnother = columns.some((other) => {
      const value = row[other.name];
      return other.shape !== "text" && value && value.length > 1 && cell.includes(value);
    });
    if (!holdsAnother) row[column.name] = trimmed(cell) || null;
  }
}
