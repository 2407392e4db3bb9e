import { CorpusWriter } from "./corpus-writer.ts";
import { type SynthesisOptions, synthesise } from "./generate.ts";
import { inOrder } from "./in-order.ts";

export interface CorpusOptions extends SynthesisOptions {
  count: number;
  folder: string;
  onDocument?: (done: number) => void;
  signal?: AbortSignal;
}

/** Writes documents 0..count-1, labels.jsonl in the import format, and how each was made. Same options, same bytes. */
export async function writeCorpus(options: CorpusOptions): Promise<{ documents: number; labelsFile: string }> {
  const writer = await CorpusWriter.open(options.folder);
  try {
    let documents = 0;
    const make = async (index: number) => {
      const { png, ...rest } = await synthesise(index, options);
      await writer.addPage({ name: rest.name, png });
      return rest;
    };
    for await (const document of inOrder(options.count, make, options.signal)) {
      await writer.list(document);
      options.onDocument?.(++documents);
    }
    return { documents, labelsFile: await writer.finish() };
  } catch (error) {
    await writer.discard();
    throw error;
  }
}
