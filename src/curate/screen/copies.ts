import { NoteHistory, uniqueContent } from "../../clinical/index.ts";
import type { CopiesScreening, DatasetDocument } from "../../domain/dataset.ts";

const LISTED = 20;
/** A note of which so much was copied forward is listed. */
const MOSTLY_COPIED = 0.5;

/** Near-duplicate texts in the whole set, and what each subject's notes copied from earlier ones; documents in order of time. */
export function screenCopies(documents: readonly DatasetDocument[]): CopiesScreening | { unscored: string } {
  const notes = documents.flatMap(({ id, subject, text }) => (text?.trim() ? [{ id, subject, text }] : []));
  if (notes.length === 0) return { unscored: "no document has a transcription" };
  const { groups, ...unique } = uniqueContent(notes);

  const histories = new Map<string, NoteHistory>();
  const copiedForward = { subjects: 0, notes: 0, words: 0, copiedWords: 0 };
  const mostCopied: CopiesScreening["mostCopied"] = [];
  for (const { id, subject, text } of notes) {
    if (subject === undefined) continue;
    const history = histories.get(subject) ?? new NoteHistory();
    histories.set(subject, history);
    if (history.notes > 0) {
      if (history.notes === 1) copiedForward.subjects++;
      const { words, copiedWords, share } = history.copied(text);
      copiedForward.notes++;
      copiedForward.words += words;
      copiedForward.copiedWords += copiedWords;
      if (share >= MOSTLY_COPIED) mostCopied.push({ document: id, share });
    }
    history.add(text);
  }
  return {
    notes: unique.notes,
    uniqueNotes: unique.uniqueNotes,
    words: unique.words,
    uniqueWords: unique.uniqueWords,
    groups: groups.toSorted((a, b) => b.duplicates.length - a.duplicates.length).slice(0, LISTED),
    copiedForward,
    mostCopied: mostCopied.sort((a, b) => b.share - a.share).slice(0, LISTED),
  };
}
