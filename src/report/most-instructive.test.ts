import { expect, test } from "vitest";
import { changeOf, mostInstructiveFirst } from "./most-instructive.ts";
import type { Outcome, ReportDocument } from "./report-document.ts";

const row = (...outcomes: Outcome[]) => ({
  path: "a",
  criticality: "decision" as const,
  expected: "1",
  evidence: [],
  answers: outcomes.map((outcome) => ({ answered: "1", outcome, marks: [] })),
});
const document = (id: string, special: boolean, ...rows: ReturnType<typeof row>[]): ReportDocument => ({
  id,
  name: id,
  special,
  kind: "fields",
  rows,
  surplus: [],
  groups: [],
  marks: [],
  replies: [],
  pageCount: 1,
  pictures: [],
});

test("a change is told from the base's side", () => {
  expect(changeOf(row("right", "wrong"))).toBe("regression");
  expect(changeOf(row("omitted", "right"))).toBe("fix");
  expect(changeOf(row("failed", "wrong"))).toBe("both-not-right");
  expect(changeOf(row("right", "right"))).toBe("right");
  expect(changeOf(row("right", "right", "wrong"))).toBe("regression");
  expect(changeOf(row("wrong"))).toBe("both-not-right");
});

test("regressions come first, then what none got right, then what was fixed; the specialty before the rest", () => {
  const documents = [
    document("right", true, row("right", "right")),
    document("fixed", true, row("wrong", "right")),
    document("both", true, row("wrong", "wrong")),
    document("general regression", false, row("right", "wrong"), row("right", "wrong")),
    document("one regression", true, row("right", "wrong")),
    document("two regressions", true, row("right", "wrong"), row("right", "omitted")),
  ];
  expect(mostInstructiveFirst(documents).map((item) => item.id)).toEqual([
    "two regressions",
    "one regression",
    "general regression",
    "both",
    "fixed",
    "right",
  ]);
});
