import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { ResidencyError } from "../../domain/error.ts";

const WAIT_MS = 120_000;

/**
 * Runs `work` while holding the lock file `path`, which names its holder by process id and start time. A lock whose holder
 * has died, or whose process id now belongs to another process, is taken over. The lock saves work and keeps order; should
 * it ever fail, the rename of a whole cluster and PostgreSQL's own lock still allow only one cluster and one server.
 * @throws ResidencyError `database-unavailable` when a living process keeps the lock for two minutes.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const token = randomBytes(8).toString("hex");
  const mine = JSON.stringify({ processId: process.pid, startedAt: await startOf(process.pid), token });
  const deadline = Date.now() + WAIT_MS;
  while (!(await take(path, mine, token))) {
    const theirs = await readFile(path, "utf8").catch(() => null);
    if (theirs !== null && !(await isHeld(theirs))) await breakLock(path, theirs, token);
    else if (Date.now() > deadline) {
      throw new ResidencyError("database-unavailable", `Another process holds ${path} for two minutes: ${theirs}`);
    } else await sleep(20 + Math.random() * 30);
  }
  try {
    return await work();
  } finally {
    if ((await readFile(path, "utf8").catch(() => null)) === mine) await rm(path, { force: true });
  }
}

/** The lock appears with its content in one step, so that no kill leaves an empty one. */
async function take(path: string, content: string, token: string): Promise<boolean> {
  const draft = `${path}.${token}`;
  await writeFile(draft, content, { flag: "wx", mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Takes a dead lock away; when another process was faster and its living lock was hit, that is put back. */
async function breakLock(path: string, dead: string, token: string): Promise<void> {
  const aside = `${path}.${token}.dead`;
  try {
    await rename(path, aside);
    if ((await readFile(aside, "utf8")) !== dead) await link(aside, path);
  } catch {
    // Gone already, or locked again by somebody else: the caller looks again.
  }
  await rm(aside, { force: true });
}

async function isHeld(content: string): Promise<boolean> {
  try {
    const { processId, startedAt } = JSON.parse(content) as { processId: number; startedAt: string | null };
    if (!isAlive(processId)) return false;
    return (await startOf(processId)) === startedAt;
  } catch {
    return false;
  }
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Boot and clock tick at which a process started; null where the system does not tell (then the id alone counts). */
async function startOf(processId: number): Promise<string | null> {
  try {
    const status = await readFile(`/proc/${processId}/stat`, "utf8");
    const boot = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
    // proc(5): the start time is field 22; the name in field 2 may hold spaces and brackets.
    return `${boot}/${status.slice(status.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return null;
  }
}
