import { describe, expect, it } from "vitest";
import type { FieldDefinition } from "../domain/field.ts";
import { seededRandom } from "../domain/random.ts";
import { compare } from "./compare.ts";
import type { JudgedDocument } from "./judged-document.ts";
import { parseAnswer } from "./parse-answer.ts";
import { type Outcome, scoreFields } from "./score-fields.ts";
import { summarise } from "./summarise.ts";

const definition = (path: string, criticality: FieldDefinition["criticality"]): [string, FieldDefinition] => [
  path,
  { path, type: "text", criticality, normaliser: "text", evidence: "optional" },
];
const definitions = new Map([definition("value", "decision"), definition("note", "supporting")]);

const judged = (documentId: string, special: boolean, score: JudgedDocument["score"]): JudgedDocument => ({
  documentId,
  special,
  score,
  failed: false,
  seconds: 1,
  groups: {},
  clinical: null,
  raw: new Map(),
});

function document(id: string, value: Outcome, note: Outcome, special = true, known = definitions): JudgedDocument {
  const result = (path: string, outcome: Outcome) => ({
    path,
    expected: outcome === "hallucinated" ? null : "1",
    answered: outcome === "omitted" || outcome === "failed" ? null : outcome === "right" ? "1" : "2",
    outcome,
    anls: outcome === "right" ? 1 : 0,
    answeredPath: path,
    evidence: null,
  });
  const results = [result("value", value), result("note", note)];
  return judged(id, special, {
    kind: "fields",
    results,
    extra: [],
    tables: [],
    strictJson: value !== "failed",
    definitions: known,
  });
}

const compared = (left: JudgedDocument[], right: JudgedDocument[], margin = 0.03) => {
  const [base, tuned] = [left, right].map((documents, place) =>
    summarise(place === 0 ? "base" : "tuned", `${place}`, documents, { sliceFloor: 10 }),
  );
  return compare(base!, left, tuned!, right, margin);
};
const many = (count: number, make: (index: number) => JudgedDocument): JudgedDocument[] =>
  Array.from({ length: count }, (_, index) => make(index));

it("does not take documents that all differ alike for certainty", () => {
  const wrong = many(8, (index) => document(`${index}`, "wrong", "wrong"));
  const right = many(8, (index) => document(`${index}`, "right", "right"));
  const unseen = 1 - 0.025 ** (1 / 8); // of 8 documents none was of another kind
  const intervalOf = (left: JudgedDocument[], other: JudgedDocument[]) => {
    const { decision } = compared(left, other);
    return "unscored" in decision ? decision : decision.interval;
  };
  expect(intervalOf(wrong, wrong)).toMatchObject({
    low: expect.closeTo(-unseen, 12),
    high: expect.closeTo(unseen, 12),
  });
  const gained = intervalOf(wrong, right);
  expect(gained).toMatchObject({ low: expect.closeTo(1 - 2 * unseen, 12), high: 1 });
});

it("compares on the same documents and says what it cannot score", () => {
  const left = [document("1", "wrong", "right"), document("2", "wrong", "right"), document("3", "right", "right")];
  const right = [document("1", "right", "right"), document("2", "right", "wrong"), document("9", "right", "right")];
  const comparison = compared(left, right);
  expect(comparison.decision).toMatchObject({ estimate: 1, documents: 2, fields: 2 });
  expect(comparison.all).toMatchObject({ estimate: 0.25 });
  expect(comparison.allDecisionFields).toMatchObject({ onlyLeft: 0, onlyRight: 2, pValue: 0.5 });
  expect(comparison.retention).toEqual({ unscored: "no general documents" });
});

it("judges retention against the margin that was set before", () => {
  const general = (count: number, outcome: (index: number) => Outcome) =>
    Array.from({ length: count }, (_, index) => document(`${index}`, outcome(index), "right", false));
  const verdict = (count: number, outcome: (index: number) => Outcome, margin: number) => {
    const [before, after] = [general(count, () => "right"), general(count, outcome)];
    return compared(before, after, margin).retentionVerdict;
  };
  expect(verdict(200, () => "right", 0.03)).toMatchObject({ verdict: "non-inferior", margin: 0.03, documents: 200 });
  // Without a difference in 20 documents a loss of 3 points is still not excluded.
  expect(verdict(20, () => "right", 0.03)).toMatchObject({ verdict: "inconclusive" });
  expect(verdict(100, () => "wrong", 0.03)).toMatchObject({ verdict: "inferior", estimate: -0.5 });
  expect(verdict(200, (index) => (index % 20 === 0 ? "wrong" : "right"), 0.1)).toMatchObject({
    verdict: "non-inferior",
  });
  expect(verdict(0, () => "right", 0.03)).toEqual({
    verdict: "unscored",
    margin: 0.03,
    reason: "no general documents",
  });
});

