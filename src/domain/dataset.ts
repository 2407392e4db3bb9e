import type { DocumentFacts } from "./document.ts";
import type { PhiState } from "./endpoint.ts";

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
  /** Whether its text holds identifiers of patients; `unknown`, or left out, where nothing of its text is known. */
  phi?: PhiState;
}

/** An immutable dataset version. Its id is the SHA-256 of its manifest's bytes. */
export interface DatasetVersion {
  id: string;
  documents: DatasetDocument[];
}

/** What a dataset version says about itself; the manifest itself is a blob whose hash is the id. */
export interface DatasetSummary {
  documents: number;
  splits: Record<string, number>;
  domains: Record<string, Record<string, number>>;
  families: Record<string, Record<string, number>>;
  exactDuplicates: number;
  nearDuplicates: number;
  leftOut: Record<string, number>;
  trainingRows: number;
  leaks: number;
}
