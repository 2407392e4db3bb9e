import { expect, it } from "vitest";
import { seededRandom } from "../../domain/random.ts";
import { BANDS, MinHash } from "./min-hash.ts";

const sketch = (hashes: Iterable<number>): MinHash => {
  const minHash = new MinHash();
  minHash.start();
  for (const hash of hashes) minHash.push(hash);
  return minHash;
};

it("estimates the Jaccard similarity without bias, within its standard error", () => {
  const random = seededRandom(7);
  const draw = (count: number): number[] => Array.from({ length: count }, () => random.integer(0, 0xffffffff) | 0);
  for (const jaccard of [0.1, 0.5, 0.8]) {
    const [rounds, either] = [60, 200];
    let sum = 0;
    for (let round = 0; round < rounds; round++) {
      const common = draw(either * jaccard);
      const [mine, theirs] = [draw((either * (1 - jaccard)) / 2), draw((either * (1 - jaccard)) / 2)];
      sum += sketch([...common, ...mine]).similarity(sketch([...theirs, ...common]));
    }
    // Three standard errors of the mean of 60 estimates from 128 permutations.
    expect(Math.abs(sum / rounds - jaccard)).toBeLessThan(
      3 * Math.sqrt((jaccard * (1 - jaccard)) / 128 / rounds) + 0.01,
    );
  }
});

it("gives equal texts equal bands, and unlike texts hardly ever one", () => {
  const [one, same, other] = [sketch([1e9, 2e9, 77]), sketch([77, 2e9, 1e9, 1e9]), sketch([5e8, 12345678, -9e8])];
  for (let band = 0; band < BANDS; band++) {
    expect(one.band(band)).toBe(same.band(band));
    expect(one.band(band)).not.toBe(other.band(band));
  }
});
