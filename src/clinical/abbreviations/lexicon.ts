import { CLINICAL_SENSES } from "./lexicon/index.ts";
import type { SenseEntry } from "./lexicon/table.ts";
import { TOPICS } from "./lexicon/topics.ts";
import { type ClinicalSpecialty, SPECIALTIES } from "./specialty.ts";
import { isWordUnit, stemOf } from "./tokens.ts";

/** One meaning, ready to be scored. */
export interface Sense {
  readonly expansion: string;
  /** Share among the senses of the same letters without any context, 0..1. */
  readonly prior: number;
  readonly specialties: ReadonlySet<ClinicalSpecialty>;
  /** The ways it is written, with their capitals, and how common the sense is so written. */
  readonly forms: readonly { readonly form: string; readonly weight: number }[];
  /** `@section` and `#pattern` cues. */
  readonly signs: ReadonlySet<string>;
  /** Bits of `specialties`, by their place in SPECIALTIES. */
  readonly topicBits: number;
}

/** What a word of the context says for a sense, by where it stands. Natural logarithms of likelihood ratios. */
export interface WordCue {
  readonly sense: number;
  readonly anywhere: number;
  readonly before: number;
  readonly after: number;
}

/** All senses of the same letters. */
export interface Abbreviation {
  readonly key: string;
  readonly senses: readonly Sense[];
  /** Exact spellings of the lexicon. */
  readonly forms: ReadonlySet<string>;
  /** By word number of the lexicon. */
  readonly cues: ReadonlyMap<number, readonly WordCue[]>;
}

/** An expansion that consists of several words, found in the text itself. */
export interface Phrase {
  readonly words: readonly number[];
  readonly key: string;
  readonly sense: number;
}

/** Compiled senses. Make one with `compileLexicon`. */
export interface Lexicon {
  readonly abbreviations: ReadonlyMap<string, Abbreviation>;
  /** First words of abbreviations of several pieces ("c/o", "A&Ox3") -> the most pieces that follow one. */
  readonly joined: ReadonlyMap<string, number>;
  /** Word -> number. Words that are no cue of anything have none. */
  readonly words: ReadonlyMap<string, number>;
  /** Bits of the specialties that a word is a topic of, by word number. */
  readonly topics: Int32Array;
  /** Expansions by the number of their first word. */
  readonly phrases: ReadonlyMap<number, readonly Phrase[]>;
}

// A cue word is some 7 times likelier near its sense, one that must stand directly beside it 12 times, a word of the
// expansion itself 4 times. The first two were set by hand and the cases of the tests bear them out.
const NEARBY = Math.log(7);
const ADJACENT = Math.log(12);
const OWN_WORD = Math.log(4);

const NO_CONTENT = new Set("a an and as at by for from in no not of on or past the to with without".split(" "));

/** Letters and digits of a spelling without dots, in lower case: what a spelling is looked up by. */
export const keyOf = (short: string): string => short.toLowerCase().replaceAll(".", "").replaceAll("’", "'");

interface Draft {
  expansion: string;
  forms: Map<string, number>;
  specialties: Set<ClinicalSpecialty>;
  cues: Set<string>;
}

