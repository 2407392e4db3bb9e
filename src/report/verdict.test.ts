import { expect, test } from "vitest";
import type {
  CandidateScores,
  EvaluationResult,
  PairedComparison,
  PairedDifference,
  Share,
} from "../domain/evaluation.ts";
import { verdictOf } from "./verdict.ts";

const share = (right: number, n: number): Share => ({
  right,
  n,
  score: n === 0 ? { kind: "unscored", reason: "no labels" } : { kind: "scored", value: right / n, n },
  interval: n === 0 ? null : { low: 0.1, high: 0.9, level: 0.95 },
});
const unscored = { kind: "unscored", reason: "no rows" } as const;

function candidate(name: string, right: number, n: number): CandidateScores {
  const group = { exact: share(right, n), anls: unscored };
  return {
    name,
    id: name,
    fields: {},
    criticality: n === 0 ? {} : { decision: group },
    allDecisionFields: share(name === "base" ? 1 : 22, n === 0 ? 0 : 40),
    validJson: share(0, 0),
    omission: share(0, 0),
    hallucination: share(0, 0),
    retention: { exact: share(0, 0), anls: unscored },
    characterErrorRate: unscored,
    wordErrorRate: unscored,
    classAccuracy: share(0, 0),
    failures: 0,
    secondsPerDocument: unscored,
  };
}

const paired = (estimate: number, low: number, high: number, documents = 40): PairedDifference => ({
  estimate,
  interval: { low, high, level: 0.95 },
  documents,
  fields: documents * 5,
  resamples: 10_000,
});

function evaluation(
  decision: PairedComparison["decision"],
  retention: PairedComparison["retention"],
  options: Partial<EvaluationResult> = {},
): EvaluationResult {
  return {
    id: "1",
    datasetId: "2",
    split: "test",
    specialty: "lab",
    documents: 40,
    generalDocuments: 60,
    candidates: [candidate("base", 4, 100), candidate("tuned", 73, 100)],
    comparisons: [
      {
        left: "base",
        right: "tuned",
        decision,
        all: decision,
        retention,
        allDecisionFields: { onlyLeft: 0, onlyRight: 21, pValue: 0.00001 },
      },
    ],
    ...options,
  };
}

test("a gain whose interval lies above zero is better, said with its numbers", () => {
  const verdict = verdictOf(evaluation(paired(0.691, 0.602, 0.775), paired(-0.012, -0.0299, 0.007, 60)));
  expect(verdict.tone).toBe("better");
  expect(verdict.retention).toBe("kept");
  expect(verdict.sentence).toBe(
    "On 40 held-out documents the tuned model answered 73.0 % of decision fields right, the base model 4.0 %: 69.1 points more (95 % interval 60.2 to 77.5). On 60 general documents it lost 1.2 points (interval −3.0 to 0.7).",
  );
  expect(verdict.details.join(" ")).toContain(
    "the base model 1 of 40, the tuned model 22 of 40; 21 gained and 0 lost (exact McNemar test, p < 0.001)",
  );
  expect(verdict.details.join(" ")).toContain("a loss of more than 3 points is excluded");
  expect(verdict.details.join(" ")).not.toContain("uncertain");
});

test.each([
  ["better", 0.05, 0.001, 0.1],
  ["no-difference", 0.05, 0, 0.1],
  ["no-difference", 0.05, -0.01, 0.1],
  ["no-difference", -0.05, -0.1, 0.01],
  ["worse", -0.05, -0.1, -0.001],
])("%s: %d in %d to %d", (tone, estimate, low, high) => {
  const verdict = verdictOf(evaluation(paired(estimate, low, high), paired(0, -0.01, 0.01, 60)));
  expect(verdict.tone).toBe(tone);
  if (tone === "no-difference") expect(verdict.sentence).toContain("which may be chance");
  if (tone === "worse") expect(verdict.sentence).toContain("5.0 points fewer");
});

test.each([
  ["kept", -0.01, -0.03, 0.02, "is excluded by the interval"],
  ["open", 0.01, -0.08, 0.1, "too wide to exclude a loss of more than 3 points; it reaches down to −8.0"],
  ["open", -0.04, -0.07, -0.01, "Chance alone does not explain the loss"],
  ["lost", -0.2, -0.3, -0.1, "General ability was not kept"],
])("retention is %s: %d in %d to %d", (retention, estimate, low, high, words) => {
  const verdict = verdictOf(evaluation(paired(0.5, 0.4, 0.58), paired(estimate, low, high, 60)));
  expect(verdict.retention).toBe(retention);
  expect(verdict.tone).toBe("better");
  expect(verdict.details.join(" ")).toContain(words);
});

