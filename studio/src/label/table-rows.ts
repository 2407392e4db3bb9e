import { cellPath, type Section } from "./layout.ts";

export type Table = Extract<Section, { kind: "table" }>;

/** The table and the row that a cell belongs to. */
export function rowOf(sections: readonly Section[], path: string): { table: Table; row: number } | undefined {
  for (const section of sections)
    if (section.kind === "table" && path.startsWith(`${section.list}[`))
      return { table: section, row: Number.parseInt(path.slice(section.list.length + 1), 10) };
  return undefined;
}

export const rowPaths = ({ list, columns }: Table, row: number): string[] =>
  columns.map(({ name }) => cellPath(list, row, name));

/**
 * Cells of a table that was copied, from a spreadsheet or from a text: rows by lines, columns by tabs, or by two spaces and
 * more where there are no tabs. Null for what is one value.
 */
export function pastedRows(text: string): string[][] | null {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const columns = text.includes("\t") ? /\t/ : /\s{2,}/;
  const rows = lines.map((line) =>
    (text.includes("\t") ? line : line.trim()).split(columns).map((cell) => cell.replace(/\s+/g, " ").trim()),
  );
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null;
}

/**
 * Where pasted cells go: from the cell at `path` to the right and down, over the end of the table into new rows. What would
 * stand right of the last column is left out, and empty cells change nothing.
 */
export function pastedValues(
  { table, row }: { table: Table; row: number },
  path: string,
  pasted: readonly (readonly string[])[],
): { path: string; value: string }[] {
  const first = rowPaths(table, row).indexOf(path);
  if (first < 0) return [];
  return pasted.flatMap((cells, down) =>
    cells.flatMap((value, across) => {
      const column = table.columns[first + across];
      return column && value !== "" ? [{ path: cellPath(table.list, row + down, column.name), value }] : [];
    }),
  );
}
