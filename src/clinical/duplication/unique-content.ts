import { type DuplicateGroup, DuplicateIndex, type DuplicateOptions } from "./duplicate-index.ts";
import { WindowSet } from "./window-set.ts";

/** How much of a set of notes says something new. */
export interface UniqueContent {
  notes: number;
  /** Notes that are left when near-duplicates of a kept note are dropped. Notes without words are dropped too. */
  uniqueNotes: number;
  words: number;
  /** Words outside every ten-word window that a note before it in the set has. */
  uniqueWords: number;
  /** uniqueWords / words, 0..1; 1 where there are no words. */
  uniqueShare: number;
  /** Near-duplicate notes by id: one is kept of each group. */
  groups: DuplicateGroup[];
}

/**
 * Counts what a set of notes holds once ("10,000 notes, 3,000 unique"): by note, through near-duplicates, and by word,
 * through ten-word windows, which also sees the paragraph that was pasted into an otherwise new note. Notes are read
 * once, in the order given, which should be the order of time; the texts are not kept.
 */
export function uniqueContent(
  notes: Iterable<{ id: string; text: string }>,
  options: DuplicateOptions = {},
): UniqueContent {
  const index = new DuplicateIndex(options);
  const windows = new WindowSet();
  let [words, uniqueWords] = [0, 0];
  for (const note of notes) {
    index.add(note.id, note.text);
    const read = windows.read(note.text);
    words += read.words;
    uniqueWords += read.newWords;
  }
  const groups = index.groups();
  const dropped = groups.reduce((sum, group) => sum + group.duplicates.length, 0);
  return {
    notes: index.size,
    uniqueNotes: index.sizeWithWords - dropped,
    words,
    uniqueWords,
    uniqueShare: words === 0 ? 1 : uniqueWords / words,
    groups,
  };
}
