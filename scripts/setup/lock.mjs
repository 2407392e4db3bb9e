// One set-up at a time in a folder. The lock is a file made with O_EXCL that its holder touches; it is stale when its
// holder is gone or does not touch it any more. What a killed holder left running is ended before the next one goes on.

import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { killGroup } from "./tool.mjs";

const TOUCH_MS = 2_000;
const STALE_MS = 60_000;
const POLL_MS = 250;

/**
 * Waits for the lock of `folder` and takes it. `onWait` is told once of the process that holds it.
 * @param {string} folder
 * @param {(pid: number | undefined) => void} onWait
 * @returns `noteChild(pid)`, which names the program at work in the lock, and `release()`.
 */
export async function takeLock(folder, onWait) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "lock");
  const mine = {
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    token: randomBytes(8).toString("hex"),
    child: null,
  };
  for (let told = false; ; await sleep(POLL_MS)) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (removeStale(path)) continue;
    if (!told) onWait(read(path)?.holder.pid);
    told = true;
  }
  const timer = setInterval(() => touch(path), TOUCH_MS);
  timer.unref();
  return {
    noteChild(pid) {
      mine.child = { pid, started: startOf(pid) };
      // Whole or not at all: a lock that is half written would lose the child.
      writeFileSync(`${path}.${mine.token}`, JSON.stringify(mine));
      renameSync(`${path}.${mine.token}`, path);
    },
    release() {
      clearInterval(timer);
      if (read(path)?.holder.token === mine.token) rmSync(path, { force: true });
    },
  };
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {}
}

/** Null where there is none; `holder` is empty where its writer was killed before it wrote. */
function read(path) {
  try {
    const text = readFileSync(path, "utf8");
    const ageMs = Date.now() - statSync(path).mtimeMs;
    try {
      return { text, ageMs, holder: JSON.parse(text) };
    } catch {
      return { text, ageMs, holder: {} };
    }
  } catch {
    return null;
  }
}

function removeStale(path) {
  const found = read(path);
  if (found === null) return true;
  const { holder, ageMs } = found;
  const known = holder.pid !== undefined && holder.host === hostname();
  const gone = known ? !runs(holder) : ageMs > (holder.pid === undefined ? 5_000 : STALE_MS);
  if (!gone) return false;
  const aside = `${path}.stale-${randomBytes(4).toString("hex")}`;
  try {
    renameSync(path, aside);
  } catch {
    return true; // another process was first
  }
  // Between the look and the move another process may have recovered the lock: then what was moved is alive.
  if (readFileSync(aside, "utf8") !== found.text) {
    try {
      linkSync(aside, path);
    } catch {}
  } else if (known && holder.child && runs(holder.child)) {
    killGroup(holder.child.pid);
  }
  rmSync(aside, { force: true });
  return true;
}

function runs({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  // Process ids are used again: the same id with another start is another process.
  return startOf(pid) === started;
}

function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "ended" : fields[19];
  } catch {
    if (process.platform === "linux") return "gone";
    return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
  }
}
