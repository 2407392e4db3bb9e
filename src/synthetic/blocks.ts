import type { FieldDefinition } from "../domain/field.ts";
import type { Random } from "../domain/random.ts";
import type { Piece, Sheet } from "./sheet.ts";
import { type Cell, drawTable, type TableOptions } from "./table.ts";

/** Every field's value as printed, null where the page has none. */
export type Printed = Map<string, string | null>;

/** All single fields, absent until they are drawn; rows of lists come as they are drawn. */
export function nothingPrinted(fields: readonly FieldDefinition[]): Printed {
  return new Map(fields.filter(({ path }) => !path.includes("[]")).map(({ path }) => [path, null]));
}

/** A piece of text; `value` is what its field is labelled with where punctuation stands beside it. */
export interface Part extends Piece {
  value?: string;
}

/** Type is not set smaller than this, against the sheet's size. */
const SMALLEST = 0.62;
/** What a scan can move or blur at the edge, as a fraction of the text width. */
const SAFE = 0.98;

export interface LineOptions {
  /** Left edge and width of the column, as fractions of the text width. Default the whole width. */
  at?: number;
  width?: number;
  align?: "left" | "right" | "centre";
  scale?: number;
  bold?: boolean;
  /** A rule under the last of several lines. */
  rule?: "none" | "solid" | "dashed";
}

/** Draws parts side by side in the current row, set smaller where they are too wide. Draws nothing if that is not enough. */
export function drawLine(sheet: Sheet, parts: readonly Part[], printed: Printed, options: LineOptions = {}): boolean {
  const { at = 0, width = 1, align = "left", bold = false } = options;
  const space = sheet.spaceWidth();
  const natural = widthOf(sheet, parts);
  const scale = Math.min(options.scale ?? 1, (width * SAFE) / natural);
  if (scale < Math.min(SMALLEST, options.scale ?? 1)) return false;
  let left = align === "left" ? at : at + (width - natural * scale) * (align === "right" ? 1 : 0.5);
  for (const part of parts) {
    sheet.text(part.text, { at: left, scale, bold, ...(part.path === undefined ? {} : { path: part.path }) });
    left += sheet.textWidth(part.text, scale) + space * scale;
  }
  note(parts, printed);
  return true;
}

const widthOf = (sheet: Sheet, parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + sheet.textWidth(part.text), 0) + (parts.length - 1) * sheet.spaceWidth();

function note(parts: readonly Part[], printed: Printed): void {
  for (const part of parts) if (part.path !== undefined) printed.set(part.path, part.value ?? part.text);
}

/** Draws lines one under the other, as many as the rows hold, each set smaller where it is too wide. */
export function drawLines(
  sheet: Sheet,
  lines: readonly (readonly Part[])[],
  printed: Printed,
  options: LineOptions = {},
  rows = sheet.rowsLeft,
): void {
  const { rule = "none" } = options;
  const shown = lines.slice(0, Math.max(0, rows));
  for (const [index, line] of shown.entries()) {
    if (!drawLine(sheet, line, printed, options)) continue;
    if (index === shown.length - 1 && rule !== "none") sheet.rule(rule === "dashed");
    sheet.next();
  }
}

/** Draws two columns of lines side by side, as senders and receivers often stand. */
export function drawColumns(
  sheet: Sheet,
  left: readonly (readonly Part[])[],
  right: readonly (readonly Part[])[],
  printed: Printed,
  options: { split?: number; align?: "left" | "right"; rows?: number } = {},
): void {
  const { split = 0.52, align = "left", rows = sheet.rowsLeft } = options;
  for (let row = 0; row < Math.min(rows, Math.max(left.length, right.length)); row++) {
    const [first, second] = [left[row], right[row]];
    const drawn = [
      first && drawLine(sheet, first, printed, { width: split - 0.03 }),
      second && drawLine(sheet, second, printed, { at: split, width: 1 - split, align }),
    ];
    if (drawn.includes(true)) sheet.next();
  }
}

