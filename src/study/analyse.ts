import { eq } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { type Store, tables } from "../store/index.ts";
import { analyseVotes, type StudyAnalysis } from "./analyse-votes.ts";
import { checkPlanIsFrozen, findStudy } from "./find-study.ts";
import type { StudyPlan } from "./plan.ts";
import type { VoteTag } from "./vote.ts";

const { studyItems, studyVotes } = tables;

export interface StudyResult extends StudyAnalysis {
  id: string;
  plan: StudyPlan;
  planSha256: string;
}

/**
 * The result of a study by the plan it was opened with. There is none before the sides are revealed: a look at the result
 * while votes come in would be a second plan.
 *
 * @throws ResidencyError `study-not-found`, `study-open` until `unblind` was called, `audit-broken` when the plan was altered.
 */
export async function analyse(store: Store, studyId: string): Promise<StudyResult> {
  const study = await findStudy(store, studyId);
  if (study.state !== "unblinded")
    throw new ResidencyError("study-open", `study ${study.id} is ${study.state}; its sides are not revealed yet`);
  await checkPlanIsFrozen(store, study);
  const items = await store.database.select().from(studyItems).where(eq(studyItems.studyId, study.id));
  const votes = await store.database
    .select()
    .from(studyVotes)
    .where(eq(studyVotes.studyId, study.id))
    .orderBy(studyVotes.item, studyVotes.reader);
  const stored = votes.map((vote) => ({ ...vote, tags: vote.tags as VoteTag[] }));
  return { id: study.id, plan: study.plan, planSha256: study.planSha256, ...analyseVotes(study.plan, items, stored) };
}
