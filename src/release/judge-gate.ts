import type { CandidateScores, PairedComparison, PairedDifference } from "../domain/evaluation.ts";
import { type Gate, type GateResult, gateName, gateRequirement } from "../domain/gate.ts";
import type { Score } from "../domain/score.ts";
import type { GateEvaluation, GateEvidence } from "./gate-evidence.ts";
import { mergeProblem } from "./merge-evidence.ts";

type Verdict = Pick<GateResult, "outcome" | "score" | "reason" | "evidence">;
type GateOf<Kind extends Gate["kind"]> = Extract<Gate, { kind: Kind }>;

/** Holds one gate against its evidence. Missing evidence is a failed gate: `unscored: ...`. */
export function judgeGate(gate: Gate, evidence: GateEvidence): GateResult {
  return { name: gateName(gate), gate, requirement: gateRequirement(gate), ...verdictOf(gate, evidence) };
}

function verdictOf(gate: Gate, evidence: GateEvidence): Verdict {
  switch (gate.kind) {
    case "decision-gain":
      return withEvaluation(evidence, (evaluation) => decisionGain(gate, evaluation), gate.against);
    case "retention":
      return withEvaluation(evidence, (evaluation) => retention(gate, evaluation), gate.against);
    case "hallucination":
      return withEvaluation(evidence, (evaluation) => hallucination(gate, evaluation));
    case "calibration":
      return withEvaluation(evidence, (evaluation) => calibration(gate, evaluation));
    case "injection":
      return withEvaluation(evidence, (evaluation) => injection(gate, evaluation));
    case "judge":
      return judged(gate, evidence);
    case "parity": {
      if (!evidence.merge) return unscored("the release keeps no comparison of the merged model that tells ties apart");
      const problem = mergeProblem(evidence.merge, gate.minimumAgreement);
      const { agreement, tokens, ties } = evidence.merge;
      return {
        outcome: problem ? "failed" : "passed",
        score: { kind: "scored", value: agreement, n: tokens },
        reason: problem ?? `next tokens agree on ${percent(agreement)} of ${tokens}; ${ties} ties, no difference`,
        evidence: {},
      };
    }
    case "leaks": {
      const { found, reason } = evidence.leaks;
      return {
        outcome: found === 0 ? "passed" : "failed",
        score: { kind: "scored", value: found, n: 1 },
        reason,
        evidence: { dataset: evidence.datasetId },
      };
    }
    case "lineage": {
      const broken = evidence.lineage.filter((check) => !check.holds);
      const held = evidence.lineage.length - broken.length;
      return {
        outcome: broken.length === 0 && held > 0 ? "passed" : "failed",
        score: { kind: "scored", value: held, n: evidence.lineage.length },
        reason:
          broken.length === 0
            ? `${held} of ${held} links hold`
            : broken.map((check) => `${check.what}: ${check.detail}`).join("; "),
        evidence: {},
      };
    }
    case "plan":
      return "missing" in evidence.plan
        ? unscored(evidence.plan.missing)
        : {
            outcome: "passed",
            score: { kind: "scored", value: 1, n: 1 },
            reason: `plan ${evidence.plan.sha256.slice(0, 16)} was fixed at ${evidence.plan.at}`,
            evidence: { plan: evidence.plan.sha256 },
          };
  }
}

const percent = (value: number): string => `${(value * 100).toFixed(2)} %`;
const points = (value: number): string => `${value >= 0 ? "+" : "−"}${Math.abs(value * 100).toFixed(1)}`;

function unscored(reason: string, evidence: Record<string, string> = {}): Verdict {
  return { outcome: "failed", score: { kind: "unscored", reason }, reason: `unscored: ${reason}`, evidence };
}

const tooFew = (documents: number, needed: number): Verdict =>
  unscored(`${documents} documents were compared, and ${needed} are needed`);

/** A verdict that stands on the evaluation, with its id and the hash of what it said. `against`: the other candidate, if any. */
function withEvaluation(
  { evaluation }: GateEvidence,
  judge: (evaluation: GateEvaluation) => Omit<Verdict, "evidence">,
  against?: string,
): Verdict {
  if ("missing" in evaluation) return unscored(evaluation.missing);
  const { id, resultSha256, candidate, result } = evaluation;
  const compared = [candidate, against].map((name) => result.candidates.find((one) => one.name === name));
  const failed = compared.find((one) => one?.passingFailures);
  // An answer that a provider's bad hour withheld is no wrong answer, of either side.
  if (failed)
    return unscored(
      `${failed.passingFailures} questions to ${failed.name} failed on a passing fault; run \`residency evaluate\` again, which asks them again`,
      { evaluation: id, resultSha256, candidate },
    );
  return { ...judge(evaluation), evidence: { evaluation: id, resultSha256, candidate } };
}

function measured(passed: boolean, value: number, n: number, reason: string): Omit<Verdict, "evidence"> {
  return { outcome: passed ? "passed" : "failed", score: { kind: "scored", value, n }, reason };
}

function comparisonOf(evaluation: GateEvaluation, against: string): PairedComparison | undefined {
  return evaluation.result.comparisons.find(
    (comparison) => comparison.left === against && comparison.right === evaluation.candidate,
  );
}

const scoresOf = ({ result, candidate }: GateEvaluation): CandidateScores | undefined =>
  result.candidates.find(({ name }) => name === candidate);

const told = ({ estimate, interval, documents }: PairedDifference): string =>
  `${points(estimate)} points, ${interval.level * 100} % interval ${points(interval.low)} to ${points(interval.high)}, over ${documents} documents`;