test("few documents and wide intervals are called uncertain, with the width", () => {
  const few = verdictOf(evaluation(paired(0.5, 0.42, 0.58, 12), paired(0, -0.01, 0.01, 60)));
  expect(few.details.join(" ")).toContain(
    "Only 12 documents stand behind the comparison of decision fields: its interval is 16.0 points wide",
  );
  const wide = verdictOf(evaluation(paired(0.5, 0.3, 0.7), paired(0, -0.2, 0.2, 60)));
  expect(wide.details.join(" ")).toContain(
    "its interval is 40.0 points wide, so the size of the difference is uncertain",
  );
  expect(wide.details.join(" ")).toContain("The documents differ much in general documents");
});

test("what was not scored is never a number", () => {
  const verdict = verdictOf(
    evaluation(
      { unscored: "no decision fields" },
      { unscored: "no general documents" },
      { candidates: [candidate("base", 0, 0), candidate("tuned", 0, 0)] },
    ),
  );
  expect(verdict.tone).toBe("unknown");
  expect(verdict.retention).toBe("unknown");
  expect(verdict.sentence).toBe(
    "Whether the tuned model decides better than the base model was not scored: no decision fields. What the tuned model kept on general documents was not scored: no general documents.",
  );
  expect([verdict.sentence, ...verdict.details].join(" ")).not.toMatch(/\d+\.\d|NaN|undefined|null/);
});

test("one candidate is no comparison", () => {
  const verdict = verdictOf(
    evaluation(paired(0, 0, 0), paired(0, 0, 0), { candidates: [candidate("base", 40, 100)], comparisons: [] }),
  );
  expect(verdict.tone).toBe("unknown");
  expect(verdict.sentence).toBe(
    "On 40 held-out documents the base model answered 40.0 % of decision fields right (95 % interval 10.0 to 90.0). There is no second candidate, so nothing is compared.",
  );
});

test("the dev and train splits are not called held out", () => {
  for (const split of ["dev", "train"]) {
    const verdict = verdictOf(evaluation(paired(0.5, 0.4, 0.6), paired(0, -0.01, 0.01), { split }));
    expect(verdict.sentence).not.toContain("held-out");
    expect(verdict.details[0]).toContain("only the test split is evidence");
  }
});

test("the report is about tuned, and other comparisons are named", () => {
  const result = evaluation(paired(0.5, 0.4, 0.6), paired(0, -0.01, 0.01));
  result.candidates.push(candidate("https://generalist.example/v1", 50, 100));
  result.comparisons.unshift({
    ...(result.comparisons[0] as PairedComparison),
    right: "https://generalist.example/v1",
    decision: paired(-0.1, -0.2, -0.05),
  });
  const verdict = verdictOf(result);
  expect(verdict.sentence).toContain("the tuned model answered");
  expect(verdict.details.at(-1)).toContain(
    "“https://generalist.example/v1” against the base model on decision fields: worse by 10.0 points",
  );
});

test("what decides is named: classes, or all fields where none is marked", () => {
  const classes = evaluation(paired(0.5, 0.4, 0.6), { unscored: "no general documents" });
  for (const one of classes.candidates) one.classAccuracy = one.criticality.decision?.exact as Share;
  expect(verdictOf(classes).over).toBe("classes");
  expect(verdictOf(classes).sentence).toContain("answered 73.0 % of classes right");
  expect(verdictOf(classes).details.join(" ")).toContain("Documents with the class right");
  const unmarked = evaluation(paired(0.5, 0.4, 0.6), { unscored: "no general documents" });
  for (const one of unmarked.candidates) one.criticality = {};
  for (const comparison of unmarked.comparisons) comparison.decisionBasis = "all";
  expect(verdictOf(unmarked).sentence).toContain("was compared with the base model on all fields");
  expect(verdictOf(unmarked).details.join(" ")).toContain("No field is marked as a decision");
});

test("what the intervals take as independent, and faults that pass, are said", () => {
  const words = "Intervals and tests take all documents of one subject as a whole: 12 subjects stand behind them.";
  const result = evaluation(paired(0.5, 0.4, 0.6), paired(0, -0.01, 0.01), {
    clustering: { by: "subject", clusters: 12, words },
  });
  const [comparison] = result.comparisons as [PairedComparison];
  comparison.allDecisionFields = { onlyLeft: 1, onlyRight: 21, pValue: 0.004, subjects: { onlyLeft: 1, onlyRight: 9 } };
  result.candidates[1]!.failures = 3;
  result.candidates[1]!.passingFailures = 2;
  const details = verdictOf(result).details.join(" ");
  expect(details).toContain(words);
  expect(details).toContain("exact McNemar test over subjects, of which 9 gained and 1 lost, p = 0.004");
  expect(details).toContain("2 questions of these failed on a passing fault");
});
