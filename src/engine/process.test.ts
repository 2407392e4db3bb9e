/** The child process, with small programs in the engine's place. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { EngineJob } from "./job.ts";
import { runEngine } from "./process.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "residency-engine-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

/** Runs the lines of a shell program as if they were the engine. */
async function run(program: string, signal?: AbortSignal, onEvent?: () => void): Promise<unknown[]> {
  const file = join(folder, "python");
  writeFileSync(file, `#!/bin/sh\n${program}\n`, { mode: 0o755 });
  vi.stubEnv("RESIDENCY_PYTHON", file);
  const events = [];
  for await (const event of runEngine("predict", { output: join(folder, "job") } as EngineJob, signal)) {
    events.push(event);
    onEvent?.();
  }
  return events;
}

const said = (event: object): string => `echo '${JSON.stringify(event)}'`;

test("an engine that finds another one at work is a busy run, and any other refusal is the job's fault", async () => {
  await expect(
    run(`${said({ type: "refused", code: "busy", reason: "another engine works" })}; exit 2`),
  ).rejects.toMatchObject({ code: "run-busy", message: "another engine works" });
  await expect(run(`${said({ type: "refused", reason: "rank must be above 0" })}; exit 2`)).rejects.toMatchObject({
    code: "engine-refused",
    message: "rank must be above 0",
  });
});

test("an engine that was told to stop did not fail", async () => {
  const interruption = new AbortController();
  const waiting = `${said({ type: "done" })}; exec sleep 60`;
  await expect(run(waiting, interruption.signal, () => interruption.abort())).rejects.toMatchObject({
    code: "interrupted",
  });
  await expect(run("echo broken >&2; exit 1", new AbortController().signal)).rejects.toMatchObject({
    code: "engine-failed",
    message: expect.stringContaining("broken"),
  });
});
