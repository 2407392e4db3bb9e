import fc from "fast-check";
import { expect, test } from "vitest";
import { minimumDetectableDifference, pairedPower, pairedSampleSize } from "./paired-power.ts";
import reference from "./reference/planning.json" with { type: "json" };
import { scored } from "./test-scored.ts";

// Numbers are compared to a tolerance, so the examples are the same in every run.
fc.configureGlobal({ seed: 20261121 });

test.each(reference.sampleSize)("$difference of a discordance of $discordance takes $n rows", (row) => {
  const { discordance, power } = row;
  expect(pairedSampleSize(row.difference, { discordance, power })).toBe(row.n);
  if (row.detectable !== null) {
    const least = scored(minimumDetectableDifference(row.n, { discordance, power }));
    expect(least.value).toBeCloseTo(row.detectable, 10);
  }
});

test.each([
  [0.1, 0.03, 870],
  [0.1, 0.05, 312],
  [0.15, 0.05, 469],
  [0.2, 0.05, 626],
  [0.2, 0.1, 155],
  // Votes that one side wins at 55, 60, 65, 70 %.
  [1, 0.1, 783],
  [1, 0.2, 194],
  [1, 0.3, 85],
  [1, 0.4, 47],
])("the published table: discordance %d, difference %d takes %d", (discordance, difference, n) => {
  expect(pairedSampleSize(difference, { discordance })).toBe(n);
});

test.each(reference.exactPower)("the test really has that power at $n rows: $exactPower", (row) => {
  const { discordance } = row;
  expect(Math.abs(pairedPower(row.n, row.difference, { discordance }) - row.exactPower)).toBeLessThan(0.03);
  expect(row.exactPower).toBeGreaterThan(0.78);
});

test("size, power and detectable difference undo each other; clusters cost what their design effect says", () => {
  const cases = fc.record({
    discordance: fc.double({ min: 0.02, max: 1, noNaN: true }),
    share: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    power: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
    designEffect: fc.double({ min: 1, max: 8, noNaN: true }),
  });
  fc.assert(
    fc.property(cases, ({ discordance, share, power, designEffect }) => {
      const difference = share * discordance;
      const n = pairedSampleSize(difference, { discordance, power, designEffect });
      const reached = pairedPower(n, difference, { discordance, designEffect });
      expect(reached).toBeGreaterThanOrEqual(power - 1e-9);
      if (n > 1) expect(pairedPower(n - 1, difference, { discordance, designEffect })).toBeLessThan(power + 1e-9);
      const least = scored(minimumDetectableDifference(n, { discordance, power, designEffect }));
      expect(least.value).toBeLessThanOrEqual(difference + 1e-9);
      const rows = pairedSampleSize(difference, { discordance, power });
      expect(n).toBeLessThanOrEqual(rows * designEffect + 1);
    }),
  );
});

test("too few rows show nothing", () => {
  expect(minimumDetectableDifference(3, { discordance: 0.1 }).kind).toBe("unscored");
  expect(minimumDetectableDifference(0, { discordance: 0.1 }).kind).toBe("unscored");
});

test.each([
  [0, { discordance: 0.1 }],
  [0.2, { discordance: 0.1 }],
  [0.1, { discordance: 0 }],
  [0.1, { discordance: 1.1 }],
  [0.1, { discordance: 0.2, power: 1 }],
  [0.1, { discordance: 0.2, power: 0.4 }],
  [0.1, { discordance: 0.2, significance: 5 }],
  [0.1, { discordance: 0.2, designEffect: 0 }],
])("refuses a difference of %d with %o", (difference, options) => {
  expect(() => pairedSampleSize(difference, options)).toThrow(RangeError);
});
