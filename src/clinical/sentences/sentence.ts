import type { SectionKind } from "./headings.ts";

/** `text.slice(start, end)` is the sentence, its heading on the same line included, without outer white space. */
export interface Sentence {
  start: number;
  end: number;
  /** The part of the note it stands in; the outer part where parts are nested, left out before the first heading. */
  section?: SectionKind;
}

/** A part of a note, from the beginning of its heading to the beginning of the next heading of its level or above. */
export interface Section {
  kind: SectionKind;
  /** As written, without colon and number. */
  heading: string;
  start: number;
  end: number;
  /** 1 is a part of the note, 2 a part of a part (`HEENT` within an examination). */
  level: 1 | 2;
}
