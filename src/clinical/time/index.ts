export { findTimes } from "./find-times.ts";
export { findTrends, type LabTrend } from "./find-trends.ts";
export type { TimeExpression, TimeMod, TimeOptions, TimeType } from "./time-expression.ts";
