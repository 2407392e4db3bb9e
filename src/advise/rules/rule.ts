import type { Finding, Verdict } from "../advice.ts";
import type { Facts } from "../facts/facts.ts";

/**
 * One rule: what has to hold, what follows, where it comes from. Rules are tried in the order of `RULES`.
 */
export interface Rule {
  id: string;
  basis: Finding["basis"];
  verdict: Verdict | ((facts: Facts) => Verdict);
  says: string;
  /** Why it should be so. */
  reason: string;
  source: string;
  /** The evidence when it holds, a line each; null when it does not. */
  holds(facts: Facts): string[] | null;
}

/** What must be kept whatever the verdict. */
export interface Constraint {
  id: string;
  says: string;
  source: string;
  holds(facts: Facts): string[] | null;
}
