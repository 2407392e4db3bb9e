import { expect, test } from "vitest";
import { addCounts, countOf, fromJunit, fromVitest } from "./test-counts.mjs";

test("vitest: a file that could not be loaded is one failure", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  };
  expect(fromVitest(JSON.stringify(report))).toEqual({ passed: 3, failed: 2, skipped: 3 });
});

test("pytest: errors are failures", () => {
  const xml =
    '<?xml version="1.0"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="1.5">';
  expect(fromJunit(xml)).toEqual({ passed: 4, failed: 3, skipped: 3 });
});

test.each([
  ["crashed before its report", 1, null, { passed: 0, failed: 1 }],
  ["ran no test", 0, { passed: 0, failed: 0, skipped: 4 }, { passed: 0, failed: 1, skipped: 4 }],
  ["ended badly though no test failed", 1, { passed: 5, failed: 0, skipped: 0 }, { passed: 5, failed: 1 }],
  ["was killed", null, { passed: 5, failed: 0, skipped: 0 }, { passed: 5, failed: 1 }],
  ["failed", 1, { passed: 5, failed: 2, skipped: 0 }, { passed: 5, failed: 2 }],
  ["passed", 0, { passed: 5, failed: 0, skipped: 1 }, { passed: 5, failed: 0, skipped: 1 }],
])("a runner that %s", (_, code, counts, expected) => {
  expect(countOf(code, counts)).toMatchObject(expected);
});

test("counts add up", () => {
  expect(addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  });
});
