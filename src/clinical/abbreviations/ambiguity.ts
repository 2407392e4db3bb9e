import { type FindAbbreviationsOptions, findAbbreviations } from "./find-abbreviations.ts";
import { keyOf } from "./lexicon.ts";
import { tokensOf } from "./tokens.ts";

/** How much of a set of documents hangs on the reading of abbreviations. */
export interface AmbiguityScore {
  readonly documents: number;
  readonly words: number;
  readonly abbreviations: number;
  readonly perThousandWords: number;
  /** Share of the abbreviations with more than one known meaning, 0..1; null without abbreviations. */
  readonly ambiguousShare: number | null;
  /** Share of the abbreviations for which the text decides nothing, 0..1; null without abbreviations. */
  readonly unresolvedShare: number | null;
  /** Mean over all abbreviations of the entropy of their senses before context. */
  readonly meanEntropyBits: number | null;
  /** Abbreviations that ISMP or the Joint Commission warn of. */
  readonly errorProne: number;
  /** The abbreviations that cost most: by unresolved mentions, then by mentions. */
  readonly worst: readonly {
    text: string;
    count: number;
    unresolved: number;
    senses: readonly string[];
    chosen: readonly string[];
  }[];
}

/** Measures a set of documents; `worst` lists at most `options.worst` abbreviations (20). */
export function ambiguityScore(
  texts: Iterable<string>,
  options: Omit<FindAbbreviationsOptions, "sectionOf"> & { worst?: number } = {},
): AmbiguityScore {
  let [documents, words, abbreviations, ambiguous, unresolved, entropy, errorProne] = [0, 0, 0, 0, 0, 0, 0];
  const byKey = new Map<
    string,
    { text: string; count: number; unresolved: number; senses: readonly string[]; chosen: Set<string> }
  >();
  for (const text of texts) {
    documents++;
    words += tokensOf(text).count;
    for (const match of findAbbreviations(text, options)) {
      abbreviations++;
      entropy += match.priorEntropyBits;
      if (match.errorProne) errorProne++;
      if (match.senses.length < 2) continue;
      ambiguous++;
      const key = keyOf(match.text);
      const entry = byKey.get(key) ?? {
        text: match.text,
        count: 0,
        unresolved: 0,
        senses: match.senses,
        chosen: new Set(),
      };
      entry.count++;
      if (match.chosen === null) {
        unresolved++;
        entry.unresolved++;
      } else entry.chosen.add(match.chosen);
      byKey.set(key, entry);
    }
  }
  const share = (part: number): number | null => (abbreviations === 0 ? null : part / abbreviations);
  return {
    documents,
    words,
    abbreviations,
    perThousandWords: words === 0 ? 0 : (1000 * abbreviations) / words,
    ambiguousShare: share(ambiguous),
    unresolvedShare: share(unresolved),
    meanEntropyBits: share(entropy),
    errorProne,
    worst: [...byKey.values()]
      .sort((a, b) => b.unresolved - a.unresolved || b.count - a.count || (a.text < b.text ? -1 : 1))
      .slice(0, options.worst ?? 20)
      .map((entry) => ({ ...entry, chosen: [...entry.chosen] })),
  };
}
