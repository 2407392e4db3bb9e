import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { DatasetDocument, Split } from "../domain/dataset.ts";
import type { PhiState } from "../domain/endpoint.ts";
import { ResidencyError } from "../domain/error.ts";
import type { CandidateScores, EvaluationResult } from "../domain/evaluation.ts";
import { definitionPath } from "../domain/field.ts";
import type { Specialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import { readDataset, type Store, tables } from "../store/index.ts";
import { disputesOf, type LabelRevision } from "./agreement.ts";
import { attributeErrors, causeShares, type JudgedField } from "./attribute.ts";
import { BASELINE_KINDS, type Baseline, type BaselineKind, baselineKind, type MeasuredBaseline } from "./baseline.ts";
import { type Counted, countRight, differenceOf, faultless, type Judged } from "./count.ts";
import { curveFacts } from "./curve-facts.ts";
import type { Assumptions, Facts, Need } from "./facts.ts";
import { illegibleBecause } from "./legibility.ts";
import { mayAsk, phiStates } from "./may-ask.ts";
import { plausibility } from "./plausibility.ts";
import { proofFacts } from "./proof-facts.ts";

export interface FactsOptions {
  /** Dataset id or the beginning of one; the newest when left out. */
  dataset?: string;
  /** Share of fields that has to be right. */
  target: number;
  /** A smaller difference is not worth a change. */
  margin: number;
  /** The gain that held-out documents should be able to prove. */
  gain: number;
  /** Reasons that the owner has for training even if an untrained candidate is strong. */
  needs: readonly Need[];
  /** Longest that an answer may take; null where it does not matter. */
  secondsPerDocument: number | null;
  hardware: Facts["hardware"];
  assumptions: Assumptions;
}

/** Errors are counted where nothing was learned and nothing is proven: test documents are kept for the proof. */
const SPLIT: Split = "dev";
/** A slice with fewer documents says nothing. */
const FEWEST_SLICE_DOCUMENTS = 10;
/** So much below the rest and a slice is weak. */
const WEAK_BY = 0.1;
/** Fewer readable documents cannot be held against the others. */
const FEWEST_LEGIBLE = 5;
/** An answer form that fails more often than this is a reason of its own. */
const LEAST_VALID_JSON = 0.98;
const AT_ONCE = 5_000;

/** A candidate of a stored evaluation with the rows behind its score. */
interface Measured {
  baseline: MeasuredBaseline;
  /** Every judged field of the specialty's documents. */
  fields: JudgedField[];
  judged: Judged[];
  scores: CandidateScores;
  result: EvaluationResult;
}

/**
 * Reads what was measured about a dataset version.
 *
 * @throws ResidencyError `advice-impossible` without documents in the dev split or without an evaluation of the base model
 *   on them; `dataset-not-found`.
 */
export async function collectFacts(store: Store, specialty: Specialty, options: FactsOptions): Promise<Facts> {
  const dataset = await readDataset(store, options.dataset);
  const book = taskBook(specialty, dataset.documents);
  const special = dataset.documents.filter((document) => book.isSpecialty(document) && book.taskOf(document) !== null);
  const training = special.filter((document) => document.split === "train");
  const held = special.filter((document) => document.split === SPLIT);
  if (held.length === 0)
    throw new ResidencyError("advice-impossible", `the ${SPLIT} split has no labelled document of the specialty`);

  const runs = await store.database
    .select()
    .from(tables.runs)
    .where(and(eq(tables.runs.state, "done"), isNull(tables.runs.variation)))
    .orderBy(desc(tables.runs.createdAt));
  const scope = specialty.fields.some((field) => field.criticality === "decision") ? "decision" : "all";
  const paths = new Set(
    specialty.fields.filter((field) => scope === "all" || field.criticality === "decision").map((field) => field.path),
  );
  const phi = phiStates(special);
  const measured = await readMeasured(store, specialty, {
    datasetId: dataset.id,
    held: new Set(held.map((document) => document.id)),
    paths,
    finishedRuns: new Set(runs.map((run) => run.id)),
    phi,
  });
  const today = measured.find((candidate) => candidate.baseline.kind === "zero-shot");
  if (!today)
    throw new ResidencyError("advice-impossible", `the base model was not evaluated on the ${SPLIT} split yet`);

  const quality = await readQuality(store, held, today.judged);
  const disputes = disputesOf(await readRevisions(store, specialty), specialty.fields);
  const rights = new Map(measured.map((candidate) => [candidate, rightKeys(candidate.judged)]));
  const cut = await readCut(store, today);
  const changes = new Map(
    measured
      .filter(({ baseline }) => baseline.kind === "format" || baseline.kind === "few-shot")
      .map((candidate) => [candidate, changesByField(today.judged, candidate.judged)] as const),
  );
  const errors = attributeErrors(today.fields, {
    definitions: specialty.fields,
    scope: paths,
    illegible: quality.because,
    rightUnder(documentId, path) {
      const key = `${documentId} ${path}`;
      const [prompted, others]: [string[], string[]] = [[], []];
      for (const [candidate, keys] of rights) {
        if (candidate === today || !keys.has(key)) continue;
        const change = changes.get(candidate)?.get(definitionPath(path));
        // A prompt that breaks as many of these fields as it mends has mended none: they only change places.
        if (change && change.mended > change.broken) prompted.push(candidate.baseline.name);
        else if (!changes.has(candidate)) others.push(candidate.baseline.name);
      }
      return { prompted, others };
    },
    disputes,
    plausibility: plausibility(
      training.map((document) => document.fields ?? {}),
      specialty.fields,
    ),
    cut: (documentId) => cut.has(documentId),
  });
  const run = runs.find((candidate) => candidate.datasetId === dataset.id);
  const log = run ? await readLog(store, run.id) : null;
  const tuned = measured.find((candidate) => candidate.baseline.kind === "tuned");
  const values = training.reduce((sum, document) => sum + Object.keys(document.fields ?? {}).length, 0);
  const [curveRow] = await store.database
    .select({ points: tables.curves.points })
    .from(tables.curves)
    .where(and(eq(tables.curves.datasetId, dataset.id), eq(tables.curves.kind, "labels")));
  const weakSlices = slicesOf(held, today.judged);
  const labelNoise = dataset.summary.screening?.labelNoise;
  const fertility = dataset.summary.screening?.fertility;
  return {
    specialty: specialty.name,
    datasetId: dataset.id,
    split: SPLIT,
    scope,
    target: options.target,
    margin: options.margin,
    labels: {
      documents: training.length,
      values,
      valuesPerDocument: training.length === 0 ? 0 : values / training.length,
    },
    pagesPerDocument: special.reduce((sum, document) => sum + document.pages.length, 0) / special.length,
    tasks: tasksOf(training, (document) => book.taskOf(document)?.kind ?? "none"),
    phi,
    generalTrainingDocuments: dataset.documents.filter(
      (document) => document.split === "train" && document.selected && !book.isSpecialty(document),
    ).length,
    labelNoise:
      labelNoise && "judged" in labelNoise ? { judged: labelNoise.judged, likelyWrong: labelNoise.likelyWrong } : null,
    baselines: withUnmeasured(measured, specialty, phi, runs.length > 0),
    differences: differencesOf(measured),
    promptChange: bestChange(changes),
    longestAnswer:
      fertility && "limit" in fertility && fertility.most !== null
        ? { tokens: fertility.most, limit: fertility.limit, overLimit: fertility.cut.length }
        : null,
    cut: { documents: cut.size, answerTokens: specialty.limits.answerTokens },
    errors,
    causes: causeShares(errors),
    unattributed: today.fields.length === 0 ? "the answers are texts or classes, not fields" : null,
    quality: {
      illegibleDocuments: quality.illegibleDocuments,
      illegible: quality.illegible,
      legible: quality.legible,
      matters: quality.matters,
    },
    agreement: disputes.fields,
    curve: curveRow ? curveFacts(curveRow.points, options.target) : null,
    proof: proofFacts(
      measured.map((candidate) => ({ name: candidate.baseline.name, judged: candidate.judged })),
      today.baseline.name,
      options.gain,
    ),
    initialLoss: log?.initialLoss ?? null,
    run: run
      ? {
          id: run.id,
          method: run.recipe.method,
          epochs: run.recipe.epochs,
          samplesPerSecond: log?.samplesPerSecond ?? null,
          device: log?.device ?? null,
          parameters: log?.parameters ?? null,
        }
      : null,
    recipe: specialty.recipe,
    retention: retentionOf(tuned),
    hardware: { ...options.hardware, parameters: options.hardware.parameters ?? log?.parameters ?? null },
    needs: needsOf(options, measured, weakSlices),
    weakSlices,
    spend: await readSpend(store, specialty),
    assumptions: options.assumptions,
  };
}

function tasksOf(documents: readonly DatasetDocument[], kindOf: (document: DatasetDocument) => string): Facts["tasks"] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const name = `${document.family ?? "documents"}: ${kindOf(document)}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => ({ name, documents: count }));
}

interface Change {
  mended: number;
  broken: number;
}

/** By field of the specialty: what the right candidate has right that the left has not, and the reverse. */
function changesByField(left: readonly Judged[], right: readonly Judged[]): Map<string, Change> {
  const others = new Map(right.map((row) => [`${row.documentId} ${row.path}`, row.right]));
  const changes = new Map<string, Change>();
  for (const row of left) {
    const other = others.get(`${row.documentId} ${row.path}`);
    if (other === undefined || other === row.right) continue;
    const path = definitionPath(row.path);
    const change = changes.get(path) ?? { mended: 0, broken: 0 };
    if (other) change.mended++;
    else change.broken++;
    changes.set(path, change);
  }
  return changes;
}

function bestChange(changes: ReadonlyMap<Measured, ReadonlyMap<string, Change>>): Facts["promptChange"] {
  let best: Facts["promptChange"] = null;
  for (const [candidate, fields] of changes) {
    const total = { name: candidate.baseline.name, mended: 0, broken: 0 };
    for (const { mended, broken } of fields.values()) {
      total.mended += mended;
      total.broken += broken;
    }
    if (!best || total.mended - total.broken > best.mended - best.broken) best = total;
  }
  return best;
}

interface Reading {
  datasetId: string;
  held: ReadonlySet<string>;
  paths: ReadonlySet<string>;
  finishedRuns: ReadonlySet<string>;
  phi: Record<PhiState, number>;
}

/** The evaluation of each baseline that was made on the most documents; of equals the newest. */
async function readMeasured(store: Store, specialty: Specialty, reading: Reading): Promise<Measured[]> {
  const { evaluations } = tables;
  const rows = await store.database
    .select({ id: evaluations.id, result: evaluations.result })
    .from(evaluations)
    .where(and(eq(evaluations.datasetId, reading.datasetId), eq(evaluations.split, SPLIT)))
    .orderBy(desc(evaluations.createdAt));
  const best = new Map<string, { result: EvaluationResult; scores: CandidateScores; kind: BaselineKind }>();
  for (const row of rows) {
    if (!row.result) continue;
    const result = row.result as unknown as EvaluationResult;
    if (result.specialty !== specialty.name) continue;
    for (const scores of result.candidates) {
      const kind = baselineKind(scores, specialty, reading.finishedRuns);
      if (!kind) continue;
      // A generalist goes by its own name; of the others there is one of each kind.
      const key = kind === "generalist" ? scores.name : kind;
      const known = best.get(key);
      if (!known || known.result.documents < result.documents) best.set(key, { result, scores, kind });
    }
  }
  const measured: Measured[] = [];
  for (const { result, scores, kind } of best.values()) {
    const fields = await readFields(store, result.id, scores.id, reading.held);
    const judged = fields
      .filter((field) => reading.paths.has(definitionPath(field.path)))
      .map((field) => ({ documentId: field.documentId, path: field.path, right: field.outcome === "right" }));
    const endpoint = specialty.endpoints.find((candidate) => candidate.name === scores.name);
    measured.push({
      fields,
      judged,
      scores,
      result,
      baseline: {
        kind,
        measured: true,
        name: scores.name,
        evaluationId: result.id,
        candidateId: scores.id,
        fields: judged.length > 0 ? countRight(judged) : countedOf(scores),
        faultless:
          judged.length > 0 ? faultless(judged) : { right: scores.classAccuracy.right, n: scores.classAccuracy.n },
        validJson: scores.validJson.score.kind === "scored" ? scores.validJson.score.value : null,
        secondsPerDocument: scores.secondsPerDocument.kind === "scored" ? scores.secondsPerDocument.value : null,
        allowed: kind !== "generalist" || allowed(specialty, scores.name, reading.phi),
        place: endpoint?.place ?? null,
      },
    });
  }
  return measured;
}

/** Answers that are a class have no field rows; a document is then one row. */
function countedOf({ classAccuracy }: CandidateScores): Counted {
  const { right, n, score, interval } = classAccuracy;
  return { right, n, documents: n, share: score.kind === "scored" ? score.value : null, interval };
}

/** Whether the specialty's documents may be sent to the endpoint of that name. */
function allowed(specialty: Specialty, name: string, phi: Record<PhiState, number>): boolean {
  const endpoint = specialty.endpoints.find((candidate) => candidate.name === name);
  return endpoint !== undefined && mayAsk(endpoint, phi, specialty);
}

async function readFields(
  store: Store,
  evaluationId: string,
  candidate: string,
  held: ReadonlySet<string>,
): Promise<JudgedField[]> {
  const { fieldResults } = tables;
  const rows = await store.database
    .select({
      documentId: fieldResults.documentId,
      path: fieldResults.path,
      expected: fieldResults.expected,
      answered: fieldResults.answered,
      outcome: fieldResults.outcome,
    })
    .from(fieldResults)
    .where(and(eq(fieldResults.evaluationId, evaluationId), eq(fieldResults.candidate, candidate)))
    .orderBy(asc(fieldResults.documentId), asc(fieldResults.path));
  return rows.filter((row) => held.has(row.documentId));
}

const rightKeys = (judged: readonly Judged[]): Set<string> =>
  new Set(judged.filter((row) => row.right).map((row) => `${row.documentId} ${row.path}`));

/** Every baseline has a line, cheapest first: its figures, or the reason why there are none. */
function withUnmeasured(
  measured: readonly Measured[],
  specialty: Specialty,
  phi: Record<PhiState, number>,
  trained: boolean,
): Baseline[] {
  const has = (kind: BaselineKind): boolean => measured.some((candidate) => candidate.baseline.kind === kind);
  const order = (line: Baseline): number => BASELINE_KINDS.indexOf(line.kind);
  const lines: Baseline[] = measured.map((candidate) => candidate.baseline);
  const missing = (kind: BaselineKind, reason: string): void => {
    if (!has(kind)) lines.push({ kind, measured: false, allowed: true, reason });
  };
  missing("format", "not evaluated on the dev split yet");
  missing("few-shot", "not evaluated on the dev split yet");
  missing("ocr-rules", "not evaluated on the dev split yet");
  if (specialty.endpoints.length === 0) missing("generalist", "no endpoint is configured");
  for (const endpoint of specialty.endpoints) {
    if (lines.some((line) => line.measured && line.name === endpoint.name)) continue;
    const allowed = mayAsk(endpoint, phi, specialty);
    lines.push({
      kind: "generalist",
      measured: false,
      allowed,
      reason: allowed
        ? `${endpoint.name} was not evaluated on the dev split yet`
        : `${endpoint.name} may not receive documents with identifiers of patients, and ${phi.found + phi.unknown} documents hold some or may hold some`,
    });
  }
  missing("tuned", trained ? "the newest run was not evaluated on the dev split yet" : "no run is finished yet");
  return lines.sort((a, b) => order(a) - order(b));
}

/** Each candidate against the base, and the specialist against every other. */
function differencesOf(measured: readonly Measured[]): Facts["differences"] {
  const pairs: Facts["differences"] = [];
  const add = (left: Measured, right: Measured): void =>
    void pairs.push({
      left: left.baseline.name,
      right: right.baseline.name,
      leftKind: left.baseline.kind,
      rightKind: right.baseline.kind,
      difference: differenceOf(left.judged, right.judged),
    });
  const today = measured.find((candidate) => candidate.baseline.kind === "zero-shot") as Measured;
  for (const candidate of measured) if (candidate !== today) add(today, candidate);
  const tuned = measured.find((candidate) => candidate.baseline.kind === "tuned");
  const prompts = measured.filter((candidate) => candidate !== today && candidate !== tuned);
  if (tuned) for (const candidate of prompts) add(candidate, tuned);
  const format = measured.find((candidate) => candidate.baseline.kind === "format");
  const fewShot = measured.find((candidate) => candidate.baseline.kind === "few-shot");
  if (format && fewShot) add(format, fewShot);
  return pairs;
}

async function readQuality(store: Store, held: readonly DatasetDocument[], judged: readonly Judged[]) {
  const { pages } = tables;
  const because = new Map<string, string>();
  const ids = held.map((document) => document.id);
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const rows = await store.database
      .select({ documentId: pages.documentId, index: pages.index, quality: pages.quality })
      .from(pages)
      .where(inArray(pages.documentId, ids.slice(start, start + AT_ONCE)));
    for (const row of rows) {
      const reason = illegibleBecause(row.quality);
      if (reason) because.set(`${row.documentId} ${row.index}`, reason);
    }
  }
  const documents = new Map(held.map((document) => [document.id, document]));
  /** The page that the label's evidence is on; any page where the label has none. */
  const reasonFor = (documentId: string, path: string): string | null => {
    const document = documents.get(documentId);
    const page = document?.fields?.[path]?.evidence[0]?.page;
    if (page !== undefined) return because.get(`${documentId} ${page}`) ?? null;
    for (const index of document?.pages.keys() ?? []) {
      const reason = because.get(`${documentId} ${index}`);
      if (reason) return reason;
    }
    return null;
  };
  const bad = judged.filter((row) => reasonFor(row.documentId, row.path) !== null);
  const [illegible, legible] = [
    countRight(bad),
    countRight(judged.filter((row) => reasonFor(row.documentId, row.path) === null)),
  ];
  // Without readable documents to hold them against, the measure of the page alone has to do.
  const comparable = legible.documents >= FEWEST_LEGIBLE && illegible.interval !== null && legible.share !== null;
  const matters = !comparable || (illegible.interval as { high: number }).high < (legible.share as number);
  return {
    because: (documentId: string, path: string) => (matters ? reasonFor(documentId, path) : null),
    illegibleDocuments: new Set([...because.keys()].map((key) => key.split(" ")[0])).size,
    illegible,
    legible,
    matters: illegible.n > 0 && matters,
  };
}

/** Documents with an unreadable answer all of whose answers were cut off: no prompt was short enough for the limit. */
async function readCut(store: Store, today: Measured): Promise<Set<string>> {
  const { predictions } = tables;
  const failed = [
    ...new Set(today.fields.filter((field) => field.outcome === "failed").map((field) => field.documentId)),
  ];
  const cut = new Set<string>();
  for (let start = 0; start < failed.length; start += AT_ONCE) {
    const rows = await store.database
      .select({ documentId: predictions.documentId })
      .from(predictions)
      .where(
        and(
          eq(predictions.candidate, today.baseline.candidateId),
          inArray(predictions.documentId, failed.slice(start, start + AT_ONCE)),
        ),
      )
      .groupBy(predictions.documentId)
      .having(sql`bool_and(coalesce(${predictions.cut}, false))`);
    for (const row of rows) cut.add(row.documentId);
  }
  return cut;
}

/** Every revision of labels that more than one person gave, over all documents of the specialty. */
async function readRevisions(store: Store, specialty: Specialty): Promise<LabelRevision[]> {
  const { documents, labels } = tables;
  const families = await store.database
    .select({ id: documents.id })
    .from(documents)
    .where(inArray(documents.family, specialty.families));
  const ids = families.map((row) => row.id);
  const revisions: LabelRevision[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const chunk = ids.slice(start, start + AT_ONCE);
    const twice = store.database
      .select({ documentId: labels.documentId, path: labels.path })
      .from(labels)
      .where(inArray(labels.documentId, chunk))
      .groupBy(labels.documentId, labels.path)
      .having(sql`count(distinct ${labels.author}) > 1`)
      .as("twice");
    revisions.push(
      ...(await store.database
        .select({
          documentId: labels.documentId,
          path: labels.path,
          revision: labels.revision,
          value: labels.value,
          status: labels.status,
          author: labels.author,
          method: labels.method,
        })
        .from(labels)
        .innerJoin(twice, and(eq(labels.documentId, twice.documentId), eq(labels.path, twice.path)))),
    );
  }
  return revisions;
}

/** What a run's own log says: how much there was to learn at its beginning, and how fast it went. */
async function readLog(store: Store, runId: string) {
  const { runEvents } = tables;
  const rows = await store.database
    .select({ event: runEvents.event })
    .from(runEvents)
    .where(and(eq(runEvents.runId, runId), sql`${runEvents.event}->>'type' in ('log', 'model')`))
    .orderBy(asc(runEvents.sequence));
  let [initialLoss, device, parameters]: [number | null, string | null, number | null] = [null, null, null];
  const speeds: number[] = [];
  for (const { event } of rows) {
    if (event.type === "model") {
      if (typeof event.device === "string") device = event.device;
      if (typeof event.parameters === "number") parameters = event.parameters;
    } else {
      if (initialLoss === null && typeof event.loss === "number") initialLoss = event.loss;
      if (typeof event.samples_per_second === "number") speeds.push(event.samples_per_second);
    }
  }
  speeds.sort((a, b) => a - b);
  return { initialLoss, device, parameters, samplesPerSecond: speeds[Math.floor(speeds.length / 2)] ?? null };
}

function retentionOf(tuned: Measured | undefined): Facts["retention"] {
  const comparison = tuned?.result.comparisons.find((item) => item.right === tuned.baseline.name);
  if (!comparison || "unscored" in comparison.retention) return null;
  const { estimate, interval, documents } = comparison.retention;
  return { estimate, interval, documents };
}

/** Templates, facilities and families whose fields are read much worse than those of all the others. */
function slicesOf(held: readonly DatasetDocument[], judged: readonly Judged[]): Facts["weakSlices"] {
  const byId = new Map(held.map((document) => [document.id, document]));
  return (["family", "template", "facility"] as const).flatMap((by) => {
    const groups = new Map<string, Judged[]>();
    for (const row of judged) {
      const value = byId.get(row.documentId)?.[by];
      if (value === undefined) continue;
      const list = groups.get(value);
      if (list) list.push(row);
      else groups.set(value, [row]);
    }
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([value, rows]) => {
        const counted = countRight(rows);
        const own = new Set(rows);
        const rest = countRight(judged.filter((row) => !own.has(row)));
        const weak =
          counted.documents >= FEWEST_SLICE_DOCUMENTS &&
          counted.interval !== null &&
          rest.share !== null &&
          counted.interval.high < rest.share - WEAK_BY;
        return weak ? [{ by, value, counted }] : [];
      });
  });
}

/** Reasons for training a strong base: those that the owner named, and those that the measurements show. */
function needsOf(
  options: FactsOptions,
  measured: readonly Measured[],
  weakSlices: Facts["weakSlices"],
): Facts["needs"] {
  const needs = options.needs.map((need) => ({ need, evidence: "named by the project's owner" }));
  // Rules always write JSON and are quick: they say nothing about what a model can be brought to by its prompt.
  const untrained = measured.filter(
    ({ baseline }) => baseline.kind !== "tuned" && baseline.kind !== "ocr-rules" && baseline.allowed,
  );
  const json = Math.max(...untrained.map((candidate) => candidate.baseline.validJson ?? 0));
  if (untrained.some((candidate) => candidate.baseline.validJson !== null) && json < LEAST_VALID_JSON)
    needs.push({
      need: "format",
      evidence: `no prompt brought more than ${(json * 100).toFixed(1)} % of answers into valid JSON`,
    });
  const { secondsPerDocument } = options;
  const fastest = Math.min(
    ...untrained.map((candidate) => candidate.baseline.secondsPerDocument ?? Number.POSITIVE_INFINITY),
  );
  if (secondsPerDocument !== null && Number.isFinite(fastest) && fastest > secondsPerDocument)
    needs.push({
      need: "latency",
      evidence: `the fastest untrained candidate takes ${fastest.toFixed(1)} s a document, ${secondsPerDocument} s are allowed`,
    });
  for (const slice of weakSlices)
    needs.push({
      need: "unseen",
      evidence: `${slice.by} ${slice.value}: ${slice.counted.right} of ${slice.counted.n} fields right, much fewer than elsewhere`,
    });
  return needs;
}

async function readSpend(store: Store, specialty: Specialty): Promise<Facts["spend"]> {
  if (specialty.endpoints.length === 0) return [];
  const { spend } = tables;
  const rows = await store.database
    .select({
      endpoint: spend.endpoint,
      requests: sql<number>`count(*)::int`,
      micros: sql<number>`sum(${spend.costMicros})::float8`,
    })
    .from(spend)
    .where(eq(spend.state, "settled"))
    .groupBy(spend.endpoint)
    .orderBy(asc(spend.endpoint));
  return rows.map((row) => ({
    endpoint: row.endpoint,
    requests: row.requests,
    costPerRequest: row.micros / 1e6 / row.requests,
  }));
}
