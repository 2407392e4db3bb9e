import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { type ErrorCode, ResidencyError } from "../../domain/error.ts";
import type { SyntheticDocument } from "../generate.ts";
import { SYNTHESIS_FILE } from "../write.ts";
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
  await mkdir(folder, { recursive: true });
  const labelsFile = join(folder, "labels.jsonl");
  const synthesisFile = join(folder, SYNTHESIS_FILE);
  const labels = createWriteStream(`${labelsFile}.part`);
  const made = createWriteStream(`${synthesisFile}.part`);
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
    for (const { name, png, facts, seed, severity, degradations } of documents) {
      await writeFile(join(folder, name), png);
      labels.write(`${JSON.stringify({ file: name, ...facts })}\n`);
      made.write(`${JSON.stringify({ file: name, seed, severity, degradations })}\n`);
      written++;
    }
    onBundle?.(done + 1, files.length);
  }
  labels.end();
  made.end();
  await Promise.all([finished(labels), finished(made)]);
  const first = rejected[0];
  if (written === 0 && first) throw new ResidencyError(first.code, `${first.file}: ${first.reason}`);
  await rename(`${synthesisFile}.part`, synthesisFile);
  await rename(`${labelsFile}.part`, labelsFile);
  return { documents: written, labelsFile, rejected };
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
