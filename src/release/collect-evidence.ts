import { resolve } from "node:path";
import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { DatasetDocument } from "../domain/dataset.ts";
import { sha256OfJson } from "../domain/digest.ts";
import type { EvaluationResult } from "../domain/evaluation.ts";
import { fieldRowsSha256 } from "../domain/field-rows-digest.ts";
import { type Gate, gateName } from "../domain/gate.ts";
import { judgeStanding } from "../domain/judge-standing.ts";
import { metricDefinitionSha256 } from "../domain/metric-definition.ts";
import { meanScore } from "../domain/score.ts";
import type { Specialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import { folderFingerprint, resolveModel } from "../inference/index.ts";
import { readDataset, type Store, tables, verifyAudit } from "../store/index.ts";
import { auditEvents } from "./audit-events.ts";
import type { GateEvaluation, GateEvidence, LineageCheck } from "./gate-evidence.ts";
import { storedMergeEvidence } from "./merge-evidence.ts";
import { modelSha256 } from "./model-digest.ts";
import type { GatePlan } from "./plan-of-run.ts";

const { evaluations, fieldResults, judgeChecks, judgements, predictions } = tables;

/** What evidence is collected about. */
export interface Subject {
  run: typeof tables.runs.$inferSelect;
  release: typeof tables.releases.$inferSelect;
  /** As the run was made with. */
  specialty: Specialty;
  /** Folder that the run's base starts from. */
  projectFolder: string;
  plan: GatePlan | { missing: string };
  gates: readonly Gate[];
}

/** Reads everything that gates are judged by from the store and the disk. Nothing is taken on trust that can be computed again. */
export async function collectEvidence(store: Store, subject: Subject): Promise<GateEvidence> {
  const { run, release, specialty, plan, gates } = subject;
  const dataset = await readDataset(store, run.datasetId).catch((error: Error) => ({ broken: error.message }));
  const documents = "broken" in dataset ? [] : dataset.documents;
  const ids = await candidateIds(store, subject);
  const evaluation = await chosenEvaluation(store, subject, documents, ids);
  return {
    merge: storedMergeEvidence(release.evidence),
    evaluation,
    judges: await judgeEvidence(store, gates, documents, ids),
    datasetId: run.datasetId,
    leaks: leaksOf(documents, specialty, "broken" in dataset ? dataset.broken : dataset.summary.leaks),
    lineage: await lineageOf(store, subject, "broken" in dataset ? dataset.broken : null, evaluation),
    plan,
  };
}

/** Names under which predictions of this specialist are kept: the adapter's, and the merged folder's, which was proven equal. */
async function candidateIds(store: Store, { run, release, projectFolder }: Subject): Promise<string[]> {
  const ids = [(await folderFingerprint(release.folder).catch(() => "")).slice(0, 16)];
  const adapter = await resolveModel(store, run.id, { projectFolder, base: run.base }).catch(() => null);
  if (adapter) ids.push(adapter.id);
  return ids.filter((id) => id !== "");
}

/**
 * The newest evaluation of the specialist over the whole test split of what it was trained on, whose scores mean what the
 * plan of its gates says. Which one is not for anybody to choose, and a part of the split is no evidence.
 */
async function chosenEvaluation(
  store: Store,
  { run, specialty, projectFolder, plan, gates }: Subject,
  documents: readonly DatasetDocument[],
  ids: readonly string[],
): Promise<GateEvaluation | { missing: string }> {
  const rows = await store.database
    .select()
    .from(evaluations)
    .where(and(eq(evaluations.datasetId, run.datasetId), eq(evaluations.split, "test")))
    .orderBy(desc(evaluations.createdAt));
  const book = taskBook(specialty, documents);
  const asked = documents.filter((document) => document.split === "test" && book.taskOf(document));
  const baseId = (await folderFingerprint(resolve(projectFolder, run.base)).catch(() => "")).slice(0, 16);
  const against = new Set(gates.flatMap((gate) => ("against" in gate ? [gate.against] : [])));
  const definition = "missing" in plan ? metricDefinitionSha256(specialty) : plan.metricDefinitionSha256;
  let partly = 0;
  let otherwise = false;
  for (const row of rows) {
    const candidate = row.candidates.find(({ id }) => ids.includes(id));
    const isThere = (name: string): boolean =>
      row.candidates.some((other) => other.name === name && (name !== "base" || other.id === baseId));
    if (!candidate || !row.result || ![...against].every(isThere)) continue;
    const result = row.result as unknown as EvaluationResult;
    if (result.metricDefinitionSha256 !== definition) {
      otherwise = true;
      continue;
    }
    if (result.documents + result.generalDocuments === asked.length)
      return { id: row.id, resultSha256: sha256OfJson(row.result), result, candidate: candidate.name };
    partly = Math.max(partly, result.documents + result.generalDocuments);
  }
  const others = against.size === 0 ? "" : ` beside ${[...against].join(", ")}`;
  return {
    missing:
      partly > 0
        ? `only ${partly} of ${asked.length} documents of the test split were evaluated`
        : otherwise
          ? `run ${run.id} was evaluated with fields, questions or settings that are not those its gates were fixed for, or before evaluations said so; put them back in the config and run \`residency evaluate\` again`
          : `run ${run.id} was not evaluated${others} on the test split of its dataset; run \`residency evaluate\``,
  };
}

async function judgeEvidence(
  store: Store,
  gates: readonly Gate[],
  documents: readonly DatasetDocument[],
  ids: readonly string[],
): Promise<GateEvidence["judges"]> {
  const found: GateEvidence["judges"] = {};
  const test = documents.filter((document) => document.split === "test").map((document) => document.id);
  for (const gate of gates) {
    if (gate.kind !== "judge") continue;
    const [check] = await store.database
      .select()
      .from(judgeChecks)
      .where(and(eq(judgeChecks.judge, gate.judge), eq(judgeChecks.task, gate.task)))
      .orderBy(desc(judgeChecks.createdAt))
      .limit(1);
    const rows =
      ids.length === 0 || test.length === 0
        ? []
        : await store.database
            .select({
              documentId: judgements.documentId,
              score: judgements.score,
              instrument: sql<string>`${judgements.implementation} || ' ' || ${judgements.promptSha256}`,
            })
            .from(judgements)
            .where(
              and(
                eq(judgements.judge, gate.judge),
                eq(judgements.metric, gate.metric),
                inArray(judgements.candidate, [...ids]),
                inArray(judgements.documentId, test),
              ),
            )
            .orderBy(judgements.createdAt);
    // One instrument, the newest that was used: other code or other prompts give another number. Of its scores the newest of
    // a document counts; one that has none counts as not judged.
    const instrument = rows.at(-1)?.instrument;
    const scores = new Map(
      rows.filter((row) => row.instrument === instrument).map((row) => [row.documentId, row.score]),
    );
    const standing = judgeStanding(gate.judge, gate.task, check);
    found[gateName(gate)] = {
      score: meanScore(
        [...scores.values()].flatMap((score) => (score.kind === "scored" ? [score.value] : [])),
        `${gate.judge} gave no ${gate.metric} for the test split`,
      ),
      mayGate: standing.may,
      reason: standing.reason,
      check: check?.id ?? null,
    };
  }
  return found;
}

/**
 * Looks for what must not stand in two splits, in the manifest itself: subjects, templates where the split rule names them,
 * and documents with the same pages. Near-duplicates were counted when the version was made.
 */
function leaksOf(
  documents: readonly DatasetDocument[],
  specialty: Specialty,
  counted: number | string,
): { found: number; reason: string } {
  if (typeof counted === "string") return { found: 1, reason: `the manifest cannot be read: ${counted}` };
  const split = new Map<string, string>();
  let found = 0;
  for (const document of documents) {
    const keys = specialty.split.by.flatMap((key) => (document[key] === undefined ? [] : [`${key} ${document[key]}`]));
    for (const key of [...keys, `pages ${document.pages.map((page) => page.sha256).join()}`]) {
      const other = split.get(key);
      if (other === undefined) split.set(key, document.split);
      else if (other !== document.split) found++;
    }
  }
  return {
    found: found + counted,
    reason:
      found + counted === 0
        ? `no leak in ${documents.length} documents (by ${[...specialty.split.by, "same pages", "near-duplicates"].join(", ")})`
        : `${found} leaks in the manifest, ${counted} when it was made`,
  };
}

async function lineageOf(
  store: Store,
  { run, release, projectFolder }: Subject,
  brokenDataset: string | null,
  evaluation: GateEvaluation | { missing: string },
): Promise<LineageCheck[]> {
  const checks: LineageCheck[] = [];
  const check = (what: string, holds: boolean, detail: string): void => void checks.push({ what, holds, detail });

  check("dataset", brokenDataset === null, brokenDataset ?? `manifest ${run.datasetId} has the bytes of its name`);
  const planned = (await auditEvents(store, "run.planned", run.id))[0]?.detail;
  const finished = (await auditEvents(store, "run.done", run.id)).length > 0;
  const asPlanned =
    planned?.dataset === run.datasetId &&
    planned.base === run.baseSha256 &&
    planned.specialtySha256 === sha256OfJson(run.specialty);
  check(
    "run",
    run.state === "done" && finished && asPlanned,
    run.state === "done" && finished
      ? asPlanned
        ? "is done, on the dataset, base and specialty that it was planned with"
        : "was planned with another dataset, base or specialty than it is kept with"
      : `is ${run.state}, or the audit chain does not say that it is done`,
  );
  const base = await folderFingerprint(resolve(projectFolder, run.base)).catch(() => null);
  check(
    "base model",
    base === run.baseSha256,
    base === run.baseSha256 ? `has the hash ${run.baseSha256}` : "is gone or is not the one that the run began from",
  );
  check("release", ...(await releaseLink(store, release)));
  if ("missing" in evaluation) check("evaluation", false, evaluation.missing);
  else checks.push(await evaluationCheck(store, evaluation));
  const audit = await verifyAudit(store.database);
  check(
    "audit chain",
    audit.intact,
    audit.intact ? "is intact" : `is broken at row ${audit.brokenAt}: ${audit.reason}`,
  );
  return checks;
}

/** A release is the model, and has the comparison with its adapter, that the audit chain says were made from its run. */
async function releaseLink(store: Store, release: Subject["release"]): Promise<[holds: boolean, detail: string]> {
  const made = (await auditEvents(store, "release.made", release.id))[0]?.detail;
  if (made?.run !== release.runId) return [false, "the audit chain does not say that it was made from this run"];
  if (made.modelSha256 === undefined || made.evidenceSha256 === undefined)
    return [false, "is from before the audit chain had its model's hash; run `residency release` again"];
  if ((await modelSha256(release.folder).catch(() => null)) !== made.modelSha256)
    return [false, "its model is gone or is not the one that was made from this run"];
  if (sha256OfJson(release.evidence) !== made.evidenceSha256)
    return [false, "its comparison with the adapter is not the one that was made"];
  return [true, "was made from this run"];
}

/** An evaluation is what the audit chain says was made, and so are the rows behind its numbers. */
async function evaluationCheck(
  store: Store,
  { id, resultSha256, result, candidate }: GateEvaluation,
): Promise<LineageCheck> {
  const what = "evaluation";
  const [made] = await auditEvents(store, "evaluation.made", id);
  if (!made) return { what, holds: false, detail: `the audit chain does not know evaluation ${id}` };
  if (made.detail.dataset !== result.datasetId || made.detail.split !== result.split || result.id !== id)
    return { what, holds: false, detail: `evaluation ${id} is not what the audit chain says` };
  if (made.detail.resultSha256 === undefined || made.detail.fieldRowsSha256 === undefined)
    return {
      what,
      holds: false,
      detail: `evaluation ${id} is from before results had their hash in the audit chain; run \`residency evaluate\` again`,
    };
  if (made.detail.resultSha256 !== resultSha256)
    return { what, holds: false, detail: `the result of evaluation ${id} is not the one that was made` };
  const rows = await store.database.select().from(fieldResults).where(eq(fieldResults.evaluationId, id));
  if (typeof made.detail.fields === "number" && rows.length !== made.detail.fields)
    return { what, holds: false, detail: `${rows.length} of ${made.detail.fields} rows behind it are there` };
  if (fieldRowsSha256(rows) !== made.detail.fieldRowsSha256)
    return { what, holds: false, detail: `the rows behind evaluation ${id} are not those that were made` };
  const asked = result.candidates.find(({ name }) => name === candidate);
  const [answers] = await store.database
    .select({ answers: count() })
    .from(predictions)
    .where(eq(predictions.candidate, asked?.id ?? ""));
  const documents = result.documents + result.generalDocuments;
  if ((answers?.answers ?? 0) < documents)
    return { what, holds: false, detail: `${answers?.answers ?? 0} of ${documents} answers are there` };
  return { what, holds: true, detail: `${id}, with its ${rows.length} rows` };
}
