import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import type { LabelPurpose } from "../domain/label-purpose.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type Store, type Transaction, tables } from "../store/index.ts";
import { requireDocument, revisionsOf } from "./read-labels.ts";
import { differingPaths, LABEL_METHODS, twoReadings } from "./readings.ts";

const { disagreements, documents, labelledDocuments, labels, labelWork } = tables;

/** How long a document is kept for who took it; every save starts it anew. */
export const LEASE_MS = 15 * 60_000;
/** Share of documents that are read twice, for agreement, where the caller does not say. */
export const SECOND_SHARE = 0.1;

export interface QueueRequest {
  person: string;
  purpose: LabelPurpose;
  /** Share of documents that are read a second time, 0..1: always the same ones, and a smaller share is a part of a larger. */
  share?: number;
  now: Date;
}

export interface QueueItem {
  documentId: string;
  purpose: LabelPurpose;
  expiresAt: Date;
}

/**
 * The next document of the specialty to work on, kept for this person until the lease ends; null when nothing waits. First
 * what the person has begun, then what others left unfinished, then what nobody has seen. No two people get the same one.
 */
export async function nextDocument(
  store: Store,
  specialty: Pick<Specialty, "families">,
  request: QueueRequest,
): Promise<QueueItem | null> {
  const { person, purpose, now } = request;
  const expiresAt = new Date(now.getTime() + LEASE_MS);
  // A lease is a courtesy and not a record: it is in no audit chain.
  return store.database.transaction(async (transaction) => {
    for (;;) {
      const found =
        (await begun(transaction, request)) ??
        (await abandoned(transaction, request)) ??
        (await (purpose === "adjudicate" ? disputed(transaction, request) : unseen(transaction, specialty, request)));
      if (found === undefined) return null;
      const taken = await transaction
        .insert(labelWork)
        .values({ documentId: found, purpose, person, expiresAt })
        .onConflictDoUpdate({
          target: [labelWork.documentId, labelWork.purpose],
          set: { person, expiresAt, finishedAt: null },
          setWhere: isFree(request),
        })
        .returning({ documentId: labelWork.documentId });
      // Empty when somebody took it, and let go of its lock, while it was looked for: then the next statement sees that.
      if (taken.length > 0) return { documentId: found, purpose, expiresAt };
    }
  });
}

/** Whether a row of work may be taken over: one's own, one whose lease has ended, or a dispute that was opened again. */
const isFree = ({ person, purpose, now }: QueueRequest): SQL =>
  purpose === "adjudicate"
    ? sql`${labelWork.finishedAt} is not null or ${labelWork.person} = ${person} or ${labelWork.expiresAt} <= ${now}`
    : sql`${labelWork.finishedAt} is null and (${labelWork.person} = ${person} or ${labelWork.expiresAt} <= ${now})`;

/** Keeps a document for as long again. @throws ResidencyError `lease-lost` when it was given to somebody else. */
export async function keepDocument(store: Store, item: Omit<QueueItem, "expiresAt"> & Holder): Promise<QueueItem> {
  const expiresAt = new Date(item.now.getTime() + LEASE_MS);
  const kept = await store.database
    .update(labelWork)
    .set({ expiresAt })
    .where(heldBy(item))
    .returning({ documentId: labelWork.documentId });
  if (kept.length === 0) throw lost();
  return { documentId: item.documentId, purpose: item.purpose, expiresAt };
}

interface Holder {
  person: string;
  now: Date;
}

/** Gives a document back unfinished; it is offered again. Giving back what one does not hold changes nothing. */
export async function giveBackDocument(store: Store, item: Omit<QueueItem, "expiresAt"> & Holder): Promise<void> {
  await store.database.update(labelWork).set({ expiresAt: item.now }).where(heldBy(item));
}

/**
 * Ends the work on a document. After a second reading, what differs from the first becomes a disagreement to adjudicate.
 * Returns the paths that differ.
 *
 * @throws ResidencyError `lease-lost`, `document-not-found`.
 */
export async function finishDocument(
  store: Store,
  specialty: Pick<Specialty, "fields" | "general">,
  item: Omit<QueueItem, "expiresAt"> & Holder,
): Promise<string[]> {
  const { documentId, purpose, person, now } = item;
  return store.change(
    (differing) => ({
      action: "label.finished",
      subject: documentId,
      actor: person,
      detail: { purpose, disagreements: differing.length },
    }),
    async (transaction) => {
      await requireDocument(transaction, documentId);
      const finished = await transaction
        .update(labelWork)
        .set({ finishedAt: now })
        .where(heldBy(item))
        .returning({ documentId: labelWork.documentId });
      if (finished.length === 0) throw lost();
      if (purpose !== "second") return [];
      const readings = twoReadings(await revisionsOf(transaction, documentId), person);
      const differing = readings ? differingPaths(readings, specialty) : [];
      if (differing.length > 0)
        await transaction
          .insert(disagreements)
          .values(differing.map((path) => ({ documentId, path })))
          .onConflictDoNothing();
      return differing;
    },
  );
}

/** How many documents wait: nobody has seen them, or somebody left them unfinished. */
export async function queueLengths(
  store: Store,
  specialty: Pick<Specialty, "families">,
  share = SECOND_SHARE,
): Promise<Record<LabelPurpose, number>> {
  const count = async (query: SQL): Promise<number> =>
    (await store.database.execute<{ n: number }>(query)).rows[0]?.n ?? 0;
  const length = (purpose: "first" | "second") =>
    count(sql`
      select (select count(*) from ${documents} where ${isUnseen(specialty, { purpose, share })})::int
           + (select count(*) from ${labelWork} where ${unfinished(purpose)})::int as n`);
  const disputed = count(
    sql`select count(distinct ${disagreements.documentId})::int as n from ${disagreements} where ${disagreements.resolvedRevision} is null`,
  );
  const [first, second, adjudicate] = await Promise.all([length("first"), length("second"), disputed]);
  return { first, second, adjudicate };
}

