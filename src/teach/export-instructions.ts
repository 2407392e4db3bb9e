import { type DatasetDocument, SPLITS } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import { ExportFolder, readDataset, type Store } from "../store/index.ts";
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
 * All splits take their places when the last one is written, so a failure leaves what was there.
 *
 * @throws ResidencyError `dataset-not-found`, `dataset-empty`, `blob-missing`; what the file system says when it cannot be written.
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
  const rowOf = async (document: DatasetDocument, into: ExportFolder): Promise<object | null> => {
    const suggestion = accepted.get(document.id);
    if (document.split === "train" && !chosen.has(document.id)) return null;
    if (document.split === "dev" && !suggestion) return null;
    const messages = [
      { role: "system", content: task.persona },
      { role: "user", content: request },
    ];
    if (document.split !== "test")
      messages.push({ role: "assistant", content: JSON.stringify(suggestion?.proposal.content) });
    const images: string[] = [];
    for (const { sha256 } of document.pages) images.push(await into.addPage(sha256));
    return {
      id: document.id,
      images,
      messages,
      class: document.class ?? null,
      teacher: document.split === "test" ? null : (suggestion?.teacher ?? null),
    };
  };
  return ExportFolder.fill(store, options.folder, async (into) => {
    const rows = { train: 0, dev: 0, test: 0 };
    const rowsOf = async function* (split: (typeof SPLITS)[number]): AsyncGenerator<object> {
      for (const document of special) {
        const row = document.split === split ? await rowOf(document, into) : null;
        if (!row) continue;
        yield row;
        rows[split]++;
      }
    };
    for (const split of SPLITS) await into.addLines(`${split}.jsonl`, rowsOf(split));
    return { dataset: dataset.id, rows };
  });
}
