import { eq } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { type Store, tables } from "../store/index.ts";
import { blindAnswer } from "./blind-answer.ts";
import { drawItems } from "./draw-items.ts";
import { parseStudyPlan, type StudyPlanInput, studyPlanSha256 } from "./plan.ts";
import { storedAnswers } from "./stored-answers.ts";

const { studies, studyItems } = tables;
/** Rows of one insert, within PostgreSQL's 65,535 parameters. */
const CHUNK = 2_000;

export interface OpenedStudy {
  id: string;
  planSha256: string;
  /** Pairs to be read, without those that were found alike. */
  items: number;
  /** Among them, pairs that come a second time. */
  repeats: number;
  identical: number;
}

/**
 * Opens a blind reading: freezes the plan by its hash in the audit chain, the answers as readers will see them, and the
 * sides. A plan that was opened before is not opened again.
 *
 * @throws ResidencyError `study-invalid` for a plan with faults, answers that are not stored yet, or nothing to be read.
 */
export async function openStudy(store: Store, input: StudyPlanInput): Promise<OpenedStudy> {
  const plan = parseStudyPlan(input);
  const planSha256 = studyPlanSha256(plan);
  const id = planSha256.slice(0, 16);
  const { answers, ambiguous } = await storedAnswers(
    store,
    plan.candidates.map((candidate) => candidate.id),
    plan.documents,
    plan.questions,
  );
  if (ambiguous > 0)
    throw new ResidencyError(
      "study-invalid",
      `questions: ${ambiguous} of ${plan.documents.length} documents have answers to several questions; name the ids of those that are meant`,
    );
  const missing = plan.documents.filter((document) => !answers.has(document)).length;
  if (missing > 0)
    throw new ResidencyError(
      "study-invalid",
      `documents: ${missing} of ${plan.documents.length} have no stored answers of all candidates to one question; run \`residency evaluate\` first`,
    );
  const names = plan.candidates.flatMap((candidate) => [candidate.name, candidate.id]);
  const items = drawItems(plan, (candidate, document) =>
    blindAnswer(answers.get(document)?.get(candidate) ?? null, names),
  );
  const shown = items.filter((item) => !item.identical);
  if (shown.length === 0)
    throw new ResidencyError(
      "study-invalid",
      "candidates: their answers are alike on every document; there is nothing to be read",
    );
  const opened = {
    id,
    planSha256,
    items: shown.length,
    repeats: shown.filter((item) => item.repeats !== null).length,
    identical: items.length - shown.length,
  };
  const [known] = await store.database.select({ id: studies.id }).from(studies).where(eq(studies.id, id));
  if (known) return opened;
  await store.change({ action: "study.opened", subject: id, detail: { ...opened } }, async (transaction) => {
    await transaction.insert(studies).values({ id, plan, planSha256, state: "open" });
    for (let from = 0; from < items.length; from += CHUNK)
      await transaction
        .insert(studyItems)
        .values(items.slice(from, from + CHUNK).map((item) => ({ studyId: id, ...item })));
  });
  return opened;
}
