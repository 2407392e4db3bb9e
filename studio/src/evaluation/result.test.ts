import { expect, test } from "vitest";
import { type Share, sliceGroups } from "./result.ts";

const share = (right: number, n: number): Share => ({
  right,
  n,
  score: { kind: "scored", value: right / n, n },
  interval: null,
});

test("slices of candidates stand beside each other, the largest group first", () => {
  const slice = (by: string, value: string, documents: number, right: number) => ({
    by,
    value,
    documents,
    exact: share(right, documents),
  });
  const groups = sliceGroups([
    {
      id: "base",
      slices: [slice("facility", "North", 4, 1), slice("facility", "South", 9, 2), slice("quality", "good", 13, 3)],
    },
    { id: "tuned", slices: [slice("facility", "South", 9, 8)] },
    { id: "old" },
  ]);
  expect(groups.map(({ by, values }) => [by, values.map(({ value }) => value)])).toEqual([
    ["facility", ["South", "North"]],
    ["quality", ["good"]],
  ]);
  const [south, north] = groups[0]?.values ?? [];
  expect([...(south?.byCandidate ?? [])].map(([id, { right }]) => [id, right])).toEqual([
    ["base", 2],
    ["tuned", 8],
  ]);
  expect(north?.byCandidate.has("tuned")).toBe(false);
});

test("many groups that are too small stand together, a few stand for themselves", () => {
  const unscored: Share = { right: 0, n: 0, score: { kind: "unscored", reason: "1 document" }, interval: null };
  const small = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      by: "template",
      value: `t${index}`,
      documents: 1,
      exact: unscored,
    }));
  const scored = { by: "template", value: "big", documents: 9, exact: share(8, 9) };
  const [many] = sliceGroups([{ id: "base", slices: [...small(12), scored] }]);
  expect(many?.values.map(({ value }) => value)).toEqual(["big"]);
  expect(many?.small.map(({ value }) => value).slice(0, 3)).toEqual(["t0", "t1", "t2"]);
  expect(many?.small.at(-1)?.value).toBe("t11");
  const [few] = sliceGroups([{ id: "base", slices: [...small(2), scored] }]);
  expect(few?.values).toHaveLength(3);
  expect(few?.small).toEqual([]);
});
