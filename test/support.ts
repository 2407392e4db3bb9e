import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { removeEmbeddedPostgres } from "../src/store/index.ts";

export const ROOT = resolve(fileURLToPath(new URL("..", import.meta.url)));
const CLI = join(ROOT, "bin", "residency.mjs");

/** A project in a folder of its own, with a store of its own. */
export class TestProject {
  readonly folder: string;
  readonly home: string;

  constructor(config: string) {
    this.folder = mkdtempSync(join(tmpdir(), "residency-test-"));
    // As root, PostgreSQL runs as another user, who must be able to enter the folder.
    chmodSync(this.folder, 0o755);
    this.home = join(this.folder, ".residency");
    writeFileSync(join(this.folder, "residency.config.ts"), config);
  }

  /** Starts one command of the CLI without waiting for it. */
  start(words: string[], environment: Record<string, string> = {}): ChildProcess {
    return spawn(process.execPath, [CLI, "--project", this.folder, ...words], {
      env: { ...process.env, RESIDENCY_HOME: this.home, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** Runs one command to its end. */
  async run(
    words: string[],
    environment: Record<string, string> = {},
  ): Promise<{ code: number | null; output: string; errors: string }> {
    const child = this.start(words, environment);
    let [output, errors] = ["", ""];
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (errors += chunk));
    const code = await ended(child);
    return { code, output, errors };
  }

  /** Runs a command with --json and reads its result. @throws Error when the command failed. */
  async json<T>(words: string[], environment: Record<string, string> = {}): Promise<T> {
    const { code, output, errors } = await this.run([...words, "--json"], environment);
    if (code !== 0) throw new Error(`residency ${words.join(" ")} ended with ${code}: ${output}${errors}`);
    return JSON.parse(output) as T;
  }

  async remove(): Promise<void> {
    if (existsSync(this.home)) await removeEmbeddedPostgres(this.home);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done(child.exitCode);
    else child.once("close", (code) => done(code));
  });
}

/** A specialty over made lab reports and receipts with a base model of the caller's. */
export const labConfig = (base: string, more = ""): string => `import { defineSpecialty } from "residency";
export default defineSpecialty({
  name: "lab-reports",
  base: ${JSON.stringify(base)},
  families: ["lab-report"],
  fields: [
    { path: "patient" },
    { path: "results[].value", type: "number", criticality: "decision" },
  ],
  split: { train: 0.6, dev: 0.2, test: 0.2, by: ["subject", "template"] },
  limits: { answerTokens: 24 },
  ${more}
});
`;
