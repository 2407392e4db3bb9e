import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { SyntheticDocument } from "./generate.ts";

/**
 * How each document was made: a row {file, seed, severity, degradations} each. It stands apart from the labels, which are in
 * the import format, and is hidden so that adding the folder does not take it for a document.
 */
export const SYNTHESIS_FILE = ".synthesis.jsonl";

/** Writes a folder of documents. Both lists of them get their names when all is there: a folder that was cut short has none. */
export class CorpusWriter {
  private constructor(
    private readonly folder: string,
    private readonly labels: Draft,
    private readonly synthesis: Draft,
  ) {}

  static async open(folder: string): Promise<CorpusWriter> {
    await mkdir(folder, { recursive: true });
    return new CorpusWriter(
      folder,
      await Draft.open(join(folder, "labels.jsonl")),
      await Draft.open(join(folder, SYNTHESIS_FILE)),
    );
  }

  /** The page alone; pages may be written at the same time. */
  async addPage({ name, png }: Pick<SyntheticDocument, "name" | "png">): Promise<void> {
    await writeFile(join(this.folder, name), png);
  }

  /** A line in each list, in the order of the calls. */
  async list({ name, facts, seed, severity, degradations }: Omit<SyntheticDocument, "png" | "glyphs">): Promise<void> {
    await this.labels.addLine({ file: name, ...facts });
    await this.synthesis.addLine({ file: name, seed, severity, degradations });
  }

  /** @returns the path of labels.jsonl. */
  async finish(): Promise<string> {
    await this.synthesis.finish();
    return await this.labels.finish();
  }

  /** Takes away what was not finished; the pages stay, and the same command writes the same ones. */
  async discard(): Promise<void> {
    await Promise.all([this.labels.discard(), this.synthesis.discard()]);
  }
}

/** Lines under a hidden name of their own until they are complete, so that two writers never mix theirs. */
class Draft {
  private constructor(
    private readonly path: string,
    private readonly draft: string,
    private readonly file: FileHandle,
  ) {}

  static async open(path: string): Promise<Draft> {
    const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
    return new Draft(path, draft, await open(draft, "wx"));
  }

  async addLine(row: object): Promise<void> {
    await this.file.appendFile(`${JSON.stringify(row)}\n`);
  }

  async finish(): Promise<string> {
    await this.file.close();
    await rename(this.draft, this.path);
    return this.path;
  }

  async discard(): Promise<void> {
    await this.file.close();
    await rm(this.draft, { force: true });
  }
}
