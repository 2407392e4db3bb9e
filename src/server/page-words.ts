import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { startTesseract, type Word, type WordEngine, WordReader } from "../inference/index.ts";
import { pageFile, type Store, tables } from "../store/index.ts";

/** Words of a page, or why there are none yet. */
type PageWordsState =
  | { state: "ready"; words: Word[] }
  /** Waiting, or being read; asking again tells when it is done. */
  | { state: "reading" }
  /** This page could not be read. */
  | { state: "unreadable"; reason: string }
  /** There is no OCR on this machine. */
  | { state: "missing"; reason: string };

/** Pages that wait at most; of more, the oldest are forgotten until somebody asks again. */
const MOST_WAITING = 100;
const MOST_FAILURES = 500;
/** The engine holds some hundred megabytes, so it ends when nobody has wanted a page for so long. */
const IDLE_MS = 120_000;

interface Waiting {
  path: string;
  key: string;
}

/**
 * The words of stored pages, read one after the other in the background, the page asked for last first. They are kept where
 * evaluations keep theirs, so a page is read once for all purposes.
 */
export class PageWords {
  readonly #store: Store;
  readonly #reader: WordReader;
  readonly #waiting = new Map<string, Waiting>();
  /** Pages that could not be read; they are not tried again until the server starts anew. */
  readonly #failures = new Map<string, string>();
  #missing: string | null = null;
  #busy: Waiting | null = null;
  #closed = false;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store, { start = startTesseract }: { start?: () => Promise<WordEngine> } = {}) {
    this.#store = store;
    this.#reader = new WordReader({
      cache: join(store.folder, "scratch", "words"),
      start: () =>
        start().catch((error: unknown) => {
          this.#missing = said(error);
          throw error;
        }),
    });
  }

  /**
   * What is known of a page's words now; a page that was never read begins to wait. Returns at once.
   *
   * @throws ResidencyError `document-not-found`, `blob-missing`.
   */
  async of(documentId: string, page: number): Promise<PageWordsState> {
    const { pages } = tables;
    const [found] = await this.#store.database
      .select({ sha256: pages.sha256 })
      .from(pages)
      .where(and(eq(pages.documentId, documentId), eq(pages.index, page)));
    if (!found) throw new ResidencyError("document-not-found", "there is no such page");
    const failure = this.#failures.get(found.sha256);
    if (failure !== undefined) return { state: "unreadable", reason: failure };
    const path = join(this.#store.folder, await pageFile(this.#store, found.sha256));
    const words = await this.#reader.knownWords(path, page);
    if (words) return { state: "ready", words };
    if (this.#missing !== null) return { state: "missing", reason: this.#missing };
    this.#ask({ path, key: found.sha256 });
    return { state: "reading" };
  }

  /** Ends the engine; what waits stays unread. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.clear();
    clearTimeout(this.#idle);
    await this.#reader.close();
  }

  #ask(page: Waiting): void {
    if (this.#closed || this.#busy?.key === page.key || this.#waiting.has(page.key)) return;
    this.#waiting.set(page.key, page);
    const [oldest] = this.#waiting.keys();
    if (oldest !== undefined && this.#waiting.size > MOST_WAITING) this.#waiting.delete(oldest);
    if (this.#busy === null) void this.#work();
  }

  async #work(): Promise<void> {
    clearTimeout(this.#idle);
    for (let next = [...this.#waiting.values()].at(-1); next; next = [...this.#waiting.values()].at(-1)) {
      this.#waiting.delete(next.key);
      this.#busy = next;
      try {
        await this.#reader.readWords([next.path]);
      } catch (error) {
        if (this.#missing !== null) this.#waiting.clear();
        else this.#fail(next.key, said(error));
      }
    }
    this.#busy = null;
    if (this.#closed) return;
    this.#idle = setTimeout(() => void this.#reader.close(), IDLE_MS);
    this.#idle.unref();
  }

  #fail(key: string, reason: string): void {
    this.#failures.set(key, reason);
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined && this.#failures.size > MOST_FAILURES) this.#failures.delete(oldest);
  }
}

/** The engine's own words, which never quote the page; paths of this machine stay out. */
const said = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/(file:\/\/)?(\/[^\s/:'"]+)+/g, "…").slice(0, 200);
