import type { Schema } from "../api/client.ts";

export type FieldDefinition = Schema<"FieldDefinition">;

/** A column of a list: `value` of `results[].value`. */
export interface Column {
  name: string;
  definition: FieldDefinition;
}

/** What stands in the field list: one value, or the rows of a list as a table. */
export type Section =
  | { kind: "field"; path: string; definition: FieldDefinition }
  | { kind: "table"; list: string; columns: Column[]; rows: number };

const LIST_FIELD = /^([^[\]]+)\[\]\.([^[\]]+)$/;

/**
 * The form of a document: single values first as they stand in the specialty, then its lists, each with as many rows as
 * `paths` (labels, suggestions, edits) know of, and `extraRows` more.
 */
export function layoutOf(
  definitions: readonly FieldDefinition[],
  paths: Iterable<string>,
  extraRows: Readonly<Record<string, number>> = {},
): Section[] {
  const known = [...paths];
  const single: Section[] = [];
  const tables = new Map<string, Extract<Section, { kind: "table" }>>();
  for (const definition of definitions) {
    const [, list, name] = LIST_FIELD.exec(definition.path) ?? [];
    if (list !== undefined && name !== undefined) {
      const table = tables.get(list) ?? {
        kind: "table" as const,
        list,
        columns: [],
        rows: Math.max(rowsOf(list, known), extraRows[list] ?? 0),
      };
      table.columns.push({ name, definition });
      tables.set(list, table);
    } else if (definition.path.includes("[]")) {
      // Lists within lists, and lists of bare values, are shown value by value.
      const matching = known.filter((path) => path.replace(/\[\d+\]/g, "[]") === definition.path);
      for (const path of [...new Set(matching)].sort()) single.push({ kind: "field", path, definition });
    } else single.push({ kind: "field", path: definition.path, definition });
  }
  return [...single, ...tables.values()];
}

function rowsOf(list: string, paths: readonly string[]): number {
  let rows = 0;
  for (const path of paths) {
    if (!path.startsWith(`${list}[`)) continue;
    const row = Number.parseInt(path.slice(list.length + 1), 10);
    if (row >= rows) rows = row + 1;
  }
  return rows;
}

export const cellPath = (list: string, row: number, column: string): string => `${list}[${row}].${column}`;

/** Every value of the form in the order in which Enter goes through it. */
export function pathsOf(sections: readonly Section[]): string[] {
  return sections.flatMap((section) =>
    section.kind === "field"
      ? [section.path]
      : Array.from({ length: section.rows }, (_, row) =>
          section.columns.map(({ name }) => cellPath(section.list, row, name)),
        ).flat(),
  );
}

/** Where an arrow leads from a value: in a table to the cell of the next row, out of it at its edges; sideways only within a row. */
export function neighbour(
  sections: readonly Section[],
  path: string,
  direction: "next" | "previous" | "left" | "right",
): string | undefined {
  const paths = pathsOf(sections);
  const at = paths.indexOf(path);
  const table = sections.find(
    (section): section is Extract<Section, { kind: "table" }> =>
      section.kind === "table" && path.startsWith(`${section.list}[`),
  );
  if (!table) return direction === "next" ? paths[at + 1] : direction === "previous" ? paths[at - 1] : undefined;
  const width = table.columns.length;
  const first = paths.indexOf(cellPath(table.list, 0, table.columns[0]?.name ?? ""));
  const [row, column] = [Math.floor((at - first) / width), (at - first) % width];
  switch (direction) {
    case "right":
      return column + 1 < width ? paths[at + 1] : undefined;
    case "left":
      return column > 0 ? paths[at - 1] : undefined;
    case "next":
      return row + 1 < table.rows ? paths[at + width] : paths[first + table.rows * width];
    case "previous":
      return row > 0 ? paths[at - width] : paths[first - 1];
  }
}

/** A path as a person reads it: `collection_date` as "collection date". */
export const spoken = (name: string): string =>
  name
    .replace(/[._-]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
