import fc from "fast-check";
import { expect, test } from "vitest";
import { fitIsotonic, predictIsotonic } from "./isotonic.ts";
import reference from "./reference/confidence.json" with { type: "json" };

// Numbers are compared to a tolerance, so the examples are the same in every run.
fc.configureGlobal({ seed: 20261121 });

const number = fc.double({ min: -100, max: 100, noNaN: true });
const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), number, fc.integer({ min: 1, max: 5 })), {
  minLength: 1,
  maxLength: 40,
});

test.each(reference.isotonic)("matches scikit-learn on $x.length rows", (row) => {
  const fit = fitIsotonic(row.x, row.y, row.weights);
  for (const [place, x] of row.at.entries()) {
    expect(predictIsotonic(fit, x)).toBeCloseTo(row.predicted[place]!, 10);
  }
});

test("rises, keeps the weighted mean, and a weight of two is the row twice", () => {
  fc.assert(
    fc.property(points, (list) => {
      const [x, y, weights] = [list.map(([a]) => a), list.map(([, b]) => b), list.map(([, , c]) => c)];
      const fit = fitIsotonic(x, y, weights);
      for (let knot = 1; knot < fit.x.length; knot++) {
        expect(fit.x[knot]!).toBeGreaterThan(fit.x[knot - 1]!);
        expect(fit.y[knot]!).toBeGreaterThanOrEqual(fit.y[knot - 1]!);
      }
      let [before, after] = [0, 0];
      for (const [a, b, weight] of list) {
        before += weight * b;
        after += weight * predictIsotonic(fit, a);
      }
      expect(after).toBeCloseTo(before, 6);
      const copies = list.flatMap((point) => new Array<typeof point>(point[2]).fill(point));
      const copied = fitIsotonic(
        copies.map(([a]) => a),
        copies.map(([, b]) => b),
      );
      for (const place of x) expect(predictIsotonic(copied, place)).toBeCloseTo(predictIsotonic(fit, place), 8);
    }),
  );
});

test("no rising step function lies closer to the points", () => {
  fc.assert(
    fc.property(points, fc.array(number, { minLength: 21, maxLength: 21 }), (list, levels) => {
      const fit = fitIsotonic(
        list.map(([x]) => x),
        list.map(([, y]) => y),
        list.map(([, , weight]) => weight),
      );
      const rising = [...levels].sort((a, b) => a - b);
      let [own, other] = [0, 0];
      for (const [x, y, weight] of list) {
        own += weight * (y - predictIsotonic(fit, x)) ** 2;
        other += weight * (y - rising[x]!) ** 2;
      }
      expect(own).toBeLessThanOrEqual(other + 1e-6);
    }),
  );
});

test.each([
  [[], [], undefined],
  [[1], [1, 2], undefined],
  [[1], [Number.NaN], undefined],
  [[1], [1], [0]],
  [[1], [1], [1, 1]],
])("refuses x %o, y %o, weights %o", (x, y, weights) => {
  expect(() => fitIsotonic(x, y, weights)).toThrow(RangeError);
});

test("predicts finite numbers from a fit only", () => {
  expect(() => predictIsotonic({ x: [0], y: [0] }, Number.NaN)).toThrow(RangeError);
  expect(() => predictIsotonic({ x: [], y: [] }, 1)).toThrow(RangeError);
});
