import { existsSync } from "node:fs";
import { join } from "node:path";
import { and, eq, inArray } from "drizzle-orm";
import type { DatasetDocument, Split } from "../../domain/dataset.ts";
import { questionId } from "../../domain/question-id.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { taskBook } from "../../domain/task.ts";
import { parseAnswer } from "../../evaluate/index.ts";
import { folderFingerprint } from "../../inference/index.ts";
import { type Store, tables } from "../../store/index.ts";
import { manifest } from "./dataset-members.ts";

const { datasets, predictions, runs } = tables;

/** Documents of one split that are looked through for answers; evaluations ask for the first by id. */
const LOOKED_AT = 60;
/** Splits that a run never learns from: dev, which picks its checkpoint, comes first. */
const SPLITS: readonly Split[] = ["dev", "test"];

/** What was said about one document. */
export interface RunSample {
  documentId: string;
  name: string;
  split: Split;
  /** One row a field: as labelled, as the base answered, as the run did. */
  rows: { path: string; label: string | null; base: string | null; run: string | null }[];
  baseAnswered: boolean;
  /** The run's answer where it could not be read as fields. */
  unreadable: string | null;
}

/**
 * Answers of a finished run about documents that it did not learn from, beside the labels and the base model's answers. They
 * were given to an evaluation; none is asked for here.
 */
export async function runSamples(
  store: Store,
  run: typeof runs.$inferSelect,
  limit: number,
): Promise<{ asked: boolean; samples: RunSample[] }> {
  const candidate = await candidateOf(store, run);
  if (candidate === null) return { asked: false, samples: [] };
  const base = baseOf(run);
  const chosen = await chosenDocuments(store, run.datasetId);
  const answers = await answersOf(store, [candidate, base], chosen);
  const samples: RunSample[] = [];
  for (const asked of chosen) {
    const said = answers.get(answerKey(candidate, asked));
    if (typeof said !== "string") continue;
    samples.push(sample(asked, said, answers.get(answerKey(base, asked)) ?? null));
    if (samples.length === limit) break;
  }
  return { asked: [...answers.keys()].some((key) => key.startsWith(`${candidate} `)), samples };
}

/** What a run answered while it learned, beside the labels and the base model's answers. */
export async function samplesBesideLabels(
  store: Store,
  run: typeof runs.$inferSelect,
  given: readonly { documentId: string; answer: string }[],
): Promise<RunSample[]> {
  const said = new Map(given.map(({ documentId, answer }) => [documentId, answer]));
  const chosen = (await chosenDocuments(store, run.datasetId)).filter(({ document }) => said.has(document.id));
  const base = baseOf(run);
  const answers = await answersOf(store, [base], chosen);
  return chosen.map((asked) =>
    sample(asked, said.get(asked.document.id) as string, answers.get(answerKey(base, asked)) ?? null),
  );
}

/** The id under which the base model's answers are stored. */
const baseOf = (run: typeof runs.$inferSelect): string => run.baseSha256.slice(0, 16);

type ChosenDocument = Awaited<ReturnType<typeof chosenDocuments>>[number];

const answerKey = (candidate: string, { document, question }: ChosenDocument): string =>
  `${candidate} ${document.id} ${question}`;

/** Stored answers of candidates about these documents, by `answerKey`; null where a candidate failed. */
async function answersOf(store: Store, candidates: string[], chosen: readonly ChosenDocument[]) {
  if (chosen.length === 0) return new Map<string, string | null>();
  const { candidate, documentId, question, answer } = predictions;
  const rows = await store.database
    .select({ candidate, documentId, question, answer })
    .from(predictions)
    .where(
      and(
        inArray(candidate, candidates),
        inArray(
          documentId,
          chosen.map(({ document }) => document.id),
        ),
      ),
    );
  return new Map(rows.map((row) => [`${row.candidate} ${row.documentId} ${row.question}`, row.answer]));
}

function sample({ document, expected, paths }: ChosenDocument, said: string, base: string | null): RunSample {
  const [label, run, before] = [expected, said, base].map((answer) => fieldsOf(answer, paths));
  const shown = new Set([...(label?.keys() ?? []), ...(run?.keys() ?? [])]);
  return {
    documentId: document.id,
    name: document.name,
    split: document.split,
    rows: [...shown].map((path) => ({
      path,
      label: label?.get(path) ?? null,
      base: before?.get(path) ?? null,
      run: run?.get(path) ?? null,
    })),
    baseAnswered: base !== null,
    unreadable: run === null ? said : null,
  };
}

function fieldsOf(answer: string | null | undefined, paths: Iterable<string>): Map<string, string | null> | null {
  if (typeof answer !== "string") return null;
  const parsed = parseAnswer(answer, paths);
  return parsed.valid ? parsed.fields : null;
}

/** The id under which a run's answers are stored; null before it is finished. */
async function candidateOf(store: Store, run: typeof runs.$inferSelect): Promise<string | null> {
  const best = join(store.folder, "runs", run.id, "best");
  if (run.state !== "done" || !existsSync(best)) return null;
  const weights = (await folderFingerprint(best)).slice(0, 16);
  return existsSync(join(best, "adapter_config.json")) ? `${run.baseSha256.slice(0, 16)}+${weights}` : weights;
}

/** Documents of the specialty that the run did not learn from, with their question and the right answer. */
async function chosenDocuments(store: Store, datasetId: string) {
  const [dataset] = await store.database.select().from(datasets).where(eq(datasets.id, datasetId));
  if (!dataset) return [];
  const specialty = dataset.specialty as Specialty;
  const families = new Set(specialty.families);
  const bySplit = new Map<Split, DatasetDocument[]>(SPLITS.map((split) => [split, []]));
  for await (const document of manifest(store, datasetId)) {
    const chosen = bySplit.get(document.split);
    if (chosen && chosen.length < LOOKED_AT && families.has(document.family ?? "")) chosen.push(document);
    if ([...bySplit.values()].every(({ length }) => length === LOOKED_AT)) break;
  }
  const documents = [...bySplit.values()].flat();
  const book = taskBook(specialty, documents);
  return documents.flatMap((document) => {
    const task = book.taskOf(document);
    return task?.kind === "fields"
      ? [
          {
            document,
            question: questionId(task.prompt, document),
            expected: task.answer,
            paths: task.fields.map(({ path }) => path),
          },
        ]
      : [];
  });
}
