import type { Assumptions, Facts, Need } from "./facts.ts";

export interface FactsOptions {
  /** Dataset id or the beginning of one; the newest when left out. */
  dataset?: string;
  /** Share of fields that has to be right. */
  target: number;
  /** A smaller difference is not worth a change. */
  margin: number;
  /** The gain that held-out documents should be able to prove. */
  gain: number;
  /** Reasons that the owner has for training even if an untrained candidate is strong. */
  needs: readonly Need[];
  /** Longest that an answer may take; null where it does not matter. */
  secondsPerDocument: number | null;
  hardware: Facts["hardware"];
  assumptions: Assumptions;
}
