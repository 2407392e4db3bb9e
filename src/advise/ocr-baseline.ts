import type { FieldDefinition } from "../domain/field.ts";

/**
 * Reads fields without a model: words from the page by OCR, values by rules. It is the cheapest thing a specialist has to
 * beat, and where it fails as well the page is likely to blame.
 */
export interface OcrBaseline {
  /** Engine and version, such as `tesseract 5.3`. */
  engine: string;
  /** Values by concrete field path, null for absent; `images` are paths of PNG pages in their order. */
  read(images: readonly string[], fields: readonly FieldDefinition[]): Promise<Map<string, string | null>>;
}

/** The OCR engine of this installation, or why there is none. */
export const ocrBaseline: OcrBaseline | { missing: string } = {
  missing: "no OCR engine is installed, so OCR with rules was not measured",
};
