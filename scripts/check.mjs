// Looks at the whole tree without running it: types, lint, unused code, the arrows between folders, Python syntax.
// One line a check, with its output where it fails; all run, and the exit code is 1 where any failed.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const program =
  (path) =>
  (...args) => [process.execPath, [join(root, "node_modules", path), ...args]];
const folders = ["src", "bench", "scripts", "test", "recipes", "studio"].filter((folder) =>
  existsSync(join(root, folder)),
);
const environment = join(root, "engine/.venv/bin/python");
const python = process.env.RESIDENCY_PYTHON || (existsSync(environment) ? environment : "python3");

const CHECKS = [
  ["types", program("typescript/bin/tsc")("--noEmit")],
  ["studio types", program("typescript/bin/tsc")("--noEmit", "-p", "studio")],
  ["lint", program("@biomejs/biome/bin/biome")("check")],
  ["unused code", program("knip/bin/knip.js")("--no-progress")],
  [
    "arrows",
    program("dependency-cruiser/bin/dependency-cruise.mjs")("--config", ".dependency-cruiser.cjs", ...folders),
  ],
  ["Python syntax", [python, ["-m", "compileall", "-q", "engine/residency_engine", "engine/tests"]]],
];

if (!existsSync(join(root, "node_modules/typescript"))) {
  process.stderr.write("The npm packages are not installed. Run `npm run setup`.\n");
  process.exit(1);
}
const failed = [];
for (const [name, [command, args]] of CHECKS) {
  process.stdout.write(`${name.padEnd(14)}`);
  const start = performance.now();
  const { code, output } = await run(command, args);
  process.stdout.write(`${code === 0 ? "ok" : "FAILED"} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
  if (code === 0) continue;
  failed.push(name);
  process.stdout.write(`${output.trimEnd()}\n\n`);
}
process.stdout.write(failed.length === 0 ? "All checks hold.\n" : `Failed: ${failed.join(", ")}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PYTHONPYCACHEPREFIX: join(tmpdir(), "residency-check-pycache") },
    });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.once("error", (error) => resolve({ code: null, output: error.message }));
    child.once("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString("utf8") }));
  });
}
