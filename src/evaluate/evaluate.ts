import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { DatasetDocument, Split } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import type { CandidateScores, EvaluationResult } from "../domain/evaluation.ts";
import { metricDefinitionSha256 } from "../domain/metric-definition.ts";
import { fieldSchema } from "../domain/prompt.ts";
import type { Specialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import type { Answerer } from "../inference/index.ts";
import { readDataset, type Store, tables } from "../store/index.ts";
import { answeredFields } from "./answered-fields.ts";
import { answerKey, askMissing, readPredictions } from "./ask-missing.ts";
import { type AskedDocument, chooseDocuments, pageQualities } from "./asked-documents.ts";
import { type Calibrated, calibrate } from "./calibrate.ts";
import { compare } from "./compare.ts";
import { judgeAnswer } from "./judge-answer.ts";
import type { JudgedDocument } from "./judged-document.ts";
import { keepEvaluation } from "./keep-evaluation.ts";
import { failedInPassing } from "./passing-fault.ts";
import { refuseTrainedOn } from "./refuse-trained-on.ts";
import { groupsOf } from "./slices.ts";
import { clusteringOf, summarise } from "./summarise.ts";
import { askTwins } from "./twins.ts";

/** Confidence is calibrated on this split: its documents are held out from training and not judged. */
const CALIBRATION_SPLIT = "dev";

export interface EvaluateOptions {
  dataset?: string;
  split?: Split;
  /** At most so many documents of the specialty, and as many general ones; the first by id. */
  limit?: number;
  /**
   * Asks about the dev split too, so that confidence can be calibrated. Without it confidence is calibrated on what was
   * answered there before, and unscored where that is nothing.
   */
  calibrate?: boolean;
  /** Asks the twins of some documents: an instruction printed on the page, the question again, fields in another order. */
  twins?: boolean;
  onAnswer?: (candidate: string, done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * Lets every candidate answer the same held-out documents and judges the answers alike. Each answer is kept as it comes;
 * an interrupted evaluation asks only what is missing.
 *
 * @throws ResidencyError `dataset-not-found`, `dataset-empty`, `dataset-leak` when a candidate was trained on what it is
 *   asked about or calibrated on, and what asking a candidate throws.
 */
export async function evaluate(
  store: Store,
  specialty: Specialty,
  candidates: readonly Answerer[],
  options: EvaluateOptions = {},
): Promise<EvaluationResult> {
  const dataset = await readDataset(store, options.dataset);
  const split = options.split ?? "test";
  const book = taskBook(specialty, dataset.documents);
  const asked = chooseDocuments(dataset.documents, book, split, options.limit);
  const special = asked.filter((item) => item.special);
  if (special.length === 0)
    throw new ResidencyError("dataset-empty", `the ${split} split has no document of the specialty`);
  const fitting =
    split === CALIBRATION_SPLIT
      ? []
      : chooseDocuments(dataset.documents, book, CALIBRATION_SPLIT, options.limit).filter((item) => item.special);
  const [judging, calibrating] = [asked, fitting].map((items) => items.map((item) => item.document)) as [
    DatasetDocument[],
    DatasetDocument[],
  ];
  for (const candidate of candidates)
    await refuseTrainedOn(store, specialty, candidate, dataset.id, judging, calibrating);
  for (const candidate of candidates) {
    await askMissing(store, specialty, candidate, questionsOf(asked), options);
    if (options.calibrate) await askMissing(store, specialty, candidate, questionsOf(fitting), options);
  }

  const { sliceFloor, errorRates } = specialty.evaluation;
  const judged = new Map<string, JudgedDocument[]>();
  const calibrated = new Map<string, Calibrated>();
  const scores: CandidateScores[] = [];
  const metric = metricDefinitionSha256(specialty);
  const id = evaluationId(dataset.id, split, options.limit, candidates, asked, metric);
  const before = await readBefore(store, id);
  for (const candidate of candidates) {
    const documents = await judge(store, specialty, candidate, asked);
    const learned = await judge(store, specialty, candidate, fitting);
    const confidence = calibrate(
      learned.flatMap(answeredFields),
      documents.filter((document) => document.special).flatMap(answeredFields),
      CALIBRATION_SPLIT,
      errorRates,
    );
    judged.set(candidate.id, documents);
    calibrated.set(candidate.id, confidence);
    // Twins are asked for now and then; what was found holds as long as the questions are the same.
    const twins = options.twins
      ? await askTwins(store, specialty, candidate, special, options)
      : before?.candidates.find((other) => other.id === candidate.id)?.twins;
    scores.push({
      ...summarise(candidate.name, candidate.id, documents, { sliceFloor }),
      calibration: confidence.calibration,
      ...(twins ? { twins } : {}),
    });
  }
  const comparisons = scores
    .slice(1)
    .map((right) =>
      compare(scores[0]!, judged.get(scores[0]!.id)!, right, judged.get(right.id)!, specialty.retentionMargin),
    );
  const result: EvaluationResult = {
    id,
    datasetId: dataset.id,
    split,
    specialty: specialty.name,
    documents: special.length,
    generalDocuments: asked.length - special.length,
    candidates: scores,
    comparisons,
    sliceFloor,
    metricDefinitionSha256: metric,
    clustering: clusteringOf(special.map(({ document }) => ({ documentId: document.id, ...subjectOf(document) }))),
  };
  await keepEvaluation(store, result, judged, calibrated);
  return result;
}

const questionsOf = (asked: readonly AskedDocument[]) =>
  asked.map(({ document, question, task }) => ({
    document,
    question,
    prompt: task.prompt,
    ...(task.kind === "fields" ? { schema: fieldSchema(task.fields.map(({ path }) => path)) } : {}),
  }));

function evaluationId(
  datasetId: string,
  split: Split,
  limit: number | undefined,
  candidates: readonly Answerer[],
  asked: readonly AskedDocument[],
  metric: string,
): string {
  const parts = [
    metric,
    datasetId,
    split,
    limit ?? null,
    candidates.map((candidate) => candidate.id),
    asked.map((item) => item.question),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

const subjectOf = ({ subject }: DatasetDocument) => (subject === undefined ? {} : { subject });

async function readBefore(store: Store, id: string): Promise<EvaluationResult | null> {
  const { evaluations } = tables;
  const [row] = await store.database.select().from(evaluations).where(eq(evaluations.id, id));
  return (row?.result ?? null) as EvaluationResult | null;
}

/** What a candidate answered about these documents, judged. A document that it was never asked about is left out. */
async function judge(
  store: Store,
  specialty: Specialty,
  candidate: Answerer,
  asked: readonly AskedDocument[],
): Promise<JudgedDocument[]> {
  const { sliceBy, terms } = specialty.evaluation;
  const answers = await readPredictions(store, candidate, asked);
  const qualities = sliceBy.includes("quality") ? await pageQualities(store, asked) : new Map();
  return asked.flatMap(({ document, task, question, special }) => {
    const row = answers.get(answerKey(document.id, question));
    if (!row) return [];
    return {
      documentId: document.id,
      ...subjectOf(document),
      special,
      ...judgeAnswer(task, row.answer, row.tokenLogProbabilities, document.text, terms),
      failed: row.answer === null,
      failedInPassing: failedInPassing(candidate, row),
      seconds: row.seconds,
      groups: groupsOf(document, qualities.get(document.id) ?? [], sliceBy),
    };
  });
}
