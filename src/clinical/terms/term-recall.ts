import { clinicalLexicon, findAbbreviations } from "../abbreviations/index.ts";
import { stemOf, tokensOf } from "../abbreviations/tokens.ts";
import { TERM_SPECIALTIES, TERMS, type TermSpecialty } from "./lists/index.ts";

export interface TermRecall {
  /** Share of the terms of the expected text that the answer has, 0..1; null where the expected text has none. */
  readonly recall: number | null;
  /** Preferred names of the terms of the expected text. */
  readonly expected: readonly string[];
  /** Those of them that the answer has not. */
  readonly missed: readonly string[];
}

interface Name {
  readonly stems: readonly string[];
  /** Preferred name of the concept. */
  readonly term: string;
}

interface TermIndex {
  /** Names by their first stem, the longest first. */
  readonly byFirst: ReadonlyMap<string, readonly Name[]>;
  /** Preferred names by the expansion of an abbreviation. */
  readonly byExpansion: ReadonlyMap<string, string>;
}

/**
 * How many of the medical terms of one text are in another. Terms are those of the specialty's list (of all lists when
 * it is left out); synonyms, British spelling, plurals and abbreviations count as the term, an abbreviation by what it
 * means where it stands. Whether a term is denied is not asked here. Linear in both texts.
 */
export function termRecall(expected: string, answered: string, specialty?: TermSpecialty): TermRecall {
  const index = indexOf(specialty);
  const wanted = termsIn(expected, index, "longest");
  const given = termsIn(answered, index, "all");
  const missed = [...wanted].filter((term) => !given.has(term));
  return {
    recall: wanted.size === 0 ? null : 1 - missed.length / wanted.size,
    expected: [...wanted],
    missed,
  };
}

/**
 * Preferred names of the terms in a text. `longest` takes "type 2 diabetes" and not the "diabetes" within it, and of
 * an abbreviation only the chosen sense; `all` takes both, and every sense where none could be chosen, because an
 * answer in the words of its document is right.
 */
function termsIn(text: string, index: TermIndex, which: "longest" | "all"): Set<string> {
  const found = new Set<string>();
  addNames(found, stemsOf(text), index, which);
  for (const match of findAbbreviations(text)) {
    const meanings = match.chosen !== null ? [match.chosen] : which === "all" ? match.senses : [];
    for (const meaning of meanings) {
      const stems = stemsOf(meaning);
      const term = index.byExpansion.get(stems.join(" "));
      if (term !== undefined) found.add(term);
      // "STEMI" in an answer has the infarction too.
      if (which === "all") addNames(found, stems, index, which);
    }
  }
  return found;
}

function addNames(found: Set<string>, stems: readonly string[], index: TermIndex, which: "longest" | "all"): void {
  for (let at = 0; at < stems.length; ) {
    let length = 1;
    for (const name of index.byFirst.get(stems[at]!) ?? []) {
      if (!name.stems.every((stem, offset) => stems[at + offset] === stem)) continue;
      found.add(name.term);
      if (which === "all") continue;
      length = name.stems.length;
      break;
    }
    at += length;
  }
}

const LONGEST_WORD = 40;

const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/aem/g, "em"],
  [/oed/g, "ed"],
  [/oes/g, "es"],
  [/oea/g, "ea"],
  [/noe/g, "ne"],
  [/our$/, "or"],
];

function stemFor(lower: string): string {
  let word = stemOf(lower);
  if (word.includes("ae") || word.includes("oe") || word.endsWith("our"))
    for (const [british, american] of BRITISH) word = word.replace(british, american);
  return word;
}

function stemsOf(text: string): string[] {
  const { count, starts, ends } = tokensOf(text);
  const stems: string[] = [];
  for (let token = 0; token < count; token++) {
    const [start, end] = [starts[token]!, ends[token]!];
    // No name has a word this long, and a line without spaces need not be copied.
    stems.push(end - start > LONGEST_WORD ? "" : stemFor(text.slice(start, end).toLowerCase()));
  }
  return stems;
}

const plain = (name: string): string => stemsOf(name).join(" ");

const indexes = new Map<TermSpecialty | "all", TermIndex>();

function indexOf(specialty: TermSpecialty | undefined): TermIndex {
  const key = specialty ?? "all";
  let index = indexes.get(key);
  if (!index) indexes.set(key, (index = buildIndex(specialty ? [specialty] : TERM_SPECIALTIES)));
  return index;
}

function buildIndex(specialties: readonly TermSpecialty[]): TermIndex {
  const byFirst = new Map<string, Name[]>();
  const byExpansion = new Map<string, string>();
  const seen = new Map<string, string>();
  for (const specialty of specialties)
    for (const { term, synonyms } of TERMS[specialty]) {
      for (const name of [term, ...synonyms]) {
        const stems = stemsOf(name);
        const expansion = stems.join(" ");
        // Two lists may name one concept differently; the first list names it.
        if (stems.length === 0 || seen.has(expansion)) continue;
        seen.set(expansion, seen.get(plain(term)) ?? term);
        byExpansion.set(expansion, seen.get(expansion)!);
        const sense = abbreviated(name);
        if (sense === "ambiguous") continue;
        if (sense !== null && !byExpansion.has(plain(sense))) byExpansion.set(plain(sense), seen.get(expansion)!);
        const list = byFirst.get(stems[0]!) ?? [];
        list.push({ stems, term: seen.get(expansion)! });
        byFirst.set(stems[0]!, list);
      }
    }
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return { byFirst, byExpansion };
}

/**
 * What a name means as an abbreviation: the one expansion, `ambiguous` where the context must decide (so that "RA" in
 * "98 % on RA" is no arthritis), null where it is none.
 */
function abbreviated(name: string): string | "ambiguous" | null {
  if (name !== name.toUpperCase() && name.length > 4) return null;
  const abbreviation = clinicalLexicon().abbreviations.get(name.toLowerCase());
  if (!abbreviation) return null;
  return abbreviation.senses.length > 1 ? "ambiguous" : abbreviation.senses[0]!.expansion;
}
