import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ERRORS, type ErrorCode, ResidencyError } from "../../domain/error.ts";

/** How the command line is started: a program and its first words. There is no shell between. */
export type ResidencyCommand = readonly [program: string, ...words: string[]];

export const RESIDENCY: ResidencyCommand = [
  process.execPath,
  fileURLToPath(new URL("../../../bin/residency.mjs", import.meta.url)),
];

/** The first administrator's password is nothing for other processes. */
const WITHHELD = "RESIDENCY_STUDIO_PASSWORD";
/** A verb that heeds no signal ends at the second one. */
const SECOND_SIGNAL_MS = 3_000;

export interface CommandPlace {
  projectFolder: string;
  /** Folder of the store. */
  home: string;
  /** Person whom the audit chain names. */
  actor: string;
  signal: AbortSignal;
  /** The process goes on when this one ends, however that happens. */
  outlives?: boolean;
  /** Told how far the verb says that it is; not of a process that outlives this one. */
  onProgress?: (done: number, total: number) => void;
}

/** A line of progress as verbs print it where no terminal is: `evaluate 3/18 tuned`. */
const PROGRESS = /^\S+ (\d+)\/(\d+)/;

/**
 * Runs one verb of the command line as a child process and gives what it prints with --json. Its output goes to a file, so that
 * it never waits for, or breaks with, a studio that has ended. On `signal` it is asked to keep what it has and stop.
 *
 * @throws ResidencyError with the verb's own code; `interrupted` when it was stopped; `internal` when it ended without a word.
 */
export async function runResidency(
  [program, ...first]: ResidencyCommand,
  words: readonly string[],
  { projectFolder, home, actor, signal, outlives = false, onProgress }: CommandPlace,
): Promise<Record<string, unknown>> {
  const folder = join(home, "scratch");
  await mkdir(folder, { recursive: true });
  const said = join(folder, `command-${randomUUID()}.jsonl`);
  const file = await open(said, "wx", 0o600);
  const environment: NodeJS.ProcessEnv = { ...process.env, RESIDENCY_HOME: home, RESIDENCY_ACTOR: actor };
  delete environment[WITHHELD];
  try {
    const child = spawn(program, [...first, "--project", projectFolder, ...words, "--json"], {
      env: environment,
      stdio: ["ignore", file.fd, onProgress && !outlives ? "pipe" : "ignore"],
      detached: outlives,
    });
    if (outlives) child.unref();
    if (onProgress && child.stderr)
      createInterface({ input: child.stderr }).on("line", (line) => {
        const [, done, total] = PROGRESS.exec(line) ?? [];
        if (done !== undefined) onProgress(Number(done), Number(total));
      });
    let second: NodeJS.Timeout | undefined;
    const stop = (): void => {
      child.kill("SIGTERM");
      if (!outlives) second = setTimeout(() => child.kill("SIGTERM"), SECOND_SIGNAL_MS);
    };
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    }).finally(() => {
      clearTimeout(second);
      signal.removeEventListener("abort", stop);
    });
    return outcomeOf(words[0] ?? "", code, await readFile(said, "utf8"));
  } finally {
    await file.close();
    await rm(said, { force: true });
  }
}

/** The last line that a verb printed: its result, which a verb that was asked to stop may have too, or its error. */
function outcomeOf(verb: string, code: number | null, said: string): Record<string, unknown> {
  const line = said.trimEnd().split("\n").at(-1) ?? "";
  if (line.startsWith("{")) {
    const printed = JSON.parse(line) as Record<string, unknown>;
    const error = printed.error as { code?: string; message?: string } | undefined;
    if (error?.code === undefined || !(error.code in ERRORS)) return printed;
    throw new ResidencyError(error.code as ErrorCode, error.message ?? "");
  }
  if (code === 130 || code === null)
    throw new ResidencyError("interrupted", `residency ${verb} was stopped before it was done`);
  throw new ResidencyError("internal", `residency ${verb} ended with code ${code}`);
}
