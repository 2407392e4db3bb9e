import type { Interval } from "../domain/score.ts";
import { checkLevel } from "./checks.ts";
import { invert } from "./matrix.ts";
import { studentTQuantile } from "./student-t.ts";

/** One vote between two candidates. */
export interface Comparison {
  first: string;
  second: string;
  outcome: "first" | "second" | "tie";
  /** The case that was shown; votes on one case are not independent. */
  cluster: string | number;
}

export interface Strength {
  candidate: string;
  /** Natural logarithm; 0 is the mean of all candidates. A beats B with probability 1 / (1 + e^(B - A)). */
  logStrength: number;
  standardError: number;
  /** logStrength ± t(C-1) standard errors, against the mean of all candidates. */
  interval: Interval;
  wins: number;
  losses: number;
  ties: number;
}

/** Strengths, the strongest first, or the reason why the votes hold none. */
export type BradleyTerry =
  | { kind: "scored"; strengths: Strength[]; n: number; clusters: number }
  | { kind: "unscored"; reason: string };

export interface BradleyTerryOptions {
  /** 0.95 unless told. */
  level?: number;
  /**
   * Ties added to each pair that met, 0 unless told. Any number above 0 pulls strengths together and keeps a candidate
   * that never lost from being infinitely strong.
   */
  addedTies?: number;
}

/**
 * Strengths of candidates from votes between pairs of them, with errors that know that votes on one case belong together. A
 * tie counts as half a win of each. For two or three candidates show `netWinRate`; it is easier to read.
 *
 * @returns Unscored when the votes cannot place the candidates: fewer than two clusters or no spread between them, groups that never met, or a group
 *   that the others never beat (its strength would be infinite).
 * @throws RangeError on a candidate against itself, a level outside 0..1 or added ties below 0.
 * @see R. Bradley and M. Terry, Biometrika 39 (1952); D. Hunter, "MM algorithms for generalized Bradley-Terry models",
 *   Annals of Statistics 32 (2004), with L. Ford's condition on the graph (1957); errors by the sandwich of K. Liang and
 *   S. Zeger, Biometrika 73 (1986), with C / (C-1).
 */
export function bradleyTerry(
  comparisons: readonly Comparison[],
  { level = 0.95, addedTies = 0 }: BradleyTerryOptions = {},
): BradleyTerry {
  checkLevel(level);
  if (!Number.isFinite(addedTies) || addedTies < 0) {
    throw new RangeError(`addedTies must be 0 or more; got ${addedTies}`);
  }
  const candidates = [...new Set(comparisons.flatMap(({ first, second }) => [first, second]))].sort();
  const places = new Map(candidates.map((candidate, place) => [candidate, place]));
  const size = candidates.length;
  const records = candidates.map((candidate) => ({ candidate, wins: 0, losses: 0, ties: 0 }));
  // points[a][b]: what a scored against b, ties as halves.
  const points = candidates.map(() => new Array<number>(size).fill(0));
  const votes = comparisons.map(({ first, second, outcome, cluster }) => {
    if (first === second) throw new RangeError(`${first} cannot be compared with itself`);
    const [a, b] = [places.get(first) as number, places.get(second) as number];
    const [left, right] = [records[a] as Strength, records[b] as Strength];
    const score = outcome === "first" ? 1 : outcome === "second" ? 0 : 0.5;
    (points[a] as number[])[b] = get(points, a, b) + score;
    (points[b] as number[])[a] = get(points, b, a) + 1 - score;
    if (outcome === "tie") [left.ties, right.ties] = [left.ties + 1, right.ties + 1];
    else {
      const [winner, loser] = outcome === "first" ? [left, right] : [right, left];
      winner.wins++;
      loser.losses++;
    }
    return { a, b, score, cluster };
  });
  const clusters = new Set(comparisons.map(({ cluster }) => cluster)).size;
  if (clusters < 2) return { kind: "unscored", reason: "fewer than 2 clusters, so errors are unknown" };
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      if (get(points, a, b) + get(points, b, a) === 0) continue;
      (points[a] as number[])[b] = get(points, a, b) + addedTies / 2;
      (points[b] as number[])[a] = get(points, b, a) + addedTies / 2;
    }
  }
  const missing = whyUnplaced(points, candidates);
  if (missing) return { kind: "unscored", reason: missing };

  const logStrengths = mostLikely(points);
  const covariance = logStrengths && sandwich(votes, points, logStrengths, clusters);
  if (!covariance) return { kind: "unscored", reason: "the strengths lie too far apart to be computed" };
  const reach = studentTQuantile(1 - (1 - level) / 2, clusters - 1);
  const strengths = records.map((record, place): Strength => {
    const logStrength = logStrengths[place] as number;
    const standardError = Math.sqrt(Math.max(0, get(covariance, place, place)));
    const half = reach * standardError;
    return {
      ...record,
      logStrength,
      standardError,
      interval: { low: logStrength - half, high: logStrength + half, level },
    };
  });
  if (strengths.some(({ standardError }) => !(standardError > 1e-9))) {
    return { kind: "unscored", reason: "clusters do not differ, so errors are unknown" };
  }
  strengths.sort((a, b) => b.logStrength - a.logStrength);
  return { kind: "scored", strengths, n: comparisons.length, clusters };
}

