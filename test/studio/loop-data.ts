import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq, inArray } from "drizzle-orm";
import type { DatasetDocument, DatasetScreening, Split } from "../../src/domain/dataset.ts";
import { questionId } from "../../src/domain/question-id.ts";
import { taskBook } from "../../src/domain/task.ts";
import { folderFingerprint } from "../../src/inference/index.ts";
import { keepDataset, tables } from "../../src/store/index.ts";
import { DONE_RUN, type StudioProject, TRAINING_RUN } from "./project.ts";

/**
 * What a project has that went round the loop: a version with three splits and a screening, a finished run with weights and
 * answers, one that learns and is watched, checkpoints on the disk, a file that was refused. Gives the version's id.
 */
export async function addLoop({ store, specialty, made }: StudioProject): Promise<string> {
  const documents = made.documents.map((document, index): DatasetDocument => {
    const split = (["train", "train", "dev", "train", "test"] as const)[index % 5] as Split;
    return { ...document, split, selected: split !== "train" || index % 7 !== 3, phi: index % 3 ? "none" : "found" };
  });
  for (const { id } of documents)
    await store.change({ action: "document.added", subject: id, actor: "ruth", detail: { pages: 1 } }, async () => {});
  const [first, second, third] = documents.map(({ id }) => id);
  const { id } = await keepDataset(
    store,
    documents,
    { ...specialty, mix: { medical: 0.7, general: 0.3 } },
    {
      ...made.summary,
      documents: documents.length,
      splits: counted(documents.map(({ split }) => split)),
      trainingRows: documents.filter(({ split, selected }) => split === "train" && selected).length,
      screening: screening(first ?? "", second ?? "", third ?? ""),
    },
  );
  await store.database
    .update(tables.runs)
    .set({ datasetId: id })
    .where(inArray(tables.runs.id, [DONE_RUN, TRAINING_RUN]));
  await weights(store.folder);
  await store.database.insert(tables.runEvents).values(
    [50, 100, 150, 200].map((step, index) => ({
      runId: DONE_RUN,
      sequence: 200 + index,
      event: {
        type: "log",
        step,
        of: 200,
        seconds: step * 1.4,
        samples_per_second: 5.7,
        loss: 2.4 * Math.exp(-step / 60) + 0.3,
        eval_loss: 2.4 * Math.exp(-step / 60) + 0.4 + (step === 200 ? 0.06 : 0),
      },
    })),
  );
  const [run] = await store.database.select().from(tables.runs).where(eq(tables.runs.id, DONE_RUN));
  const base = run?.baseSha256.slice(0, 16) ?? "";
  const tuned = `${base}+${(await folderFingerprint(join(store.folder, "runs", DONE_RUN, "best"))).slice(0, 16)}`;
  const book = taskBook(specialty, documents);
  for (const document of documents.filter(({ split, family }) => split === "dev" && family === "lab-report")) {
    const task = book.taskOf(document);
    if (!task) continue;
    const question = questionId(task.prompt, document);
    const [before, after] = made.answers.filter(({ documentId }) => documentId === document.id);
    await store.database
      .insert(tables.predictions)
      .values([
        { candidate: base, documentId: document.id, question, answer: before?.text ?? null },
        { candidate: tuned, documentId: document.id, question, answer: after?.text ?? null },
      ])
      .onConflictDoNothing();
    const learning = { runId: TRAINING_RUN, documentId: document.id, cut: false };
    await store.database.insert(tables.runSamples).values([
      { ...learning, step: 50, answer: before?.text ?? "" },
      { ...learning, step: 90, answer: after?.text ?? "" },
    ]);
  }
  await store.database
    .insert(tables.rejections)
    .values({ source: "/scans/fax 0231.pdf", code: "file-encrypted", reason: "the file asks for a password" });
  return id;
}

function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

async function weights(home: string): Promise<void> {
  const folder = join(home, "runs", DONE_RUN);
  for (const step of [150, 200]) {
    await mkdir(join(folder, `checkpoint-${step}`), { recursive: true });
    await writeFile(join(folder, `checkpoint-${step}`, "complete"), "{}");
  }
  await mkdir(join(folder, "best"), { recursive: true });
  await writeFile(join(folder, "best", "adapter_config.json"), "{}");
}

const screening = (first: string, second: string, third: string): DatasetScreening => ({
  phi: { documents: { found: 4, none: 6, unknown: 1 }, kinds: { name: 9, date: 7, "record-number": 3 } },
  copies: {
    notes: 11,
    uniqueNotes: 10,
    words: 1840,
    uniqueWords: 1502,
    groups: [{ kept: first, duplicates: [second] }],
    copiedForward: { subjects: 3, notes: 5, words: 820, copiedWords: 214 },
    mostCopied: [{ document: second, share: 0.62 }],
  },
  fertility: {
    tokensPerWord: 3.9,
    tokensPerCharacter: 1,
    median: 210,
    p99: 392,
    most: 405,
    limit: 512,
    worst: [],
    cut: [],
    nearlyCut: [],
  },
  labelNoise: {
    judged: 214,
    likelyWrong: 2,
    sources: 2,
    ranked: [
      {
        document: third,
        path: "results[1].value",
        suspicion: 0.93,
        likelyWrong: true,
        reasons: ["teacher-a and teacher-b agree on another value"],
      },
      {
        document: first,
        path: "date",
        suspicion: 0.81,
        likelyWrong: true,
        reasons: ["teacher-a is sure of another value", "day and month may be exchanged"],
      },
      { document: second, path: "patient", suspicion: 0.34, likelyWrong: false, reasons: ["teacher-b differs"] },
    ],
  },
});
