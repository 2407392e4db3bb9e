import { and, eq } from "drizzle-orm";
import { ResidencyError } from "../domain/error.ts";
import { type Store, tables } from "../store/index.ts";
import { findStudy, lockedState } from "./find-study.ts";

const { studyItems, studyVotes } = tables;

export const VOTES = ["a", "b", "both-good", "both-bad"] as const;
export type Vote = (typeof VOTES)[number];

/** Why the other one lost, or both. */
export const VOTE_TAGS = ["wrong-fact", "missed-finding", "unsafe", "wrong-evidence", "style"] as const;
export type VoteTag = (typeof VOTE_TAGS)[number];

export interface VoteInput {
  studyId: string;
  item: number;
  reader: string;
  vote: Vote;
  tags?: readonly VoteTag[];
  /** In the reader's own words; it stays in the store and is never logged. */
  reason?: string;
  /** How long the pair was on the reader's screen. */
  seconds?: number;
}

/**
 * Stores one vote and returns once it is stored. A vote is final: the same reader's second one on an item is refused, and
 * the first one stands.
 *
 * @throws ResidencyError `study-not-found`, `study-closed`, `vote-refused`, `usage` for a vote or tag that does not exist.
 */
export async function vote(store: Store, input: VoteInput): Promise<{ studyId: string; item: number; reader: string }> {
  const { item, reader, tags = [], reason, seconds } = input;
  if (reader.trim() === "") throw new ResidencyError("usage", "say who is reading");
  if (!VOTES.includes(input.vote)) throw new ResidencyError("usage", `a vote is one of ${VOTES.join(", ")}`);
  if (tags.some((tag) => !VOTE_TAGS.includes(tag)))
    throw new ResidencyError("usage", `a tag is one of ${VOTE_TAGS.join(", ")}`);
  if (seconds !== undefined && !(Number.isFinite(seconds) && seconds >= 0))
    throw new ResidencyError("usage", "seconds are a number of 0 or more");
  const { id: studyId } = await findStudy(store, input.studyId);
  await store.change(
    { action: "study.voted", subject: studyId, actor: reader, detail: { item, vote: input.vote } },
    async (transaction) => {
      const state = await lockedState(transaction, studyId, "share");
      if (state !== "open") throw new ResidencyError("study-closed", `study ${studyId} is ${state}`);
      const [known] = await transaction
        .select({ identical: studyItems.identical, repeats: studyItems.repeats })
        .from(studyItems)
        .where(and(eq(studyItems.studyId, studyId), eq(studyItems.item, item)));
      if (!known || known.identical)
        throw new ResidencyError("vote-refused", `study ${studyId} has no item ${item} to vote on`);
      if (known.repeats !== null) {
        const [before] = await transaction
          .select({ item: studyVotes.item })
          .from(studyVotes)
          .where(
            and(eq(studyVotes.studyId, studyId), eq(studyVotes.item, known.repeats), eq(studyVotes.reader, reader)),
          );
        // Said as if the item did not exist: a repeat must not be known as one.
        if (!before) throw new ResidencyError("vote-refused", `item ${item} was not given to ${reader}`);
      }
      const stored = await transaction
        .insert(studyVotes)
        .values({
          studyId,
          item,
          reader,
          vote: input.vote,
          tags: [...new Set(tags)],
          reason: reason?.replaceAll("\u0000", "") ?? null,
          seconds: seconds ?? null,
        })
        .onConflictDoNothing()
        .returning({ item: studyVotes.item });
      if (stored.length === 0)
        throw new ResidencyError("vote-refused", `${reader} has voted on item ${item} before, and that vote stands`);
    },
  );
  return { studyId, item, reader };
}
