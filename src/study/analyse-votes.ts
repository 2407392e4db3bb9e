import type { Interval, Score } from "../domain/score.ts";
import {
  type BradleyTerry,
  bradleyTerry,
  clopperPearsonInterval,
  krippendorffAlpha,
  netWinRate,
  percentAgreement,
  wilsonInterval,
} from "../statistics/index.ts";
import type { StudyItem } from "./draw-items.ts";
import type { StudyPlan } from "./plan.ts";
import type { Vote, VoteTag } from "./vote.ts";

export interface StoredVote {
  item: number;
  reader: string;
  vote: Vote;
  tags: readonly VoteTag[];
  seconds: number | null;
}

/** A rate with its interval, clustered by document. */
export type RateWithInterval =
  | { kind: "scored"; value: number; n: number; interval: Interval }
  | { kind: "unscored"; reason: string };

/** Two candidates, seen from `left`. All counts are votes; a pair that was alike counts as one vote of each reader asked for. */
export interface PairResult {
  left: string;
  right: string;
  wins: number;
  losses: number;
  bothGood: number;
  bothBad: number;
  alike: number;
  documents: number;
  /** (wins - losses) / all, -1..1. */
  netWinRate: RateWithInterval;
  /** Share of votes that neither answer was good. */
  bothBadRate: Score;
  /** Between readers, in terms of candidates and not of sides. */
  alpha: Score;
  agreement: Score;
  /** Net win rate of each reader alone, so that one reader's weight is seen. */
  byReader: Record<string, Score>;
}

export interface StudyAnalysis {
  readers: number;
  votes: number;
  /** Votes that the plan asks for and that are not there. */
  missingVotes: number;
  pairs: PairResult[];
  primary: {
    candidate: string;
    against: string;
    margin: number;
    netWinRate: RateWithInterval;
    /** `shown` when the interval lies above the margin, `reversed` when it lies below its mirror image. */
    conclusion: "shown" | "not-shown" | "reversed";
  };
  /** How often a reader judged a flipped repeat as the first time. */
  selfConsistency: { score: Score; interval: Interval | null };
  /** How often A won among votes for one side; half of them unless the side itself was chosen. */
  sideA: { score: Score; interval: Interval | null };
  /** Tags by the candidate they were held against. */
  faults: Record<string, Partial<Record<VoteTag, number>>>;
  /** Votes given within two seconds, of those whose time is known. */
  quickVotes: Score;
  /** With four candidates or more. */
  strengths: BradleyTerry | null;
}

type Outcome = "win" | "loss" | "both-good" | "both-bad";

interface Reading {
  documentId: string;
  reader: string;
  outcome: Outcome;
}

const QUICK_SECONDS = 2;
const LEAST_FOR_STRENGTHS = 4;

/**
 * The analysis that a plan fixed. Flipped repeats tell how steady readers are and count nowhere else.
 *
 * @param items All items of the study with their sides.
 * @param votes All votes; one on an item that is not there is left out.
 */
export function analyseVotes(
  plan: StudyPlan,
  items: readonly StudyItem[],
  votes: readonly StoredVote[],
): StudyAnalysis {
  const level = 1 - plan.alpha;
  const nameOf = new Map(plan.candidates.map((candidate) => [candidate.id, candidate.name]));
  const byItem = new Map(items.map((item) => [item.item, item]));
  const known = votes.filter((vote) => byItem.has(vote.item));
  const pairs: PairResult[] = [];
  for (const [index, left] of plan.candidates.entries())
    for (const right of plan.candidates.slice(index + 1)) {
      const own = items.filter(
        (item) =>
          item.repeats === null && [item.sides.a, item.sides.b].sort().join() === [left.id, right.id].sort().join(),
      );
      pairs.push(pairResult(plan, level, left, right, own, known));
    }
  const asked = items.filter((item) => !item.identical).length * plan.readersPerItem;
  const counted = new Map<number, number>();
  for (const vote of known) counted.set(vote.item, (counted.get(vote.item) ?? 0) + 1);
  let met = 0;
  for (const count of counted.values()) met += Math.min(count, plan.readersPerItem);
  return {
    readers: new Set(known.map((vote) => vote.reader)).size,
    votes: known.length,
    missingVotes: asked - met,
    pairs,
    primary: primaryOf(plan, pairs),
    selfConsistency: selfConsistency(byItem, known, level),
    sideA: share(
      known.filter((vote) => vote.vote === "a" || vote.vote === "b").map((vote) => vote.vote === "a"),
      level,
      "no vote was for one side",
    ),
    faults: faultsOf(nameOf, byItem, known),
    quickVotes: share(
      known.flatMap((vote) => (vote.seconds === null ? [] : [vote.seconds < QUICK_SECONDS])),
      level,
      "no vote has a time",
    ).score,
    strengths: plan.candidates.length < LEAST_FOR_STRENGTHS ? null : strengthsOf(plan, nameOf, items, known, level),
  };
}

