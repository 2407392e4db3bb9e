import { chooseSense, type Evidence, type Surroundings } from "./choose.ts";
import { type Definition, definitionsIn } from "./definitions.ts";
import { type ErrorProne, errorProneOf } from "./error-prone.ts";
import { type Abbreviation, clinicalLexicon, keyOf, type Lexicon } from "./lexicon.ts";
import { type SectionKind, sectionKindOf } from "./section.ts";
import { type ClinicalSpecialty, specialtyOf } from "./specialty.ts";
import { stemOf, type Tokens, tokensOf } from "./tokens.ts";
import { isFunctionWord, isSmallPair, isWord, isWrittenSmall } from "./words.ts";

/** An abbreviation in a text. `text.slice(start, end)` of the given text is `text`; offsets count UTF-16 units. */
export interface AbbreviationMatch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** All meanings that are known, the commonest first. */
  readonly senses: readonly string[];
  /** The meaning here, or null where nothing in the text decides. */
  readonly chosen: string | null;
  /** Probability of the likeliest meaning, 0..1, also where it is too low to choose. */
  readonly confidence: number;
  /** The reasons for the likeliest meaning, the strongest first. */
  readonly evidence: readonly Evidence[];
  /** Entropy of the senses before any context, in bits. */
  readonly priorEntropyBits: number;
  /** Set where ISMP or the Joint Commission warn of this way of writing. */
  readonly errorProne?: ErrorProne;
}

export interface FindAbbreviationsOptions {
  /** Name of the section that a UTF-16 offset lies in; left out, headings that end with a colon are read. */
  readonly sectionOf?: (offset: number) => string | null | undefined;
  /** Free name of the specialty of the note: "cardiology", "Neurosurgery". */
  readonly specialty?: string;
  readonly lexicon?: Lexicon;
}

