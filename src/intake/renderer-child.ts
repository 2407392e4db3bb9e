import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ResidencyError } from "../domain/error.ts";
import type { RenderedPage } from "./render-file.ts";
import { MEMORY_LIMIT_MARK, MEMORY_LIMIT_VARIABLE, type RenderReply, type RenderRequest } from "./renderer-messages.ts";

export interface RendererChildOptions {
  /** The program of the child process. */
  program: URL;
  startTimeoutMs: number;
  timeoutMs: number;
  pageTimeoutMs: number;
  memoryMb: number;
  maxOutputBytes: number;
}

/** The child ended before it took the job; the job itself is not to blame. */
export class ChildLostError extends Error {
  override readonly name = "ChildLostError";
}

const STDERR_CHARACTERS = 2000;
/** How long to wait for the last words of a child that has ended. */
const LAST_WORDS_MS = 500;
/** A child that holds more than this share of its memory after a job is replaced: PDFium's memory never shrinks. */
const REUSE_MEMORY_SHARE = 0.6;

/** Decoders get none of the secrets that the environment may hold. */
const PASSED_VARIABLES = [
  "PATH",
  "HOME",
  "TMPDIR",
  "TEMP",
  "TMP",
  "SYSTEMROOT",
  "LD_LIBRARY_PATH",
  "DYLD_LIBRARY_PATH",
];

function childEnvironment(memoryMb: number): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    [MEMORY_LIMIT_VARIABLE]: String(memoryMb * 2 ** 20),
    // Fewer arenas of glibc keep freed pages from counting as used.
    MALLOC_ARENA_MAX: "2",
  };
  for (const name of PASSED_VARIABLES) if (process.env[name] !== undefined) environment[name] = process.env[name];
  return environment;
}

interface Job {
  started: boolean;
  pages: RenderedPage[];
  outputBytes: number;
  startedAtMs: number;
  timer: NodeJS.Timeout;
  resolve(pages: RenderedPage[]): void;
  reject(error: Error): void;
}

/** One renderer process and the job that it is working on. */
export class RendererChild {
  readonly #options: RendererChildOptions;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #job: Job | undefined;
  /** Why this process was ended by us. */
  #verdict: ResidencyError | undefined;
  #stderr = "";
  #usable = true;

  constructor(options: RendererChildOptions) {
    this.#options = options;
    const loader = options.program.pathname.endsWith(".ts")
      ? ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href]
      : [];
    this.#process = fork(fileURLToPath(options.program), [], {
      execArgv: [...loader, `--max-old-space-size=${options.memoryMb}`],
      env: childEnvironment(options.memoryMb),
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#process.stderr?.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString("utf8")).slice(-STDERR_CHARACTERS);
    });
    this.#process.on("message", (reply: RenderReply) => this.#receive(reply));
    this.#ended = new Promise((resolve) => {
      const end = (): void => {
        this.#end();
        resolve();
      };
      this.#process.once("error", end);
      this.#process.once("exit", () => {
        this.#usable = false;
        const timer = setTimeout(end, LAST_WORDS_MS);
        this.#process.once("close", () => {
          clearTimeout(timer);
          end();
        });
      });
    });
    this.#holdParent(false);
  }

  get processId(): number | undefined {
    return this.#process.pid;
  }

  /** Whether it can take another job. */
  get usable(): boolean {
    return this.#usable && this.#job === undefined;
  }

  /** @throws ResidencyError; ChildLostError when the process ended before it took the job. */
  render(request: RenderRequest): Promise<RenderedPage[]> {
    if (!this.usable) return Promise.reject(new ChildLostError("the page renderer has ended"));
    return new Promise((resolve, reject) => {
      const timer = this.#timeout(this.#options.startTimeoutMs);
      this.#job = { started: false, pages: [], outputBytes: 0, startedAtMs: performance.now(), timer, resolve, reject };
      this.#holdParent(true);
      // A failed send means that the process has ended, which `exit` reports.
      this.#process.send(request, () => {});
    });
  }

  /** Ends the process at once. A job under way is rejected with `verdict`. Resolves when the process is gone. */
  async kill(verdict?: ResidencyError): Promise<void> {
    this.#verdict ??= verdict;
    this.#usable = false;
    this.#holdParent(true); // whoever waits for the end must not be ended by an empty event loop first
    this.#process.kill("SIGKILL");
    await this.#ended;
  }

  #receive(reply: RenderReply): void {
    const job = this.#job;
    if (!job || this.#verdict) return;
    switch (reply.kind) {
      case "started":
        job.started = true;
        job.startedAtMs = performance.now();
        this.#restartTimer(job, this.#options.timeoutMs);
        return;
      case "opened": {
        const allowedMs = this.#options.timeoutMs + (reply.pages - 1) * this.#options.pageTimeoutMs;
        this.#restartTimer(job, allowedMs - (performance.now() - job.startedAtMs));
        return;
      }
      case "page": {
        const { page } = reply;
        job.outputBytes += page.png.byteLength;
        if (job.outputBytes > this.#options.maxOutputBytes) {
          const megabytes = Math.round(this.#options.maxOutputBytes / 2 ** 20);
          void this.kill(new ResidencyError("too-many-pages", `The pages take more than ${megabytes} MB together.`));
          return;
        }
        job.pages.push(page);
        return;
      }
      case "done":
        this.#usable &&= reply.residentBytes < this.#options.memoryMb * 2 ** 20 * REUSE_MEMORY_SHARE;
        this.#settle((settled) => settled.resolve(settled.pages));
        return;
      case "failed":
        this.#usable &&= reply.reusable;
        this.#settle((settled) => settled.reject(new ResidencyError(reply.code, reply.message)));
    }
  }

  #restartTimer(job: Job, timeoutMs: number): void {
    clearTimeout(job.timer);
    job.timer = this.#timeout(timeoutMs);
  }

  #timeout(timeoutMs: number): NodeJS.Timeout {
    return setTimeout(() => {
      const seconds = Math.round(timeoutMs / 100) / 10;
      void this.kill(
        this.#job?.started
          ? new ResidencyError("render-timeout", `The file was not rendered within ${seconds} s.`)
          : new ResidencyError("render-crashed", `The page renderer did not start within ${seconds} s.`),
      );
    }, timeoutMs);
  }

  #settle(finish: (job: Job) => void): void {
    const job = this.#job;
    if (!job) return;
    this.#job = undefined;
    clearTimeout(job.timer);
    this.#holdParent(false);
    finish(job);
  }

  #end(): void {
    this.#usable = false;
    this.#settle((job) => job.reject(this.#verdict ?? this.#crash(job)));
  }

  #crash(job: Job): Error {
    if (this.#stderr.includes(MEMORY_LIMIT_MARK)) {
      return new ResidencyError(
        "render-crashed",
        `The file needs more than ${this.#options.memoryMb} MB of memory to render.`,
      );
    }
    const { exitCode, signalCode } = this.#process;
    const how = signalCode ? `was ended by ${signalCode}` : `ended with code ${exitCode}`;
    if (!job.started)
      return new ChildLostError(`The page renderer ${how} as it started. ${this.#stderr.trim()}`.trim());
    return new ResidencyError("render-crashed", `The page renderer ${how} while it worked on this file.`);
  }

  /** An idle child must not keep the program from ending. */
  #holdParent(hold: boolean): void {
    const handles = [this.#process, this.#process.channel, this.#process.stderr] as {
      ref?: () => void;
      unref?: () => void;
    }[];
    for (const handle of handles) {
      if (hold) handle?.ref?.();
      else handle?.unref?.();
    }
  }
}
