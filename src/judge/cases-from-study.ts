import { and, asc, eq, isNull, like } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import type { PairVote } from "../domain/judge-task.ts";
import { type Store, tables } from "../store/index.ts";
import type { JudgeCase } from "./check-judge.ts";

const { documents, studies, studyItems, studyVotes } = tables;

/**
 * What the readers of a closed blind reading said, as cases for a judge: each pair as it was shown, with the vote of most
 * readers. Pairs without a majority, first readings that are alike and documents without known text are left out.
 *
 * @throws ResidencyError `study-not-found`, `study-open`, `judge-cases-invalid` when no case is left.
 */
export async function casesFromStudy(store: Store, studyId: string): Promise<JudgeCase[]> {
  const [study] = await store.database
    .select({ id: studies.id, state: studies.state, plan: studies.plan })
    .from(studies)
    .where(like(studies.id, `${studyId.replace(/[%_\\]/g, "")}%`))
    .limit(1);
  if (!study || studyId === "") throw new ResidencyError("study-not-found", `there is no study ${studyId}`);
  if (study.state === "open") throw new ResidencyError("study-open", `study ${study.id} is open`);
  const rows = await store.database
    .select({
      item: studyItems.item,
      answers: studyItems.answers,
      text: documents.text,
      vote: studyVotes.vote,
    })
    .from(studyItems)
    .innerJoin(studyVotes, and(eq(studyVotes.studyId, studyItems.studyId), eq(studyVotes.item, studyItems.item)))
    .innerJoin(documents, eq(documents.id, studyItems.documentId))
    .where(and(eq(studyItems.studyId, study.id), isNull(studyItems.repeats)))
    .orderBy(asc(studyItems.item));
  const items = new Map<number, { answers: { a: string | null; b: string | null }; text: string; votes: PairVote[] }>();
  for (const { item, answers, text, vote } of rows) {
    if (text === null) continue;
    const entry = items.get(item) ?? { answers, text, votes: [] };
    entry.votes.push(vote);
    items.set(item, entry);
  }
  const question = String(study.plan.question);
  const cases: JudgeCase[] = [];
  for (const { answers, text, votes } of items.values()) {
    const human = majority(votes);
    if (human === null) continue;
    cases.push({ task: "pair", question, document: text, a: answers.a ?? "", b: answers.b ?? "", human });
  }
  if (cases.length === 0)
    throw new ResidencyError("judge-cases-invalid", `study ${study.id} has no pair with a majority and a known text`);
  return cases;
}

/** The vote of more than half of the readers. */
function majority(votes: readonly PairVote[]): PairVote | null {
  for (const vote of new Set(votes)) if (votes.filter((other) => other === vote).length * 2 > votes.length) return vote;
  return null;
}
