import { createWriteStream } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { type DatasetDocument, SPLITS } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import { readDataset, type Store } from "../store/index.ts";
import { acceptedSuggestions } from "./accepted.ts";
import { balancedChoice } from "./balance.ts";
import { TASKS } from "./tasks/tasks.ts";
import type { TeachingTaskName } from "./tasks/teaching-task.ts";

export interface InstructionOptions {
  task: TeachingTaskName;
  folder: string;
  dataset?: string;
  /** As in `taughtDataset`. */
  ratio?: number;
}

export interface ExportedInstructions {
  dataset: string;
  rows: Record<(typeof SPLITS)[number], number>;
  files: string[];
}

/**
 * Writes `SPLIT.jsonl` in instruction format: the persona as system message, the request as user message, the accepted
 * suggestion's JSON as assistant message; pages as `images/SHA.png`. Rows of the test split have no assistant message, since
 * teachers were never asked about them; their class, where it is known, stands beside. The same decisions give the same bytes.
 *
 * @throws ResidencyError `dataset-not-found`, `dataset-empty`.
 */
export async function exportInstructions(
  store: Store,
  specialty: Specialty,
  options: InstructionOptions,
): Promise<ExportedInstructions> {
  const dataset = await readDataset(store, options.dataset);
  const families = new Set(specialty.families);
  const special = dataset.documents.filter((document) => families.has(document.family ?? ""));
  const accepted = await acceptedSuggestions(store, options.task);
  const learned = special.filter((document) => document.split === "train" && accepted.has(document.id));
  if (learned.length === 0)
    throw new ResidencyError("dataset-empty", `no training document has an accepted ${options.task} suggestion`);
  const chosen =
    options.ratio === undefined
      ? new Set(learned.map((document) => document.id))
      : balancedChoice(
          learned.map((document) => ({ id: document.id, class: document.class ?? "" })),
          { ratio: options.ratio, seed: specialty.split.seed },
        );
  const task = TASKS[options.task];
  const classes = [...new Set(special.flatMap((document) => document.class ?? []))].sort();
  const request = task.prompt({ fields: specialty.fields, classes });
  const rowOf = (document: DatasetDocument): Record<string, unknown> | null => {
    const suggestion = accepted.get(document.id);
    if (document.split === "train" && !chosen.has(document.id)) return null;
    if (document.split === "dev" && !suggestion) return null;
    const messages = [
      { role: "system", content: task.persona },
      { role: "user", content: request },
    ];
    if (document.split !== "test")
      messages.push({ role: "assistant", content: JSON.stringify(suggestion?.proposal.content) });
    return {
      id: document.id,
      images: document.pages.map((page) => `images/${page.sha256}.png`),
      messages,
      class: document.class ?? null,
      teacher: document.split === "test" ? null : (suggestion?.teacher ?? null),
    };
  };

  await mkdir(join(options.folder, "images"), { recursive: true });
  const result: ExportedInstructions = { dataset: dataset.id, rows: { train: 0, dev: 0, test: 0 }, files: [] };
  const written = new Set<string>();
  for (const split of SPLITS) {
    const file = join(options.folder, `${split}.jsonl`);
    const stream = createWriteStream(`${file}.part`);
    for (const document of special) {
      const row = document.split === split ? rowOf(document) : null;
      if (!row) continue;
      for (const { sha256 } of document.pages) {
        if (written.has(sha256)) continue;
        await writeFile(join(options.folder, "images", `${sha256}.png`), await store.blobs.get(sha256));
        written.add(sha256);
      }
      stream.write(`${JSON.stringify(row)}\n`);
      result.rows[split]++;
    }
    stream.end();
    await finished(stream);
    await rename(`${file}.part`, file);
    result.files.push(file);
  }
  return result;
}