const LONGEST = 32;
const LONGEST_PLACEHOLDER = 80;
/** What glues the pieces of one abbreviation: "c/o", "A&O", "TMP-SMX", "C. diff", "d/c'd". */
const GLUE = /^(?:[/&'’+-]|\.? )$/;
/** Units and the like that are written onto their number: "45yo", "10mg". */
const AFTER_NUMBER = new Set(
  "yo yom yof mg mcg µg μg cc ml dl kg u iu meq mmol hr hrs wk wks mo mos cm mm bpm mmhg".split(" "),
);
/** Abbreviations that their number is written onto: "POD3", "BP120". */
const BEFORE_NUMBER = new Set("pod hd ef bp hr rr lvef".split(" "));
// "q4h", "q 4-6 hrs", "Q12H". Every repetition is bounded.
const EVERY =
  /q\.? ?(\d{1,2})(?: ?- ?(\d{1,2}))? ?(h|hr|hrs|hours?|d|days?|wk|wks|weeks?|min|minutes?)(?![A-Za-z0-9])/iy;
const EVERY_UNIT: Readonly<Record<string, string>> = { h: "hours", d: "days", w: "weeks", m: "minutes" };
const HISTORY = new Set("history hx ho prior previous recurrent known pmh h/o remote".split(" "));
const DOSE_UNITS = new Set("mg mcg µg μg g ml units unit u meq cc gm".split(" "));

/** Local definitions, by the letters in capitals or small as they were defined. */
interface Local {
  readonly long: string;
}

interface Candidate {
  readonly abbreviation: Abbreviation;
  /** Tokens of the first and the last piece. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** As written, without dots and plural s. */
  readonly written: string;
  /** Only with something in the context that speaks for it. */
  readonly doubtful: boolean;
}

/**
 * Finds the abbreviations of a clinical text and chooses their meanings by what the text defines itself, by section,
 * specialty and neighbouring words. Never throws; linear in the length of the text.
 */
export function findAbbreviations(text: string, options: FindAbbreviationsOptions = {}): AbbreviationMatch[] {
  const lexicon = options.lexicon ?? clinicalLexicon();
  const specialty: ClinicalSpecialty | null = options.specialty ? specialtyOf(options.specialty) : null;
  const reader = new Reader(text, lexicon);
  const matches: AbbreviationMatch[] = [];
  for (let token = 0; token < reader.tokens.count; ) {
    reader.enter(token);
    if (reader.isPlaceholder(token)) {
      token++;
      continue;
    }
    const every = reader.every(token);
    if (every) {
      matches.push(every.match);
      token = every.next;
      continue;
    }
    const candidate = reader.candidate(token);
    const local = reader.localAt(token, candidate);
    if (local) {
      matches.push(local.match);
      token = local.next;
      continue;
    }
    if (!candidate) {
      token++;
      continue;
    }
    const section = options.sectionOf ? sectionKindOf(options.sectionOf(candidate.start) ?? "") : reader.section;
    const match = reader.chosen(candidate, section, specialty);
    if (match) matches.push(match);
    token = match ? candidate.last + 1 : token + 1;
  }
  return matches;
}

/** One pass over one text. */
class Reader {
  readonly tokens: Tokens;
  /** The section that the last heading opened. */
  section: SectionKind | null = null;
  readonly #text: string;
  readonly #lexicon: Lexicon;
  readonly #words: Int32Array;
  readonly #local: Map<string, Local>;
  readonly #elsewhere: Map<string, Set<number>>;
  #placeholderEnd = 0;
  #lineEnd = -1;
  #shouted = false;

  constructor(text: string, lexicon: Lexicon) {
    this.#text = text;
    this.#lexicon = lexicon;
    this.tokens = tokensOf(text);
    this.#words = this.#wordNumbers();
    this.#elsewhere = this.#phrases();
    this.#local = new Map();
    // The first definition of a text holds, as a reader would take it.
    for (const definition of definitionsIn(text)) this.#define(definition);
  }

  #define({ short, long }: Definition): void {
    if (!this.#local.has(short)) this.#local.set(short, { long });
  }

  #slice(token: number): string {
    return this.#text.slice(this.tokens.starts[token]!, this.tokens.ends[token]!);
  }

  #wordNumbers(): Int32Array {
    const { count, starts, ends } = this.tokens;
    const numbers = new Int32Array(count);
    for (let token = 0; token < count; token++) {
      const length = ends[token]! - starts[token]!;
      if (length > LONGEST) continue;
      numbers[token] = this.#lexicon.words.get(stemOf(this.#slice(token).toLowerCase())) ?? 0;
    }
    return numbers;
  }

  /** Expansions that stand in the text in full, by the key of their abbreviation. */
  #phrases(): Map<string, Set<number>> {
    const found = new Map<string, Set<number>>();
    const words = this.#words;
    for (let token = 0; token < words.length; token++) {
      const first = words[token]!;
      if (first === 0) continue;
      for (const phrase of this.#lexicon.phrases.get(first) ?? []) {
        if (token + phrase.words.length > words.length) continue;
        if (!phrase.words.every((word, index) => words[token + index] === word)) continue;
        const senses = found.get(phrase.key) ?? new Set();
        found.set(phrase.key, senses.add(phrase.sense));
      }
    }
    return found;
  }

  /** Called for every token in order: keeps the case of the line and the section. */
  enter(token: number): void {
    const start = this.tokens.starts[token]!;
    if (start >= this.#lineEnd) {
      const next = this.#text.indexOf("\n", start);
      this.#lineEnd = next < 0 ? this.#text.length : next + 1;
      this.#shouted = isShouted(this.#text, this.#text.lastIndexOf("\n", start) + 1, this.#lineEnd);
    }
    const end = this.tokens.ends[token]!;
    if (this.#text[end] !== ":" || end - start > LONGEST) return;
    const previous =
      token > 0 && this.#text[this.tokens.starts[token]! - 1] === " "
        ? `${this.#slice(token - 1).slice(0, LONGEST)} `
        : "";
    const kind = sectionKindOf(previous + this.#slice(token)) ?? sectionKindOf(this.#slice(token));
    if (kind) this.section = kind;
  }

  /** Whether a token stands in what a de-identifier left: "**NAME[AAA]", "**ID-NUM", "[**Hospital**]". */
  isPlaceholder(token: number): boolean {
    const text = this.#text;
    const start = this.tokens.starts[token]!;
    if (start < this.#placeholderEnd) return true;
    if (text[start - 1] !== "*" || text[start - 2] !== "*") return false;
    const ahead = text.slice(start, start + LONGEST_PLACEHOLDER);
    const bracketed = text[start - 3] === "[";
    const found = (bracketed ? /^[^\n]*?\*\*\]/ : /^[A-Z-]+(?:\[[^\]\n]*\])?/).exec(ahead);
    if (!found) return false;
    this.#placeholderEnd = start + found[0].length;
    return true;
  }

  every(token: number): { match: AbbreviationMatch; next: number } | null {
    const start = this.tokens.starts[token]!;
    const letter = this.#text[start];
    if (letter !== "q" && letter !== "Q") return null;
    EVERY.lastIndex = start;
    const found = EVERY.exec(this.#text);
    if (!found) return null;
    const end = start + found[0].length;
    const unit = EVERY_UNIT[found[3]![0]!.toLowerCase()]!;
    const number = found[2] ? `${found[1]} to ${found[2]}` : found[1]!;
    const expansion = `every ${number} ${number === "1" ? unit.slice(0, -1) : unit}`;
    return {
      match: {
        text: this.#text.slice(start, end),
        start,
        end,
        senses: [expansion],
        chosen: expansion,
        confidence: 0.99,
        evidence: [{ kind: "only", what: expansion, weight: 0 }],
        priorEntropyBits: 0,
      },
      next: this.#tokenAfter(token, end),
    };
  }

  #tokenAfter(token: number, end: number): number {
    let next = token + 1;
    while (next < this.tokens.count && this.tokens.starts[next]! < end) next++;
    return next;
  }

  /** The longest abbreviation of the lexicon that begins at a token. */
  candidate(token: number): Candidate | null {
    const { starts, ends } = this.tokens;
    const start = starts[token]!;
    if (ends[token]! - start > LONGEST) return null;
    return this.#dotted(token) ?? this.#joined(token) ?? this.#single(token);
  }

  /** "b.i.d.", "P.O.", "q.d". */
  #dotted(token: number): Candidate | null {
    const { starts, ends, count } = this.tokens;
    const text = this.#text;
    if (ends[token]! - starts[token]! !== 1 || text[ends[token]!] !== ".") return null;
    if (starts[token]! > 0 && text[starts[token]! - 1] === ".") return null;
    let last = token;
    let written = text[starts[token]!]!;
    while (
      last + 1 < count &&
      last - token < 5 &&
      text[ends[last]!] === "." &&
      starts[last + 1] === ends[last]! + 1 &&
      ends[last + 1]! - starts[last + 1]! === 1
    ) {
      last++;
      written += text[starts[last]!]!;
    }
    if (last === token) return null;
    const abbreviation = this.#lexicon.abbreviations.get(written.toLowerCase());
    // "U.S." is a country, and initials with dots are a person's.
    if (!abbreviation || written.toLowerCase() === "us") return null;
    // "i.e." is Latin: small letters need a form that is written small.
    const small = written === written.toLowerCase();
    if (small && written.length === 2 && !abbreviation.forms.has(written) && !isSmallPair(written)) return null;
    const end = text[ends[last]!] === "." ? ends[last]! + 1 : ends[last]!;
    const initials = written === written.toUpperCase() && /^ [A-Z][a-z]/.test(text.slice(end, end + 3));
    return { abbreviation, first: token, last, start: starts[token]!, end, written, doubtful: initials };
  }

  /** Several pieces with glue between them: "s/p", "A&Ox3", "C. diff". The longest wins. */
  #joined(token: number): Candidate | null {
    const { starts, ends, count } = this.tokens;
    const text = this.#text;
    const start = starts[token]!;
    const first = this.#slice(token).toLowerCase();
    if (text[ends[token]!] === "/" && this.#lexicon.abbreviations.has(`${first}/`) && text[start - 1] !== "/") {
      const more = this.#pieces(token, first);
      if (more) return more;
      const abbreviation = this.#lexicon.abbreviations.get(`${first}/`)!;
      const end = ends[token]! + 1;
      return { abbreviation, first: token, last: token, start, end, written: text.slice(start, end), doubtful: false };
    }
    return token + 1 < count ? this.#pieces(token, first) : null;
  }

  #pieces(token: number, first: string): Candidate | null {
    const { starts, ends, count } = this.tokens;
    const text = this.#text;
    const most = this.#lexicon.joined.get(first);
    if (most === undefined) return null;
    const start = starts[token]!;
    if (text[start - 1] === "/" || (/^\d/.test(first) && /[\d./-]/.test(text[start - 1] ?? ""))) return null;
    let best: Candidate | null = null;
    for (let last = token + 1; last <= token + most && last < count; last++) {
      const gap = text.slice(ends[last - 1]!, starts[last]!);
      if (gap.length > 2 || !GLUE.test(gap) || ends[last]! - start > LONGEST) break;
      const end = ends[last]!;
      const written = text.slice(start, end).replaceAll(".", "").replaceAll("’", "'");
      const abbreviation = this.#lexicon.abbreviations.get(keyOf(written));
      if (!abbreviation || text[end] === "/") continue;
      // A spaced form is plain words unless its capitals or its being small are those of the lexicon.
      if (gap.includes(" ") && !abbreviation.forms.has(written) && !abbreviation.forms.has(text.slice(start, end)))
        continue;
      best = { abbreviation, first: token, last, start, end, written, doubtful: false };
    }
    return best;
  }

  #single(token: number): Candidate | null {
    const { starts, ends } = this.tokens;
    const text = this.#text;
    const [start, end] = [starts[token]!, ends[token]!];
    const written = text.slice(start, end);
    const direct = this.#allowed(token, written, start, end);
    if (direct) return direct;
    const code = text.charCodeAt(start);
    if (code >= 48 && code <= 57) {
      let digits = 1;
      while (digits < written.length && written.charCodeAt(digits) >= 48 && written.charCodeAt(digits) <= 57) digits++;
      const unit = written.slice(digits);
      const lower = unit.toLowerCase();
      if (!AFTER_NUMBER.has(lower)) return null;
      // On a number, "CM" is centimeters and not case management.
      const small = this.#lexicon.abbreviations.get(lower)?.forms.has(lower);
      return this.#allowed(token, small ? lower : unit, start + digits, end);
    }
    const length = written.length;
    // A plural: capitals and one small s.
    if (length > 2 && written.endsWith("s") && /^[A-Z0-9]*[A-Z]$/.test(written.slice(0, -1))) {
      const plural = this.#allowed(token, written.slice(0, -1), start, end);
      if (plural) return plural;
    }
    const last = text.charCodeAt(end - 1);
    if (last >= 48 && last <= 57) {
      let letters = length;
      while (letters > 0 && written.charCodeAt(letters - 1) >= 48 && written.charCodeAt(letters - 1) <= 57) letters--;
      const prefix = written.slice(0, letters);
      if (BEFORE_NUMBER.has(prefix.toLowerCase())) return this.#allowed(token, prefix, start, start + letters);
    }
    return null;
  }

  /** Whether these letters, so written, may be the abbreviation at all, and whether only with support. */
  #allowed(token: number, written: string, start: number, end: number): Candidate | null {
    const lower = written.toLowerCase();
    const abbreviation = this.#lexicon.abbreviations.get(lower);
    if (!abbreviation) return null;
    const exact = abbreviation.forms.has(written);
    const small = written === lower;
    const capitals = written === written.toUpperCase();
    const word = isWord(lower);
    let doubtful = false;
    if (word && !capitals) {
      if (!exact && !(isWrittenSmall(lower) && small)) return null;
      doubtful = !isWrittenSmall(lower) || !exact;
    } else if (word) doubtful = this.#shouted || isFunctionWord(lower);
    else if (!exact && !capitals) {
      // "Htn" and "htn" are common, "Ms" and "ms" are a title and a unit.
      if (written.length <= 2 ? !isSmallPair(lower) : false) return null;
      if (written.length > 2 && !small && !(written[0] !== lower[0] && written.slice(1) === lower.slice(1)))
        doubtful = true;
    }
    if (written.length === 1) doubtful = true;
    // "Salem, OR 97301": a state.
    if (
      written.length === 2 &&
      capitals &&
      /^,? ?$/.test(this.#text.slice(Math.max(0, start - 2), start)) &&
      this.#text[start - 2] === "," &&
      /^ \d{5}(?!\d)/.test(this.#text.slice(end, end + 7))
    )
      return null;
    return { abbreviation, first: token, last: token, start, end, written, doubtful };
  }

  /** A mention of letters that the text defines. */
  localAt(token: number, candidate: Candidate | null): { match: AbbreviationMatch; next: number } | null {
    if (this.#local.size === 0) return null;
    const { starts, ends } = this.tokens;
    const start = candidate?.start ?? starts[token]!;
    const end = candidate?.end ?? ends[token]!;
    if (end - start > LONGEST) return null;
    const written = this.#text.slice(start, end);
    const local =
      this.#local.get(written) ?? (written.endsWith("s") ? this.#local.get(written.slice(0, -1)) : undefined);
    if (!local) return null;
    const senses = candidate ? sorted(candidate.abbreviation) : [];
    const name = plain(local.long);
    const known = senses.find((sense) => plain(sense) === name);
    const chosen = known ?? local.long;
    return {
      match: {
        text: written,
        start,
        end,
        senses: known ? senses : [chosen, ...senses],
        chosen,
        confidence: 0.99,
        evidence: [{ kind: "definition", what: local.long, weight: Math.log(100) }],
        priorEntropyBits: 0,
        ...errorProneField(candidate?.abbreviation.key ?? "", chosen),
      },
      next: candidate ? candidate.last + 1 : token + 1,
    };
  }

  /** The match of a candidate, or null where it needed support and has none. */
  chosen(
    candidate: Candidate,
    section: SectionKind | null,
    specialty: ClinicalSpecialty | null,
  ): AbbreviationMatch | null {
    const { abbreviation, start, end, written } = candidate;
    const surroundings: Surroundings = {
      words: this.#words,
      first: candidate.first,
      last: candidate.last,
      written,
      shouted: this.#shouted,
      signs: this.#signs(candidate),
      section,
      specialty,
      elsewhere: this.#elsewhere.get(abbreviation.key),
      wordAt: (token) => this.#slice(token),
    };
    const choice = chooseSense(this.#lexicon, abbreviation, surroundings);
    if (candidate.doubtful) {
      const lower = written.toLowerCase();
      const plain = this.#shouted && isFunctionWord(lower);
      if (choice.support < (plain ? NEEDED_BY_FUNCTION_WORDS : NEEDED)) return null;
    }
    const chosen = choice.sure ? abbreviation.senses[choice.best]!.expansion : null;
    return {
      text: this.#text.slice(start, end),
      start,
      end,
      senses: sorted(abbreviation),
      chosen,
      confidence: choice.probability,
      evidence: choice.evidence,
      priorEntropyBits: choice.priorEntropyBits,
      ...errorProneField(abbreviation.key, chosen),
    };
  }

  /** The `#` cues that hold at a candidate. */
  #signs({ first, last, start, end }: Candidate): string[] {
    const { starts, count } = this.tokens;
    const text = this.#text;
    const signs: string[] = [];
    const isDigit = (at: number): boolean => at >= 0 && /\d/.test(text[at] ?? "");
    const inside = start > starts[first]!;
    if (inside || (first > 0 && start - this.tokens.ends[first - 1]! <= 2 && isDigit(starts[first - 1]!)))
      signs.push("#<num");
    for (let token = first - 1; token >= Math.max(0, first - 4); token--)
      if (HISTORY.has(this.#small(token)) || (this.#small(token) === "o" && this.#small(token - 1) === "h")) {
        signs.push("#history");
        break;
      }
    if (last + 1 >= count) return signs;
    const next = starts[last + 1]!;
    // At most "is", ":" or "=" stand between: "HR 80", "EF: 45 %", "BP was 120/80".
    const follows =
      next - end <= 4 && isDigit(next) ? last + 1 : ["is", "was", "of"].includes(this.#small(last + 1)) ? last + 2 : -1;
    if (follows > 0 && follows < count && isDigit(starts[follows]!)) {
      signs.push("#num>");
      for (let token = follows; token < Math.min(count, follows + 3); token++)
        if (/^ ?%/.test(text.slice(this.tokens.ends[token]!, this.tokens.ends[token]! + 2))) {
          signs.push("#percent");
          break;
        }
    }
    for (let token = last + 1; token < Math.min(count, last + 4); token++) {
      const small = this.#small(token);
      const letters = small.replace(/^\d+/, "");
      if (
        letters !== "" &&
        DOSE_UNITS.has(letters) &&
        (letters !== small || isDigit(this.tokens.ends[token - 1]! - 1))
      ) {
        signs.push("#dose");
        break;
      }
    }
    return signs;
  }

  #small(token: number): string {
    const { starts, ends, count } = this.tokens;
    if (token >= count || ends[token]! - starts[token]! > 8) return "";
    return this.#slice(token).toLowerCase();
  }
}

/** What a doubtful reading needs in its favour: about one good cue. */
const NEEDED = Math.log(3.5);
/** "OR" among capitals is nearly always the word: a word that must stand directly beside it, or two good cues. */
const NEEDED_BY_FUNCTION_WORDS = Math.log(11);

/** Whether a line is written in capitals throughout, so that capitals tell nothing. */
function isShouted(text: string, start: number, end: number): boolean {
  let capitals = 0;
  let small = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 65 && code <= 90) capitals++;
    else if (code >= 97 && code <= 122) small++;
  }
  return capitals >= 12 && small * 8 <= capitals;
}

const orders = new WeakMap<Abbreviation, readonly string[]>();

/** Expansions, the commonest first; one array for all mentions. */
function sorted(abbreviation: Abbreviation): readonly string[] {
  let order = orders.get(abbreviation);
  if (!order) {
    order = [...abbreviation.senses].sort((a, b) => b.prior - a.prior).map((sense) => sense.expansion);
    orders.set(abbreviation, order);
  }
  return order;
}

/** Two spellings of one expansion compare equal: case, hyphens and plurals do not count. */
const plain = (expansion: string): string =>
  expansion
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map(stemOf)
    .join(" ")
    .trim();

function errorProneField(key: string, chosen: string | null): { errorProne?: ErrorProne } {
  const errorProne = errorProneOf(key, chosen);
  return errorProne ? { errorProne } : {};
}
