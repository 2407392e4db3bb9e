import type { EvaluationResult, PairedComparison, PairedDifference } from "../domain/evaluation.ts";
import { capitalised, counted, isScored, level, percent, points, pValue, range } from "../html/index.ts";

/** The accepted loss on general documents of evaluations that were made before it was kept with them. */
const OLD_MARGIN = 0.03;
/** Fewer documents, or a wider interval, are called uncertain. */
const FEW_DOCUMENTS = 30;
const WIDE_INTERVAL = 0.2;

export type Tone = "better" | "no-difference" | "worse" | "unknown";
/** `open`: the interval excludes neither a loss above the margin nor one below it. */
export type Retention = "kept" | "lost" | "open" | "unknown";

export interface Verdict {
  /** On what decides alone: see `over`. */
  tone: Tone;
  /** What decides, in words: decision fields, classes, or all fields where none is marked. */
  over: string;
  retention: Retention;
  sentence: string;
  details: string[];
}

/** Accepted loss on general documents, as a share; fixed by the specialty before the evaluation. */
export const marginOf = (comparison: PairedComparison | undefined): number =>
  comparison?.retentionVerdict?.margin ?? OLD_MARGIN;

/** `3 points`. */
export const marginText = (comparison: PairedComparison | undefined): string =>
  counted(Number((marginOf(comparison) * 100).toFixed(1)), "point");

/** The comparison that a report is about: that of `tuned`, else the first. */
export function mainComparison(result: EvaluationResult): PairedComparison | undefined {
  return result.comparisons.find((comparison) => comparison.right === "tuned") ?? result.comparisons[0];
}

/** Says in plain words what an evaluation shows, and what it does not. */
export function verdictOf(result: EvaluationResult): Verdict {
  const comparison = mainComparison(result);
  const details: string[] = [];
  if (result.split !== "test") {
    details.push(
      result.split === "dev"
        ? "These are documents of the dev split, on which the checkpoint was chosen. They flatter a trained candidate; only the test split is evidence."
        : `These are documents of the ${result.split} split. Learned documents flatter a trained candidate; only the test split is evidence.`,
    );
  }
  if (!comparison) {
    return {
      tone: "unknown",
      over: decides(result),
      retention: "unknown",
      sentence: alone(result),
      details: [...details, ...failures(result)],
    };
  }
  const retention = judgeRetention(comparison);
  const sentence = `${decisionSentence(result, comparison)} ${retentionSentence(comparison.retention, "unscored" in comparison.decision ? inSentence(comparison.right) : "it")}`;
  details.push(
    ...decisionDetails(result, comparison),
    ...(result.clustering ? [result.clustering.words] : []),
    ...wholeDocuments(result, comparison),
    retentionDetail(comparison, retention),
    ...failures(result),
  );
  for (const other of result.comparisons) if (other !== comparison) details.push(otherComparison(result, other));
  return { tone: toneOf(comparison.decision), over: decides(result), retention, sentence, details };
}

export function toneOf(difference: PairedDifference | { unscored: string }): Tone {
  if ("unscored" in difference) return "unknown";
  if (difference.interval.low > 0) return "better";
  return difference.interval.high < 0 ? "worse" : "no-difference";
}

const VERDICTS = { "non-inferior": "kept", inferior: "lost", inconclusive: "open", unscored: "unknown" } as const;

function judgeRetention(comparison: PairedComparison): Retention {
  const { retention, retentionVerdict } = comparison;
  if (retentionVerdict) return VERDICTS[retentionVerdict.verdict];
  if ("unscored" in retention) return "unknown";
  const margin = marginOf(comparison);
  if (retention.interval.low >= -margin) return "kept";
  return retention.interval.high < -margin ? "lost" : "open";
}

const heldOut = (split: string, n: number): string =>
  split === "test" ? counted(n, "held-out document") : `${counted(n, "document")} of the ${split} split`;

/** What hangs on being right, as a sentence names it. */
function decides({ candidates, comparisons }: EvaluationResult): string {
  if (comparisons.some((comparison) => comparison.decisionBasis === "all")) return "all fields";
  const [candidate] = candidates;
  const onlyClasses = candidate?.criticality.decision?.exact.n === candidate?.classAccuracy.n;
  return onlyClasses && candidate && candidate.classAccuracy.n > 0 ? "classes" : "decision fields";
}

const decisionShare = (result: EvaluationResult, name: string) =>
  result.candidates.find((candidate) => candidate.name === name)?.criticality.decision?.exact;

function alone(result: EvaluationResult): string {
  const [candidate] = result.candidates;
  const share = candidate && decisionShare(result, candidate.name);
  const nothing = "There is no second candidate, so nothing is compared.";
  if (!candidate || !share || !isScored(share.score) || !share.interval) return nothing;
  return `On ${heldOut(result.split, result.documents)} ${inSentence(candidate.name)} answered ${percent(share.score.value)} of ${decides(result)} right (${level(share.interval)} interval ${range(share.interval)}). ${nothing}`;
}

function decisionSentence(result: EvaluationResult, { decision, left, right }: PairedComparison): string {
  if ("unscored" in decision)
    return `Whether ${inSentence(right)} decides better than ${inSentence(left)} was not scored: ${decision.unscored}.`;
  const [before, after] = [decisionShare(result, left)?.score, decisionShare(result, right)?.score];
  const shares =
    before && after && isScored(before) && isScored(after)
      ? `answered ${percent(after.value)} of ${decides(result)} right, ${inSentence(left)} ${percent(before.value)}`
      : `was compared with ${inSentence(left)} on ${decides(result)}`;
  const interval = `(${level(decision.interval)} interval ${range(decision.interval)})`;
  const size = points(Math.abs(decision.estimate));
  const change = {
    better: `${size} points more ${interval}.`,
    worse: `${size} points fewer ${interval}.`,
    "no-difference": `a difference of ${points(decision.estimate)} points ${interval}, which may be chance.`,
    unknown: "",
  }[toneOf(decision)];
  return `On ${heldOut(result.split, decision.documents)} ${inSentence(right)} ${shares}: ${change}`;
}

