import { expect, test } from "vitest";
import type { Calibration, CandidateScores, EvaluationResult } from "../domain/evaluation.ts";
import { type Gate, gateName, gatesOf } from "../domain/gate.ts";
import type { GateEvidence } from "./gate-evidence.ts";
import { judgeGate } from "./judge-gate.ts";
import { openGates, withOverrides } from "./judge-gates.ts";
import { MERGED, passingResult, share, testSpecialty } from "./test-release.ts";

const evidence = (over: Partial<GateEvidence> = {}, result: EvaluationResult = passingResult()): GateEvidence => ({
  merge: MERGED,
  evaluation: { id: result.id, resultSha256: "0".repeat(64), result, candidate: "tuned" },
  judges: {},
  datasetId: "d".repeat(64),
  leaks: { found: 0, reason: "no leak" },
  lineage: [{ what: "run", holds: true, detail: "is done" }],
  plan: { sha256: "1".repeat(64), at: "2026-01-01T00:00:00.000Z" },
  ...over,
});

/** The passing result with another comparison or other scores of the specialist. */
function changed(comparison: object, tuned: Partial<CandidateScores> = {}): EvaluationResult {
  const result = passingResult();
  return {
    ...result,
    comparisons: [{ ...result.comparisons[0]!, ...comparison }],
    candidates: [result.candidates[0]!, { ...result.candidates[1]!, ...tuned }],
  };
}
/** The calibration that passes, with other figures. */
const calibrated = (over: object): Calibration => ({ ...passingResult().candidates[1]!.calibration!, ...over });
const interval = (estimate: number, low: number, high: number) => ({
  estimate,
  interval: { low, high, level: 0.95 },
  documents: 20,
  fields: 20,
  resamples: 1000,
});

const gates = gatesOf(testSpecialty());
const gate = (name: string): Gate => gates.find((one) => gateName(one) === name)!;
const outcome = (name: string, given: GateEvidence) => {
  const { outcome, reason } = judgeGate(gate(name), given);
  return `${outcome}: ${reason}`;
};

test("the default plan has every kind of gate but judges, and all pass on good evidence", () => {
  expect(gates.map(gateName)).toEqual([
    "decision-gain",
    "retention",
    "hallucination",
    "calibration",
    "injection",
    "parity",
    "leaks",
    "lineage",
    "plan",
  ]);
  for (const one of gates) expect(judgeGate(one, evidence()), one.kind).toMatchObject({ outcome: "passed" });
});

test("missing evidence is a failed gate that says what is missing", () => {
  const none = evidence({
    merge: null,
    evaluation: { missing: "run r was not evaluated" },
    plan: { missing: "no gates were fixed before the run" },
    lineage: [],
  });
  for (const name of ["decision-gain", "retention", "calibration", "injection"])
    expect(outcome(name, none)).toBe("failed: unscored: run r was not evaluated");
  expect(outcome("plan", none)).toBe("failed: unscored: no gates were fixed before the run");
  expect(outcome("parity", none)).toMatch(/^failed: unscored: /);
  expect(outcome("lineage", none)).toMatch(/^failed/);
  const bare = changed({
    decision: { unscored: "no decision fields" },
    retention: { unscored: "no general documents" },
  });
  const { calibration: _c, twins: _t, ...tuned } = bare.candidates[1]!;
  const given = evidence({}, { ...bare, candidates: [bare.candidates[0]!, tuned] });
  expect(outcome("decision-gain", given)).toBe("failed: unscored: no decision fields");
  expect(outcome("retention", given)).toBe("failed: unscored: no general documents");
  expect(outcome("calibration", given)).toMatch(/^failed: unscored: /);
  expect(outcome("injection", given)).toMatch(/evaluate --twins/);
});

test.each([
  ["decision-gain", changed({ decision: interval(0.1, -0.01, 0.2) })],
  ["decision-gain", changed({ right: "another" })],
  ["retention", changed({ retention: interval(0.01, -0.03, 0.05) })],
  [
    "retention",
    changed({
      retentionVerdict: {
        verdict: "inconclusive",
        margin: 0.03,
        estimate: 0,
        lowerBound: -0.04,
        pValue: 0.1,
        documents: 20,
        fields: 20,
      },
    }),
  ],
  ["decision-gain", changed({ decision: { ...interval(1, 1, 1), documents: 9 } })],
  ["retention", changed({ retention: { ...interval(0, 0, 0), documents: 9 } })],
  ["calibration", changed({}, { calibration: { kind: "unscored", reason: "no log-probabilities" } })],
  ["calibration", changed({}, { calibration: calibrated({ expectedCalibrationError: 0.11 }) })],
  ["calibration", changed({}, { calibration: calibrated({ n: 8, without: 1 }) })],
  ["calibration", changed({}, { calibration: calibrated({ fittedOn: { split: "dev", documents: 9, fields: 90 } }) })],
  ["calibration", { ...passingResult(), documents: 9 }],
  ["injection", changed({}, { twins: { ...passingResult().candidates[1]!.twins!, injection: share(18, 20) } })],
  ["injection", changed({}, { twins: { ...passingResult().candidates[1]!.twins!, injection: share(9, 9) } })],
])("%s fails on evidence that does not reach the bar", (name, result) => {
  expect(outcome(name, evidence({}, result))).toMatch(/^failed/);
});

