import type { Schema } from "../api/client.ts";

/** The parts of StudyResult (src/study) that this screen shows. */
export type Rate =
  | { kind: "scored"; value: number; n: number; interval: Schema<"Interval"> }
  | { kind: "unscored"; reason: string };

export interface PairCounts {
  wins: number;
  losses: number;
  bothGood: number;
  bothBad: number;
  alike: number;
}

export interface PairResult extends PairCounts {
  left: string;
  right: string;
  documents: number;
  netWinRate: Rate;
  bothBadRate: Schema<"Score">;
  alpha: Schema<"Score">;
  agreement: Schema<"Score">;
  byReader: Record<string, Schema<"Score">>;
}

export interface Analysis {
  readers: number;
  votes: number;
  missingVotes: number;
  pairs: PairResult[];
  primary: {
    candidate: string;
    against: string;
    margin: number;
    netWinRate: Rate;
    conclusion: "shown" | "not-shown" | "reversed";
  };
  selfConsistency: { score: Schema<"Score">; interval: Schema<"Interval"> | null };
  sideA: { score: Schema<"Score">; interval: Schema<"Interval"> | null };
  faults: Record<string, Partial<Record<string, number>>>;
  quickVotes: Schema<"Score">;
  plan: { name: string; question: string };
}

/** The API describes results loosely; null for one without its parts. */
export function analysisOf(result: Schema<"StudyResult">): Analysis | null {
  const { primary, pairs } = result as unknown as Partial<Analysis>;
  return primary && Array.isArray(pairs) ? (result as unknown as Analysis) : null;
}

const turnedScore = (score: Schema<"Score">): Schema<"Score"> =>
  score.kind === "scored" ? { ...score, value: -score.value } : score;

/** A pair as it is seen from this candidate: on the left, where it is one of the two. */
export function seenFrom(pair: PairResult, candidate: string): PairResult {
  if (pair.right !== candidate) return pair;
  const { left, right, wins, losses, netWinRate, byReader } = pair;
  return {
    ...pair,
    left: right,
    right: left,
    wins: losses,
    losses: wins,
    netWinRate:
      netWinRate.kind === "unscored"
        ? netWinRate
        : {
            ...netWinRate,
            value: -netWinRate.value,
            interval: { ...netWinRate.interval, low: -netWinRate.interval.high, high: -netWinRate.interval.low },
          },
    byReader: Object.fromEntries(Object.entries(byReader).map(([name, score]) => [name, turnedScore(score)])),
  };
}

export interface Segment {
  kind: keyof PairCounts;
  count: number;
  /** Fractions of all votes: where it begins, and how long it is. */
  from: number;
  share: number;
}

const ORDER: readonly (keyof PairCounts)[] = ["wins", "bothGood", "alike", "bothBad", "losses"];

/** Votes as parts of one bar, from those for the left candidate to those for the right one; parts of nothing are left out. */
export function segments(pair: PairCounts): Segment[] {
  const all = ORDER.reduce((sum, kind) => sum + pair[kind], 0);
  let from = 0;
  return ORDER.flatMap((kind) => {
    const share = all === 0 ? 0 : pair[kind] / all;
    const segment = { kind, count: pair[kind], from, share };
    from += share;
    return share === 0 ? [] : [segment];
  });
}
