import { findPhi } from "../../clinical/index.ts";
import type { DatasetDocument, DatasetScreening } from "../../domain/dataset.ts";
import type { PhiState } from "../../domain/endpoint.ts";

/**
 * Whether a document holds identifiers of patients. Only a full transcription can show that it does not: labels are
 * read too, but a page without a transcription may hold what no label says, and stays `unknown`.
 */
export function screenPhi(
  document: DatasetDocument,
  withoutIdentifiers: ReadonlySet<string>,
  kinds: Record<string, number>,
): PhiState {
  const found = findPhi(textOf(document));
  for (const { kind } of found) kinds[kind] = (kinds[kind] ?? 0) + 1;
  if (found.length > 0) return "found";
  if (withoutIdentifiers.has(document.family ?? "")) return "none";
  return document.text?.trim() ? "none" : "unknown";
}

/** Sets every document's `phi` and counts. */
export function screenAllPhi(
  documents: readonly DatasetDocument[],
  withoutIdentifiers: readonly string[],
): DatasetScreening["phi"] {
  const counts: Record<PhiState, number> = { found: 0, none: 0, unknown: 0 };
  const kinds: Record<string, number> = {};
  const declared = new Set(withoutIdentifiers);
  for (const document of documents) {
    document.phi = screenPhi(document, declared, kinds);
    counts[document.phi]++;
  }
  return { documents: counts, kinds };
}

/** The transcription and each label as a line of its own: the name of a field ("patient: ...") says what its value is. */
function textOf({ text, fields }: DatasetDocument): string {
  const lines = Object.entries(fields ?? {}).map(([path, { value }]) =>
    value === null ? "" : `${(path.split(".").at(-1) as string).replace(/\[\d*\]/g, "")}: ${value}`,
  );
  return [text ?? "", ...lines].join("\n");
}
