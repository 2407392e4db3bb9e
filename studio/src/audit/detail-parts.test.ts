import { expect, test } from "vitest";
import { detailParts } from "./detail-parts.ts";

test("a detail becomes short pairs: ids are cut, what is deep is counted, nothing is left out silently", () => {
  expect(
    detailParts({
      labels: 3,
      method: "adjudication",
      dataset: "ab".repeat(32),
      roles: ["admin", "reader"],
      splits: { train: 8, dev: 1 },
      overrides: [{ gate: "leaks", by: "ada" }],
      former: null,
    }),
  ).toEqual([
    { name: "labels", value: "3" },
    { name: "method", value: "adjudication" },
    { name: "dataset", value: "ababababab" },
    { name: "roles", value: "admin, reader" },
    { name: "splits", value: "train 8, dev 1" },
    { name: "overrides", value: "1 of them" },
  ]);
  expect(detailParts({})).toEqual([]);
});
