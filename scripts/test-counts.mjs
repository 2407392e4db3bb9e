// Reads what a test runner reported, and counts a runner that crashed or ran nothing as one failure.

/** vitest's JSON. A file that could not be loaded has no tests of its own, and is one failure. */
export function fromVitest(text) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(text);
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length, skipped: numPendingTests + numTodoTests };
}

/** The failed tests of vitest's JSON, `file > test`, each with the first line of what it said. */
export function failuresOfVitest(text) {
  return JSON.parse(text).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && failed.length === 0) return [`${name}: ${firstLine(message)}`];
    return failed.map((test) => `${name} > ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
  });
}

/** The failed tests of pytest's JUnit XML, as `class::test`, each with the first line of what it said. */
export function failuresOfJunit(text) {
  return [...text.matchAll(/<testcase ([^>]*[^/>])>\s*<(?:failure|error) message="([^"]*)"/g)].map(
    ([, attributes, message]) => {
      const value = (name) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
      return `${value("classname")}::${value("name")}: ${firstLine(message.replaceAll("&#10;", "\n"))}`;
    },
  );
}

function firstLine(message) {
  return (message ?? "").split("\n", 1)[0].slice(0, 300);
}

/** pytest's JUnit XML. */
export function fromJunit(text) {
  const suite = /<testsuite [^>]*>/.exec(text)?.[0] ?? "";
  const number = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = number("failures") + number("errors");
  const skipped = number("skipped");
  return { passed: Math.max(0, number("tests") - failed - skipped), failed, skipped };
}

/** What a runner's exit code and report (null where there is none) amount to. */
export function countOf(code, counts) {
  if (counts === null)
    return { passed: 0, failed: 1, skipped: 0, problem: `crashed with code ${code} before it wrote its report` };
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, problem: "ran no test" };
  if (code !== 0 && counts.failed === 0)
    return { ...counts, failed: 1, problem: `ended with code ${code} although no test failed` };
  return counts;
}

export function addCounts(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped };
}
