import type { FieldValues } from "./field.ts";

export const MEDIA_TYPES = ["image/png", "image/jpeg", "image/tiff", "application/pdf"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** What is known about a document beside its pages. Every key is optional. */
export interface DocumentFacts {
  /** The patient (or customer) that the document belongs to. Splits never cut a subject in two. */
  subject?: string;
  /** `medical`, `general`, ... : the axis of the dataset mix. */
  domain?: string;
  /** Kind of document: `lab-report`, `receipt`, ... */
  family?: string;
  /** Layout that the document was made from. Splits keep templates apart when asked to. */
  template?: string;
  facility?: string;
  /** Full transcription. */
  text?: string;
  /** Class of an image, for classification. */
  class?: string;
  fields?: FieldValues;
}

/** How good a page is to read. All measures come from the stored, upright page. */
export interface PageQuality {
  /** Variance of the Laplacian of the grey page at 1000 px of width at most; small means blurred. */
  sharpness: number;
  /** Angle of the text lines in degrees, clockwise positive; null where no lines were found. */
  skewDegrees: number | null;
  /** Spread between the 5th and 95th percentile of grey, 0..1. */
  contrast: number;
  /** Share of pixels that are ink, 0..1. */
  ink: number;
  blank: boolean;
}

/** One page as stored. `sha256` names the blob that holds the PNG. */
export interface Page {
  index: number;
  sha256: string;
  width: number;
  height: number;
  quality: PageQuality;
  /** 64-bit perceptual hash, 16 hex digits. */
  perceptualHash: string;
}

/** One source file. Its id is the SHA-256 of the file's bytes, so the same file twice is one document. */
export interface SourceDocument extends DocumentFacts {
  id: string;
  name: string;
  mediaType: MediaType;
  sizeBytes: number;
  pages: Page[];
}