/** Running text over the full width; false, with nothing drawn, where it does not fit in the rows. */
export function drawParagraph(
  sheet: Sheet,
  parts: readonly Part[],
  printed: Printed,
  options: { at?: number; rows?: number } = {},
): boolean {
  const { at = 0, rows = sheet.rowsLeft } = options;
  const longest = Math.max(...parts.flatMap((part) => part.text.split(" ").map((word) => sheet.textWidth(word))));
  if (longest > 1 - at || sheet.rowsOf(parts, { at }) > rows) return false;
  sheet.paragraph(parts, { at });
  note(parts, printed);
  return true;
}

/** How one template sets its rows of cells: close together from the left, or out to both edges. */
export interface RowsLook {
  rules: NonNullable<TableOptions["rules"]>;
  spread: boolean;
}

export const rowsLook = (layout: Random): RowsLook => ({
  rules: layout.pick(["none", "none", "none", "solid", "dashed", "grid"] as const),
  spread: layout.chance(0.4),
});

/** Sets rows of cells; the caller checks that the rows are there. */
export function drawRows(sheet: Sheet, rows: readonly Cell[][], { rules, spread }: RowsLook): void {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => sheet.textWidth(row[column]?.text ?? ""))),
  );
  const gap = (1 - widths.reduce((sum, width) => sum + width, 0)) / (columns - 1);
  if (!spread || columns < 2 || gap < 2 * sheet.spaceWidth() || rules === "grid") {
    if (rows.length > 0) drawTable(sheet, rows, { rules });
    return;
  }
  for (const row of rows) {
    let left = 0;
    for (const [column, cell] of row.entries()) {
      const width = widths[column] as number;
      const right = cell.align === "right";
      if (cell.text !== "")
        sheet.text(cell.text, {
          at: right ? left + width : left,
          align: right ? "right" : "left",
          ...(cell.path === undefined ? {} : { path: cell.path }),
        });
      left += width + gap;
    }
    if (rules !== "none") sheet.rule(rules === "dashed");
    sheet.next();
  }
}

/** A field with the words that stand before it; an empty label prints the value alone. */
export interface Entry {
  label: string;
  value: string | null;
  path: string;
}

export interface EntryLook {
  /** `two-up`: two entries a row; `stacked`: the label over its value. */
  kind: "inline" | "aligned" | "right" | "two-up" | "stacked";
  letters: "as they are" | "upper" | "lower";
  after: string;
  bold: boolean;
  ruled: boolean;
}

/** How one template sets labels and values. */
export const entryLook = (layout: Random): EntryLook => ({
  kind: layout.pick(["inline", "inline", "aligned", "right", "two-up", "stacked"] as const),
  letters: layout.pick(["as they are", "as they are", "as they are", "upper", "lower"] as const),
  after: layout.pick([":", ":", "", " :", "."]),
  bold: layout.chance(0.25),
  ruled: layout.chance(0.15),
});

