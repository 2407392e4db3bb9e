// Installs what Residency needs, and nothing that is there already: `node scripts/setup.mjs [--browser] [--no-engine]`.
// It runs before `npm ci`, so it and what it imports use nothing but Node. Two at once wait for each other, and a killed
// one is repaired by the next.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { browser } from "./setup/browser.mjs";
import { engineEnvironment } from "./setup/engine.mjs";
import { takeLock } from "./setup/lock.mjs";
import { npmPackages } from "./setup/npm-packages.mjs";
import { embeddedPostgres } from "./setup/postgres.mjs";
import { studioScreens } from "./setup/studio.mjs";
import { Failure, stopTools } from "./setup/tool.mjs";

const NODE_FLOOR = [20, 19];
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, ".residency-setup"); // lock and logs; ignored by git

function node() {
  return {
    name: "Node",
    async check() {
      const [major, minor] = process.versions.node.split(".").map(Number);
      return major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1])
        ? process.versions.node
        : null;
    },
    async install() {
      throw new Failure(
        `Residency needs Node ${NODE_FLOOR.join(".")} or newer; this is ${process.versions.node}.`,
        "Install Node 20, 22 or 24 (https://nodejs.org), then run `npm run setup` again.",
      );
    },
  };
}

let lock;

async function setUp(steps) {
  for (const step of steps) {
    const start = performance.now();
    process.stdout.write(`${step.name.padEnd(14)}`);
    let have = await step.check();
    if (have === null && step.doing) {
      lock ??= await takeLock(folder, (pid) =>
        process.stdout.write(`waiting for another set-up${pid ? ` (process ${pid})` : ""} ... `),
      );
      have = await step.check(); // another set-up may have done it meanwhile
    }
    if (have === null) {
      if (step.doing) process.stdout.write(`${step.doing} ... `);
      const said = await step.install({ folder, noteChild: lock?.noteChild });
      have = said ?? `${await step.check()}, done in ${((performance.now() - start) / 1000).toFixed(0)} s`;
    }
    process.stdout.write(`${have}\n`);
  }
}

function leave(code) {
  stopTools();
  lock?.release();
  process.exit(code);
}

for (const [signal, number] of [
  ["SIGINT", 2],
  ["SIGTERM", 15],
  ["SIGHUP", 1],
])
  process.on(signal, () => leave(128 + number));

let options;
try {
  options = parseArgs({ options: { browser: { type: "boolean" }, "no-engine": { type: "boolean" } } }).values;
} catch (error) {
  process.stderr.write(`${error.message}\nUse: node scripts/setup.mjs [--browser] [--no-engine]\n`);
  process.exit(2);
}

try {
  const steps = [node(), npmPackages(root), embeddedPostgres(root), studioScreens(root)];
  if (!options["no-engine"]) steps.push(engineEnvironment(root));
  if (options.browser) steps.push(browser());
  await setUp(steps);
  leave(0);
} catch (error) {
  process.stdout.write("failed\n");
  if (error instanceof Failure) {
    process.stderr.write([...error.lastLines.map((line) => `  | ${line}`), error.message, error.remedy, ""].join("\n"));
  } else {
    process.stderr.write(`${error.stack}\nCorrect the reason above, then run \`npm run setup\` again.\n`);
  }
  leave(1);
}