describe("invented rows", () => {
  const rows = new Map([definition("medicines[].drug", "decision"), definition("medicines[].dose", "decision")]);
  const labels = Object.fromEntries(
    Object.entries({ "medicines[0].drug": "metformin", "medicines[0].dose": "500 mg" }).map(([path, value]) => [
      path,
      { value, status: "present" as const, evidence: [] },
    ]),
  );
  const answered = (medicines: object[], expected = labels): JudgedDocument[] =>
    many(40, (index) => {
      const score = scoreFields(expected, parseAnswer(JSON.stringify({ medicines }), rows.keys()), rows);
      return judged(`${index}`, true, { kind: "fields", ...score, strictJson: true, definitions: rows });
    });
  const metformin = { drug: "metformin", dose: "500 mg" };
  const warfarin = { drug: "warfarin", dose: "10 mg" };

  it("make a right document wrong, and are wrong rows of the difference", () => {
    const { decision, allDecisionFields } = compared(answered([metformin]), answered([metformin, warfarin]));
    expect(decision).toMatchObject({ estimate: -0.5, fields: 160 });
    expect(allDecisionFields).toMatchObject({ onlyLeft: 40, onlyRight: 0 });
    // Who invents the same is no better and no worse for it.
    expect(compared(answered([metformin, warfarin]), answered([metformin, warfarin])).decision).toMatchObject({
      estimate: 0,
    });
  });

  it("cost on a page without any row too", () => {
    expect(compared(answered([], {}), answered([warfarin], {})).decision).toMatchObject({ estimate: -1, fields: 80 });
  });

  it("that stand in the place of the page's are left out and invented", () => {
    const scores = summarise("tuned", "t", answered([warfarin]), { sliceFloor: 10 });
    expect(scores.omission).toMatchObject({ right: 80, n: 80 });
    expect(scores.hallucination).toMatchObject({ right: 80, n: 80 });
    expect(scores.tables?.["medicines[]"]).toMatchObject({ missing: { right: 40 }, invented: { right: 40 } });
  });
});

it("sees that transcription was forgotten where no text was exactly right before either", () => {
  const expected = "Patient seen on 3 March. Potassium 5.8 mmol/L, repeat tomorrow.";
  const texts = (answered: string) =>
    many(200, (index) => judged(`${index}`, false, { kind: "text", expected, answered }));
  const nearly = texts(expected.replace("tomorrow", "tomorow"));
  const { retention, retentionVerdict } = compared(nearly, texts(""));
  expect(retention).toMatchObject({ estimate: expect.closeTo(-0.984, 3) });
  expect(retentionVerdict).toMatchObject({ verdict: "inferior", estimate: expect.closeTo(-0.984, 3) });
  expect(compared(nearly, nearly).retentionVerdict).toMatchObject({ verdict: "non-inferior", estimate: 0 });
});

describe("subjects", () => {
  const random = seededRandom(3);
  /** Twelve patients with ten documents each; all documents of a patient go to the same side of a fair coin. */
  const coins = () => {
    const sides = many(12, (patient) => ({ ...document(`${patient}`, "right", "right"), failed: random.chance(0.5) }));
    const of = (wins: (side: boolean) => boolean): JudgedDocument[] =>
      sides.flatMap(({ failed: side }, patient) =>
        many(10, (index) => ({
          ...document(`${patient} ${index}`, wins(side) ? "right" : "wrong", "right"),
          subject: `${patient}`,
        })),
      );
    return compared(
      of((side) => side),
      of((side) => !side),
    );
  };

  it("are resampled whole: a difference by patient is no gain by document", () => {
    const trials = Array.from({ length: 40 }, coins);
    const gains = trials.filter(({ decision }) => !("unscored" in decision) && decision.interval.low > 0);
    expect(gains.length).toBeLessThanOrEqual(3);
    expect(trials[0]?.decision).toMatchObject({ documents: 120, clusters: 12 });
    const shifts = trials.filter(({ allDecisionFields: test }) => !("unscored" in test) && test.pValue < 0.05);
    expect(shifts.length).toBeLessThanOrEqual(3);
    expect(trials[0]?.allDecisionFields).toHaveProperty("subjects");
  });

  it("of one alone give no interval", () => {
    const of = (outcome: Outcome) =>
      many(5, (index) => ({ ...document(`${index}`, outcome, "right"), subject: "one" }));
    expect(compared(of("wrong"), of("right")).decision).toEqual({ unscored: "one subject gives no interval" });
  });
});

describe("what decides", () => {
  it("is a class, where a class is asked for", () => {
    const classes = (right: boolean) =>
      many(40, (index) =>
        judged(`${index}`, true, { kind: "class", expected: "a", answered: right ? "a" : "b", given: true, right }),
      );
    expect(compared(classes(false), classes(true))).toMatchObject({
      decision: { estimate: 1, documents: 40, fields: 40 },
      decisionBasis: "decision",
      allDecisionFields: { onlyRight: 40, onlyLeft: 0 },
    });
  });

  it("is every field where none is marked, and that is said", () => {
    const plain = new Map([...definitions].map(([path]) => definition(path, "supporting")));
    const of = (note: Outcome) => many(20, (index) => document(`${index}`, "right", note, true, plain));
    expect(compared(of("wrong"), of("right"))).toMatchObject({ decision: { estimate: 0.5 }, decisionBasis: "all" });
    const marked = (note: Outcome) => many(20, (index) => document(`${index}`, "right", note));
    expect(compared(marked("wrong"), marked("right"))).toMatchObject({
      decision: { estimate: 0 },
      decisionBasis: "decision",
    });
  });
});