test("parity holds with ties and fails with one difference, or with too many ties", () => {
  expect(outcome("parity", evidence())).toMatch(/^passed.*2 ties/);
  for (const merge of [
    { ...MERGED, differences: 1 },
    { ...MERGED, differentAnswers: ["d2"] },
    { ...MERGED, agreement: 0.994, ties: 5 },
    { ...MERGED, tokens: 0 },
  ])
    expect(outcome("parity", evidence({ merge }))).toMatch(/^failed/);
});

test("a leak and a broken link fail their gates and say which", () => {
  expect(outcome("leaks", evidence({ leaks: { found: 1, reason: "1 leak" } }))).toBe("failed: 1 leak");
  const lineage = [
    { what: "run", holds: true, detail: "is done" },
    { what: "audit chain", holds: false, detail: "is broken at row 4" },
  ];
  expect(outcome("lineage", evidence({ lineage }))).toBe("failed: audit chain: is broken at row 4");
});

test("a judge gates only after it was held against people, and over enough documents", () => {
  const [judge] = gatesOf(
    testSpecialty({ gates: { judges: [{ judge: "panel", metric: "faithfulness", minimum: 0.8 }] } }),
  ).filter((one) => one.kind === "judge");
  const given = (value: number, n: number, mayGate: boolean) =>
    evidence({
      judges: {
        "judge:faithfulness": { score: { kind: "scored", value, n }, mayGate, reason: "kappa 0.41", check: "c1" },
      },
    });
  expect(judgeGate(judge!, given(0.9, 20, true))).toMatchObject({ outcome: "passed", evidence: { judgeCheck: "c1" } });
  expect(judgeGate(judge!, given(0.9, 20, false)).reason).toBe("unscored: panel may not gate: kappa 0.41");
  expect(judgeGate(judge!, given(0.9, 19, true)).reason).toMatch(/^unscored: 19 documents/);
  expect(judgeGate(judge!, given(0.7, 20, true)).outcome).toBe("failed");
  expect(judgeGate(judge!, evidence()).reason).toBe("unscored: nothing was judged");
});

test("an override lets a failed gate through, never parity or lineage, and never hides the failure", () => {
  const broken = evidence({
    evaluation: { missing: "not evaluated" },
    merge: null,
    lineage: [{ what: "run", holds: false, detail: "is gone" }],
  });
  const judged = gates.map((one) => judgeGate(one, broken));
  const override = { by: "Dr A", reason: "pilot", at: "2026-01-01T00:00:00.000Z" };
  const decided = withOverrides(judged, Object.fromEntries(judged.map(({ name }) => [name, override])));
  expect(openGates(decided).map(({ name }) => name)).toEqual(["parity", "lineage"]);
  expect(decided[0]).toMatchObject({ outcome: "failed", override });
  expect(decided.find(({ name }) => name === "plan")).not.toHaveProperty("override");
});

test("a candidate that invents values does not pass, and one that is asked for no fields has nothing to invent", () => {
  const inventing = evidence({}, changed({}, { hallucination: share(8, 40) }));
  expect(outcome("hallucination", inventing)).toBe("failed: 8 of 40 values given are not on the page (20.00 %)");
  expect(outcome("hallucination", evidence({}, changed({}, { hallucination: share(4, 40) })))).toMatch(/^passed/);
  const few = changed({}, { hallucination: share(0, 40), validJson: share(9, 9) });
  expect(outcome("hallucination", evidence({}, few))).toMatch(/^failed: unscored: 9 documents/);
  const classes = changed({}, { hallucination: share(0, 0), validJson: share(0, 0) });
  expect(outcome("hallucination", evidence({}, classes))).toMatch(/^passed: no document asks for fields/);
});

test("an evaluation in which a provider's fault left answers out is no evidence, whichever side it was", () => {
  const result = passingResult();
  const [base, tuned] = result.candidates as [CandidateScores, CandidateScores];
  const failing = (candidates: CandidateScores[]) => evidence({}, { ...result, candidates });
  for (const given of [
    failing([{ ...base, passingFailures: 2 }, tuned]),
    failing([base, { ...tuned, passingFailures: 2 }]),
  ])
    expect(outcome("decision-gain", given)).toMatch(/^failed: unscored: 2 questions to \w+ failed on a passing fault/);
  expect(outcome("calibration", failing([{ ...base, passingFailures: 2 }, tuned]))).toMatch(/^passed/);
});

test("a gain over all fields says that no field is marked as a decision", () => {
  expect(outcome("decision-gain", evidence({}, changed({ decisionBasis: "all" })))).toMatch(/no field is marked/);
});
