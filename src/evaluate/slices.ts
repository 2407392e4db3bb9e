import type { DatasetDocument } from "../domain/dataset.ts";
import type { PageQuality } from "../domain/document.ts";
import { qualityBand } from "../domain/quality-band.ts";

/**
 * The groups that a document belongs to, by what it is sliced by: facts of the document, `quality`, or the value of a
 * labelled single field. A document without the fact is in no group of it.
 */
export function groupsOf(
  document: DatasetDocument,
  quality: readonly PageQuality[],
  sliceBy: readonly string[],
): Record<string, string> {
  const { facility, template, family, domain } = document;
  const facts: Record<string, string | undefined> = {
    facility,
    template,
    family,
    domain,
    class: document.class,
    quality: quality.length > 0 ? qualityBand(quality) : undefined,
  };
  const groups: Record<string, string> = {};
  for (const by of sliceBy) {
    const value = by in facts ? facts[by] : document.fields?.[by]?.value;
    if (value !== undefined && value !== null) groups[by] = value;
  }
  return groups;
}
