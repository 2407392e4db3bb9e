import { createWriteStream } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { type SynthesisOptions, synthesise } from "./generate.ts";

export interface CorpusOptions extends SynthesisOptions {
  count: number;
  folder: string;
  onDocument?: (done: number) => void;
  signal?: AbortSignal;
}

/** Pages in the making at once: painting holds the main thread, encoding runs beside it. */
const IN_FLIGHT = 6;

/** Writes documents 0..count-1 and labels.jsonl in the import format. Same options, same bytes. */
export async function writeCorpus(options: CorpusOptions): Promise<{ documents: number; labelsFile: string }> {
  const { folder, count } = options;
  await mkdir(folder, { recursive: true });
  const labelsFile = join(folder, "labels.jsonl");
  const labels = createWriteStream(`${labelsFile}.part`);
  let written = 0;
  for (let start = 0; start < count && !options.signal?.aborted; start += IN_FLIGHT) {
    const indexes = Array.from({ length: Math.min(IN_FLIGHT, count - start) }, (_, offset) => start + offset);
    const documents = await Promise.all(indexes.map((index) => synthesise(index, options)));
    await Promise.all(documents.map((document) => writeFile(join(folder, document.name), document.png)));
    for (const document of documents) labels.write(`${JSON.stringify({ file: document.name, ...document.facts })}\n`);
    written += documents.length;
    options.onDocument?.(written);
  }
  labels.end();
  await finished(labels);
  await rename(`${labelsFile}.part`, labelsFile);
  return { documents: written, labelsFile };
}
