import { expect, test } from "vitest";
import { seededRandom } from "../domain/random.ts";
import { clusteredShareInterval } from "./clustered-share.ts";
import { wilsonInterval } from "./wilson.ts";

test("rows that are clusters of their own have Wilson's interval", () => {
  const rights = [1, 0, 1, 1, 1, 0, 1, 1];
  expect(
    clusteredShareInterval(
      rights,
      rights.map(() => 1),
    ),
  ).toEqual(wilsonInterval(6, 8));
});

test("rows that are all right count as one a cluster, since they show nothing of how alike clusters are", () => {
  expect(clusteredShareInterval([20, 20, 20], [20, 20, 20])).toEqual(wilsonInterval(3, 3));
  expect(clusteredShareInterval([0, 0], [7, 9])).toEqual(wilsonInterval(0, 2));
  expect(clusteredShareInterval([0, 3], [0, 4])?.low).toBeLessThan(0.2);
});

test("there is no interval of nothing, and impossible counts are refused", () => {
  expect(clusteredShareInterval([], [])).toBeNull();
  expect(clusteredShareInterval([0], [0])).toBeNull();
  for (const [rights, rows] of [
    [[2], [1]],
    [[-1], [1]],
    [[0.5], [1]],
    [[1], []],
  ] as const)
    expect(() => clusteredShareInterval(rights, rows)).toThrow(RangeError);
});

test("the true share lies in 95 % of intervals of errors that come by the document", () => {
  const random = seededRandom(9);
  const covered = { clustered: 0, independent: 0 };
  const trials = 600;
  for (let trial = 0; trial < trials; trial++) {
    const rights = Array.from({ length: 50 }, () => {
      const bad = random.chance(0.1);
      return Array.from({ length: 20 }, () => !(bad && random.chance(0.8))).filter(Boolean).length;
    });
    const sum = rights.reduce((total, right) => total + right, 0);
    const clustered = clusteredShareInterval(
      rights,
      rights.map(() => 20),
    )!;
    const independent = wilsonInterval(sum, 1000);
    for (const [name, { low, high }] of Object.entries({ clustered, independent }))
      if (low <= 0.92 && high >= 0.92) covered[name as "clustered" | "independent"]++;
  }
  expect(covered.clustered / trials).toBeGreaterThan(0.9);
  expect(covered.independent / trials).toBeLessThan(0.5);
});
