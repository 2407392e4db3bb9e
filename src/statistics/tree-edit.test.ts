import fc from "fast-check";
import { expect, test } from "vitest";
import reference from "./reference/structure.json" with { type: "json" };
import { type Tree, treeEditDistance, treeEditSimilarity } from "./tree-edit.ts";

const label = fc.constantFrom("a", "b", "c");
const grown = fc.memo(
  (depth): fc.Arbitrary<Tree> =>
    fc.record({ label, children: depth <= 1 ? fc.constant([]) : fc.array(grown(depth - 1), { maxLength: 3 }) }),
);
const tree = grown(4);

const nodes = ({ children }: Tree): number => children.reduce((sum, child) => sum + nodes(child), 1);
const letters = (from: string, to: string): number => Math.abs(from.charCodeAt(0) - to.charCodeAt(0)) / 4;

test.each(reference.tree)("matches zss: $distance, $partly", ({ first, second, distance, partly }) => {
  expect(treeEditDistance(first, second)).toBe(distance);
  expect(treeEditDistance(first, second, letters)).toBeCloseTo(partly, 12);
});

test("the distance is a metric, and the similarity lies in 0..1", () => {
  fc.assert(
    fc.property(tree, tree, tree, (first, second, third) => {
      const distance = treeEditDistance(first, second);
      expect(treeEditDistance(first, first)).toBe(0);
      expect(treeEditDistance(second, first)).toBe(distance);
      if (JSON.stringify(first) !== JSON.stringify(second)) expect(distance).toBeGreaterThan(0);
      expect(distance).toBeLessThanOrEqual(treeEditDistance(first, third) + treeEditDistance(third, second));
      expect(distance).toBeGreaterThanOrEqual(Math.abs(nodes(first) - nodes(second)));
      expect(distance).toBeLessThanOrEqual(nodes(first) + nodes(second));
      const similarity = treeEditSimilarity(first, second);
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(similarity).toBeLessThanOrEqual(1);
      expect(similarity).toBe(treeEditSimilarity(second, first));
    }),
    { numRuns: 60 },
  );
});

test("the example of Zhang and Shasha: f(d(a, c(b)), e) to f(c(d(a, b)), e) is 2", () => {
  const node = (label: string, ...children: Tree[]): Tree => ({ label, children });
  const first = node("f", node("d", node("a"), node("c", node("b"))), node("e"));
  const second = node("f", node("c", node("d", node("a"), node("b"))), node("e"));
  expect(treeEditDistance(first, second)).toBe(2);
  expect(treeEditSimilarity(first, second)).toBeCloseTo(1 - 2 / 6, 14);
});

test("a chain of 20,000 nodes does not overflow the stack", () => {
  let chain: Tree = { label: "a", children: [] };
  for (let depth = 1; depth < 20_000; depth++) chain = { label: "a", children: [chain] };
  expect(treeEditDistance(chain, { label: "a", children: [] })).toBe(19_999);
});

test("refuses a relabel cost outside 0..1", () => {
  const leaf = { label: "a", children: [] };
  expect(() => treeEditDistance(leaf, leaf, () => 2)).toThrow(RangeError);
  expect(() => treeEditDistance(leaf, leaf, () => Number.NaN)).toThrow(RangeError);
});
