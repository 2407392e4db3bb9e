import { and, eq, inArray, ne } from "drizzle-orm";
import { z } from "zod";
import { type LabelRow, rankLabels, type TeacherPrediction } from "../../clinical/index.ts";
import type { DatasetDocument, LabelNoiseScreening } from "../../domain/dataset.ts";
import { definitionPath, type FieldDefinition } from "../../domain/field.ts";
import { type Store, tables } from "../../store/index.ts";

const LISTED = 100;

/** What a suggestion of fields holds, as far as it is read here. */
const suggestedFields = z.object({ fields: z.array(z.object({ path: z.string(), value: z.string().nullable() })) });

/**
 * Ranks labels by how much other sources doubt them. Sources are candidates that answered held-out documents, which an
 * evaluation lets no candidate do that was trained on them, and teachers' suggestions. Unscored before there is any.
 */
export async function screenLabelNoise(
  store: Store,
  documents: readonly DatasetDocument[],
  definitionsOf: (document: DatasetDocument) => readonly FieldDefinition[],
): Promise<LabelNoiseScreening | { unscored: string }> {
  const opinions = new Map<string, TeacherPrediction[]>();
  const say = (document: string, path: string, prediction: TeacherPrediction): void => {
    const key = `${document} ${path}`;
    const known = opinions.get(key);
    if (known) known.push(prediction);
    else opinions.set(key, [prediction]);
  };
  await readAnswers(store, say);
  await readSuggestions(store, say);
  if (opinions.size === 0) return { unscored: "no candidate and no teacher has answered these documents yet" };

  const rows: LabelRow[] = [];
  const sources = new Set<string>();
  for (const document of documents) {
    const normalisers = new Map(definitionsOf(document).map(({ path, normaliser }) => [path, normaliser]));
    for (const [path, { value, status }] of Object.entries(document.fields ?? {})) {
      const predictions = opinions.get(`${document.id} ${path}`);
      if (!predictions || (status !== "present" && status !== "absent")) continue;
      for (const { source } of predictions) sources.add(source);
      const normaliser = normalisers.get(definitionPath(path));
      rows.push({ documentId: document.id, path, label: value, predictions, ...(normaliser ? { normaliser } : {}) });
    }
  }
  if (rows.length === 0) return { unscored: "no source has answered a labelled field of these documents" };
  const ranked = rankLabels(rows);
  return {
    judged: rows.length,
    likelyWrong: ranked.filter((label) => label.likelyWrong).length,
    sources: sources.size,
    ranked: ranked.slice(0, LISTED).map(({ documentId, path, suspicion, likelyWrong, reasons }) => ({
      document: documentId,
      path,
      suspicion,
      likelyWrong,
      reasons: reasons.map((reason) => reason.text),
    })),
  };
}

type Say = (document: string, path: string, prediction: TeacherPrediction) => void;

/** Answers of evaluations on held-out splits; the newest evaluation of a candidate counts where it answered twice. */
async function readAnswers(store: Store, say: Say): Promise<void> {
  const { evaluations, fieldResults } = tables;
  const rows = await store.database
    .select({
      candidate: fieldResults.candidate,
      document: fieldResults.documentId,
      path: fieldResults.path,
      answered: fieldResults.answered,
      confidence: fieldResults.confidence,
    })
    .from(fieldResults)
    .innerJoin(evaluations, eq(evaluations.id, fieldResults.evaluationId))
    .where(and(inArray(evaluations.split, ["dev", "test"]), ne(fieldResults.outcome, "failed")))
    .orderBy(evaluations.createdAt, fieldResults.candidate, fieldResults.documentId, fieldResults.path);
  const newest = new Map(rows.map((row) => [`${row.candidate} ${row.document} ${row.path}`, row]));
  for (const { candidate, document, path, answered, confidence } of newest.values())
    say(document, path, { value: answered, probability: confidence, source: candidate });
}

/** What teachers suggested for fields and what no filter rejected. */
async function readSuggestions(store: Store, say: Say): Promise<void> {
  const { suggestions } = tables;
  const rows = await store.database
    .select({ document: suggestions.documentId, teacher: suggestions.teacher, content: suggestions.content })
    .from(suggestions)
    .where(and(eq(suggestions.task, "fields"), eq(suggestions.state, "kept")))
    .orderBy(suggestions.id);
  for (const { document, teacher, content } of rows) {
    const parsed = suggestedFields.safeParse(content);
    if (!parsed.success) continue;
    for (const { path, value } of parsed.data.fields)
      say(document, path, { value, probability: null, source: teacher });
  }
}