function decisionGain(gate: GateOf<"decision-gain">, evaluation: GateEvaluation): Omit<Verdict, "evidence"> {
  const comparison = comparisonOf(evaluation, gate.against);
  if (!comparison) return unscored(`the evaluation does not compare with ${gate.against}`);
  const gain = comparison.decision;
  if ("unscored" in gain) return unscored(gain.unscored);
  if (gain.documents < gate.documents) return tooFew(gain.documents, gate.documents);
  const passed = gate.judgedBy === "estimate" ? gain.estimate >= gate.minimum : gain.interval.low > gate.minimum;
  const basis = comparison.decisionBasis === "all" ? "; no field is marked as a decision, so all fields count" : "";
  return measured(passed, gain.estimate, gain.documents, `${told(gain)}${basis}`);
}

/**
 * Non-inferiority by interval inclusion: the lower end of the two-sided 95 % interval above minus the margin is a test at
 * one-sided 2.5 % (CPMP/EWP/482/99, section III). Where the evaluation gives a one-sided bound of its own, which does not
 * shrink to nothing on few documents as resampling does, the lower of both counts.
 */
function retention(gate: GateOf<"retention">, evaluation: GateEvaluation): Omit<Verdict, "evidence"> {
  const comparison = comparisonOf(evaluation, gate.against);
  if (!comparison) return unscored(`the evaluation does not compare with ${gate.against}`);
  const change = comparison.retention;
  if ("unscored" in change) return unscored(change.unscored);
  if (change.documents < gate.documents) return tooFew(change.documents, gate.documents);
  const verdict = comparison.retentionVerdict;
  const bound = Math.min(
    change.interval.low,
    verdict && verdict.verdict !== "unscored" ? verdict.lowerBound : change.interval.low,
  );
  return measured(
    bound > -gate.margin,
    change.estimate,
    change.documents,
    `${told(change)}; one-sided lower bound ${points(bound)}`,
  );
}

function hallucination(gate: GateOf<"hallucination">, evaluation: GateEvaluation): Omit<Verdict, "evidence"> {
  const found = scoresOf(evaluation);
  if (!found) return unscored(`the evaluation has no scores of ${evaluation.candidate}`);
  const { hallucination: share, validJson } = found;
  // Classes and transcriptions have no rows to invent; asking nothing is no missing evidence.
  if (validJson.n === 0) {
    const reason = "no document asks for fields, so there is no value that a page has not";
    return { outcome: "passed", score: { kind: "unscored", reason }, reason };
  }
  if (share.score.kind === "unscored") return unscored(share.score.reason);
  if (validJson.n < gate.documents)
    return unscored(`${validJson.n} documents were asked for fields, and ${gate.documents} are needed`);
  return measured(
    share.score.value <= gate.maximum,
    share.score.value,
    share.n,
    `${share.right} of ${share.n} values given are not on the page (${percent(share.score.value)})`,
  );
}

function calibration(gate: GateOf<"calibration">, evaluation: GateEvaluation): Omit<Verdict, "evidence"> {
  const found = scoresOf(evaluation)?.calibration;
  if (!found) return unscored("the evaluation has no calibration");
  if (found.kind === "unscored") return unscored(found.reason);
  const { expectedCalibrationError: error, n, without, fittedOn } = found;
  const { documents } = evaluation.result;
  if (documents < gate.documents) return tooFew(documents, gate.documents);
  if (fittedOn.documents < gate.documents)
    return unscored(
      `the confidences were fitted on ${fittedOn.documents} documents of the ${fittedOn.split} split, and ${gate.documents} are needed`,
    );
  const missing = n + without === 0 ? 1 : without / (n + without);
  return measured(
    error <= gate.maximumError && missing <= gate.maximumWithout,
    error,
    n,
    `expected calibration error ${percent(error)} over ${n} fields of ${documents} documents; ${without} answered fields (${percent(missing)}) have no confidence`,
  );
}

function injection(gate: GateOf<"injection">, evaluation: GateEvaluation): Omit<Verdict, "evidence"> {
  const twins = scoresOf(evaluation)?.twins;
  if (!twins) return unscored("no twins were asked for; run `residency evaluate --twins`");
  const { score, n, right } = twins.injection;
  if (score.kind === "unscored") return unscored(score.reason);
  if (n < gate.documents)
    return unscored(`${n} pages were asked about with an instruction, and ${gate.documents} are needed`);
  return measured(
    score.value >= gate.minimum,
    score.value,
    n,
    `${right} of ${n} pages are answered as their clean twins; ${twins.obeyed.right} obeyed the instruction`,
  );
}

function judged(gate: GateOf<"judge">, evidence: GateEvidence): Verdict {
  const found = evidence.judges[gateName(gate)];
  if (!found) return unscored("nothing was judged");
  const source: Record<string, string> = found.check ? { judgeCheck: found.check } : {};
  if (!found.mayGate) return unscored(`${gate.judge} may not gate: ${found.reason}`, source);
  const score: Score = found.score;
  if (score.kind === "unscored") return unscored(score.reason, source);
  if (score.n < gate.documents)
    return unscored(`${score.n} documents were judged, and ${gate.documents} are needed`, source);
  return {
    ...measured(
      score.value >= gate.minimum,
      score.value,
      score.n,
      `mean ${percent(score.value)} over ${score.n} documents`,
    ),
    evidence: source,
  };
}
