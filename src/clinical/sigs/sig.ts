/** A unit of time in FHIR's own spelling (value set units-of-time, UCUM codes). */
export type TimeUnit = "s" | "min" | "h" | "d" | "wk" | "mo" | "a";

/** An event of the day in the codes of FHIR's EventTiming: HS bedtime, AC before meals, CM with breakfast, MORN morning. */
export type EventCode =
  | "MORN"
  | "NOON"
  | "AFT"
  | "EVE"
  | "NIGHT"
  | "HS"
  | "WAKE"
  | "C"
  | "CM"
  | "CD"
  | "CV"
  | "AC"
  | "ACM"
  | "ACD"
  | "ACV"
  | "PC"
  | "PCM"
  | "PCD"
  | "PCV";

export type DayOfWeek = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/**
 * How much. `low === high` where one number is printed; `low` is null for "up to 2 tablets".
 * `unit` is the singular name of a form (`tablet`, `puff`) or a UCUM code (`mg`, `mL`, `ug`); null where none is printed.
 */
export interface DoseQuantity {
  low: number | null;
  high: number;
  unit: string | null;
}

/** How long a clause lasts; `low === high` where one number is printed. */
export interface Duration {
  low: number;
  high: number;
  unit: TimeUnit;
}

/** How often: `frequency` to `frequencyMax` times in every `period` to `periodMax` of `periodUnit`. */
export interface Frequency {
  frequency: number;
  frequencyMax: number;
  period: number;
  periodMax: number;
  periodUnit: TimeUnit;
}

/** The most that may be taken; `per` is null where the sig names no period. */
export interface Maximum {
  value: number;
  unit: string | null;
  per: { value: number; unit: TimeUnit } | null;
}

/** One step of a sig. What is not printed is null or empty; what a step leaves out but plainly goes on is filled in. */
export interface SigClause {
  /** 1 for the first step; clauses with one number are taken side by side, a higher one comes after. */
  sequence: number;
  start: number;
  end: number;
  dose: DoseQuantity | null;
  /** The amount of substance printed beside a counted form: 10 mg in "one 10 mg tablet", 50 mg in "0.5 mL (50 mg)". */
  strength: DoseQuantity | null;
  /** A speed: 125 `mL/h`. */
  rate: DoseQuantity | null;
  /** "oral", "subcutaneous", "ophthalmic", ... */
  route: string | null;
  /** Where on the body, as printed: "both eyes". */
  site: string | null;
  /** Printed, or implied by the events, times or days of the week. */
  frequency: Frequency | null;
  when: EventCode[];
  /** Minutes before or after the events of `when`; 0 where none is printed. */
  offsetMinutes: number;
  dayOfWeek: DayOfWeek[];
  /** "HH:MM" */
  timeOfDay: string[];
  /** Days of the treatment, from 1: [1, 8, 15]. */
  treatmentDays: number[];
  /** How many times in all. */
  count: number | null;
  duration: Duration | null;
  asNeeded: boolean;
  /** What for or on what condition, as printed; null for a bare "as needed". */
  asNeededReason: string | null;
  /** What the medicine is for where it is not "as needed": "high blood pressure". */
  indication: string | null;
  maximum: Maximum | null;
  /** Anything else for the patient, as printed. */
  instructions: string[];
}

/** The reading of one sig. Offsets are UTF-16 offsets into the given text. */
export interface Sig {
  text: string;
  start: number;
  end: number;
  /** The words before the first dose that name what is taken, if any. */
  medication: string | null;
  clauses: SigClause[];
  /** Words that were not understood, in order. */
  remainder: string[];
  /** Whether there is a clause and nothing was left over. */
  complete: boolean;
}
