import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldDefinition } from "../domain/field.ts";
import { seededRandom } from "../domain/random.ts";
import { type AnsweredField, calibrate } from "./calibrate.ts";
import { answerConfidence, fieldConfidences } from "./confidence.ts";
import { parseAnswer } from "./parse-answer.ts";
import { valueSpans } from "./value-spans.ts";

const definition = (path: string, type: FieldDefinition["type"]): [string, FieldDefinition] => [
  path,
  { path, type, criticality: "decision", normaliser: type === "number" ? "number" : "text", evidence: "optional" },
];
const definitions = new Map([definition("name", "text"), definition("rows[].value", "number")]);
const confidences = (text: string, doubt: (place: number) => number) =>
  Object.fromEntries(
    fieldConfidences(
      text,
      [...[...text].map((piece, place) => [piece, Math.log(doubt(place))] as const), ["", Math.log(0.1)]],
      parseAnswer(text, definitions.keys()),
      definitions,
    ),
  );

describe("raw confidence", () => {
  const TEXT = '{"name":"Ana","rows":[{"value":"5.8"},{"value":null}]}';

  it("is that of a value's own tokens, and its weakest token weighs as much as all together", () => {
    const doubtful = TEXT.indexOf("8");
    const found = confidences(TEXT, (place) => (place === doubtful ? 0.5 : 1));
    expect(found.name).toBeCloseTo(1);
    expect(found["rows[1].value"]).toBeCloseTo(1);
    // Five characters with their quotation marks: mean log 0.5 / 5, lowest log 0.5.
    expect(found["rows[0].value"]).toBeCloseTo(Math.exp((Math.log(0.5) / 5 + Math.log(0.5)) / 2));
  });

  it("is halved by each doubt that needs no label", () => {
    expect(confidences(`Here: ${TEXT}`, () => 1).name).toBeCloseTo(0.5);
    expect(confidences(TEXT.replace("5.8", "high"), () => 1)["rows[0].value"]).toBeCloseTo(0.5);
    const quoted = '{"name":{"value":"Ana","quote":"Bob"}}';
    expect(confidences(quoted, () => 1).name).toBeCloseTo(0.5);
    expect(confidences(quoted.replace("Bob", "by Ana"), () => 1).name).toBeCloseTo(1);
  });

  it("is nothing without tokens, or with those of another text", () => {
    expect(fieldConfidences(TEXT, null, parseAnswer(TEXT), definitions).size).toBe(0);
    expect(fieldConfidences(TEXT, [["{", -0.1]], parseAnswer(TEXT), definitions).size).toBe(0);
    expect(answerConfidence("monocyte", null)).toBeNull();
    expect(
      answerConfidence("mono", [
        ["mono", -0.5],
        ["", -9],
      ]),
    ).toBeCloseTo(Math.exp(-0.5));
  });

  it("finds every value of any JSON at its place", () => {
    const key = fc.stringMatching(/^[a-z"\\ é]{1,4}$/);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(null, true, 1.5, "a", 'q"\\{', "é\n"),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, tree, { maxKeys: 3 }), fc.boolean(), (value, spaced) => {
        const text = JSON.stringify(value, null, spaced ? 2 : 0);
        const leaves = (node: unknown): unknown[] =>
          node !== null && typeof node === "object" ? Object.values(node).flatMap(leaves) : [node];
        const spans = [...valueSpans(text).values()];
        const found = spans.map(({ start, end }) => JSON.parse(text.slice(start, end)));
        const all = leaves(value);
        // Keys with the same path ("a.b" and a: {b}) share a place, so only values are compared.
        expect(all).toEqual(expect.arrayContaining(found));
        if (new Set(all).size === spans.length) expect(new Set(found)).toEqual(new Set(all));
      }),
      { numRuns: 200 },
    );
  });
});

