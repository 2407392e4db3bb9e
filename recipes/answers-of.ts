import { and, eq, inArray } from "drizzle-orm";
import type { DatasetDocument } from "../src/domain/dataset.ts";
import type { Answerer } from "../src/inference/index.ts";
import { type Store, tables } from "../src/store/index.ts";

/** What a candidate answered about these documents, by document id; empty where it failed. */
export async function answersOf(
  store: Store,
  candidate: Pick<Answerer, "id">,
  documents: readonly DatasetDocument[],
): Promise<Map<string, string>> {
  const { predictions } = tables;
  const rows = await store.database
    .select()
    .from(predictions)
    .where(
      and(
        eq(predictions.candidate, candidate.id),
        inArray(
          predictions.documentId,
          documents.map((document) => document.id),
        ),
      ),
    );
  return new Map(rows.map((row) => [row.documentId, row.answer ?? ""]));
}
