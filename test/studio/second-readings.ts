import type { FieldValue } from "../../src/domain/field.ts";
import { type CurrentLabel, finishDocument, readLabels, saveLabels } from "../../src/label/index.ts";
import { addPerson } from "../../src/server/people/people.ts";
import { tables } from "../../src/store/index.ts";
import type { StudioProject } from "./project.ts";

/** What the second reader reads otherwise, by path. */
const READS: Record<string, (value: string) => string> = {
  date: (value) => value.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
  "results[0].value": (value) => value.replace(/(\d)$/, (digit) => String((Number(digit) + 5) % 10)),
};

/** Sam reads again what Ruth labelled, and differs now and then; Vera, an expert, settles what `settle` says. */
export async function secondReadings({ store, specialty, made }: StudioProject, settle: number): Promise<string[]> {
  for (const [name, expertise] of [
    ["ruth", "trained"],
    ["sam", "trainee"],
    ["vera", "expert"],
  ] as const)
    await addPerson(store, { name, roles: ["labeller", "reviewer"], expertise }, "test");
  const now = new Date();
  const waiting = made.documents.filter(({ family }) => family === "lab-report").filter((_, index) => index % 3 === 0);
  const labelled = made.documents.filter((document) => document.family === "lab-report" && !waiting.includes(document));
  for (const [index, { id, fields = {} }] of labelled.entries()) {
    await store.database
      .insert(tables.labelWork)
      .values({ documentId: id, purpose: "second", person: "sam", expiresAt: new Date(now.getTime() + 60_000) });
    await saveLabels(store, {
      documentId: id,
      author: "sam",
      labels: Object.entries(fields).map(([path, label]) => ({
        path,
        expectedRevision: 0,
        ...readAgain(path, label, index),
      })),
      now,
    });
    await finishDocument(store, specialty, { documentId: id, purpose: "second", person: "sam", now });
  }
  let settled = 0;
  for (const { id } of labelled) {
    const { labels, disagreements } = await readLabels(store, id, "vera");
    for (const path of disagreements) {
      if (settled === settle) break;
      const current = labels.find((label) => label.path === path) as CurrentLabel;
      const { revision, value, status, evidence } = current;
      await saveLabels(store, {
        documentId: id,
        author: "vera",
        labels: [{ path, expectedRevision: revision, value, status, evidence }],
        adjudicates: true,
        now,
      });
      settled++;
    }
  }
  return labelled.map(({ id }) => id);
}

function readAgain(path: string, label: FieldValue, index: number): FieldValue {
  const evidence = label.evidence.map((box) => ({ ...box, width: box.width * 0.9 }));
  const otherwise = READS[path];
  if (!otherwise || label.value === null || (index + path.length) % 2 === 0) return { ...label, evidence };
  return { ...label, value: otherwise(label.value), evidence: evidence.map((box) => ({ ...box, y: box.y + 0.02 })) };
}

/** Keeps the answers that the made evaluation was scored from, so that their evidence can be shown. */
export async function keepAnswers({ store, made }: StudioProject): Promise<void> {
  await store.database.insert(tables.predictions).values(
    made.answers.map(({ candidate, documentId, text, failure, seconds }) => ({
      candidate,
      documentId,
      question: "q",
      answer: text,
      failure,
      seconds,
    })),
  );
}
