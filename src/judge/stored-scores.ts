import { desc, inArray, type SQL } from "drizzle-orm";
import type { Split } from "../domain/dataset.ts";
import { readDataset, type Store, tables } from "../store/index.ts";
import type { Instrument } from "./score.ts";
import { type AnswerMetric, type MetricSummary, summarise } from "./score-answers.ts";

const { judgements } = tables;

export interface StoredScoresOptions {
  /** Candidate ids, as evaluations name them. */
  candidates: readonly string[];
  dataset: string;
  split: Split;
}

/**
 * What was judged of candidates' answers before, one row a candidate and instrument: no judge is asked. Of several judgements
 * of a document the newest counts.
 *
 * @returns By candidate, metric, judge and implementation; empty before anything was judged.
 * @throws ResidencyError `dataset-not-found`, `blob-missing`.
 */
export async function storedScores(store: Store, options: StoredScoresOptions): Promise<MetricSummary[]> {
  if (options.candidates.length === 0) return [];
  const rows = await newestJudgements(store, inArray(judgements.candidate, [...options.candidates]));
  if (rows.length === 0) return [];
  const dataset = await readDataset(store, options.dataset);
  const members = new Map(
    dataset.documents.filter((document) => document.split === options.split).map((document) => [document.id, document]),
  );
  const groups = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) {
    if (!members.has(row.documentId)) continue;
    const key = JSON.stringify([row.candidate, row.metric, row.judge, row.implementation, row.promptSha256]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, group]) => {
      const [first] = group as [(typeof rows)[number]];
      return summarise(
        first.metric as AnswerMetric,
        first.candidate,
        group.map(({ score, documentId, ...row }) => ({
          score: { ...(row as Instrument), score, detail: {} },
          document: members.get(documentId)!,
        })),
      );
    });
}

/** The newest judgement of each document with each instrument. */
function newestJudgements({ database }: Store, where: SQL) {
  const { candidate, metric, judge, implementation, promptSha256, documentId, createdAt, score } = judgements;
  const instrument = [candidate, metric, judge, implementation, promptSha256, documentId];
  return database
    .selectDistinctOn(instrument, { candidate, metric, judge, implementation, promptSha256, documentId, score })
    .from(judgements)
    .where(where)
    .orderBy(...instrument, desc(createdAt), desc(judgements.id));
}
