import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Store } from "./store.ts";

const SCRATCH_PREFIX = ".residency-export-";
/** The scratch of a killed export is swept at this age. */
const LEFTOVER_MS = 24 * 60 * 60 * 1000;

/** A folder that files are exported into. What stands there already stays until all the new files are complete. */
export class ExportFolder {
  private readonly drafts: string[] = [];
  private readonly pages = new Set<string>();

  private constructor(
    private readonly store: Store,
    private readonly folder: string,
    /** A folder for this export alone, which goes with it. Only its owner may enter, and its name is new: exports into one
     * folder at once do not meet, and no link lies in wait under the name of a draft. */
    readonly scratch: string,
  ) {}

  /**
   * Lets `work` write, then puts its files in place. A failure leaves what was there, and of the new only pages.
   *
   * @returns the paths of the files, in the order in which they were added, and what `work` gave.
   */
  static async fill<Result>(
    store: Store,
    folder: string,
    work: (into: ExportFolder) => Promise<Result>,
  ): Promise<Result & { files: string[] }> {
    await mkdir(folder, { recursive: true });
    await sweep(folder);
    const into = new ExportFolder(store, folder, await mkdtemp(join(folder, SCRATCH_PREFIX)));
    try {
      const result = await work(into);
      const files = into.drafts.map((draft) => join(folder, basename(draft)));
      for (const [index, draft] of into.drafts.entries()) await rename(draft, files[index] as string);
      return { ...result, files };
    } finally {
      await rm(into.scratch, { recursive: true, force: true });
    }
  }

  /** Where the file `name` is written before it takes its place. */
  draft(name: string): string {
    const draft = join(this.scratch, name);
    this.drafts.push(draft);
    return draft;
  }

  /** Writes the file `name`, a line of JSON for each row. */
  async addLines(name: string, rows: AsyncIterable<object>): Promise<void> {
    const lines = async function* (): AsyncGenerator<string> {
      for await (const row of rows) yield `${JSON.stringify(row)}\n`;
    };
    await pipeline(Readable.from(lines()), createWriteStream(this.draft(name)));
  }

  /**
   * Writes the picture of a page, once.
   *
   * @returns its path in the folder: `images/SHA.png`.
   * @throws ResidencyError `blob-missing`.
   */
  async addPage(sha256: string): Promise<string> {
    const path = `images/${sha256}.png`;
    if (this.pages.has(sha256)) return path;
    await mkdir(join(this.folder, "images"), { recursive: true });
    const draft = join(this.scratch, `${sha256}.png`);
    await writeFile(draft, await this.store.blobs.get(sha256));
    await rename(draft, join(this.folder, path));
    this.pages.add(sha256);
    return path;
  }
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(SCRATCH_PREFIX)) continue;
    const changed = (await stat(join(folder, name)).catch(() => null))?.mtimeMs;
    if (changed !== undefined && Date.now() - changed > LEFTOVER_MS)
      await rm(join(folder, name), { recursive: true, force: true });
  }
}
