/**
 * Promise 6: what is interrupted anywhere resumes, with nothing half, nothing double and nothing paid twice.
 * Each test kills -9 at random instants; RESIDENCY_KILLS sets how often (20 by default).
 */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../src/domain/random.ts";
import { openStore, tables, verifyAudit } from "../src/store/index.ts";
import { writeCorpus } from "../src/synthetic/index.ts";
import { ended, labConfig, TestProject } from "./support.ts";
import { engineInstalled, tinyModel } from "./tiny-model.ts";

const KILLS = Number(process.env.RESIDENCY_KILLS ?? 20);
const LONG_MS = 40 * 60_000;

let work: string;
let corpus: string;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "residency-kill-"));
  corpus = join(work, "corpus");
  await writeCorpus({ family: "lab-report", count: 72, seed: 3, folder: corpus });
}, LONG_MS);
afterAll(() => rmSync(work, { recursive: true, force: true }));

/**
 * Starts a command and kills it at a random instant: on even turns from its start on, on odd ones once it has told of its
 * first piece of work, so that some kills fall into the work on a slow machine too.
 */
async function killSoon(
  project: TestProject,
  words: string[],
  turn: number,
  random: () => number,
): Promise<{ killed: boolean; working: boolean }> {
  const child = project.start(words);
  let timer: NodeJS.Timeout | undefined;
  let working = false;
  const killWithin = (ms: number): void => {
    timer ??= setTimeout(() => child.kill("SIGKILL"), random() * ms);
  };
  if (turn % 2 === 0) killWithin(4000);
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      if (!/ \d+\/\d+/.test(chunk.toString())) return;
      working = true;
      killWithin(1500);
    });
  const code = await ended(child);
  clearTimeout(timer);
  return { killed: code === null, working };
}