describe("calibration", () => {
  /** Fields whose chance of being right is the square of their raw confidence: over-confident. */
  const fields = (count: number, seed: number): AnsweredField[] => {
    const random = seededRandom(seed);
    return Array.from({ length: count }, (_, index) => {
      const raw = random.next();
      const documentId = `${seed} ${index >> 3}`;
      return { documentId, cluster: documentId, raw, right: random.chance(raw ** 2) };
    });
  };

  it("finds what a confidence is worth, and says how well it holds on other documents", () => {
    const { calibration, probabilityOf } = calibrate(fields(4000, 1), fields(4000, 2), "dev", [0.2, 0.000001]);
    if (calibration.kind === "unscored") throw new Error(calibration.reason);
    expect(calibration.expectedCalibrationError).toBeLessThan(0.04);
    expect(probabilityOf(0.5)).toBeCloseTo(0.25, 1);
    expect(calibration.bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(4000);
    expect(calibration.riskCoverage.at(-1)).toMatchObject({ coverage: 1 });
    expect(calibration.fittedOn).toEqual({ split: "dev", documents: 500, fields: 4000 });
    const [impossible, loose] = calibration.promises;
    // Errors above a threshold t are 1 - (1 + t + t²) / 3: a promise of 20 % is kept from about t = 0.71 on.
    expect(loose?.threshold).toBeGreaterThan(0.65);
    expect(loose?.threshold).toBeLessThan(0.85);
    expect(loose?.error.right).toBeLessThan(0.2 * (loose?.error.n ?? 0));
    expect(loose?.kept).toBe(true);
    expect((loose?.review.right ?? 0) + (loose?.error.n ?? 0)).toBe(4000);
    expect(impossible).toMatchObject({ threshold: null, kept: null, review: { right: 4000, n: 4000 } });
    expect(impossible?.reason).toMatch(/takes \d+ rows/);
    expect(impossible?.error.score.kind).toBe("unscored");
  });

  it("promises nothing on errors that come by the page", () => {
    const random = seededRandom(7);
    let promised = 0;
    for (let trial = 0; trial < 60; trial++) {
      // A true error rate of 7.2 % at every threshold: of 60 documents each twelfth or so has nearly all fields wrong.
      const pages = Array.from({ length: 60 }, (_, page): AnsweredField[] => {
        const bad = random.chance(0.08);
        const documentId = `${page}`;
        return Array.from({ length: 20 }, () => ({
          documentId,
          cluster: documentId,
          raw: random.next(),
          right: !(bad && random.chance(0.9)),
        }));
      }).flat();
      const { calibration } = calibrate(pages, pages.slice(0, 20), "dev", [0.05]);
      if (calibration.kind === "scored" && calibration.promises[0]?.threshold !== null) promised++;
    }
    expect(promised).toBeLessThanOrEqual(6);
  });

  it("never lets a looser promise cost more review", () => {
    const rates = [0.5, 0.05, 0.2, 0.1, 0.3];
    for (const seed of [1, 2, 3]) {
      const { calibration } = calibrate(fields(900, seed), fields(300, seed + 10), "dev", rates);
      if (calibration.kind === "unscored") throw new Error(calibration.reason);
      expect(calibration.promises.map((promise) => promise.errorRate)).toEqual([0.05, 0.1, 0.2, 0.3, 0.5]);
      const reviews = calibration.promises.map((promise) => promise.review.right);
      expect(reviews).toEqual([...reviews].sort((a, b) => b - a));
    }
  });

  it("sends what has no confidence to review", () => {
    const without = fields(300, 3).map((field) => ({ ...field, raw: null }));
    const { calibration } = calibrate(fields(2000, 1), [...fields(700, 2), ...without], "dev", [0.2]);
    expect(calibration).toMatchObject({ kind: "scored", n: 700, without: 300, promises: [{ review: { n: 1000 } }] });
  });

  it.each([
    [fields(100, 1), [], /no field was answered/],
    [[], fields(100, 1), /no answers on the dev split/],
    [fields(49, 1), fields(100, 1), /49 fields .* needs 50/],
    [fields(100, 1), fields(9, 1).map((field) => ({ ...field, raw: null })), /without log-probabilities/],
  ])("is unscored with the reason (%#)", (fitting, judged, reason) => {
    const { calibration, probabilityOf } = calibrate(fitting, judged, "dev", [0.05]);
    expect(calibration).toMatchObject({ kind: "unscored", reason: expect.stringMatching(reason) });
    expect(probabilityOf(0.5)).toBeNull();
  });
});
