import { createHash } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { DatasetDocument, Split } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import { questionId } from "../domain/question-id.ts";
import { type Interval, meanScore, type Score } from "../domain/score.ts";
import type { Specialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import { clusteredMean } from "../statistics/index.ts";
import { readDataset, type Store, tables } from "../store/index.ts";
import { answerCorrectness, type CorrectnessOptions, correctnessInstrument } from "./answer-correctness.ts";
import { answerRelevancy, relevancyInstrument } from "./answer-relevancy.ts";
import type { Judge } from "./ask-judge.ts";
import { CAPTION_INSTRUMENT, captionFaithfulness } from "./caption-faithfulness.ts";
import type { Embedder } from "./embed.ts";
import { faithfulness, faithfulnessInstrument } from "./faithfulness.ts";
import { inParallel } from "./in-parallel.ts";
import type { Instrument, MetricScore } from "./score.ts";

const { judgements, predictions } = tables;

/** Metrics that a stored answer and its document's known text are enough for. Those of retrieval are functions of their own. */
export const ANSWER_METRICS = [
  "caption-faithfulness",
  "faithfulness",
  "answer-relevancy",
  "answer-correctness",
] as const;
export type AnswerMetric = (typeof ANSWER_METRICS)[number];

export interface ScoreAnswersOptions {
  /** Candidate id, as evaluations name it. */
  candidate: string;
  metrics: readonly AnswerMetric[];
  /** The judge for one document, so that a document with identifiers of patients goes only where it may; null without one. */
  judgeFor: ((document: DatasetDocument) => Judge) | null;
  embedder: Embedder;
  correctness?: CorrectnessOptions;
  dataset?: string;
  split?: Split;
  /** At most so many documents, the first by id. */
  limit?: number;
  onScore?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** What came of one metric over one candidate's answers. A mean never stands without what it does not cover. */
export interface MetricSummary {
  metric: AnswerMetric;
  candidate: string;
  instrument: Instrument | null;
  documents: number;
  score: Score;
  interval: Interval | null;
  /** Reasons for no score, with their counts. */
  unscored: Record<string, number>;
}

interface Case {
  document: DatasetDocument;
  question: string;
  answer: string;
  reference: string;
  text: string;
}

/**
 * Scores a candidate's stored answers against what is known of their documents, and keeps each judgement as it comes. What
 * was judged before with the same instrument on the same answer is not asked again; a fault of the judge is not kept.
 *
 * @throws ResidencyError `dataset-not-found`; `evaluation-not-found` when the candidate has no answers on the split; `usage`
 *   when a metric needs a judge and there is none; and what asking throws.
 */
export async function scoreAnswers(
  store: Store,
  specialty: Specialty,
  options: ScoreAnswersOptions,
): Promise<MetricSummary[]> {
  const { candidate, metrics, judgeFor } = options;
  const needing = metrics.filter((metric) => metric !== "caption-faithfulness");
  if (needing.length > 0 && !judgeFor) throw new ResidencyError("usage", `${needing.join(", ")} need a judge`);
  const cases = await casesOf(store, specialty, options);
  const summaries: MetricSummary[] = [];
  let [done, kept] = [0, 0];
  try {
    for (const metric of metrics) {
      const scores = await inParallel(cases, async (item) => {
        options.signal?.throwIfAborted();
        const instrument = instrumentOf(metric, options, judgeFor?.(item.document).name ?? "none");
        const id = judgementId(candidate, instrument, item);
        const [known] = await store.database.select().from(judgements).where(eq(judgements.id, id));
        let score: MetricScore;
        if (known) score = { ...instrument, score: known.score, detail: known.detail };
        else {
          score = await scoreCase(metric, options, item);
          if (!score.transient) {
            kept++;
            await store.database
              .insert(judgements)
              .values({ id, documentId: item.document.id, candidate, ...withoutFlag(score) })
              .onConflictDoNothing();
          }
        }
        options.onScore?.(++done, cases.length * metrics.length);
        return { score, document: item.document };
      });
      summaries.push(summarise(metric, candidate, scores));
    }
  } finally {
    // Said once for many rows, also when the work was cut off.
    if (kept > 0)
      await store.change(
        { action: "answers.judged", subject: candidate, detail: { metrics, judgements: kept } },
        async () => {},
      );
  }
  return summaries;
}

async function casesOf(store: Store, specialty: Specialty, options: ScoreAnswersOptions): Promise<Case[]> {
  const dataset = await readDataset(store, options.dataset);
  const book = taskBook(specialty, dataset.documents);
  const asked = dataset.documents.flatMap((document) => {
    const task = book.taskOf(document);
    if (!task || document.split !== (options.split ?? "test") || !book.isSpecialty(document)) return [];
    return [{ document, task, question: questionId(task.prompt, document) }];
  });
  const rows =
    asked.length === 0
      ? []
      : await store.database
          .select({ documentId: predictions.documentId, question: predictions.question, answer: predictions.answer })
          .from(predictions)
          .where(
            and(
              eq(predictions.candidate, options.candidate),
              inArray(predictions.question, [...new Set(asked.map((item) => item.question))]),
            ),
          );
  const answers = new Map(rows.map((row) => [`${row.documentId} ${row.question}`, row.answer ?? ""]));
  const cases: Case[] = [];
  for (const { document, task, question } of asked) {
    const answer = answers.get(`${document.id} ${question}`);
    if (answer === undefined) continue;
    const text = document.text ?? "";
    cases.push({ document, question: task.prompt, answer, reference: task.answer, text });
  }
  if (cases.length === 0)
    throw new ResidencyError(
      "evaluation-not-found",
      `candidate ${options.candidate.slice(0, 16)} has no stored answers on this split`,
    );
  return cases.slice(0, options.limit ?? cases.length);
}

function instrumentOf(metric: AnswerMetric, options: ScoreAnswersOptions, judge: string): Instrument {
  if (metric === "caption-faithfulness") return CAPTION_INSTRUMENT;
  if (metric === "faithfulness") return faithfulnessInstrument(judge);
  if (metric === "answer-relevancy") return relevancyInstrument(judge, options.embedder);
  return correctnessInstrument(judge, options.embedder, options.correctness);
}

async function scoreCase(metric: AnswerMetric, options: ScoreAnswersOptions, item: Case): Promise<MetricScore> {
  const { document, question, answer, reference, text } = item;
  if (metric === "caption-faithfulness") {
    const { statements, ...score } = captionFaithfulness(answer, text || reference);
    return { ...score, detail: { ...score.detail, statements } };
  }
  const judge = options.judgeFor!(document);
  if (metric === "faithfulness") return faithfulness(judge, { question, answer, contexts: [text || reference] });
  if (metric === "answer-relevancy") return answerRelevancy(judge, { question, answer }, options.embedder);
  return answerCorrectness(judge, { question, answer, reference }, options.embedder, options.correctness);
}

/** Everything that could make another score: the instrument, and what it was held to. */
function judgementId(candidate: string, instrument: Instrument, item: Case): string {
  const { metric, implementation, judge, promptSha256 } = instrument;
  const { document, question, answer, reference, text } = item;
  return createHash("sha256")
    .update(
      JSON.stringify([
        document.id,
        candidate,
        metric,
        implementation,
        judge,
        promptSha256,
        question,
        answer,
        reference,
        text,
      ]),
    )
    .digest("hex");
}

function withoutFlag({ transient: _, ...score }: MetricScore): Omit<MetricScore, "transient"> {
  return score;
}

/** Means over the scored documents; documents of one subject are not independent. */
export function summarise(
  metric: AnswerMetric,
  candidate: string,
  scores: readonly { score: MetricScore; document: DatasetDocument }[],
): MetricSummary {
  const values: number[] = [];
  const clusters: string[] = [];
  const reasons: Record<string, number> = {};
  for (const { score, document } of scores) {
    if (score.score.kind === "scored") {
      values.push(score.score.value);
      clusters.push(document.subject ?? document.id);
    } else reasons[score.score.reason] = (reasons[score.score.reason] ?? 0) + 1;
  }
  const mean = clusteredMean(values, clusters);
  const { judge, implementation, promptSha256 } = scores[0]?.score ?? {};
  return {
    metric,
    candidate,
    instrument: judge && implementation && promptSha256 ? { metric, implementation, judge, promptSha256 } : null,
    documents: scores.length,
    score: meanScore(values, "no document could be scored"),
    interval: mean.kind === "scored" ? within(mean.interval, metric === "answer-relevancy" ? -1 : 0) : null,
    unscored: reasons,
  };
}

/** The interval inside of what the metric can be. */
const within = (interval: Interval, lowest: number): Interval => ({
  ...interval,
  low: Math.max(lowest, interval.low),
  high: Math.min(1, interval.high),
});
