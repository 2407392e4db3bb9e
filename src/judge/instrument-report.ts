import type { JudgeTask } from "../domain/judge-task.ts";
import type { Interval, Score } from "../domain/score.ts";
import { bootstrapScore, cohenKappa } from "../statistics/index.ts";

/** What people and the judge said of one case. Undefined where the judge gave no usable answer or was not asked. */
export interface Trial {
  human: string;
  first?: string | undefined;
  /** The same question again. */
  repeat?: string | undefined;
  /** The question with its parts in the other order, the answer turned back. */
  swapped?: string | undefined;
}

/** What a judge must reach before anything is gated by what it reads. */
export interface JudgeFloors {
  kappa: number;
  /** Cases that were judged. */
  cases: number;
  /** Share of the cases to which an answer came. */
  answered: number;
  /** Share of the cases on which a repetition, and the other order, gave the same. */
  consistency: number;
}

export const JUDGE_FLOORS: JudgeFloors = { kappa: 0.6, cases: 30, answered: 0.95, consistency: 0.8 };

export interface InstrumentReport {
  task: JudgeTask;
  cases: number;
  answered: number;
  /** Cohen's kappa of judge and people. */
  kappa: Score;
  /** Percentile interval of kappa over resampled cases; null where there is none. */
  kappaInterval: Interval | null;
  /** Share of the cases on which both say the same. */
  agreement: Score;
  /** Counts by what people said, then by what the judge said. */
  confusion: Record<string, Record<string, number>>;
  repeatConsistency: Score;
  orderConsistency: Score;
  floors: JudgeFloors;
  mayGate: boolean;
  /** Why it may gate a release, or every reason why it may not. */
  reason: string;
}

/** The same cases give the same interval. */
const SEED = 20_260;

/**
 * How a judge did as an instrument: agreement with people, and with itself. A judge without enough cases, or below a floor,
 * may not gate.
 *
 * @throws RangeError for a floor that is not a number.
 */
export function instrumentReport(
  task: JudgeTask,
  trials: readonly Trial[],
  floors: JudgeFloors = JUDGE_FLOORS,
): InstrumentReport {
  for (const [name, floor] of Object.entries(floors))
    if (!Number.isFinite(floor)) throw new RangeError(`the floor of ${name} is not a number`);
  const answered = trials.filter((trial): trial is Trial & { first: string } => trial.first !== undefined);
  const human = answered.map((trial) => trial.human);
  const judged = answered.map((trial) => trial.first);
  const kappa = cohenKappa(human, judged);
  const resampled = bootstrapScore(
    answered,
    answered.map((_, index) => index),
    (rows) =>
      cohenKappa(
        rows.map((trial) => trial.human),
        rows.map((trial) => trial.first),
      ),
    { seed: SEED },
  );
  const confusion: Record<string, Record<string, number>> = {};
  for (const [index, said] of human.entries()) {
    const row = (confusion[said] ??= {});
    row[judged[index]!] = (row[judged[index]!] ?? 0) + 1;
  }
  const figures = {
    task,
    cases: trials.length,
    answered: answered.length,
    kappa,
    kappaInterval: resampled.kind === "scored" ? resampled.interval : null,
    agreement: shareOf(answered, (trial) => trial.human === trial.first),
    confusion,
    repeatConsistency: shareOf(
      answered.filter((trial) => trial.repeat !== undefined),
      (trial) => trial.repeat === trial.first,
    ),
    orderConsistency: shareOf(
      answered.filter((trial) => trial.swapped !== undefined),
      (trial) => trial.swapped === trial.first,
    ),
    floors,
  };
  const against = objections(figures);
  return {
    ...figures,
    mayGate: against.length === 0,
    reason:
      against.length > 0
        ? against.join("; ")
        : `kappa ${(kappa as { value: number }).value.toFixed(2)} on ${answered.length} cases is at least ${floors.kappa}`,
  };
}

function objections(report: Omit<InstrumentReport, "mayGate" | "reason">): string[] {
  const { floors, kappa } = report;
  const against: string[] = [];
  if (report.answered < floors.cases) against.push(`${report.answered} judged cases are fewer than ${floors.cases}`);
  if (report.cases > 0 && report.answered / report.cases < floors.answered)
    against.push(`it answered ${report.answered} of ${report.cases} cases`);
  if (kappa.kind === "unscored") against.push(`its agreement with people is unscored: ${kappa.reason}`);
  else if (kappa.value < floors.kappa)
    against.push(`kappa ${kappa.value.toFixed(2)} with people is below ${floors.kappa}`);
  for (const [name, score] of [
    ["when asked again", report.repeatConsistency],
    ["in the other order", report.orderConsistency],
  ] as const) {
    if (score.kind === "scored" && score.value < floors.consistency)
      against.push(`${name} it says the same in ${(score.value * 100).toFixed(0)} % of the cases only`);
    // One statement alone has no order; of a pair it is the first thing to know.
    if (score.kind === "unscored" && (report.task === "pair" || score === report.repeatConsistency))
      against.push(`what it says ${name} was not measured`);
  }
  return against;
}

function shareOf<T>(rows: readonly T[], holds: (row: T) => boolean): Score {
  if (rows.length === 0) return { kind: "unscored", reason: "no such case" };
  return { kind: "scored", value: rows.filter(holds).length / rows.length, n: rows.length };
}
