// Runs other programs, with arguments and never through a shell, and says what is wrong when one fails.
import { spawn } from "node:child_process";
import { accessSync, constants, createWriteStream, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";

const LAST_LINES = 15;

/** A failure that a person can act on: what happened, what to do, and the failing program's last lines. */
export class Failure extends Error {
  constructor(message, remedy, lastLines = []) {
    super(message);
    this.remedy = remedy;
    this.lastLines = lastLines;
  }
}

const running = new Set();

/** Ends the programs that still run, with their own children. */
export function stopTools() {
  for (const child of running) killGroup(child.pid);
}

export function killGroup(pid) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, "SIGKILL");
      return;
    } catch {}
  }
}

/** Gives the code (null where it does not run at all) and the output, mixed as it came. */
export function run(command, args, { cwd, env, log, onStart, input } = {}) {
  return new Promise((resolve) => {
    // A process group of its own, so that all of it can be ended.
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
    });
    const chunks = [];
    const file = log ? createWriteStream(log) : undefined;
    const keep = (chunk) => {
      chunks.push(chunk);
      file?.write(chunk);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.stdin.on("error", () => {});
    child.stdin.end(input ?? "");
    if (child.pid) {
      running.add(child);
      onStart?.(child.pid);
    }
    const done = (code) => {
      running.delete(child);
      file?.end();
      resolve({ code, output: Buffer.concat(chunks).toString("utf8") });
    };
    child.once("error", (error) => {
      keep(Buffer.from(`${error.message}\n`));
      if (!child.pid) done(null);
    });
    child.once("close", (code, signal) => done(code ?? `signal ${signal}`));
  });
}

/** Runs a step of an installation; its output is kept in a log. @throws Failure with the likely cause and its remedy. */
export async function install(name, command, args, { setup, ...options }) {
  await mkdir(setup.folder, { recursive: true });
  const log = join(setup.folder, `${name}.log`);
  const { code, output } = await run(command, args, { ...options, log, onStart: setup.noteChild });
  if (code === 0) return output;
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const said =
    code === null ? "could not be started" : `ended with ${typeof code === "number" ? `code ${code}` : code}`;
  throw new Failure(
    `\`${[command, ...args].join(" ")}\` ${said}.`,
    `${remedyFor(name, output)}\nFull log: ${log}`,
    lines.slice(-LAST_LINES),
  );
}

const CAUSES = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|Failed to establish a new connection|NewConnectionError|Temporary failure|Name or service not known|Network is unreachable|Read timed out|Could not resolve|Could not connect|Unable to fetch|Connection (refused|reset|timed out)|ERR_SOCKET_TIMEOUT/i,
    (name) =>
      `The registry that ${name} is configured for cannot be reached. Check the network and the proxy` +
      ` (${name === "npm" ? "`npm config get registry`, `npm ping`" : name === "pip" ? "`pip config list`" : "`apt-get update`"}),` +
      " then run `npm run setup` again.",
  ],
  [/ENOSPC|No space left/i, () => "The disk is full. Free 4 GB, then run `npm run setup` again."],
  [
    /EACCES|EPERM|Permission denied/i,
    () => "This user may not write here. Correct the owner of this folder, then run `npm run setup` again.",
  ],
  [
    /No matching distribution found|Could not find a version/i,
    () =>
      "The configured package index cannot be reached, or has no such version for this Python and this machine. Check the network and `pip config list`, use Python 3.11 on Linux or macOS, then run `npm run setup` again.",
  ],
  [
    /can only install packages when your package\.json and package-lock\.json/i,
    () => "package.json and package-lock.json differ. Run `npm install`, then `npm run setup` again.",
  ],
];

function remedyFor(name, output) {
  for (const [pattern, remedy] of CAUSES) if (pattern.test(output)) return remedy(name);
  return "Read the lines above for the reason, correct it, then run `npm run setup` again.";
}

/** The full path of the first of these programs on PATH, or undefined. */
export function findOnPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      if (folder !== "" && isProgram(join(folder, name))) return join(folder, name);
    }
  }
  return undefined;
}

export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
