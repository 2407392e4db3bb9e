import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type ErrorCode, ResidencyError } from "../../domain/error.ts";
import { CorpusWriter } from "../corpus-writer.ts";
import type { SyntheticDocument } from "../generate.ts";
import { type FhirOptions, synthesiseFhir } from "./synthesise-fhir.ts";

export interface FhirCorpusOptions extends Omit<FhirOptions, "first"> {
  /** A bundle in JSON, or a folder with `.json` bundles. */
  source: string;
  /** Where pictures and labels.jsonl go. */
  folder: string;
  onBundle?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

export interface FhirCorpus {
  documents: number;
  labelsFile: string;
  /** Files that gave nothing, with their reasons. */
  rejected: { file: string; code: ErrorCode; reason: string }[];
}

/**
 * Writes the documents of FHIR bundles as `writeCorpus` writes made-up ones. In a folder a bad bundle fails alone.
 *
 * @throws ResidencyError `path-not-found`, or the reason of the first file where no file gave a document.
 */
export async function writeFhirCorpus(options: FhirCorpusOptions): Promise<FhirCorpus> {
  const { source, folder, signal, onBundle, ...synthesis } = options;
  const files = await bundleFiles(source);
  const writer = await CorpusWriter.open(folder);
  try {
    const rejected: FhirCorpus["rejected"] = [];
    let written = 0;
    for (const [done, file] of files.entries()) {
      if (signal?.aborted) break;
      let documents: SyntheticDocument[] = [];
      try {
        documents = await synthesiseFhir(await readJson(file), { ...synthesis, first: written });
        if (documents.length === 0)
          throw new ResidencyError("bundle-invalid", "it holds no laboratory results and no medicines");
      } catch (error) {
        if (!(error instanceof ResidencyError)) throw error;
        rejected.push({ file, code: error.code, reason: error.message });
      }
      for (const document of documents) {
        await writer.addPage(document);
        await writer.list(document);
        written++;
      }
      onBundle?.(done + 1, files.length);
    }
    const first = rejected[0];
    if (written === 0 && first) throw new ResidencyError(first.code, `${first.file}: ${first.reason}`);
    return { documents: written, labelsFile: await writer.finish(), rejected };
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** The file itself, or the `.json` files of a folder in the order of their names. */
async function bundleFiles(source: string): Promise<string[]> {
  const kind = await stat(source).catch(() => undefined);
  if (!kind) throw new ResidencyError("path-not-found", `there is no ${source}`);
  if (!kind.isDirectory()) return [source];
  const files = (await readdir(source)).filter((name) => name.toLowerCase().endsWith(".json")).sort();
  if (files.length === 0) throw new ResidencyError("bundle-invalid", `there is no .json file in ${source}`);
  return files.map((name) => join(source, name));
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8");
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new ResidencyError("bundle-invalid", `this is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
