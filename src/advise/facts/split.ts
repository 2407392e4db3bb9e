import type { Split } from "../../domain/dataset.ts";

/** Errors are counted where nothing was learned and nothing is proven: test documents are kept for the proof. */
export const SPLIT: Split = "dev";

/** Documents asked for in one query. */
export const AT_ONCE = 5_000;
