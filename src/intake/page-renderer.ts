import type { MediaType } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import type { RenderedPage } from "./render-file.ts";
import { ChildLostError, RendererChild, type RendererChildOptions } from "./renderer-child.ts";
import type { RenderRequest } from "./renderer-messages.ts";

export interface PageRendererOptions {
  /** Files rendered at the same time, one process each. Default 1. */
  workers?: number;
  /** Longest time for a file of one page, in milliseconds. Default 60 000. */
  timeoutMs?: number;
  /** What each further page adds to `timeoutMs`. Default 2000. */
  pageTimeoutMs?: number;
  /** Resident memory of one process, in MiB. Default 1024, enough for a page of 60 megapixels. */
  memoryMb?: number;
  /** Largest page in pixels. Default 60 million. */
  maxPixels?: number;
  /** Most pages of one file. Default 500. */
  maxPages?: number;
  /** Most bytes of PNG of one file, because all pages are returned together. Default 512 MiB. */
  maxOutputBytes?: number;
  /** The program of the child processes; tests put a faulty one here. */
  program?: URL;
}

const START_TIMEOUT_MS = 60_000;
/** Attempts of a job whose process ended before it took the job, as when the system killed an idle one. */
const ATTEMPTS = 3;
/** The largest file is this share of a process's memory, which must hold the decoded page too. */
const FILE_MEMORY_SHARE = 0.4;

/**
 * Turns files into pages, in child processes that can be killed: a file that crashes, hangs or eats memory fails alone, and
 * the next file gets a new process. Nothing is written to disk. Processes start at the first file that needs them.
 */
export class PageRenderer {
  readonly #childOptions: RendererChildOptions;
  readonly #limits: RenderRequest["limits"];
  readonly #workers: number;
  readonly #children = new Set<RendererChild>();
  readonly #waiting: (() => void)[] = [];
  #working = 0;
  #closed = false;

  constructor(options: PageRendererOptions = {}) {
    const memoryMb = options.memoryMb ?? 1024;
    this.#workers = Math.max(1, options.workers ?? 1);
    this.#limits = {
      maxPixels: options.maxPixels ?? 60e6,
      maxPages: options.maxPages ?? 500,
      maxFileBytes: memoryMb * 2 ** 20 * FILE_MEMORY_SHARE,
    };
    this.#childOptions = {
      program:
        options.program ??
        new URL(import.meta.url.endsWith(".ts") ? "./renderer-process.ts" : "./renderer-process.js", import.meta.url),
      startTimeoutMs: START_TIMEOUT_MS,
      timeoutMs: options.timeoutMs ?? 60_000,
      pageTimeoutMs: options.pageTimeoutMs ?? 2_000,
      memoryMb,
      maxOutputBytes: options.maxOutputBytes ?? 512 * 2 ** 20,
    };
  }

  /** The running processes. */
  get processIds(): number[] {
    return [...this.#children].flatMap((child) => child.processId ?? []);
  }

  /**
   * All pages of one file, in order. Calls beyond `workers` wait for their turn; their time does not count as rendering.
   * `mediaType` is what `sniffMediaType` says of the file's bytes.
   * @throws ResidencyError `file-damaged`, `file-encrypted`, `file-empty`, `file-too-large`, `page-too-large`,
   * `too-many-pages`, `render-timeout`, `render-crashed` or `path-not-found`.
   */
  async render(path: string, mediaType: MediaType): Promise<RenderedPage[]> {
    await this.#turn();
    try {
      return await this.#attempt({ path, mediaType, limits: this.#limits });
    } finally {
      this.#working--;
      this.#waiting.shift()?.();
    }
  }

  /** Ends all processes; files under way or waiting are rejected. The renderer cannot be used again. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#children].map((child) => child.kill(closedError())));
    this.#children.clear();
  }

  async #turn(): Promise<void> {
    while (this.#working >= this.#workers && !this.#closed) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#working++;
  }

  async #attempt(request: RenderRequest): Promise<RenderedPage[]> {
    for (let attempt = 1; ; attempt++) {
      if (this.#closed) throw closedError();
      const child = this.#idleChild();
      try {
        return await child.render(request);
      } catch (error) {
        if (!(error instanceof ChildLostError)) throw error;
        if (attempt >= ATTEMPTS && !this.#closed)
          throw new ResidencyError("render-crashed", error.message, { cause: error });
      } finally {
        if (!child.usable) await this.#discard(child);
      }
    }
  }

  #idleChild(): RendererChild {
    for (const child of this.#children) if (child.usable) return child;
    const child = new RendererChild(this.#childOptions);
    this.#children.add(child);
    return child;
  }

  async #discard(child: RendererChild): Promise<void> {
    await child.kill();
    this.#children.delete(child);
  }
}

function closedError(): ResidencyError {
  return new ResidencyError("internal", "The page renderer was closed.");
}
