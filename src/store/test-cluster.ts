/** A folder for clusters of one test file, and what tests need to start, ask and kill servers. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { ensureEmbeddedPostgres, removeEmbeddedPostgres } from "./embedded-postgres.ts";

export const IS_ROOT = process.getuid?.() === 0;
const SUPERVISOR = new URL("./embedded-postgres.ts", import.meta.url).href;

/** What one test has: made before it, and everything that it started is gone after it. */
export class TestCluster {
  /** Holds `folder`; anyone may enter it, else root would put the cluster elsewhere. */
  readonly parent: string;
  folder: string;
  readonly started = new Set<number>();
  readonly children: ChildProcess[] = [];

  private constructor(parent: string) {
    this.parent = parent;
    this.folder = join(parent, "project");
  }

  static async make(): Promise<TestCluster> {
    const parent = await mkdtemp(join(tmpdir(), "residency-postgres-"));
    await chmod(parent, 0o755);
    return new TestCluster(parent);
  }

  async remove(): Promise<void> {
    for (const child of this.children) child.kill("SIGKILL");
    await removeEmbeddedPostgres(this.folder);
    for (const processId of this.started) {
      if (!(await isGone(processId))) process.kill(processId, "SIGQUIT");
      await gone(processId);
    }
    await rm(this.parent, { recursive: true, force: true });
  }

  async ensure(at = this.folder) {
    const server = await ensureEmbeddedPostgres(at);
    this.started.add(server.processId);
    return server;
  }

  /** Runs `ensure` in another process, which prints the server's process id. */
  ensureElsewhere(): ChildProcess {
    const code = `import { ensureEmbeddedPostgres } from ${JSON.stringify(SUPERVISOR)};
    console.log((await ensureEmbeddedPostgres(${JSON.stringify(this.folder)})).processId);
    setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.children.push(child);
    return child;
  }

  async processIdFrom(child: ChildProcess): Promise<number> {
    const [line] = await once(child.stdout!, "data");
    const processId = Number(String(line));
    this.started.add(processId);
    return processId;
  }
}

export async function query(connectionString: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A killed daemon may stay as a zombie where nobody reaps. */
export async function isGone(processId: number): Promise<boolean> {
  const status = await readFile(`/proc/${processId}/status`, "utf8").catch(() => null);
  if (status !== null) return /^State:\s+Z/m.test(status);
  try {
    process.kill(processId, 0);
    return false;
  } catch {
    return true;
  }
}

export async function gone(processId: number): Promise<void> {
  while (!(await isGone(processId))) await sleep(10);
}
