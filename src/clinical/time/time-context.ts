import type { Day } from "./calendar.ts";

/** What expressions are resolved against. */
export interface TimeContext {
  noteDay: Day | undefined;
  /** Minutes since midnight of the note, 0 when only a day is known. */
  noteMinute: number;
  /** The note date came with a time. */
  noteTimed: boolean;
  dayFirst: boolean;
  /** Days of events named with a date in the text, by event name. */
  events: Map<string, Day>;
}