/** A strength is finite when, whichever way the candidates are parted, each side has scored against the other (Ford 1957). */
function whyUnplaced(points: number[][], candidates: string[]): string | undefined {
  const reached = (next: (from: number, to: number) => boolean, start: number): Set<number> => {
    const found = new Set([start]);
    for (const from of found) for (let to = 0; to < points.length; to++) if (next(from, to)) found.add(to);
    return found;
  };
  const met = reached((from, to) => get(points, from, to) + get(points, to, from) > 0, 0);
  const names = (group: Set<number>): string => [...group].map((place) => candidates[place]).join(", ");
  if (met.size < points.length) return `no vote links ${names(met)} with the other candidates`;
  for (let start = 0; start < points.length; start++) {
    const scoredAgainst = reached((from, to) => get(points, to, from) > 0, start);
    if (scoredAgainst.size < points.length) return `${names(scoredAgainst)} never lost a point to the other candidates`;
  }
  return undefined;
}

/** Maximum likelihood: Hunter's steps, which never overshoot, then Newton's, which end exactly. Sum 0. */
function mostLikely(points: number[][]): number[] | undefined {
  const size = points.length;
  const totals = points.map((row) => row.reduce((sum, value) => sum + value, 0));
  let strengths = points.map(() => 1);
  for (let step = 0; step < 200; step++) {
    strengths = strengths.map((own, a) => {
      let divisor = 0;
      for (let b = 0; b < size; b++) {
        divisor += (get(points, a, b) + get(points, b, a)) / (own + (strengths[b] as number));
      }
      return (totals[a] as number) / divisor;
    });
    const logs = strengths.map(Math.log);
    const mean = logs.reduce((sum, value) => sum + value, 0) / size;
    strengths = logs.map((value) => Math.exp(value - mean));
  }
  let logs = strengths.map(Math.log);
  for (let step = 0; step < 100; step++) {
    const gradient = logs.map((own, a) => {
      let sum = totals[a] as number;
      for (let b = 0; b < size; b++) {
        sum -= (get(points, a, b) + get(points, b, a)) * winProbability(own, logs[b] as number);
      }
      return sum;
    });
    const inverse = pseudoInverse(information(points, logs));
    if (!inverse) return undefined;
    const change = inverse.map((row) => row.reduce((sum, value, b) => sum + value * (gradient[b] as number), 0));
    const largest = Math.max(...change.map(Math.abs));
    // Far from the top a whole Newton step can overshoot; one unit of log strength is always safe to take.
    const damping = Math.min(1, 1 / largest);
    logs = logs.map((value, a) => value + damping * (change[a] as number));
    if (largest < 1e-13) break;
    if (!Number.isFinite(largest)) return undefined;
  }
  return logs;
}

function winProbability(own: number, other: number): number {
  return 1 / (1 + Math.exp(other - own));
}

function information(points: number[][], logs: number[]): number[][] {
  const matrix = points.map((row) => row.map(() => 0));
  for (let a = 0; a < points.length; a++) {
    for (let b = 0; b < points.length; b++) {
      if (a === b) continue;
      const games = get(points, a, b) + get(points, b, a);
      const weight =
        games *
        winProbability(logs[a] as number, logs[b] as number) *
        winProbability(logs[b] as number, logs[a] as number);
      (matrix[a] as number[])[a] = get(matrix, a, a) + weight;
      (matrix[a] as number[])[b] = -weight;
    }
  }
  return matrix;
}

/** Of a matrix whose rows sum to 0: only differences of strengths are known, so their mean is held at 0. */
function pseudoInverse(matrix: number[][]): number[][] | undefined {
  const size = matrix.length;
  // On the scale of the matrix, so that the shift neither drowns it nor is drowned.
  const scale = matrix.reduce((sum, row, place) => sum + (row[place] as number), 0) / size;
  const inverse = invert(matrix.map((row) => row.map((value) => value + scale / size)));
  return inverse?.map((row) => row.map((value) => value - 1 / (scale * size)));
}

function sandwich(
  votes: { a: number; b: number; score: number; cluster: string | number }[],
  points: number[][],
  logs: number[],
  clusters: number,
): number[][] | undefined {
  const bread = pseudoInverse(information(points, logs));
  if (!bread) return undefined;
  const gradients = new Map<string | number, number[]>();
  for (const { a, b, score, cluster } of votes) {
    const gradient = gradients.get(cluster) ?? logs.map(() => 0);
    const surprise = score - winProbability(logs[a] as number, logs[b] as number);
    gradient[a] = (gradient[a] as number) + surprise;
    gradient[b] = (gradient[b] as number) - surprise;
    gradients.set(cluster, gradient);
  }
  const covariance = logs.map(() => logs.map(() => 0));
  for (const gradient of gradients.values()) {
    const moved = bread.map((row) => row.reduce((sum, value, b) => sum + value * (gradient[b] as number), 0));
    for (const [a, row] of covariance.entries()) {
      for (const [b, value] of row.entries()) {
        row[b] = value + (clusters / (clusters - 1)) * (moved[a] as number) * (moved[b] as number);
      }
    }
  }
  return covariance;
}

function get(matrix: readonly (readonly number[])[], row: number, column: number): number {
  return (matrix[row] as readonly number[])[column] as number;
}
