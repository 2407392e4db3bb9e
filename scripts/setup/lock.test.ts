import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "./lock.mjs";

const LOCK = new URL("./lock.mjs", import.meta.url).href;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "residency-lock-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Takes the lock, runs `body` with `lock` in reach, and releases it. */
function holder(body: string) {
  const code = `import { takeLock } from ${JSON.stringify(LOCK)}; import { appendFileSync } from "node:fs"; import { spawn } from "node:child_process";
    const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const lock = await takeLock(${JSON.stringify(folder)}, () => {});
    ${body}
    lock.release();`;
  return spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
}

test("of many at once, one works at a time", async () => {
  const log = join(folder, "log");
  const say = (word: string) => `appendFileSync(${JSON.stringify(log)}, "${word}\\n");`;
  await Promise.all(
    Array.from({ length: 5 }, () => once(holder(`${say("in")} await sleep(30); ${say("out")}`), "close")),
  );
  expect(readFileSync(log, "utf8")).toBe("in\nout\n".repeat(5));
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("the lock of a killed holder is taken over, and the program it left running is ended", async () => {
  const body = `const child = spawn("sleep", ["600"], { detached: true, stdio: "ignore" }); lock.noteChild(child.pid); console.log(child.pid); await sleep(600_000);`;
  const killed = holder(body);
  const [line] = (await once(killed.stdout, "data")) as [Buffer];
  const left = Number(line.toString());
  killed.kill("SIGKILL");
  await once(killed, "close");
  expect(alive(left)).toBe(true);
  const lock = await takeLock(folder, () => expect.unreachable("there is nobody to wait for"));
  for (let tries = 0; alive(left) && tries < 500; tries++) await sleep(20);
  expect(alive(left)).toBe(false);
  lock.release();
});

test("a process id that is used again does not keep a lock", async () => {
  writeFileSync(
    join(folder, "lock"),
    JSON.stringify({ pid: process.pid, started: "long ago", host: hostname(), token: "x", child: null }),
  );
  const lock = await takeLock(folder, () => expect.unreachable("there is nobody to wait for"));
  lock.release();
});

test("a holder that is alive is waited for", async () => {
  const first = await takeLock(folder, () => {});
  let say: (pid: number | undefined) => void;
  const waitedFor = new Promise<number | undefined>((resolve) => (say = resolve));
  const second = takeLock(folder, (pid) => say(pid));
  expect(await waitedFor).toBe(process.pid);
  first.release();
  (await second).release();
});

function alive(pid: number): boolean {
  const state = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
  return state !== "" && !state.startsWith("Z");
}
