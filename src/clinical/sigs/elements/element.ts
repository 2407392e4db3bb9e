import type { DayOfWeek, DoseQuantity, Duration, EventCode, Frequency, Maximum } from "../sig.ts";

/** What a run of tokens says. */
export type ElementContent =
  | { type: "dose"; quantity: DoseQuantity; counted: boolean | null; strength: DoseQuantity | null }
  | { type: "split-dose"; parts: { value: number; code: EventCode }[]; unit: string | null }
  | { type: "rate"; quantity: DoseQuantity }
  | { type: "frequency"; frequency: Frequency; when: readonly EventCode[] }
  | { type: "when"; codes: readonly EventCode[]; offsetMinutes: number }
  | { type: "days-of-week"; days: readonly DayOfWeek[]; rest: boolean }
  | { type: "times-of-day"; times: string[] }
  | { type: "treatment-days"; days: number[] }
  | { type: "duration"; duration: Duration; leading: boolean }
  | { type: "count"; count: number }
  | { type: "as-needed"; reason: string | null }
  | { type: "indication"; text: string }
  | { type: "route"; route: string; site: string | null }
  | { type: "method"; route: string | null }
  | { type: "maximum"; maximum: Maximum }
  | { type: "note"; text: string }
  | { type: "once"; note: string | null }
  | { type: "then" }
  | { type: "alternating" }
  | { type: "stop" }
  | { type: "supply" }
  | { type: "filler" }
  | { type: "symbol" }
  | { type: "unknown" };

/** Content with the tokens that carry it: from `from` up to, not including, `to`. */
export type Element = ElementContent & { from: number; to: number };

/** What a reader made of the tokens from a place on, and the index of the token after them. */
export interface Found {
  content: ElementContent;
  next: number;
}

/** A reader's answer: null where nothing that it reads begins at the token. */
export type Read = Found | null;

/** The one word at `at`, which says nothing. */
export const filler = (at: number): Found => ({ content: { type: "filler" }, next: at + 1 });