function pairResult(
  plan: StudyPlan,
  level: number,
  left: { id: string; name: string },
  right: { id: string; name: string },
  items: readonly StudyItem[],
  votes: readonly StoredVote[],
): PairResult {
  const byItem = new Map(items.map((item) => [item.item, item]));
  const readings: Reading[] = votes.flatMap((vote) => {
    const item = byItem.get(vote.item);
    return item
      ? [{ documentId: item.documentId, reader: vote.reader, outcome: outcomeFor(left.id, item, vote.vote) }]
      : [];
  });
  const alike = items.filter((item) => item.identical);
  const count = (outcome: Outcome): number => readings.filter((reading) => reading.outcome === outcome).length;
  const ties = alike.flatMap((item) =>
    Array.from({ length: plan.readersPerItem }, () => ({ outcome: "tie" as const, cluster: item.documentId })),
  );
  const all = readings.length + ties.length;
  const perItem = [...group(readings, (reading) => reading.documentId).values()].map((rows) =>
    rows.map((reading) => reading.outcome),
  );
  const byReader: Record<string, Score> = {};
  for (const [reader, rows] of [...group(readings, (reading) => reading.reader)].sort()) {
    const net = rows.reduce((sum, { outcome }) => sum + (outcome === "win" ? 1 : outcome === "loss" ? -1 : 0), 0);
    byReader[reader] = { kind: "scored", value: net / rows.length, n: rows.length };
  }
  return {
    left: left.name,
    right: right.name,
    wins: count("win"),
    losses: count("loss"),
    bothGood: count("both-good"),
    bothBad: count("both-bad"),
    alike: ties.length,
    documents: new Set([...readings.map((reading) => reading.documentId), ...alike.map((item) => item.documentId)])
      .size,
    netWinRate: rateOf(
      [...readings.map(({ outcome, documentId }) => ({ outcome: plainOf(outcome), cluster: documentId })), ...ties],
      level,
    ),
    bothBadRate:
      all === 0
        ? { kind: "unscored", reason: "there are no votes" }
        : { kind: "scored", value: count("both-bad") / all, n: all },
    alpha: krippendorffAlpha(perItem, "nominal"),
    agreement: percentAgreement(perItem),
    byReader,
  };
}

function outcomeFor(candidate: string, item: StudyItem, vote: Vote): Outcome {
  if (vote === "both-good" || vote === "both-bad") return vote;
  return item.sides[vote] === candidate ? "win" : "loss";
}

const plainOf = (outcome: Outcome): "win" | "loss" | "tie" =>
  outcome === "win" || outcome === "loss" ? outcome : "tie";

/**
 * The net win rate with its interval by document. Where every vote says the same there is no spread to measure; for wins and
 * losses the exact binomial bound over documents then takes its place: n of n documents.
 */
function rateOf(votes: Parameters<typeof netWinRate>[0], level: number): RateWithInterval {
  const rate = netWinRate(votes, level);
  if (rate.kind === "scored") return { kind: "scored", value: rate.value, n: rate.n, interval: rate.interval };
  const [first] = votes;
  if (!first || first.outcome === "tie" || votes.some((vote) => vote.outcome !== first.outcome)) return rate;
  const documents = new Set(votes.map((vote) => vote.cluster)).size;
  const { low } = clopperPearsonInterval(documents, documents, level);
  const far = 2 * low - 1;
  return first.outcome === "win"
    ? { kind: "scored", value: 1, n: votes.length, interval: { low: far, high: 1, level } }
    : { kind: "scored", value: -1, n: votes.length, interval: { low: -1, high: -far, level } };
}

