export { type ImportedOutcomes, importOutcomes } from "./import-outcomes.ts";
export { OUTCOME_METRICS, type OutcomeMetric } from "./outcome.ts";
export { OutcomesRefusedError } from "./outcomes-refused-error.ts";
export { type OutcomesShown, type ReleaseOutcome, showOutcomes } from "./show-outcomes.ts";
