import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ResidencyError } from "../../domain/error.ts";
import { startTesseract, TESSERACT_ID, type WordEngine } from "./tesseract.ts";
import type { Word } from "./word.ts";

export interface WordReaderOptions {
  /** Folder where the words of pages are kept by the page's SHA-256. */
  cache: string;
  /** Longest that a page may take, seconds; the engine's start is part of the first. Default 60. */
  pageSeconds?: number;
  /** Default Tesseract. */
  start?: () => Promise<WordEngine>;
}

/**
 * Reads the words of pages with one engine, which starts at the first page that is not known yet and ends with `close`.
 * A page that is read once is never read again by the same version of the engine.
 */
export class WordReader {
  #engine: Promise<WordEngine> | null = null;
  readonly #options: Required<WordReaderOptions>;

  constructor(options: WordReaderOptions) {
    this.#options = { pageSeconds: 60, start: startTesseract, ...options };
  }

  /**
   * The words of a document's pages, page after page, each in the engine's order.
   *
   * @throws ResidencyError `interrupted`; an Error that says what is wrong with a page.
   */
  async readWords(imagePaths: readonly string[], signal?: AbortSignal): Promise<Word[]> {
    const words: Word[] = [];
    for (const [page, path] of imagePaths.entries()) words.push(...(await this.#readPage(path, page, signal)));
    return words;
  }

  /** The words of one page where they were read before; null where they were not. Starts no engine. */
  async knownWords(imagePath: string, page: number): Promise<Word[] | null> {
    return this.#kept(this.#fileOf(await readFile(imagePath)), page);
  }

  async close(): Promise<void> {
    const engine = this.#engine;
    this.#engine = null;
    await engine?.then((started) => started.close()).catch(() => {});
  }

  async #readPage(path: string, page: number, signal?: AbortSignal): Promise<Word[]> {
    if (signal?.aborted) throw stopped();
    const bytes = await readFile(path);
    const file = this.#fileOf(bytes);
    const kept = await this.#kept(file, page);
    if (kept) return kept;
    const words = await this.#limited(async () => {
      this.#engine ??= this.#options.start();
      return (await this.#engine).read(bytes, page);
    }, signal);
    await mkdir(this.#options.cache, { recursive: true });
    // Whole or not at all: another process may read the same page.
    const part = `${file}.${randomUUID()}`;
    await writeFile(part, JSON.stringify(words));
    await rename(part, file);
    return words;
  }

  #fileOf(bytes: Buffer): string {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return join(this.#options.cache, `${sha256}-${TESSERACT_ID}.json`);
  }

  async #kept(file: string, page: number): Promise<Word[] | null> {
    const kept = await readFile(file, "utf8").then(parseKept, () => null);
    return kept?.map((word) => ({ ...word, page, box: { ...word.box, page } })) ?? null;
  }

  /** An engine that was left in the middle of a page is ended; the next page starts another. */
  async #limited<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { pageSeconds } = this.#options;
    let leave: () => void = () => {};
    const left = new Promise<never>((_resolve, reject) => {
      const end = (reason: Error): void => {
        reject(reason);
        void this.close();
      };
      const late = new Error(`the page was not read within ${pageSeconds} s`);
      const timer = setTimeout(() => end(late), pageSeconds * 1000);
      const abort = (): void => end(stopped());
      signal?.addEventListener("abort", abort, { once: true });
      leave = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      };
    });
    const working = work();
    working.catch(() => {});
    try {
      return await Promise.race([working, left]);
    } finally {
      leave();
    }
  }
}

const stopped = (): ResidencyError =>
  new ResidencyError("interrupted", "stopped before every page was read; what was read is kept");

/** A file that cannot be read is as good as none. */
function parseKept(text: string): Word[] | null {
  try {
    return JSON.parse(text) as Word[];
  } catch {
    return null;
  }
}
