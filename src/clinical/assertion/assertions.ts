import type { SectionKind } from "../sentences/headings.ts";
import { type Layout, layOut } from "../sentences/layout.ts";
import { outerKinds } from "../sentences/sections.ts";
import { LINE_END, PUNCTUATION, TokenTable, WORD } from "../tokens.ts";
import {
  bit,
  CHANGE,
  CLOSE,
  COLON,
  COMMA,
  CONJUNCTION,
  CONNECTIVE,
  type CompiledRule,
  cues,
  DASH,
  OPEN,
  QUALITY,
  SEMICOLON,
  SIGN,
  STOP,
  WITH,
  wordClass,
} from "./context.ts";
import type { Course } from "./findings.ts";
import { findings, locate, type Span } from "./locate.ts";
import type { Assertion, Cue, Experiencer, Mention, MentionInput, Temporality } from "./mention.ts";
import { EFFECTS, type Effect, SECTION_RULES } from "./rules/index.ts";

export interface AssertionOptions {
  /** The section that a fragment of a note was cut from, for text before its first heading. */
  section?: SectionKind;
}

/** The most words a denial reaches without a comma or conjunction, so that run-on notes do not stay denied to the end. */
const LONGEST_DENIAL = 12;
/** The most words between a mention and a cue after it. */
const LONGEST_RETURN = 12;
/** The most words that a denial takes in (`no other convincing evidence of`). */
const LONGEST_BRIDGE = 8;

const ALL = (1 << EFFECTS.length) - 1;
const POLARITY = bit.absent | bit.possible;
const COUNT = EFFECTS.length;
const INDEX = Object.fromEntries(EFFECTS.map((effect, index) => [effect, index])) as Record<
  (typeof EFFECTS)[number],
  number
>;

const table = new TokenTable();

/**
 * How each mention of a clinical text is asserted: mentions are given as words or places, or found by the lexicon of
 * findings. In order of their starts. Method: ConText (Harkema 2009, J Biomed Inform 42:839) with sections, lists and
 * commas; every pass is linear in the text.
 */
export function assertions(
  text: string,
  mentions?: readonly MentionInput[],
  options: AssertionOptions = {},
): Mention[] {
  table.read(text);
  const wanted = mentions === undefined ? null : locate(text, table, mentions);
  if (wanted !== null && wanted.length === 0) return [];
  return new Reader(text, layOut(text, table), wanted, options).read();
}

/** A cue found: positions are positions in the reader's sequence, `to` not included. */
interface Event {
  from: number;
  to: number;
  rules: readonly CompiledRule[];
  /** Whether it was spoken inside brackets, at which depth. */
  depth: number;
}

/** What is in force: for each effect the event that gave it, its rule, and where its reach was last taken up. */
interface Force {
  event: (Event | null)[];
  rule: (CompiledRule | null)[];
}

interface Judged {
  span: Span;
  from: number;
  to: number;
  course: Course | null;
  event: (Event | null)[];
  rule: (CompiledRule | null)[];
}

const empty = (): Force => ({ event: new Array(COUNT).fill(null), rule: new Array(COUNT).fill(null) });

function conditional(rules: readonly CompiledRule[]): boolean {
  for (const rule of rules) if (rule.final || rule.leading) return true;
  return false;
}

/** Rows of the open sentence without line ends and without hyphens inside words; kept between sentences and texts. */
let rows = new Int32Array(1024);

class Reader {
  readonly #text: string;
  readonly #layout: Layout;
  readonly #wanted: Span[] | null;
  readonly #kinds: SectionKind[];
  readonly #options: AssertionOptions;
  #nextWanted = 0;
  #length = 0;
  readonly #force = empty();
  readonly #out: Mention[] = [];

  constructor(text: string, layout: Layout, wanted: Span[] | null, options: AssertionOptions) {
    this.#text = text;
    this.#layout = layout;
    this.#wanted = wanted;
    this.#options = options;
    this.#kinds = outerKinds(layout.headings);
  }