async function inStore<T>(
  project: TestProject,
  look: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
): Promise<T> {
  const store = await openStore(project.home);
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

describe("kill -9", () => {
  it(
    "during add leaves nothing half and nothing double",
    async () => {
      const project = new TestProject(labConfig("nowhere"));
      const random = seededRandom(1);
      const words = ["add", corpus, "--labels", join(corpus, "labels.jsonl")];
      try {
        let worked = false;
        for (let kill = 0; kill < KILLS; kill++) {
          worked = (await killSoon(project, words, kill, random.next)).working || worked;
          if (kill % 5 !== 4) continue;
          await inStore(project, async ({ database, blobs }) => {
            const half = await database.execute(
              sql`select d.id from documents d where not exists (select 1 from pages p where p.document_id = d.id) or not exists (select 1 from labels l where l.document_id = d.id)`,
            );
            expect(half.rows).toEqual([]);
            for (const page of await database.select().from(tables.pages))
              expect(await blobs.has(page.sha256)).toBe(true);
          });
        }
        const last = await project.json<{ added: number; known: number; rejected: unknown[] }>(words);
        expect(last.added + last.known).toBe(72);
        expect(last.rejected).toEqual([]);
        expect(worked).toBe(true);
        expect(last.known).toBeGreaterThan(0);
        await inStore(project, async ({ database }) => {
          expect((await database.select().from(tables.documents)).length).toBe(72);
          expect((await database.select().from(tables.pages)).length).toBe(72);
          const twice = await database.execute(sql`select 1 from labels where revision > 1`);
          expect(twice.rows).toEqual([]);
          const verdict = await verifyAudit(database);
          expect(verdict).toMatchObject({ intact: true });
          const added = await database.execute(sql`select subject from audit where action = 'document.added'`);
          expect(new Set(added.rows.map((row) => row.subject)).size).toBe(added.rows.length);
          expect(added.rows.length).toBe(72);
        });
      } finally {
        await project.remove();
      }
    },
    LONG_MS,
  );

  it.skipIf(!engineInstalled())(
    "of the engine or its parent during train gives the weights of an uninterrupted run",
    async () => {
      const model = await tinyModel(work);
      const recipe = `recipe: { method: "lora", rank: 4, dropout: 0.1, epochs: 6, batch: 4, learningRate: 1e-3, checkpointSteps: 4, seed: 5 },`;
      const [calm, rough] = [new TestProject(labConfig(model, recipe)), new TestProject(labConfig(model, recipe))];
      const random = seededRandom(2);
      try {
        for (const project of [calm, rough]) {
          await project.json(["add", corpus, "--labels", join(corpus, "labels.jsonl")]);
          await project.json(["curate"]);
        }
        const { run } = await calm.json<{ run: string }>(["train"]);
        for (let kill = 0; kill < KILLS; kill++) {
          const child = rough.start(["train"]);
          const timer = setTimeout(
            () => (kill % 2 === 0 ? child.kill("SIGKILL") : killEngine(rough, run)),
            3000 + random.next() * 9000,
          );
          await ended(child);
          clearTimeout(timer);
          if (weights(rough, run)) {
            // Finished before the kill: begin again from nothing, so that every kill counts.
            rmSync(join(rough.home, "runs", run), { recursive: true });
          }
        }
        for (let attempt = 0; attempt < 3; attempt++) if ((await rough.run(["train"])).code === 0) break;
        expect(weights(rough, run)).toBe(weights(calm, run));
        const { state } = await rough.json<{ state: string }>(["runs", run]);
        expect(state).toBe("done");
      } finally {
        await calm.remove();
        await rough.remove();
      }
    },
    LONG_MS,
  );

  it(
    "during evaluate asks again only what was in flight",
    async () => {
      const asked = new Map<string, number>();
      const server = await countingServer(asked);
      const candidate = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1#counted`;
      const project = new TestProject(
        labConfig("nowhere", `candidates: [${JSON.stringify(candidate)}], phi: { policy: "allow" },`),
      );
      const random = seededRandom(3);
      const words = ["evaluate", "--split", "train"];
      try {
        await project.json(["add", corpus, "--labels", join(corpus, "labels.jsonl")]);
        await project.json(["curate"]);
        let killed = 0;
        for (let kill = 0; kill < KILLS; kill++)
          if ((await killSoon(project, words, kill, random.next)).killed) killed++;
        const result = await project.json<{ documents: number }>(words);
        const stored = await inStore(project, ({ database }) => database.select().from(tables.predictions));
        expect(stored).toHaveLength(result.documents);
        const requests = [...asked.values()].reduce((sum, count) => sum + count, 0);
        // Four requests are in flight at once; a kill loses at most those.
        expect(requests).toBeLessThanOrEqual(result.documents + killed * 4);
        const before = requests;
        await project.json(words);
        expect([...asked.values()].reduce((sum, count) => sum + count, 0)).toBe(before);
      } finally {
        server.close();
        server.closeAllConnections();
        await project.remove();
      }
    },
    LONG_MS,
  );
});

/** SHA-256 of a run's final adapter; null while there is none. */
function weights(project: TestProject, run: string): string | null {
  const file = join(project.home, "runs", run, "best", "adapter_model.safetensors");
  return existsSync(file) && existsSync(join(project.home, "runs", run, "best", "finished.json"))
    ? createHash("sha256").update(readFileSync(file)).digest("hex")
    : null;
}

/** Kills the engine itself: the process whose job file is this run's. */
function killEngine(project: TestProject, run: string): void {
  const job = join(project.home, "runs", run, "job-train.json");
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${id}/cmdline`, "utf8").includes(job)) process.kill(Number(id), "SIGKILL");
    } catch {
      // The process ended while we looked.
    }
  }
}

/** A chat server that counts how often each picture was asked about, and takes a while to answer. */
async function countingServer(asked: Map<string, number>): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const key = createHash("sha256").update(Buffer.concat(chunks)).digest("hex");
      asked.set(key, (asked.get(key) ?? 0) + 1);
      const message = { role: "assistant", content: '{"patient":null}' };
      const reply = {
        id: "1",
        object: "chat.completion",
        created: 1,
        model: "counted",
        choices: [{ index: 0, finish_reason: "stop", message }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      };
      setTimeout(() => response.setHeader("content-type", "application/json").end(JSON.stringify(reply)), 120);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}
