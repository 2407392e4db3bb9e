import { eq } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { type Store, tables } from "../store/index.ts";
import { findStudy, lockedState } from "./find-study.ts";

const { studies, studyItems } = tables;

/**
 * Ends the voting, for good. A study may be closed before it has all its votes; its result then says so.
 *
 * @throws ResidencyError `study-not-found`, `study-closed` when it is closed already.
 */
export async function closeStudy(store: Store, studyId: string): Promise<{ id: string; votes: number }> {
  const { id } = await findStudy(store, studyId);
  return store.change(
    ({ votes }) => ({ action: "study.closed", subject: id, detail: { votes } }),
    async (transaction) => {
      const state = await lockedState(transaction, id, "update");
      if (state !== "open") throw new ResidencyError("study-closed", `study ${id} is ${state} already`);
      await transaction.update(studies).set({ state: "closed" }).where(eq(studies.id, id));
      return { id, votes: await transaction.$count(tables.studyVotes, eq(tables.studyVotes.studyId, id)) };
    },
  );
}

/** What stands behind A and B of one item. */
export interface RevealedSides {
  item: number;
  documentId: string;
  /** Names of the candidates. */
  a: string;
  b: string;
}

/**
 * Reveals the sides of a closed study. The first time is an event of the audit chain, and there is no way back.
 *
 * @throws ResidencyError `study-not-found`, `study-open` while votes may still come.
 */
export async function unblind(store: Store, studyId: string): Promise<RevealedSides[]> {
  const study = await findStudy(store, studyId);
  if (study.state === "open") throw new ResidencyError("study-open", `study ${study.id} is open`);
  if (study.state === "closed")
    await store.change({ action: "study.unblinded", subject: study.id }, async (transaction) => {
      if ((await lockedState(transaction, study.id, "update")) === "closed")
        await transaction.update(studies).set({ state: "unblinded" }).where(eq(studies.id, study.id));
    });
  const nameOf = new Map(study.plan.candidates.map((candidate) => [candidate.id, candidate.name]));
  const rows = await store.database
    .select({ item: studyItems.item, documentId: studyItems.documentId, sides: studyItems.sides })
    .from(studyItems)
    .where(eq(studyItems.studyId, study.id))
    .orderBy(studyItems.item);
  return rows.map(({ item, documentId, sides }) => ({
    item,
    documentId,
    a: nameOf.get(sides.a) ?? sides.a,
    b: nameOf.get(sides.b) ?? sides.b,
  }));
}
