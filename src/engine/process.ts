import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ResidencyError } from "../domain/error.ts";
import { type EngineEvent, engineEventSchema } from "./events.ts";
import type { EngineJob, EngineVerb } from "./job.ts";

const ENGINE_FOLDER = fileURLToPath(new URL("../../engine", import.meta.url));
const LAST_LINES = 40;

/** The Python that runs the engine: `RESIDENCY_PYTHON`, else the one that set-up made. @throws ResidencyError `engine-missing`. */
export function enginePython(): string {
  const python = process.env.RESIDENCY_PYTHON || join(ENGINE_FOLDER, ".venv", "bin", "python");
  if (!existsSync(python)) throw new ResidencyError("engine-missing", `the engine's Python is not at ${python}`);
  return python;
}

/**
 * Environment of the engine. Keys and tokens of the parent stay out, and glibc keeps freed memory instead of giving it
 * back at every step (measured: a quarter less time a training step on CPU).
 */
function engineEnvironment(): NodeJS.ProcessEnv {
  const kept = [
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "CUDA_VISIBLE_DEVICES",
    "LD_LIBRARY_PATH",
    "OMP_NUM_THREADS",
    "XDG_CACHE_HOME",
  ];
  const environment: NodeJS.ProcessEnv = {
    PYTHONUNBUFFERED: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    HF_HUB_OFFLINE: "1",
    RESIDENCY_PARENT_PIPE: "1",
    MALLOC_MMAP_THRESHOLD_: "8589934592",
    MALLOC_TRIM_THRESHOLD_: "8589934592",
  };
  for (const name of kept) if (process.env[name] !== undefined) environment[name] = process.env[name];
  return environment;
}

/**
 * Runs one verb of the engine as a child process and yields what it says. The engine stops when this process ends,
 * however that happens; on `signal` it is asked to save and stop (SIGTERM).
 *
 * @throws ResidencyError `engine-missing`; `engine-refused` with the engine's sentence; `run-busy` when another engine works
 * in the job's output folder; `interrupted` when `signal` ended it before it could save; `engine-failed` with its last lines.
 */
export async function* runEngine(verb: EngineVerb, job: EngineJob, signal?: AbortSignal): AsyncGenerator<EngineEvent> {
  await mkdir(job.output, { recursive: true });
  const jobFile = join(job.output, `job-${verb}.json`);
  await writeFile(jobFile, JSON.stringify(job, null, 1));
  const child = spawn(enginePython(), ["-m", "residency_engine", verb, jobFile], {
    cwd: ENGINE_FOLDER,
    env: engineEnvironment(),
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ended = new Promise<{ code: number | null; signalName: string | null }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signalName) => resolve({ code, signalName }));
  });
  ended.catch(() => {});
  const lastLines: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    lastLines.push(line);
    if (lastLines.length > LAST_LINES) lastLines.shift();
  });
  const stop = (): void => void child.kill("SIGTERM");
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted) stop();
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const parsed = parseLine(line);
      if (parsed.type === "refused")
        throw new ResidencyError(parsed.code === "busy" ? "run-busy" : "engine-refused", parsed.reason);
      yield parsed;
    }
    const { code, signalName } = await ended;
    if (code !== 0 && signal?.aborted) throw new ResidencyError("interrupted", `the engine was stopped in \`${verb}\``);
    if (code !== 0) {
      throw new ResidencyError(
        "engine-failed",
        `the engine ended with ${signalName ?? `code ${code}`}:\n${lastLines.slice(-12).join("\n")}`,
      );
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await ended.catch(() => {});
  }
}

function parseLine(line: string): EngineEvent {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new ResidencyError("engine-failed", `the engine wrote a line that is not JSON: ${line.slice(0, 200)}`, {
      cause: error,
    });
  }
  const result = engineEventSchema.safeParse(json);
  if (!result.success)
    throw new ResidencyError(
      "engine-failed",
      `the engine wrote an event that is not in the contract: ${line.slice(0, 200)}`,
    );
  return result.data;
}
