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
  /** Pairs of pages that could be near-duplicates and were too many to look at. */
  nearDuplicatesNotCompared?: number;
  /** Fields of the specialty that no document's labels mention: a model would learn that they are always absent. */
  neverLabelled?: string[];
  leftOut: Record<string, number>;
  trainingRows: number;
  leaks: number;
  /** What reading the texts and labels found; left out in versions made before there was a screening. */
  screening?: DatasetScreening;
}

/** What a reading of a dataset version's texts and labels found. It holds ids, paths and counts, never text. */
export interface DatasetScreening {
  phi: {
    /** Documents by whether their text holds identifiers of patients. */
    documents: Record<PhiState, number>;
    /** Identifiers found, by kind. */
    kinds: Record<string, number>;
  };
  copies: CopiesScreening | { unscored: string };
  fertility: FertilityScreening | { unscored: string };
  labelNoise: LabelNoiseScreening | { unscored: string };
}

/** How much of the documents' texts says something new. */
export interface CopiesScreening {
  notes: number;
  /** Notes left when near-duplicates of a kept note are dropped. */
  uniqueNotes: number;
  words: number;
  /** Words outside every ten-word window that a note before it has. */
  uniqueWords: number;
  /** Near-duplicate texts, the largest groups first, at most 20. */
  groups: { kept: string; duplicates: string[] }[];
  /** Notes of subjects with an earlier note, and what they copied forward from it. */
  copiedForward: { subjects: number; notes: number; words: number; copiedWords: number };
  /** Notes half of which or more was copied forward, worst first, at most 20. */
  mostCopied: { document: string; share: number }[];
}

/** How the base model's tokenizer cuts the right answers. */
export interface FertilityScreening {
  tokensPerWord: number | null;
  tokensPerCharacter: number | null;
  /** Tokens of an answer: median, 99th percentile and most. */
  median: number | null;
  p99: number | null;
  most: number | null;
  /** Longest answer that the specialty allows, in tokens. */
  limit: number;
  /** Terms that cost most tokens a character, at most 20; words of the answers that look like identifiers are left out. */
  worst: { term: string; count: number; tokens: number }[];
  /** Documents whose answer is longer than the limit, and those within a tenth of it, at most 50 each. */
  cut: string[];
  nearlyCut: string[];
}

/** Labels that other sources doubt, most suspect first. */
export interface LabelNoiseScreening {
  /** Labels that at least one source has an opinion on. */
  judged: number;
  likelyWrong: number;
  sources: number;
  /** At most 100. */
  ranked: { document: string; path: string; suspicion: number; likelyWrong: boolean; reasons: string[] }[];
}
