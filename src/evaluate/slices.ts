import type { DatasetDocument } from "../domain/dataset.ts";
import type { PageQuality } from "../domain/document.ts";

/** The worst page decides, since one unreadable page spoils its fields. */
export type QualityBand = "good" | "fair" | "poor";

/**
 * How good the scan of a document is. `poor`: blank, turned by more than 3 degrees or sharpness below 300 squared grey
 * levels; `good`: turned by a degree at most and sharpness of 1000 at least. The measured contrast has no part in it: on a
 * page with little ink it says how much is printed, not how well.
 */
export function qualityBand(pages: readonly PageQuality[]): QualityBand {
  const bands = pages.map((page): QualityBand => {
    const skew = Math.abs(page.skewDegrees ?? 0);
    if (page.blank || skew > 3 || page.sharpness < 300) return "poor";
    return skew <= 1 && page.sharpness >= 1000 ? "good" : "fair";
  });
  if (bands.includes("poor")) return "poor";
  return bands.includes("fair") ? "fair" : "good";
}

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
