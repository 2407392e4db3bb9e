import { createWriteStream } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { type SynthesisOptions, synthesise } from "./generate.ts";
import { inOrder } from "./in-order.ts";

export interface CorpusOptions extends SynthesisOptions {
  count: number;
  folder: string;
  onDocument?: (done: number) => void;
  signal?: AbortSignal;
}

/**
 * How each document was made: a row {file, seed, severity, degradations} each. It stands apart from the labels, which are in
 * the import format, and is hidden so that adding the folder does not take it for a document.
 */
export const SYNTHESIS_FILE = ".synthesis.jsonl";

/** Writes documents 0..count-1, labels.jsonl in the import format, and how each was made. Same options, same bytes. */
export async function writeCorpus(options: CorpusOptions): Promise<{ documents: number; labelsFile: string }> {
  const { folder, count, signal } = options;
  await mkdir(folder, { recursive: true });
  const labelsFile = join(folder, "labels.jsonl");
  const synthesisFile = join(folder, SYNTHESIS_FILE);
  const labels = createWriteStream(`${labelsFile}.part`);
  const synthesis = createWriteStream(`${synthesisFile}.part`);
  let written = 0;
  const make = async (index: number) => {
    const { name, png, facts, seed, severity, degradations } = await synthesise(index, options);
    await writeFile(join(folder, name), png);
    return { name, facts, seed, severity, degradations };
  };
  for await (const { name: file, facts, seed, severity, degradations } of inOrder(count, make, signal)) {
    labels.write(`${JSON.stringify({ file, ...facts })}\n`);
    synthesis.write(`${JSON.stringify({ file, seed, severity, degradations })}\n`);
    options.onDocument?.(++written);
  }
  labels.end();
  synthesis.end();
  await Promise.all([finished(labels), finished(synthesis)]);
  await rename(`${synthesisFile}.part`, synthesisFile);
  await rename(`${labelsFile}.part`, labelsFile);
  return { documents: written, labelsFile };
}