/** Brings sense entries into the form that `findAbbreviations` searches. Later entries add to earlier ones. */
export function compileLexicon(entries: readonly SenseEntry[]): Lexicon {
  const drafts = new Map<string, Map<string, Draft>>();
  for (const entry of entries) {
    const key = keyOf(entry.short);
    let senses = drafts.get(key);
    if (!senses) drafts.set(key, (senses = new Map()));
    const name = entry.expansion.toLowerCase();
    let draft = senses.get(name);
    if (!draft) {
      draft = { expansion: entry.expansion, forms: new Map(), specialties: new Set(), cues: new Set() };
      senses.set(name, draft);
    }
    draft.forms.set(entry.short, Math.max(draft.forms.get(entry.short) ?? 0, entry.weight));
    draft.specialties.add(entry.specialty);
    for (const cue of entry.cues) draft.cues.add(cue);
  }

  const words = new Map<string, number>([["", 0]]);
  const numberOf = (word: string): number => {
    const stem = stemOf(word.toLowerCase());
    const known = words.get(stem);
    if (known !== undefined) return known;
    words.set(stem, words.size);
    return words.size - 1;
  };

  const abbreviations = new Map<string, Abbreviation>();
  const joined = new Map<string, number>();
  const phrases = new Map<number, Phrase[]>();
  const topicBits = new Map<number, number>();
  const addTopic = (word: string, bits: number): void => {
    const number = numberOf(word);
    topicBits.set(number, (topicBits.get(number) ?? 0) | bits);
  };

  for (const [key, byName] of drafts) {
    const list = [...byName.values()];
    const total = list.reduce((sum, draft) => sum + weightOf(draft), 0);
    const cues = new Map<number, WordCue[]>();
    const senses = list.map((draft, index): Sense => {
      for (const cue of wordCues(draft)) addCue(cues, numberOf(cue.word), { sense: index, ...cue.weights });
      const expansionWords = piecesOf(draft.expansion).map(numberOf);
      if (expansionWords.length > 1) {
        const list = phrases.get(expansionWords[0]!) ?? [];
        list.push({ words: expansionWords, key, sense: index });
        phrases.set(expansionWords[0]!, list);
      }
      return {
        expansion: draft.expansion,
        prior: weightOf(draft) / total,
        specialties: draft.specialties,
        forms: [...draft.forms].map(([form, weight]) => ({ form, weight })),
        signs: new Set([...draft.cues].filter((cue) => cue.startsWith("@") || cue.startsWith("#"))),
        topicBits: bitsOf(draft.specialties),
      };
    });
    const forms = new Set(senses.flatMap((sense) => sense.forms.map(({ form }) => form)));
    abbreviations.set(key, { key, senses, forms, cues });
    const pieces = piecesOf(key);
    if (pieces.length > 1) joined.set(pieces[0]!, Math.max(joined.get(pieces[0]!) ?? 0, pieces.length - 1));
    // An abbreviation of one meaning is as good a topic word as any.
    else if (senses.length === 1 && key.length > 2) addTopic(key, senses[0]!.topicBits & ~1);
  }
  for (const specialty of SPECIALTIES)
    for (const word of (TOPICS[specialty] ?? "").split(/\s+/))
      if (word) addTopic(word, 1 << SPECIALTIES.indexOf(specialty));

  const topics = new Int32Array(words.size);
  for (const [number, bits] of topicBits) topics[number] = bits;
  return { abbreviations, joined, words, topics, phrases };
}

function wordCues(draft: Draft): { word: string; weights: Omit<WordCue, "sense"> }[] {
  const cues: { word: string; weights: Omit<WordCue, "sense"> }[] = [];
  for (const cue of draft.cues) {
    if (cue.startsWith("@") || cue.startsWith("#")) continue;
    if (cue.startsWith("<")) cues.push({ word: cue.slice(1), weights: { anywhere: 0, before: ADJACENT, after: 0 } });
    else if (cue.startsWith(">"))
      cues.push({ word: cue.slice(1), weights: { anywhere: 0, before: 0, after: ADJACENT } });
    else
      for (const word of piecesOf(cue))
        cues.push({ word, weights: { anywhere: NEARBY, before: NEARBY, after: NEARBY } });
  }
  for (const word of piecesOf(draft.expansion))
    if (word.length > 2 && !NO_CONTENT.has(word))
      cues.push({ word, weights: { anywhere: OWN_WORD, before: OWN_WORD, after: OWN_WORD } });
  return cues;
}

const weightOf = (draft: Draft): number => Math.max(...draft.forms.values());

/** A word that is a cue in several ways counts by the strongest. */
function addCue(cues: Map<number, WordCue[]>, word: number, cue: WordCue): void {
  const list = cues.get(word) ?? [];
  const same = list.findIndex((other) => other.sense === cue.sense);
  if (same < 0) list.push(cue);
  else {
    const other = list[same]!;
    list[same] = {
      sense: cue.sense,
      anywhere: Math.max(cue.anywhere, other.anywhere),
      before: Math.max(cue.before, other.before),
      after: Math.max(cue.after, other.after),
    };
  }
  cues.set(word, list);
}

function bitsOf(specialties: Iterable<ClinicalSpecialty>): number {
  let bits = 0;
  for (const specialty of specialties) bits |= 1 << SPECIALTIES.indexOf(specialty);
  return bits;
}

/** Letters and digits, in lower case. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const inside = at < text.length && isWordUnit(text.charCodeAt(at));
    if (inside && start < 0) start = at;
    else if (!inside && start >= 0) {
      pieces.push(text.slice(start, at).toLowerCase());
      start = -1;
    }
  }
  return pieces;
}

let shipped: Lexicon | undefined;

/** The lexicon that ships with the product, compiled at its first use. */
export function clinicalLexicon(): Lexicon {
  shipped ??= compileLexicon(CLINICAL_SENSES);
  return shipped;
}
