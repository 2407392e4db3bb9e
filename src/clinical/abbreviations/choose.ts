import type { Abbreviation, Lexicon, Sense } from "./lexicon.ts";
import type { SectionKind } from "./section.ts";
import type { ClinicalSpecialty } from "./specialty.ts";

/** One reason for a choice. `weight` is a natural logarithm of a likelihood ratio. */
export interface Evidence {
  readonly kind:
    | "definition"
    | "elsewhere"
    | "neighbour"
    | "sign"
    | "topic"
    | "section"
    | "specialty"
    | "case"
    | "only";
  /** The word, section or sign itself. */
  readonly what: string;
  readonly weight: number;
}

/** Where an abbreviation stands, in words of the lexicon. */
export interface Surroundings {
  /** Word numbers of the whole text (0 for words that are no cue), and the token of the abbreviation's first and last piece. */
  readonly words: Int32Array;
  readonly first: number;
  readonly last: number;
  /** How it is written, without dots and without a plural s. */
  readonly written: string;
  /** The line is in capitals, so that capitals say nothing. */
  readonly shouted: boolean;
  /** `#` cues that hold here. */
  readonly signs: readonly string[];
  readonly section: SectionKind | null;
  readonly specialty: ClinicalSpecialty | null;
  /** Senses whose expansion stands elsewhere in the text. */
  readonly elsewhere: ReadonlySet<number> | undefined;
  readonly wordAt: (token: number) => string;
}

export interface Choice {
  /** Place of the best sense. */
  readonly best: number;
  /** Its probability given all evidence, 0..1. */
  readonly probability: number;
  /** Whether it may be chosen: evidence or a clear majority speak for it. */
  readonly sure: boolean;
  /** What the words beside it, signs and section say for the best sense, as a logarithm. Topics are left out. */
  readonly support: number;
  readonly evidence: readonly Evidence[];
  /** Of the choice before context, in bits. */
  readonly priorEntropyBits: number;
}

const WINDOW = 30;
const TOPIC = 0.5;
const MOST_TOPIC = 2.2;
const SECTION = Math.log(5);
const SIGN = Math.log(4);
const SPECIALTY = Math.log(8);
const ELSEWHERE = Math.log(25);
// Cues are not independent: the sum of many is worth less than the product of their ratios.
const MOST_NEIGHBOURS = 5.5;
/** What an unlisted meaning takes of the probability. */
const UNLISTED = 0.03;
const OTHER_CASE = 0.04;
const MAJORITY = 0.8;
const ENOUGH = 0.5;
const SUPPORT = Math.log(1.6);

const SECTION_SPECIALTY: Partial<Record<SectionKind, ClinicalSpecialty>> = {
  meds: "pharmacy",
  labs: "laboratory",
  imaging: "radiology",
  pathology: "oncology",
  obstetric: "obstetrics",
  allergies: "pharmacy",
};

/**
 * How common a sense is among what is written like this, on the scale of the lexicon. Where a sense of the same letters
 * is written exactly so, the others hardly are: "pt" is the patient and "PT" is not.
 */
function weightAsWritten(sense: Sense, written: string, shouted: boolean, exactExists: boolean): number {
  let best = 0;
  for (const { form, weight } of sense.forms) {
    let fit = OTHER_CASE;
    if (form === written || (shouted && form.toUpperCase() === written)) fit = 1;
    else if (!exactExists && form.toLowerCase() === written.toLowerCase()) {
      const small = form === form.toLowerCase();
      const capitals = written === written.toUpperCase();
      fit = small ? (capitals ? 0.12 : 0.7) : capitals ? 0.35 : 0.15;
    }
    best = Math.max(best, weight * fit);
  }
  return best;
}

/** Nearer words say more. `distance` is in words. */
const nearness = (distance: number): number => (distance <= 5 ? 1 : distance <= 12 ? 0.8 : distance <= 20 ? 0.5 : 0.3);

