export type Assertion =
  | "present"
  | "absent"
  | "possible"
  | "conditional"
  | "hypothetical"
  | "historical"
  | "family"
  | "other";
export type Temporality = "recent" | "historical" | "hypothetical";
export type Experiencer = "patient" | "family" | "other";

/** A place in a text; `text.slice(start, end) === text` of the span. Offsets count UTF-16 code units. */
export interface Cue {
  text: string;
  start: number;
  end: number;
}

/** A finding in a text and how it is asserted there. */
export interface Mention {
  text: string;
  start: number;
  end: number;
  /** What the text says of it; an unsure one is `possible`. */
  assertion: Assertion;
  temporality: Temporality;
  experiencer: Experiencer;
  /** The words, or the section heading, that decided; null where nothing speaks against `present`. */
  cue: Cue | null;
  /** Id of the deciding rule, null without one. */
  rule: string | null;
}

/** What to judge: words, each place where they stand; or one place. */
export type MentionInput = string | { start: number; end: number };
