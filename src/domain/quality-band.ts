import type { PageQuality } from "./document.ts";

export const QUALITY_BANDS = ["good", "fair", "poor"] as const;
export type QualityBand = (typeof QUALITY_BANDS)[number];

/** Where the bands end: degrees of skew, and sharpness in squared grey levels. */
export const QUALITY_LIMITS = {
  poor: { skewDegrees: 3, sharpness: 300 },
  good: { skewDegrees: 1, sharpness: 1000 },
} as const;

/**
 * How good the scan of a document is; its worst page decides, since one unreadable page spoils its fields. `poor`: blank,
 * turned too far or blurred; `good`: straight and sharp. The measured contrast has no part in it: on a page with little
 * ink it says how much is printed, not how well.
 */
export function qualityBand(pages: readonly PageQuality[]): QualityBand {
  const { poor, good } = QUALITY_LIMITS;
  const bands = pages.map((page): QualityBand => {
    const skew = Math.abs(page.skewDegrees ?? 0);
    if (page.blank || skew > poor.skewDegrees || page.sharpness < poor.sharpness) return "poor";
    return skew <= good.skewDegrees && page.sharpness >= good.sharpness ? "good" : "fair";
  });
  if (bands.includes("poor")) return "poor";
  return bands.includes("fair") ? "fair" : "good";
}
