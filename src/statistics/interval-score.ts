import type { Interval } from "../domain/score.ts";

/** A score with the interval it lies in. Fits where a `Score` is asked for. */
export type IntervalScore =
  | { kind: "scored"; value: number; n: number; interval: Interval }
  | { kind: "unscored"; reason: string };
