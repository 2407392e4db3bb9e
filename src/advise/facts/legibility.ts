import type { PageQuality } from "../../domain/document.ts";

/**
 * Less than this and body text runs together. Real receipts as scanned measure 270 to 6,400; blurred by 2.5 pixels, which
 * makes their body text unreadable, they measure 2 to 25.
 */
const LEAST_SHARPNESS = 30;
/** Lines this steep leave the bands that reading models and OCR look for. Scanners' own skew is below 3 degrees. */
const MOST_SKEW_DEGREES = 8;

/** Why a page can hardly be read, in words; null when its quality is no obstacle. */
export function illegibleBecause(quality: PageQuality): string | null {
  if (quality.blank) return "the page is blank";
  if (quality.sharpness < LEAST_SHARPNESS)
    return `the page is blurred (sharpness ${quality.sharpness.toFixed(0)}, readable scans have ${LEAST_SHARPNESS} and more)`;
  if (quality.skewDegrees !== null && Math.abs(quality.skewDegrees) >= MOST_SKEW_DEGREES)
    return `the page is turned by ${Math.abs(quality.skewDegrees).toFixed(0)} degrees`;
  return null;
}
