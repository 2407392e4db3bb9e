import type { Rule } from "./rule.ts";
import { RULES_BY_MEASUREMENT } from "./rules-by-measurement.ts";
import { RULES_OF_THUMB } from "./rules-of-thumb.ts";

export { CONSTRAINTS } from "./constraints.ts";
export { bestUntrained, measuredOf, weighedCauses } from "./evidence.ts";

/** In the order in which they are tried: every rule by measurement comes before every rule of thumb. */
export const RULES: readonly Rule[] = [...RULES_BY_MEASUREMENT, ...RULES_OF_THUMB];
