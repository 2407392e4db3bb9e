import { expect, it } from "vitest";
import { seededRandom, seedOf } from "./random.ts";

it("repeats its sequence for a seed, and only for it", () => {
  const take = (seed: number) =>
    Array.from(
      { length: 5 },
      (
        (random) => () =>
          random.next()
      )(seededRandom(seed)),
    );
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
  expect(seedOf("a", 1)).not.toBe(seedOf("a1"));
});

it("spreads evenly", () => {
  const random = seededRandom(3);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 10_000; index++) counts[random.integer(0, 9)]!++;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  expect([...random.shuffle([1, 2, 3, 4, 5])].sort()).toEqual([1, 2, 3, 4, 5]);
});
