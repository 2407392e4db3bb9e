import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterBootstrap } from "./bootstrap.ts";
import { classificationIntervals, classificationMetrics, confusionMatrix } from "./classification.ts";
import reference from "./reference/structure.json" with { type: "json" };
import { scored } from "./test-scored.ts";

const averages = ["accuracy", "balancedAccuracy", "macroPrecision", "macroRecall", "macroF1"] as const;
const rows = fc.array(
  fc.tuple(fc.constantFrom("a", "b", "c"), fc.option(fc.constantFrom("a", "b", "c", "d"), { nil: null }), fc.nat(6)),
  { minLength: 1, maxLength: 40 },
);

test.each(reference.classification)("matches scikit-learn: accuracy $accuracy, macro F1 $macroF1", (row) => {
  const matrix = confusionMatrix(row.expected, row.predicted);
  expect(matrix.classes).toEqual(row.classes);
  expect(matrix.counts).toEqual(row.matrix);
  const found = classificationMetrics(matrix);
  for (const average of averages) expect(scored(found[average]).value).toBeCloseTo(row[average], 12);
  for (const [place, { f1 }] of found.classes.entries()) expect(scored(f1).value).toBeCloseTo(row.f1[place]!, 12);
});

test("counts add up, numbers are shares, and no answer is wrong but no class", () => {
  fc.assert(
    fc.property(rows, (list) => {
      const [expected, predicted] = [list.map(([truth]) => truth), list.map(([, answer]) => answer)];
      const matrix = confusionMatrix(expected, predicted);
      const all = [...matrix.counts.flat(), ...matrix.unanswered].reduce((sum, count) => sum + count, 0);
      expect(all).toBe(list.length);
      expect(matrix.unanswered.reduce((sum, count) => sum + count, 0)).toBe(predicted.filter((a) => a === null).length);
      const found = classificationMetrics(matrix);
      expect(scored(found.accuracy).value).toBe(
        list.filter(([truth, answer]) => truth === answer).length / list.length,
      );
      for (const average of averages) {
        expect(scored(found[average]).value).toBeGreaterThanOrEqual(0);
        expect(scored(found[average]).value).toBeLessThanOrEqual(1);
      }
      for (const each of found.classes) {
        expect(each.precision.kind).toBe(each.predicted === 0 ? "unscored" : "scored");
        expect(each.recall.kind).toBe(each.expected === 0 ? "unscored" : "scored");
        if (each.recall.kind === "unscored") continue;
        expect(each.recall.interval.low).toBeLessThanOrEqual(each.recall.value);
        expect(each.recall.interval.high).toBeGreaterThanOrEqual(each.recall.value);
      }
    }),
  );
});

test("a class that is never answered counts as 0, one that is not there at all does not count", () => {
  const found = classificationMetrics(confusionMatrix(["a", "a", "b"], ["a", "a", "a"], ["a", "b", "absent"]));
  expect(scored(found.macroRecall).value).toBe(0.5);
  expect(scored(found.balancedAccuracy).value).toBe(0.5);
  expect(scored(found.macroPrecision).value).toBeCloseTo(1 / 3, 14);
  expect(found.classes[2]).toMatchObject({ precision: { kind: "unscored" }, recall: { kind: "unscored" } });
  expect(found.classes[2]!.f1.kind).toBe("unscored");
});

test("intervals hold the value, repeat with their seed, and do not depend on the order of rows", () => {
  fc.assert(
    fc.property(rows, fc.nat(), (list, seed) => {
      const intervals = (of: typeof list) =>
        classificationIntervals(
          of.map(([truth]) => truth),
          of.map(([, answer]) => answer),
          of.map(([, , cluster]) => cluster),
          { seed, resamples: 60 },
        );
      const found = intervals(list);
      expect(intervals([...list].reverse())).toEqual(found);
      for (const average of averages) {
        const score = found[average];
        if (new Set(list.map(([, , cluster]) => cluster)).size < 2) expect(score.kind).toBe("unscored");
        else expect(scored(score).interval.low).toBeLessThanOrEqual(scored(score).interval.high);
      }
    }),
    { numRuns: 30 },
  );
});

test("the interval of accuracy is that of the cluster bootstrap of the mean", () => {
  const clusters = Array.from({ length: 400 }, (_, row) => row % 80);
  const expected = clusters.map((_, row) => ["x", "y"][row % 2]!);
  const predicted = expected.map((truth, row) => ((row * 7919) % 13 < 3 || row % 80 < 8 ? "z" : truth));
  const options = { seed: 1, resamples: 20_000 };
  const accuracy = scored(classificationIntervals(expected, predicted, clusters, options).accuracy);
  const sums = Array.from(
    { length: 80 },
    (_, cluster) => clusters.filter((own, row) => own === cluster && expected[row] === predicted[row]).length,
  );
  const { interval, estimate } = clusterBootstrap({ sums, weights: sums.map(() => 5) }, options);
  expect(accuracy.value).toBeCloseTo(estimate, 12);
  expect(accuracy.interval.low).toBeCloseTo(interval.low, 2);
  expect(accuracy.interval.high).toBeCloseTo(interval.high, 2);
});

test("no rows are unscored", () => {
  const found = classificationMetrics(confusionMatrix([], []));
  for (const average of averages) expect(found[average].kind).toBe("unscored");
});

test("refuses unknown classes, a class twice, and lengths that differ", () => {
  expect(() => confusionMatrix(["a"], ["b"], ["a"])).toThrow(RangeError);
  expect(() => confusionMatrix(["a"], ["a"], ["a", "a"])).toThrow(RangeError);
  expect(() => confusionMatrix(["a"], [])).toThrow(RangeError);
  expect(() => classificationIntervals(["a"], ["a"], [], { seed: 1 })).toThrow(RangeError);
});
