import { basename } from "node:path";
import { and, asc, eq, like } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import type { ReleaseRow } from "../../release/index.ts";
import { type Store, tables } from "../../store/index.ts";

const { audit, datasets, evaluations, runs } = tables;

/** What a release came from, and what happened to it. */
export async function releaseLineage(store: Store, release: ReleaseRow) {
  const { database } = store;
  const [source] = await database
    .select({ run: runs, dataset: datasets })
    .from(runs)
    .innerJoin(datasets, eq(datasets.id, runs.datasetId))
    .where(eq(runs.id, release.runId));
  if (!source) throw new ResidencyError("run-not-found", `run ${release.runId} of release ${release.id} is gone`);
  const { run, dataset } = source;
  const judgedOn = release.gates?.find((gate) => gate.evidence.evaluation)?.evidence.evaluation;
  const [evaluation] = judgedOn ? await database.select().from(evaluations).where(eq(evaluations.id, judgedOn)) : [];
  const history = await database
    .select({ sequence: audit.sequence, at: audit.at, actor: audit.actor, action: audit.action })
    .from(audit)
    .where(and(eq(audit.subject, release.id), like(audit.action, "release.%")))
    .orderBy(asc(audit.sequence));
  const documents = evaluation?.result?.documents;
  return {
    documents: { inDataset: dataset.summary.documents, splits: { ...dataset.summary.splits } },
    dataset: {
      id: dataset.id,
      createdAt: dataset.createdAt.toISOString(),
      trainingRows: dataset.summary.trainingRows,
      leaks: dataset.summary.leaks,
    },
    // Without its folder: a path of the server's machine is nobody's business.
    base: { name: basename(run.base), sha256: run.baseSha256 },
    run: { id: run.id, state: run.state, method: run.recipe.method, createdAt: run.createdAt.toISOString() },
    evaluation: evaluation
      ? {
          id: evaluation.id,
          split: evaluation.split,
          documents: typeof documents === "number" ? documents : null,
          createdAt: evaluation.createdAt.toISOString(),
        }
      : null,
    release: { id: release.id, state: release.state, createdAt: release.createdAt.toISOString() },
    replaces: release.replaces,
    history,
  };
}