function primaryOf(plan: StudyPlan, pairs: readonly PairResult[]): StudyAnalysis["primary"] {
  const { candidate, against, margin } = plan.primary;
  const pair = pairs.find(({ left, right }) => [left, right].includes(candidate) && [left, right].includes(against));
  const seen = pair?.netWinRate ?? { kind: "unscored", reason: "the pair was not shown" };
  const rate = pair?.left === candidate ? seen : mirrored(seen);
  let conclusion: StudyAnalysis["primary"]["conclusion"] = "not-shown";
  if (rate.kind === "scored") {
    if (rate.interval.low > margin) conclusion = "shown";
    else if (rate.interval.high < -Math.abs(margin)) conclusion = "reversed";
  }
  return { candidate, against, margin, netWinRate: rate, conclusion };
}

function mirrored(rate: RateWithInterval): RateWithInterval {
  if (rate.kind === "unscored") return rate;
  const { low, high, level } = rate.interval;
  return { ...rate, value: -rate.value, interval: { low: -high, high: -low, level } };
}

function selfConsistency(
  byItem: ReadonlyMap<number, StudyItem>,
  votes: readonly StoredVote[],
  level: number,
): StudyAnalysis["selfConsistency"] {
  const voteOf = new Map(votes.map((vote) => [`${vote.item} ${vote.reader}`, vote.vote]));
  const same = votes.flatMap((vote) => {
    const { repeats } = byItem.get(vote.item) as StudyItem;
    const first = repeats === null ? undefined : voteOf.get(`${repeats} ${vote.reader}`);
    return first === undefined ? [] : [first === flipped(vote.vote)];
  });
  return share(same, level, "no repeat was read");
}

const flipped = (vote: Vote): Vote => (vote === "a" ? "b" : vote === "b" ? "a" : vote);

function faultsOf(
  nameOf: ReadonlyMap<string, string>,
  byItem: ReadonlyMap<number, StudyItem>,
  votes: readonly StoredVote[],
): StudyAnalysis["faults"] {
  const faults: StudyAnalysis["faults"] = {};
  for (const vote of votes) {
    const item = byItem.get(vote.item) as StudyItem;
    if (item.repeats !== null || vote.vote === "both-good") continue;
    const losers =
      vote.vote === "a" ? [item.sides.b] : vote.vote === "b" ? [item.sides.a] : [item.sides.a, item.sides.b];
    for (const loser of losers)
      for (const tag of vote.tags) {
        const counts = (faults[nameOf.get(loser) ?? loser] ??= {});
        counts[tag] = (counts[tag] ?? 0) + 1;
      }
  }
  return faults;
}

function strengthsOf(
  plan: StudyPlan,
  nameOf: ReadonlyMap<string, string>,
  items: readonly StudyItem[],
  votes: readonly StoredVote[],
  level: number,
): BradleyTerry {
  const byItem = new Map(items.map((item) => [item.item, item]));
  const name = (id: string): string => nameOf.get(id) ?? id;
  const seen = votes.flatMap((vote) => {
    const { sides, documentId, repeats } = byItem.get(vote.item) as StudyItem;
    if (repeats !== null) return [];
    const outcome = vote.vote === "a" ? "first" : vote.vote === "b" ? "second" : "tie";
    return [{ first: name(sides.a), second: name(sides.b), outcome, cluster: documentId } as const];
  });
  const alike = items
    .filter((item) => item.identical)
    .flatMap(({ sides, documentId }) =>
      Array.from(
        { length: plan.readersPerItem },
        () => ({ first: name(sides.a), second: name(sides.b), outcome: "tie", cluster: documentId }) as const,
      ),
    );
  return bradleyTerry([...seen, ...alike], { level });
}

function share(values: readonly boolean[], level: number, reason: string): { score: Score; interval: Interval | null } {
  if (values.length === 0) return { score: { kind: "unscored", reason }, interval: null };
  const yes = values.filter(Boolean).length;
  return {
    score: { kind: "scored", value: yes / values.length, n: values.length },
    interval: wilsonInterval(yes, values.length, level),
  };
}

function group<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const list = groups.get(key);
    if (list) list.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
