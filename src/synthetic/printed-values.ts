import type { FieldDefinition } from "../domain/field.ts";
import type { Piece } from "./sheet.ts";

/** Every single field as absent, to be filled while drawing; lists start without rows. */
export function absentValues(fields: readonly FieldDefinition[]): Map<string, string | null> {
  return new Map(fields.filter(({ path }) => !path.includes("[]")).map(({ path }) => [path, null]));
}

/** Notes what the pieces of a text carry. Punctuation that ends a sentence is printed on a value but is no part of it. */
export function recordPieces(values: Map<string, string | null>, pieces: readonly Piece[]): void {
  for (const { text, path } of pieces) if (path !== undefined) values.set(path, text.replace(/[.,;:]+$/, ""));
}
