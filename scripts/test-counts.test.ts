import { expect, test } from "vitest";
import { addCounts, countOf, failuresOfJunit, failuresOfVitest, fromJunit, fromVitest } from "./test-counts.mjs";

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

test("vitest: a failed test and a file that could not be loaded are named with what they said", () => {
  const report = {
    testResults: [
      {
        name: "a.test.ts",
        status: "failed",
        assertionResults: [
          { status: "failed", fullName: "adds", failureMessages: ["expected 1 to be 2\n    at a.test.ts:3"] },
          { status: "passed", fullName: "subtracts" },
        ],
      },
      { name: "b.test.ts", status: "failed", message: "cannot find ./b", assertionResults: [] },
    ],
  };
  expect(failuresOfVitest(JSON.stringify(report))).toEqual([
    "a.test.ts > adds: expected 1 to be 2",
    "b.test.ts: cannot find ./b",
  ]);
});

test("pytest: failed tests are named, passed and skipped ones are not", () => {
  const xml =
    '<testsuite><testcase classname="tests.test_a" name="test_one" time="0.1" />' +
    '<testcase classname="tests.test_a" name="test_two" time="0.1"><failure message="assert 1 == 2&#10; more">long</failure></testcase>' +
    '<testcase classname="tests.test_b" name="test_three" time="0"><skipped message="no GPU" /></testcase></testsuite>';
  expect(failuresOfJunit(xml)).toEqual(["tests.test_a::test_two: assert 1 == 2"]);
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
