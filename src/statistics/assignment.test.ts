import fc from "fast-check";
import { expect, test } from "vitest";
import { assign } from "./assignment.ts";
import reference from "./reference/structure.json" with { type: "json" };

test.each(reference.assignment)("matches SciPy: $cost", ({ costs, cost }) => {
  expect(assign(costs).cost).toBeCloseTo(cost, 10);
});

const matrices = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
);

/** Tries every pairing. */
function cheapest(costs: number[][], row: number, used: Set<number>, skips: number): number {
  if (row === costs.length) return 0;
  let least = skips > 0 ? cheapest(costs, row + 1, used, skips - 1) : Number.POSITIVE_INFINITY;
  for (const [column, cost] of costs[row]!.entries()) {
    if (used.has(column)) continue;
    least = Math.min(least, cost + cheapest(costs, row + 1, new Set([...used, column]), skips));
  }
  return least;
}

test("no pairing is cheaper, and each row and column is used once", () => {
  fc.assert(
    fc.property(matrices, (costs) => {
      const { columns, cost } = assign(costs);
      const pairs = columns.flatMap((column, row) => (column === null ? [] : [[row, column] as const]));
      expect(pairs.length).toBe(Math.min(costs.length, costs[0]!.length));
      expect(new Set(pairs.map(([, column]) => column)).size).toBe(pairs.length);
      expect(pairs.reduce((sum, [row, column]) => sum + costs[row]![column]!, 0)).toBe(cost);
      expect(cost).toBe(cheapest(costs, 0, new Set(), Math.max(0, costs.length - costs[0]!.length)));
    }),
  );
});

test("nothing to pair is no pair", () => {
  expect(assign([])).toEqual({ columns: [], cost: 0 });
  expect(assign([[], []])).toEqual({ columns: [null, null], cost: 0 });
});

test("refuses ragged rows and costs that are not finite", () => {
  expect(() => assign([[1, 2], [1]])).toThrow(RangeError);
  expect(() => assign([[Number.NaN]])).toThrow(RangeError);
  expect(() => assign([[Number.POSITIVE_INFINITY]])).toThrow(RangeError);
});
