import { and, eq, like } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { type Store, type Transaction, tables } from "../store/index.ts";
import { parseStudyPlan, type StudyPlan, studyPlanSha256 } from "./plan.ts";

const { audit, studies } = tables;

export type StudyState = "open" | "closed" | "unblinded";

export interface Study {
  id: string;
  plan: StudyPlan;
  planSha256: string;
  state: StudyState;
}

/**
 * A study by its id or the beginning of it.
 *
 * @throws ResidencyError `study-not-found`.
 */
export async function findStudy(store: Store, id: string): Promise<Study> {
  const rows = await store.database
    .select()
    .from(studies)
    .where(like(studies.id, `${id.replace(/[%_\\]/g, "")}%`))
    .limit(2);
  if (rows.length !== 1 || id === "")
    throw new ResidencyError(
      "study-not-found",
      rows.length > 1 ? `"${id}" begins several studies` : `there is no study ${id}`,
    );
  const [row] = rows as [(typeof rows)[0]];
  return { id: row.id, plan: parseStudyPlan(row.plan), planSha256: row.planSha256, state: row.state };
}

/**
 * Holds a study to the plan it was opened with: the plan's hash, the stored hash and the hash in the audit chain are one.
 *
 * @throws ResidencyError `audit-broken`.
 */
export async function checkPlanIsFrozen(store: Store, study: Study): Promise<void> {
  const [opened] = await store.database
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.action, "study.opened"), eq(audit.subject, study.id)))
    .orderBy(audit.sequence)
    .limit(1);
  const recorded = opened ? (JSON.parse(opened.detail) as { planSha256?: string }).planSha256 : undefined;
  if (studyPlanSha256(study.plan) !== study.planSha256 || recorded !== study.planSha256)
    throw new ResidencyError("audit-broken", `the plan of study ${study.id} is not the one it was opened with`);
}

/** The state of a study, held until the transaction ends, so that no vote slips in while it is closed. */
export async function lockedState(
  transaction: Transaction,
  studyId: string,
  strength: "share" | "update",
): Promise<StudyState> {
  const [row] = await transaction
    .select({ state: studies.state })
    .from(studies)
    .where(eq(studies.id, studyId))
    .for(strength);
  if (!row) throw new ResidencyError("study-not-found", `there is no study ${studyId}`);
  return row.state;
}
