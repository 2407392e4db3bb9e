/**
 * A list in parts, for inserts of many rows: PostgreSQL takes 65,535 parameters a statement, and a row takes one for each column.
 */
export function* inChunks<T>(rows: readonly T[], size = 1_000): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