function retentionSentence(retention: PairedDifference | { unscored: string }, subject: string): string {
  if ("unscored" in retention)
    return `What ${subject} kept on general documents was not scored: ${retention.unscored}.`;
  const size = points(Math.abs(retention.estimate));
  const change =
    size === "0.0" ? "neither gained nor lost" : `${retention.estimate < 0 ? "lost" : "gained"} ${size} points`;
  return `On ${counted(retention.documents, "general document")} ${subject} ${change} (interval ${range(retention.interval)}).`;
}

function decisionDetails(
  result: EvaluationResult,
  { decision, decisionBasis, all, right }: PairedComparison,
): string[] {
  const details: string[] = [];
  const what = decides(result);
  if ("unscored" in decision) {
    if (!("unscored" in all)) {
      details.push(
        `Over all that was asked for, ${inSentence(right)} has ${points(all.estimate)} points more (${level(all.interval)} interval ${range(all.interval)}, ${counted(all.documents, "document")}).`,
      );
    }
    return details;
  }
  const meaning = {
    better: `The interval lies above zero: chance alone does not explain the gain on ${what}.`,
    worse: `The interval lies below zero: chance alone does not explain the loss on ${what}.`,
    "no-difference": `The interval holds zero: these documents do not show which of the two is better on ${what}.`,
    unknown: "",
  }[toneOf(decision)];
  details.push(meaning);
  if (decisionBasis === "all")
    details.push(
      "No field is marked as a decision, so all that was asked for counts; a text counts by its characters.",
    );
  const uncertain = uncertainty(decision, what);
  if (uncertain) details.push(uncertain);
  return details;
}

function uncertainty({ documents, interval }: PairedDifference, what: string): string | null {
  const width = interval.high - interval.low;
  if (documents >= FEW_DOCUMENTS && width <= WIDE_INTERVAL) return null;
  const reason =
    documents < FEW_DOCUMENTS
      ? `Only ${counted(documents, "document")} stand behind the comparison of ${what}`
      : `The documents differ much in ${what}`;
  return `${reason}: its interval is ${points(width)} points wide, so the size of the difference is uncertain. More held-out documents make it narrower.`;
}

function wholeDocuments(result: EvaluationResult, comparison: PairedComparison): string[] {
  const test = comparison.allDecisionFields;
  if ("unscored" in test) return [];
  const [before, after] = [comparison.left, comparison.right].map(
    (name) => result.candidates.find((candidate) => candidate.name === name)?.allDecisionFields,
  );
  if (!before || !after || !isScored(before.score) || !isScored(after.score)) return [];
  const how = test.subjects
    ? `exact McNemar test over subjects, of which ${test.subjects.onlyRight} gained and ${test.subjects.onlyLeft} lost`
    : "exact McNemar test";
  const whole = decides(result) === "classes" ? "the class" : "every decision field";
  return [
    `Documents with ${whole} right: ${inSentence(comparison.left)} ${before.right} of ${before.n}, ${inSentence(comparison.right)} ${after.right} of ${after.n}; ${test.onlyRight} gained and ${test.onlyLeft} lost (${how}, ${pValue(test.pValue)}).`,
  ];
}

function retentionDetail(comparison: PairedComparison, retention: Retention): string {
  const margin = marginText(comparison);
  const difference = comparison.retention;
  if ("unscored" in difference) return "Whether general ability was kept is not known from this evaluation.";
  const uncertain = uncertainty(difference, "general documents");
  const text = {
    kept: `General documents: a loss of more than ${margin} is excluded by the interval.`,
    lost: `General documents: the loss is more than ${margin} over the whole interval. General ability was not kept.`,
    open: `General documents: the interval is too wide to exclude a loss of more than ${margin}; it reaches down to ${points(difference.interval.low)}.${difference.interval.high < 0 ? " Chance alone does not explain the loss." : ""}`,
    unknown: "",
  }[retention];
  return uncertain ? `${text} ${uncertain}` : text;
}

function failures(result: EvaluationResult): string[] {
  return result.candidates
    .filter((candidate) => candidate.failures > 0)
    .map(
      (candidate) =>
        `${capitalised(inSentence(candidate.name))} gave no answer for ${counted(candidate.failures, "document")}; their fields count as not right.${candidate.passingFailures ? ` ${counted(candidate.passingFailures, "question")} of these failed on a passing fault of the server: evaluate again, which asks them again, before this is taken as evidence.` : ""}`,
    );
}

function otherComparison(result: EvaluationResult, { left, right, decision }: PairedComparison): string {
  const what = decides(result);
  if ("unscored" in decision)
    return `${capitalised(inSentence(right))} against ${inSentence(left)} on ${what}: not scored, ${decision.unscored}.`;
  const size = `${points(Math.abs(decision.estimate))} points`;
  const change = {
    better: `better by ${size}`,
    worse: `worse by ${size}`,
    "no-difference": `no difference shown, ${points(decision.estimate)} points`,
    unknown: "",
  }[toneOf(decision)];
  return `${capitalised(inSentence(right))} against ${inSentence(left)} on ${what}: ${change} (${level(decision.interval)} interval ${range(decision.interval)}).`;
}

/** What a candidate is called within a sentence. */
function inSentence(name: string): string {
  if (name === "base" || name === "tuned") return `the ${name} model`;
  return `“${name}”`;
}