  read(): Mention[] {
    const { from, to, led } = this.#layout;
    for (let sentence = 0; sentence < from.length; sentence++) {
      const last = sentence + 1 === from.length;
      const end = last ? this.#text.length : table.start[from[sentence + 1]!]!;
      // Without a mention here, and with no list item to lead into, nothing is to be read.
      const idle = this.#wanted !== null && !this.#hasWanted(end) && (last || !led[sentence + 1]);
      if (!led[sentence]) this.#clear(this.#force, ALL);
      if (idle) continue;
      this.#sequence(from[sentence]!, to[sentence]!);
      const judged = this.#wanted === null ? this.#findMentions() : this.#takeWanted(end);
      if (judged.length === 0 && (last || !led[sentence + 1])) continue;
      const events = this.#forward(judged, this.#firstRead(sentence));
      if (judged.length > 0) this.#backward(judged, events);
      for (const mention of judged) this.#out.push(this.#conclude(mention, sentence));
    }
    return this.#out;
  }

  #hasWanted(end: number): boolean {
    return this.#nextWanted < this.#wanted!.length && this.#wanted![this.#nextWanted]!.start < end;
  }

  #sequence(from: number, to: number): void {
    if (rows.length < to - from) rows = new Int32Array(2 * (to - from));
    const { kind, start, end } = table;
    let length = 0;
    for (let row = from; row < to; row++) {
      if (kind[row] === LINE_END) continue;
      if (kind[row] === PUNCTUATION && this.#text.charCodeAt(start[row]!) === 45 && row > from && row + 1 < to) {
        if (end[row - 1] === start[row] && end[row] === start[row + 1]) continue;
      }
      rows[length++] = row;
    }
    this.#length = length;
  }

  #id(position: number): number {
    return table.id[rows[position]!]!;
  }

  #class(position: number): number {
    const id = this.#id(position);
    return id < wordClass.length ? wordClass[id]! : 0;
  }

  /** The longest finding at a position: where it ends, and its course. */
  #finding(position: number): { to: number; course: Course } | null {
    let node = 0;
    let found: { to: number; course: Course } | null = null;
    for (let at = position; at < this.#length; at++) {
      node = findings.step(node, this.#id(at));
      if (node === 0) break;
      const course = findings.values(node)?.[0];
      if (course !== undefined) found = { to: at + 1, course };
    }
    return found;
  }

  #findMentions(): Judged[] {
    const judged: Judged[] = [];
    for (let position = 0; position < this.#length; position++) {
      if (this.#id(position) === 0) continue;
      const found = this.#finding(position);
      if (found === null) continue;
      const span = { start: table.start[rows[position]!]!, end: table.end[rows[found.to - 1]!]! };
      judged.push({ span, from: position, to: found.to, course: found.course, event: [], rule: [] });
      position = found.to - 1;
    }
    return judged;
  }

  #takeWanted(end: number): Judged[] {
    const judged: Judged[] = [];
    let from = 0;
    while (this.#hasWanted(end)) {
      const span = this.#wanted![this.#nextWanted++]!;
      while (from < this.#length - 1 && table.end[rows[from]!]! <= span.start) from++;
      let to = from + 1;
      while (to < this.#length && table.start[rows[to]!]! < span.end) to++;
      const whole = this.#finding(from);
      let course = whole !== null && whole.to === to ? whole.course : null;
      for (let at = from; at < to && course === null; at++) {
        const found = this.#finding(at);
        if (found !== null && found.to <= to && found.course === "habit") course = found.course;
      }
      judged.push({ span, from, to, course, event: [], rule: [] });
    }
    return judged;
  }

  /** The longest cue at a position that ends by `limit` and whose conditions hold. */
  #cue(position: number, limit: number): Event | null {
    let node = 0;
    let found: readonly CompiledRule[] | null = null;
    let to = 0;
    for (let at = position; at < limit; at++) {
      node = cues.step(node, this.#id(at));
      if (node === 0) break;
      const values = cues.values(node);
      if (values === undefined) continue;
      // Nearly all cues are without conditions; those lists are taken as they are.
      const held = conditional(values) ? values.filter((rule) => this.#holds(rule, position, at + 1)) : values;
      if (held.length === 0) continue;
      found = held;
      to = at + 1;
    }
    return found === null ? null : { from: position, to, rules: found, depth: 0 };
  }

  #holds(rule: CompiledRule, from: number, to: number): boolean {
    return (!rule.final || this.#clauseEnds(to)) && (!rule.leading || this.#stands(from));
  }

  #clauseEnds(position: number): boolean {
    if (position >= this.#length) return true;
    return (this.#class(position) & (COMMA | SEMICOLON | STOP | CLOSE)) !== 0;
  }

  /** Whether white space or an opening bracket is before a position. */
  #stands(position: number): boolean {
    const row = rows[position]!;
    if (position === 0 || (this.#class(position - 1) & OPEN) !== 0) return true;
    return table.end[rows[position - 1]!]! < table.start[row]! || this.#id(position - 1) === this.#id(position);
  }

  /**
   * Takes words into a denial: `no definite evidence of`. Returns where the denial ends then; -1 where it denies a change.
   */
  #bridge(to: number, limit: number, ofChange: boolean): number {
    let at = to;
    let signed = false;
    const last = Math.min(limit, to + LONGEST_BRIDGE, this.#length);
    for (; at < last; at++) {
      const kinds = this.#class(at);
      if ((kinds & SIGN) !== 0) signed = true;
      else if (signed && (kinds & (CONNECTIVE | QUALITY)) !== 0) continue;
      else if (!signed && (kinds & QUALITY) !== 0) continue;
      else break;
    }
    if (ofChange && !signed && at < limit && at < this.#length && (this.#class(at) & CHANGE) !== 0) return -1;
    return signed ? at : to;
  }

  /**
   * The position where the reading of a sentence begins: after the words of a heading that a list names, and after the mark
   * of a list item, which must not end what its lead-in said.
   */
  #firstRead(sentence: number): number {
    const heading = this.#layout.headings[this.#layout.heading[sentence]!];
    let position = 0;
    if (heading !== undefined && heading.kind !== "other" && heading.to > rows[0]!) {
      while (position < this.#length && rows[position]! < heading.to) position++;
    } else if (this.#layout.led[sentence]) {
      while (position < Math.min(2, this.#length) && table.kind[rows[position]!] !== WORD) position++;
    }
    return position;
  }

  #forward(judged: Judged[], first: number): Event[] {
    const force = this.#force;
    const events: Event[] = [];
    /** Where the last comma or conjunction was. */
    let listed = -1;
    /** End of the last cue and the stops that followed it directly. */
    let adjacent = -1;
    let depth = 0;
    let next = 0;
    let position = 0;
    while (position < this.#length) {
      while (next < judged.length && judged[next]!.from <= position) {
        this.#snapshot(judged[next]!, force, position, listed);
        next++;
      }
      const limit = next < judged.length ? judged[next]!.from : this.#length;
      const event =
        position < first || this.#id(position) === 0 ? null : this.#cue(position, Math.max(limit, position));
      if (event === null) {
        const kinds = position < first ? 0 : this.#class(position);
        if (kinds !== 0) {
          if ((kinds & (COMMA | CONJUNCTION)) !== 0) listed = position;
          if ((kinds & (COMMA | WITH)) !== 0) this.#clearPhrases(force);
          if ((kinds & (SEMICOLON | STOP)) !== 0) this.#clear(force, POLARITY | bit.continuing | bit.conditional);
          if ((kinds & COLON) !== 0 && adjacent !== position)
            this.#clear(force, POLARITY | bit.continuing | bit.conditional | bit.ended);
          if ((kinds & DASH) !== 0 && adjacent !== position)
            this.#clear(force, POLARITY | bit.continuing | bit.conditional);
          if ((kinds & OPEN) !== 0) depth++;
          if ((kinds & CLOSE) !== 0 && depth > 0) {
            for (let effect = 0; effect < COUNT; effect++) {
              if ((force.event[effect]?.depth ?? 0) >= depth) force.event[effect] = force.rule[effect] = null;
            }
            depth--;
          }
          if (adjacent === position && (kinds & (COLON | DASH)) !== 0) adjacent = position + 1;
        }
        position++;
        continue;
      }
      event.depth = depth;
      const rules = event.rules;
      const passive = rules.some((rule) => rule.does === "nothing");
      if (!passive) {
        const denial = rules.find((rule) => rule.does === "forward" && (rule.gives & bit.absent) !== 0);
        const bridged = denial === undefined ? event.to : this.#bridge(event.to, limit, denial.id === "no");
        if (bridged === -1) {
          position = event.to;
          continue;
        }
        event.to = bridged;
        let stopped = false;
        for (const rule of rules) {
          if (rule.ends === 0) continue;
          stopped ||= !rule.firm;
          if (adjacent === event.from && !rule.firm) continue;
          for (let effect = 0; effect < COUNT; effect++) {
            const given = force.event[effect];
            if ((rule.ends & (1 << effect)) === 0 || given == null) continue;
            if (rule.afterComma && listed < given.to) continue;
            if (force.rule[effect]!.through.includes(rule.id)) continue;
            force.event[effect] = force.rule[effect] = null;
          }
        }
        if (stopped && adjacent === event.from) adjacent = event.to;
        for (const rule of rules) {
          if (rule.does !== "forward" && rule.does !== "both") continue;
          let gives = rule.gives;
          if ((gives & bit.possible) !== 0) {
            const denied = force.event[INDEX.absent];
            // "no possible source" stays denied; after a comma the doubt is about something new.
            if (denied != null && listed < denied.to) gives &= ~bit.possible;
            else this.#clear(force, bit.absent);
          }
          if ((gives & bit.absent) !== 0)
            this.#clear(force, bit.possible | ((gives & bit.historical) === 0 ? bit.historical : 0));
          if (this.#give(force, event, rule, gives)) adjacent = event.to;
        }
        events.push(event);
      }
      // A list inside a cue counts as one (`, with`).
      if ((this.#class(event.from) & (COMMA | CONJUNCTION)) !== 0) listed = event.from;
      position = Math.max(event.to, position + 1);
    }
    return events;
  }

  #clear(force: Force, bits: number): void {
    for (let effect = 0; effect < COUNT; effect++) {
      if ((bits & (1 << effect)) !== 0) force.event[effect] = force.rule[effect] = null;
    }
  }

  #clearPhrases(force: Force): void {
    for (let effect = 0; effect < COUNT; effect++) {
      if (force.rule[effect]?.reach === "phrase") force.event[effect] = force.rule[effect] = null;
    }
  }

  #snapshot(mention: Judged, force: Force, position: number, listed: number): void {
    mention.event = force.event.slice();
    mention.rule = force.rule.slice();
    for (let effect = 0; effect < COUNT; effect++) {
      const given = mention.event[effect];
      if (given == null) continue;
      const since = Math.max(given.to, listed);
      const reach = mention.rule[effect]!.reach;
      const far =
        reach === "word" ? given.to !== position : effect === INDEX.absent && position - since > LONGEST_DENIAL;
      if (far) mention.event[effect] = mention.rule[effect] = null;
    }
    // A mention may itself begin with its cue: `status post appendectomy`, `chronic subdural hematoma`.
    const own = this.#cue(mention.from, mention.to);
    for (const rule of own?.rules ?? []) {
      if (rule.does !== "forward") continue;
      for (const effect of [INDEX.historical, INDEX.continuing]) {
        if ((rule.gives & (1 << effect)) === 0) continue;
        mention.event[effect] = own;
        mention.rule[effect] = rule;
      }
    }
  }

  /** Goes back from the end of the sentence, giving each mention the cues that stand after it. */
  #backward(judged: readonly Judged[], events: readonly Event[]): void {
    const byEnd = judged.every((mention, index) => index === 0 || mention.to >= judged[index - 1]!.to)
      ? judged
      : judged.toSorted((a, b) => a.to - b.to);
    const force = empty();
    let any = false;
    let conjoined = false;
    let next = byEnd.length - 1;
    let nextEvent = events.length - 1;
    for (let position = this.#length - 1; position >= 0 && next >= 0; position--) {
      const event = nextEvent >= 0 && events[nextEvent]!.to > position ? events[nextEvent]! : null;
      // A mention that overlaps a cue is not spoken of by it, only by what follows.
      const from = event === null ? position : event.from;
      while (next >= 0 && byEnd[next]!.to > from) this.#snapshotBack(byEnd[next--]!, force);
      if (event !== null) {
        if (any) this.#clear(force, ALL);
        any = conjoined = false;
        nextEvent--;
        for (const rule of event.rules) {
          if (rule.does !== "backward" && rule.does !== "both") continue;
          any = this.#give(force, event, rule, rule.gives) || any;
        }
        position = event.from;
        continue;
      }
      if (!any) continue;
      const kinds = this.#class(position);
      const breaks = (kinds & (SEMICOLON | COLON | DASH | STOP | WITH)) !== 0 || ((kinds & COMMA) !== 0 && !conjoined);
      if (breaks) {
        this.#clear(force, ALL);
        any = conjoined = false;
      } else if ((kinds & CONJUNCTION) !== 0) {
        conjoined = true;
        for (let effect = 0; effect < COUNT; effect++) {
          if (force.rule[effect]?.single === true) force.event[effect] = force.rule[effect] = null;
        }
      }
    }
  }

  #give(force: Force, event: Event, rule: CompiledRule, gives: number): boolean {
    for (let effect = 0; effect < COUNT; effect++) {
      if ((gives & (1 << effect)) === 0) continue;
      force.event[effect] = event;
      force.rule[effect] = rule;
    }
    return gives !== 0;
  }

  #snapshotBack(mention: Judged, force: Force): void {
    for (let effect = 0; effect < COUNT; effect++) {
      const given = force.event[effect];
      if (given == null) continue;
      const rule = force.rule[effect]!;
      // "Until the fever has resolved" does not say that it has.
      if (effect === INDEX.absent && mention.event[INDEX.awaited] != null) continue;
      const distance = given.from - mention.to;
      if (rule.reach === "word" ? distance !== 0 : distance > LONGEST_RETURN) continue;
      // What stands after a mention is nearer to it than what the list before it said.
      if (effect === INDEX.absent) {
        mention.event[INDEX.possible] = mention.rule[INDEX.possible] = null;
        mention.event[INDEX.hypothetical] = mention.rule[INDEX.hypothetical] = null;
      }
      if (effect === INDEX.possible) mention.event[INDEX.absent] = mention.rule[INDEX.absent] = null;
      mention.event[effect] = given;
      mention.rule[effect] = rule;
    }
  }

  #conclude(mention: Judged, sentence: number): Mention {
    const { span, event } = mention;
    const heading = this.#layout.heading[sentence]!;
    const found = heading < 0 ? undefined : this.#layout.headings[heading]!;
    const inBody = found === undefined || rows[mention.to - 1]! >= found.to;
    const section = found === undefined ? this.#options.section : inBody ? this.#kinds[heading] : undefined;
    const scope = section === undefined ? undefined : SECTION_RULES[section];
    const has = (effect: Effect): boolean => event[INDEX[effect]] != null;

    let deciding: Effect | null = null;
    let temporality: Temporality = "recent";
    const family = has("family") || scope?.effect === "family";
    const experiencer: Experiencer = family ? "family" : has("other") ? "other" : "patient";
    const past = has("historical") || has("ended") || has("continuing") || scope?.past === true;
    let assertion: Assertion = "present";
    let byRule: string | null = null;
    if (has("hypothetical") || scope?.effect === "hypothetical") {
      temporality = "hypothetical";
      assertion = deciding = "hypothetical";
    } else {
      if (past || mention.course === "habit" || this.#isProblem(mention, section)) temporality = "historical";
      if (has("absent")) assertion = deciding = "absent";
      else if (has("ended")) [assertion, deciding] = ["absent", "ended"];
      else if (experiencer !== "patient") assertion = deciding = experiencer;
      else if (has("possible")) assertion = deciding = "possible";
      else if (has("conditional") || scope?.effect === "conditional") assertion = deciding = "conditional";
      else if (has("historical") || scope?.effect === "historical") assertion = deciding = "historical";
      else if (has("continuing")) deciding = "continuing";
      else if (temporality === "historical")
        byRule = past ? null : mention.course === "habit" ? "habit" : "problem-entry";
    }
    const given = deciding === null ? null : event[INDEX[deciding]];
    let cue: Cue | null = null;
    if (deciding !== null && given != null) {
      cue = this.#cueOf(table.start[rows[given.from]!]!, table.end[rows[given.to - 1]!]!);
      byRule = mention.rule[INDEX[deciding]]!.id;
    } else if (scope !== undefined && byRule === null && (deciding !== null || scope.past)) {
      byRule = `section-${section}`;
      if (found !== undefined) cue = this.#cueOf(table.start[found.from]!, table.end[found.to - 1]!);
    }
    return {
      text: this.#text.slice(span.start, span.end),
      start: span.start,
      end: span.end,
      assertion,
      temporality,
      experiencer,
      cue,
      rule: byRule,
    };
  }

  #cueOf(start: number, end: number): Cue {
    return { text: this.#text.slice(start, end), start, end };
  }

  /** Whether a chronic finding is all that its sentence says, outside any section: an entry of a problem list. */
  #isProblem(mention: Judged, section: SectionKind | undefined): boolean {
    if (mention.course !== "chronic" || section !== undefined) return false;
    for (let position = 0; position < this.#length; position++) {
      if (position >= mention.from && position < mention.to) continue;
      if (table.kind[rows[position]!] === WORD) return false;
    }
    return true;
  }
}