/** Scores the senses of an abbreviation in their surroundings: a naive Bayes sum with capped parts. */
export function chooseSense(lexicon: Lexicon, abbreviation: Abbreviation, at: Surroundings): Choice {
  const { senses } = abbreviation;
  const exactExists = abbreviation.forms.has(at.written);
  if (senses.length === 1) {
    const fit = exactExists || at.shouted ? 1 : 0.6;
    return {
      best: 0,
      probability: 0.97 * (0.85 + 0.15 * fit),
      sure: true,
      support: support(abbreviation, at),
      evidence: [{ kind: "only", what: senses[0]!.expansion, weight: 0 }],
      priorEntropyBits: 0,
    };
  }
  const count = senses.length;
  const neighbours = new Float64Array(count);
  const topics = new Float64Array(count);
  const rest = new Float64Array(count);
  const reasons: Evidence[][] = senses.map(() => []);
  const seenCues = new Set<number>();
  const seenTopics = new Set<number>();

  const look = (token: number, distance: number, side: "before" | "after"): void => {
    const word = at.words[token]!;
    if (word === 0) return;
    const cues = abbreviation.cues.get(word);
    if (cues && (distance === 1 || !seenCues.has(word))) {
      seenCues.add(word);
      for (const cue of cues) {
        const weight = (distance === 1 ? cue[side] : cue.anywhere) * nearness(distance);
        if (weight === 0) continue;
        neighbours[cue.sense]! += weight;
        reasons[cue.sense]!.push({ kind: "neighbour", what: at.wordAt(token), weight });
      }
    }
    const bits = lexicon.topics[word]!;
    if (bits === 0 || seenTopics.has(word)) return;
    seenTopics.add(word);
    for (let index = 0; index < count; index++) {
      if ((senses[index]!.topicBits & bits) === 0) continue;
      const weight = TOPIC * nearness(distance);
      topics[index]! += weight;
      reasons[index]!.push({ kind: "topic", what: at.wordAt(token), weight });
    }
  };
  for (let distance = 1; distance <= WINDOW; distance++) {
    if (at.first - distance >= 0) look(at.first - distance, distance, "before");
    if (at.last + distance < at.words.length) look(at.last + distance, distance, "after");
  }

  for (const [index, sense] of senses.entries()) {
    const add = (kind: Evidence["kind"], what: string, weight: number): void => {
      rest[index]! += weight;
      reasons[index]!.push({ kind, what, weight });
    };
    for (const sign of at.signs) if (sense.signs.has(sign)) add("sign", sign, SIGN);
    if (at.section && sense.signs.has(`@${at.section}`)) add("section", at.section, SECTION);
    const specialty = at.section ? SECTION_SPECIALTY[at.section] : undefined;
    if (specialty && sense.specialties.has(specialty)) add("section", at.section!, SECTION / 2);
    if (at.specialty && sense.specialties.has(at.specialty)) add("specialty", at.specialty, SPECIALTY);
    if (at.elsewhere?.has(index)) add("elsewhere", sense.expansion, ELSEWHERE);
  }

  const context = Float64Array.from(
    senses,
    (_, index) => Math.min(neighbours[index]!, MOST_NEIGHBOURS) + Math.min(topics[index]!, MOST_TOPIC) + rest[index]!,
  );
  const weights = senses.map((sense) => weightAsWritten(sense, at.written, at.shouted, exactExists));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const priors = weights.map((weight) => weight / total);
  const posterior = softmax(priors.map((prior, index) => Math.log(prior) + context[index]!));
  let best = 0;
  for (let index = 1; index < count; index++) if (posterior[index]! > posterior[best]!) best = index;
  const probability = posterior[best]! * (1 - UNLISTED);
  // What the context adds to the best sense beyond what it adds to the others as they stand.
  const others = priors.reduce(
    (sum, prior, index) => (index === best ? sum : sum + prior * Math.exp(context[index]! - context[best]!)),
    0,
  );
  const gain = -Math.log(others / (1 - priors[best]!));
  return {
    best,
    probability,
    sure: probability >= MAJORITY || (probability >= ENOUGH && gain >= SUPPORT),
    support: Math.max(0, neighbours[best]! + rest[best]!),
    evidence: reasons[best]!.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, 8),
    priorEntropyBits: entropyBits(priors),
  };
}

/** What the context says for the only sense of an abbreviation, for those that need it (words in capitals). */
function support(abbreviation: Abbreviation, at: Surroundings): number {
  const sense = abbreviation.senses[0]!;
  let sum = 0;
  const look = (token: number, distance: number, side: "before" | "after"): void => {
    const word = at.words[token]!;
    if (word === 0) return;
    for (const cue of abbreviation.cues.get(word) ?? []) sum += distance === 1 ? cue[side] : cue.anywhere;
  };
  for (let distance = 1; distance <= 12; distance++) {
    if (at.first - distance >= 0) look(at.first - distance, distance, "before");
    if (at.last + distance < at.words.length) look(at.last + distance, distance, "after");
  }
  for (const sign of at.signs) if (sense.signs.has(sign)) sum += SIGN;
  if (at.section && sense.signs.has(`@${at.section}`)) sum += SECTION;
  return sum;
}

function softmax(scores: number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Shannon entropy of probabilities that add up to 1. */
export function entropyBits(shares: readonly number[]): number {
  return shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log2(share) : sum), 0);
}
