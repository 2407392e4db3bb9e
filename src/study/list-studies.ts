import { countDistinct, desc, eq, sql } from "drizzle-orm";
import { type Store, tables } from "../store/index.ts";
import type { StudyState } from "./find-study.ts";
import { parseStudyPlan } from "./plan.ts";

const { studies, studyItems, studyVotes } = tables;

/** How far a study is; nothing that a reader may not know. */
export interface StudySummary {
  id: string;
  name: string;
  state: StudyState;
  planSha256: string;
  items: number;
  readers: number;
  votes: number;
  votesAskedFor: number;
  openedAt: Date;
}

/** All studies, the newest first. */
export async function listStudies(store: Store): Promise<StudySummary[]> {
  const rows = await store.database
    .select({
      id: studies.id,
      plan: studies.plan,
      planSha256: studies.planSha256,
      state: studies.state,
      openedAt: studies.createdAt,
      items: sql<number>`(select count(*) from ${studyItems} where ${studyItems.studyId} = ${studies.id} and not ${studyItems.identical})::int`,
      votes: sql<number>`count(${studyVotes.item})::int`,
      readers: countDistinct(studyVotes.reader),
    })
    .from(studies)
    .leftJoin(studyVotes, eq(studyVotes.studyId, studies.id))
    .groupBy(studies.id)
    .orderBy(desc(studies.createdAt));
  return rows.map(({ plan, ...row }) => {
    const { name, readersPerItem } = parseStudyPlan(plan);
    return { ...row, name, votesAskedFor: row.items * readersPerItem };
  });
}