const unfinished = (purpose: LabelPurpose): SQL =>
  sql`${labelWork.purpose} = ${purpose} and ${labelWork.finishedAt} is null`;

const heldBy = ({ documentId, purpose, person }: Omit<QueueItem, "expiresAt"> & { person: string }) =>
  and(
    eq(labelWork.documentId, documentId),
    eq(labelWork.purpose, purpose),
    eq(labelWork.person, person),
    isNull(labelWork.finishedAt),
  );

const lost = (): ResidencyError =>
  new ResidencyError("lease-lost", "this document is not, or no longer, kept for you for that purpose");

/** What the person has begun and neither finished nor given back. */
async function begun(transaction: Transaction, { person, purpose, now }: QueueRequest): Promise<string | undefined> {
  return firstId(
    transaction,
    sql`select ${labelWork.documentId} as id from ${labelWork}
        where ${unfinished(purpose)} and ${labelWork.person} = ${person} and ${labelWork.expiresAt} > ${now}
        order by ${labelWork.documentId} limit 1`,
  );
}

async function abandoned(
  transaction: Transaction,
  { person, purpose, now }: QueueRequest,
): Promise<string | undefined> {
  const notMine = purpose === "second" ? sql`and not ${knows(person, sql`${labelWork.documentId}`)}` : sql``;
  return firstId(
    transaction,
    sql`select ${labelWork.documentId} as id from ${labelWork}
        where ${unfinished(purpose)} and ${labelWork.expiresAt} <= ${now} ${notMine}
        order by ${labelWork.expiresAt}, ${labelWork.documentId} limit 1 for update skip locked`,
  );
}

/** The fewest of the reviewer's own readings first; a team of two may have no other choice. */
async function disputed(transaction: Transaction, { person, now }: QueueRequest): Promise<string | undefined> {
  return firstId(
    transaction,
    sql`select ${documents.id} as id from ${documents}
        where exists (select 1 from ${disagreements}
                      where ${disagreements.documentId} = ${documents.id} and ${disagreements.resolvedRevision} is null)
          and not exists (select 1 from ${labelWork}
                          where ${labelWork.documentId} = ${documents.id} and ${unfinished("adjudicate")}
                            and ${labelWork.expiresAt} > ${now} and ${labelWork.person} <> ${person})
        order by ${labelledBy(person, sql`${documents.id}`)}, ${documents.id}
        limit 1 for update skip locked`,
  );
}

async function unseen(
  transaction: Transaction,
  specialty: Pick<Specialty, "families">,
  request: QueueRequest,
): Promise<string | undefined> {
  const { person, share = SECOND_SHARE } = request;
  const purpose = request.purpose === "second" ? "second" : "first";
  const notMine = purpose === "second" ? sql`and not ${knows(person, sql`${documents.id}`)}` : sql``;
  const from = (after: SQL) =>
    firstId(
      transaction,
      sql`select ${documents.id} as id from ${documents}
          where ${isUnseen(specialty, { purpose, share })} ${notMine} ${after}
          order by ${documents.id} limit 1 for update skip locked`,
    );
  // Ids are hashes, so their order is as good as random. To go on after the last one that was given out spares looking at
  // all that is done; what was added since lies before it, and is found once the end is reached.
  return (
    (await from(
      sql`and ${documents.id} > coalesce((select max(${labelWork.documentId}) from ${labelWork} where ${labelWork.purpose} = ${purpose}), '')`,
    )) ?? from(sql``)
  );
}

/** Documents of the specialty that nobody has taken for this purpose: without labels, or with ones to be read again. */
function isUnseen(
  { families }: Pick<Specialty, "families">,
  { purpose, share }: { purpose: "first" | "second"; share: number },
): SQL {
  const hasLabels = sql`exists (select 1 from ${labelledDocuments} where ${labelledDocuments.documentId} = ${documents.id})`;
  const taken = sql`exists (select 1 from ${labelWork} where ${labelWork.documentId} = ${documents.id} and ${labelWork.purpose} = ${purpose})`;
  const ofSpecialty = sql`${documents.family} in (${sql.join(
    families.map((family) => sql`${family}`),
    sql`, `,
  )})`;
  if (purpose === "first") return sql`${ofSpecialty} and not ${hasLabels} and not ${taken}`;
  const underWork = sql`exists (select 1 from ${labelWork} where ${labelWork.documentId} = ${documents.id} and ${unfinished("first")})`;
  return sql`${ofSpecialty} and ${documents.id} < ${idBelow(share)} and ${hasLabels} and not ${taken} and not ${underWork}`;
}

/** The hexadecimal bound under which `share` of all SHA-256 ids lie. */
function idBelow(share: number): string {
  if (share >= 1) return "g"; // above every hexadecimal digit
  return Math.floor(Math.max(0, share) * 2 ** 32)
    .toString(16)
    .padStart(8, "0");
}

function labelledBy(person: string, documentId: SQL): SQL {
  return sql`exists (select 1 from ${labels} where ${labels.documentId} = ${documentId} and ${labels.author} = ${person})`;
}

/** Whether the person gave a label other than blind: nobody reads twice what they read first. */
function knows(person: string, documentId: SQL): SQL {
  return sql`exists (select 1 from ${labels} where ${labels.documentId} = ${documentId} and ${labels.author} = ${person}
                     and ${labels.method} <> ${LABEL_METHODS.second})`;
}

async function firstId(transaction: Transaction, query: SQL): Promise<string | undefined> {
  const { rows } = await transaction.execute<{ id: string }>(query);
  return rows[0]?.id;
}
