import { and, eq, inArray, sql } from "drizzle-orm";
import type { Specialty } from "../../domain/specialty.ts";
import { type Store, tables } from "../../store/index.ts";
import type { LabelRevision } from "./agreement.ts";
import { AT_ONCE } from "./split.ts";

/** Every revision of labels that more than one person gave, over all documents of the specialty. */
export async function readRevisions(store: Store, specialty: Specialty): Promise<LabelRevision[]> {
  const { documents, labels } = tables;
  const families = await store.database
    .select({ id: documents.id })
    .from(documents)
    .where(inArray(documents.family, specialty.families));
  const ids = families.map((row) => row.id);
  const revisions: LabelRevision[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const chunk = ids.slice(start, start + AT_ONCE);
    const twice = store.database
      .select({ documentId: labels.documentId, path: labels.path })
      .from(labels)
      .where(inArray(labels.documentId, chunk))
      .groupBy(labels.documentId, labels.path)
      .having(sql`count(distinct ${labels.author}) > 1`)
      .as("twice");
    revisions.push(
      ...(await store.database
        .select({
          documentId: labels.documentId,
          path: labels.path,
          revision: labels.revision,
          value: labels.value,
          status: labels.status,
          author: labels.author,
          method: labels.method,
        })
        .from(labels)
        .innerJoin(twice, and(eq(labels.documentId, twice.documentId), eq(labels.path, twice.path)))),
    );
  }
  return revisions;
}
