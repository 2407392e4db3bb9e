// Runs the tests: TypeScript's with vitest, then the engine's with pytest. `--slow` runs the slow ones, and only those.
// The last line is the sum of both, `N passed, N failed`; the exit code is 1 where anything failed or a runner ran nothing.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addCounts, countOf, failuresOfJunit, failuresOfVitest, fromJunit, fromVitest } from "./test-counts.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const slow = process.argv.includes("--slow");
const reports = mkdtempSync(join(tmpdir(), "residency-test-"));
process.on("exit", () => rmSync(reports, { recursive: true, force: true }));

const runners = [
  {
    name: "vitest",
    command: process.execPath,
    report: join(reports, "vitest.json"),
    args: (report) => [
      join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    parse: fromVitest,
    failures: failuresOfVitest,
  },
  {
    name: "pytest",
    command: process.env.RESIDENCY_PYTHON || join(root, "engine/.venv/bin/python"),
    report: join(reports, "pytest.xml"),
    // The later -m wins over the one in engine/pyproject.toml.
    args: (report) => ["-m", "pytest", "engine/tests", "-m", slow ? "slow" : "not slow", `--junitxml=${report}`],
    parse: fromJunit,
    failures: failuresOfJunit,
  },
];

const failures = [];
let total = { passed: 0, failed: 0, skipped: 0 };
for (const { name, command, report, args, parse, failures: failuresOf } of runners) {
  process.stdout.write(`\n== ${name}\n`);
  const { code, problem } = await run(command, args(report));
  const text = existsSync(report) ? readFileSync(report, "utf8") : null;
  const counts = countOf(code, text === null ? null : parse(text));
  const trouble = problem ?? counts.problem;
  if (trouble) failures.push(`${name}: ${trouble}`);
  if (text !== null) failures.push(...failuresOf(text));
  total = addCounts(total, counts);
}
// After thousands of lines nobody finds what failed: said again, last.
for (const failure of failures) process.stdout.write(`${failures[0] === failure ? "\n" : ""}failed: ${failure}\n`);
const { passed, failed, skipped } = total;
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exitCode = failed > 0 ? 1 : 0;

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, RESIDENCY_SLOW: slow ? "1" : "0" },
    });
    child.once("error", (error) =>
      resolve({ code: null, problem: `cannot be started (${error.message}). Run \`npm run setup\`.` }),
    );
    child.once("close", (code) => resolve({ code }));
  });
}
