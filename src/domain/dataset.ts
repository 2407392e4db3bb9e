import type { DocumentFacts } from "./document.ts";

export const SPLITS = ["train", "dev", "test"] as const;
export type Split = (typeof SPLITS)[number];

/** One document of a dataset version, as it was when the version was made. */
export interface DatasetDocument extends DocumentFacts {
  id: string;
  name: string;
  pages: { sha256: string; width: number; height: number }[];
  split: Split;
  /** Whether it is a training row; documents left out by mix or balance stay in their split without being learned from. */
  selected: boolean;
}

/** An immutable dataset version. Its id is the SHA-256 of its manifest's bytes. */
export interface DatasetVersion {
  id: string;
  documents: DatasetDocument[];
}
