import { count, countDistinct, eq } from "drizzle-orm";
import type { DatasetSummary } from "../domain/dataset.ts";
import type { EvaluationResult } from "../domain/evaluation.ts";
import type { GateResult } from "../domain/gate.ts";
import type { Specialty } from "../domain/specialty.ts";
import { readDataset, type Store, tables, verifyAudit } from "../store/index.ts";
import { auditEvents } from "./audit-events.ts";
import { type Bundle, readBundle, specialtyAsMade } from "./bundle.ts";
import type { ReleaseRow } from "./find-release.ts";
import { type MergeEvidence, storedMergeEvidence } from "./merge-evidence.ts";

/** Everything that the documents about a release say, as it was recorded. Null is: not recorded. */
export interface ReleaseRecord {
  release: { id: string; state: string; madeAt: string; releasedAt: string | null; replaces: string | null };
  specialty: Specialty;
  run: { id: string; madeAt: string; result: Record<string, unknown> | null };
  dataset: { id: string; madeAt: string; summary: DatasetSummary };
  bundle: Bundle;
  merge: MergeEvidence | null;
  gates: GateResult[];
  gatePlan: { sha256: string; at: string | null } | null;
  evaluation: { id: string; madeAt: string; result: EvaluationResult; candidate: string } | null;
  /** Evaluations on this dataset's test split before this one: a test set wears out. */
  earlierTestEvaluations: number;
  /** Labels in the store with all their revisions, by how they were made; who made them is counted, not named. */
  labels: { method: string; authors: number; labels: number }[];
  /** Changes of state with who made them, oldest first. */
  history: { at: string; actor: string; action: string }[];
  auditHead: string | null;
}

/** Collects the record of a release; of today's specialty it takes only what is said about it. @throws ResidencyError as `readDataset` and `readBundle`. */
export async function releaseRecord(store: Store, release: ReleaseRow, specialty: Specialty): Promise<ReleaseRecord> {
  const { database } = store;
  const { runs, datasets, evaluations, labels } = tables;
  const bundle = await readBundle(release.folder);
  const [run] = await database.select().from(runs).where(eq(runs.id, release.runId));
  const dataset = await readDataset(store, bundle.dataset);
  const [made] = await database
    .select({ createdAt: datasets.createdAt })
    .from(datasets)
    .where(eq(datasets.id, bundle.dataset));
  const gates = release.gates ?? [];
  const source = gates.find((gate) => gate.evidence.evaluation)?.evidence;
  const evaluationId = source?.evaluation;
  const [evaluation] = evaluationId
    ? await database.select().from(evaluations).where(eq(evaluations.id, evaluationId))
    : [];
  const tests = evaluation
    ? await database
        .select({ createdAt: evaluations.createdAt, split: evaluations.split })
        .from(evaluations)
        .where(eq(evaluations.datasetId, bundle.dataset))
    : [];
  const byMethod = await database
    .select({ method: labels.method, authors: countDistinct(labels.author), labels: count() })
    .from(labels)
    .groupBy(labels.method)
    .orderBy(labels.method);
  const fixed = release.gatePlanSha256
    ? (await auditEvents(store, "gates.fixed", release.gatePlanSha256)).at(-1)
    : undefined;
  const history = [];
  for (const action of STATE_CHANGES)
    for (const event of await auditEvents(store, action, release.id)) history.push({ ...event, action });
  const audit = await verifyAudit(database);
  const result = (evaluation?.result ?? null) as EvaluationResult | null;
  return {
    release: {
      id: release.id,
      state: release.state,
      madeAt: release.createdAt.toISOString(),
      releasedAt: release.releasedAt?.toISOString() ?? null,
      replaces: release.replaces,
    },
    specialty: { ...specialtyAsMade(bundle, bundle.base.name), about: specialty.about },
    run: { id: bundle.run, madeAt: run?.createdAt.toISOString() ?? "", result: run?.result ?? null },
    dataset: { id: bundle.dataset, madeAt: made?.createdAt.toISOString() ?? "", summary: dataset.summary },
    bundle,
    merge: storedMergeEvidence(release.evidence),
    gates,
    gatePlan: release.gatePlanSha256 ? { sha256: release.gatePlanSha256, at: fixed?.at ?? null } : null,
    evaluation:
      evaluation && result && source?.candidate
        ? { id: evaluation.id, madeAt: evaluation.createdAt.toISOString(), result, candidate: source.candidate }
        : null,
    earlierTestEvaluations: tests.filter(
      (other) => other.split === "test" && evaluation && other.createdAt < evaluation.createdAt,
    ).length,
    labels: byMethod,
    history: history.sort((a, b) => a.sequence - b.sequence).map(({ at, actor, action }) => ({ at, actor, action })),
    auditHead: audit.intact ? audit.head : null,
  };
}

const STATE_CHANGES = [
  "release.made",
  "release.staged",
  "release.released",
  "release.rolled-back",
  "release.restored",
  "release.retired",
] as const;