/** Draws those entries that are there and fit within the rows. */
export function drawEntries(
  sheet: Sheet,
  entries: readonly Entry[],
  look: EntryLook,
  printed: Printed,
  rows = sheet.rowsLeft,
): void {
  const bottom = sheet.rowsLeft - rows;
  const left = (): number => sheet.rowsLeft - bottom;
  const shown = entries
    .filter((entry) => entry.value !== null)
    .map((entry) => ({ ...entry, label: labelOf(entry.label, look) }));
  const column = Math.min(
    0.5,
    Math.max(0, ...shown.map(({ label }) => sheet.textWidth(label))) + 2 * sheet.spaceWidth(),
  );
  for (let index = 0; index < shown.length; index++) {
    const entry = shown[index] as Entry;
    const beside = shown[index + 1];
    const value: Part = { text: entry.value as string, path: entry.path };
    const both = entry.label === "" ? [value] : [{ text: entry.label }, value];
    if (left() < 1) return;
    if (look.kind === "two-up" && beside && [entry, beside].every((one) => widthOf(sheet, partsOf(one)) < 0.47)) {
      drawColumns(sheet, [partsOf(entry)], [partsOf(beside)], printed, { rows: 1 });
      index++;
    } else if (look.kind === "stacked" && left() > 1 && entry.label !== "") {
      const pair = beside && [entry, beside].every((one) => sheet.textWidth(one.value as string) < 0.46);
      const cells = pair ? [entry, beside] : [entry];
      for (const [place, cell] of cells.entries())
        drawLine(sheet, [{ text: cell.label }], printed, {
          at: place * 0.52,
          width: 0.46,
          scale: 0.8,
          bold: look.bold,
        });
      sheet.next();
      for (const [place, cell] of cells.entries())
        drawLine(sheet, [{ text: cell.value as string, path: cell.path }], printed, {
          at: place * 0.52,
          width: pair ? 0.46 : 1,
        });
      sheet.next();
      if (pair) index++;
    } else if (look.kind === "right" && widthOf(sheet, both) < 0.94) {
      if (entry.label !== "") sheet.text(entry.label, { bold: look.bold });
      drawLine(sheet, [value], printed, { align: "right" });
      if (look.ruled) sheet.rule(true);
      sheet.next();
    } else if (look.kind === "aligned" && entry.label !== "" && sheet.textWidth(value.text) < 1 - column) {
      sheet.text(entry.label, { bold: look.bold });
      drawLine(sheet, [value], printed, { at: column, width: 1 - column });
      if (look.ruled) sheet.rule();
      sheet.next();
    } else if (widthOf(sheet, both) < SAFE) {
      drawLine(sheet, both, printed);
      sheet.next();
    } else if (!drawParagraph(sheet, both, printed, { rows: left() }) && drawLine(sheet, both, printed)) sheet.next();
  }
}

const partsOf = (entry: Entry): Part[] => [
  ...(entry.label === "" ? [] : [{ text: entry.label }]),
  { text: entry.value as string, path: entry.path },
];

function labelOf(label: string, look: EntryLook): string {
  if (label === "") return "";
  const cased = look.letters === "upper" ? label.toUpperCase() : look.letters === "lower" ? label.toLowerCase() : label;
  return `${cased.replace(/[.:]$/, "")}${look.after}`;
}

/** Rules as templates choose them; most have none. */
export const RULES = ["none", "none", "none", "solid", "dashed"] as const;

/** Draws the name of who issued the page, with perhaps a title beside or over it, in one of the template's ways. */
export function drawName(sheet: Sheet, name: Part, title: string | null, printed: Printed, layout: Random): void {
  const align = layout.pick(["left", "left", "centre", "right"] as const);
  const [bold, upper, scale] = [layout.chance(0.55), layout.chance(0.2), layout.pick([1, 1, 1.1, 1.2, 1.35])];
  const rule = layout.pick(RULES);
  const [mark, titleFirst, beside] = [layout.chance(0.3), layout.chance(0.5), layout.chance(0.4)];
  const shown = upper ? { ...name, text: name.text.toUpperCase() } : name;
  if (mark && align !== "right") sheet.mark(layout);
  const room = mark ? 0.88 : 1;
  const titleFits =
    title !== null && beside && align === "left" && sheet.textWidth(`${shown.text}  ${title}`, scale) < room * SAFE;
  if (title !== null && !titleFits && titleFirst && drawLine(sheet, [{ text: title }], printed, { align, width: room }))
    sheet.next();
  const end = drawLine(sheet, [shown], printed, { align, bold, scale, width: room });
  if (titleFits && end) drawLine(sheet, [{ text: title }], printed, { align: "right", width: room });
  if (rule !== "none") sheet.rule(rule === "dashed");
  sheet.next();
  if (
    title !== null &&
    !titleFits &&
    !titleFirst &&
    drawLine(sheet, [{ text: title }], printed, { align, width: room })
  )
    sheet.next();
}
