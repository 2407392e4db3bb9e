import type { DayOfWeek, DoseQuantity, EventCode, Sig, SigClause, TimeUnit } from "./sig.ts";

interface CodeableConcept {
  text: string;
}

interface Quantity {
  value: number;
  unit?: string;
  system?: string;
  code?: string;
}

interface Range {
  low?: Quantity;
  high?: Quantity;
}

/** FHIR R4 Timing.repeat, as far as a sig fills it. */
export interface FhirTimingRepeat {
  boundsDuration?: Quantity;
  boundsRange?: Range;
  count?: number;
  frequency?: number;
  frequencyMax?: number;
  period?: number;
  periodMax?: number;
  periodUnit?: TimeUnit;
  dayOfWeek?: DayOfWeek[];
  /** "HH:MM:SS" */
  timeOfDay?: string[];
  when?: EventCode[];
  /** Minutes before or after the event. */
  offset?: number;
}

/** FHIR R4 Dosage, as far as a sig fills it (http://hl7.org/fhir/R4/dosage.html). */
export interface FhirDosage {
  sequence: number;
  text: string;
  additionalInstruction?: CodeableConcept[];
  timing?: { repeat: FhirTimingRepeat };
  asNeededBoolean?: boolean;
  asNeededCodeableConcept?: CodeableConcept;
  site?: CodeableConcept;
  route?: CodeableConcept;
  doseAndRate?: { doseQuantity?: Quantity; doseRange?: Range; rateQuantity?: Quantity; rateRange?: Range }[];
  maxDosePerPeriod?: { numerator: Quantity; denominator: Quantity };
}

const UCUM = "http://unitsofmeasure.org";
const DRUG_FORM = "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm";
/** Forms with a code in HL7's orderable drug forms. */
const FORM_CODES: ReadonlyMap<string, string> = new Map([
  ["tablet", "TAB"],
  ["capsule", "CAP"],
  ["drop", "DROP"],
  ["puff", "PUFF"],
  ["spray", "SPRY"],
  ["scoop", "SCOOP"],
  ["applicatorful", "APPFUL"],
  ["patch", "PATCH"],
  ["suppository", "SUPP"],
]);
/** Units whose name here is their UCUM code; "unit" alone has another. */
const UCUM_CODES: ReadonlyMap<string, string> = new Map(
  ["mL", "L", "mg", "ug", "ng", "g", "meq", "mmol", "%", "kcal", "cm", "[oz_av]", "[in_i]"]
    .map((code) => [code, code] as const)
    .concat([
      ["unit", "[iU]"],
      ["teaspoon", "[tsp_us]"],
      ["tablespoon", "[tbs_us]"],
      ["cup", "[cup_us]"],
    ]),
);
const EXACT_EVENT = new Set<EventCode>(["C", "CM", "CD", "CV"]);

/** The sig as FHIR R4 Dosage elements, one a clause. What FHIR has no place for is in `additionalInstruction`, so nothing is lost. */
export function toFhirDosage(sig: Sig): FhirDosage[] {
  return sig.clauses.map((clause) => dosage(sig, clause));
}

function dosage(sig: Sig, clause: SigClause): FhirDosage {
  const repeat = timing(clause);
  const instructions = [...clause.instructions];
  if (clause.indication) instructions.push(`for ${clause.indication}`);
  if (clause.treatmentDays.length > 0)
    instructions.push(`on ${clause.treatmentDays.length > 1 ? "days" : "day"} ${clause.treatmentDays.join(", ")}`);
  if (clause.maximum && !clause.maximum.per)
    instructions.push(`maximum ${clause.maximum.value}${clause.maximum.unit ? ` ${clause.maximum.unit}` : ""}`);
  const amount = doseAndRate(clause);
  return {
    sequence: clause.sequence,
    text: sig.text.slice(clause.start - sig.start, clause.end - sig.start),
    ...(instructions.length > 0 && { additionalInstruction: instructions.map((text) => ({ text })) }),
    ...(Object.keys(repeat).length > 0 && { timing: { repeat } }),
    ...(clause.asNeeded &&
      (clause.asNeededReason
        ? { asNeededCodeableConcept: { text: clause.asNeededReason } }
        : { asNeededBoolean: true })),
    ...(clause.site && { site: { text: clause.site } }),
    ...(clause.route && { route: { text: clause.route } }),
    ...(amount && { doseAndRate: [amount] }),
    ...(clause.maximum?.per && {
      maxDosePerPeriod: {
        numerator: quantity(clause.maximum.value, clause.maximum.unit),
        denominator: time(clause.maximum.per.value, clause.maximum.per.unit),
      },
    }),
  };
}

function timing(clause: SigClause): FhirTimingRepeat {
  const { duration, frequency } = clause;
  const timed = clause.timeOfDay.length > 0;
  return {
    ...(duration &&
      (duration.low === duration.high
        ? { boundsDuration: time(duration.high, duration.unit) }
        : { boundsRange: { low: time(duration.low, duration.unit), high: time(duration.high, duration.unit) } })),
    ...(clause.count !== null && Number.isInteger(clause.count) && clause.count > 0 && { count: clause.count }),
    ...(frequency && {
      frequency: frequency.frequency,
      ...(frequency.frequencyMax !== frequency.frequency && { frequencyMax: frequency.frequencyMax }),
      period: frequency.period,
      ...(frequency.periodMax !== frequency.period && { periodMax: frequency.periodMax }),
      periodUnit: frequency.periodUnit,
    }),
    ...(clause.dayOfWeek.length > 0 && { dayOfWeek: clause.dayOfWeek }),
    ...(timed && { timeOfDay: clause.timeOfDay.map((clock) => `${clock}:00`) }),
    // Rules tim-9 and tim-10 of FHIR: no event beside a time of day, and no offset from "with" a meal.
    ...(clause.when.length > 0 &&
      !timed && {
        when: clause.when,
        ...(clause.offsetMinutes > 0 &&
          !clause.when.some((code) => EXACT_EVENT.has(code)) && { offset: clause.offsetMinutes }),
      }),
  };
}

function doseAndRate({ dose, rate }: SigClause): NonNullable<FhirDosage["doseAndRate"]>[number] | null {
  if (!dose && !rate) return null;
  return {
    ...(dose &&
      (dose.low === dose.high ? { doseQuantity: quantity(dose.high, dose.unit) } : { doseRange: range(dose) })),
    ...(rate &&
      (rate.low === rate.high ? { rateQuantity: quantity(rate.high, rate.unit) } : { rateRange: range(rate) })),
  };
}

function range({ low, high, unit }: DoseQuantity): Range {
  return { ...(low !== null && { low: quantity(low, unit) }), high: quantity(high, unit) };
}

function quantity(value: number, unit: string | null): Quantity {
  if (unit === null) return { value };
  const form = FORM_CODES.get(unit);
  if (form) return { value, unit, system: DRUG_FORM, code: form };
  const parts = unit.split("/").map((part) => UCUM_CODES.get(part) ?? (DENOMINATORS.has(part) ? part : null));
  if (parts.every((part) => part !== null)) return { value, unit, system: UCUM, code: parts.join("/") };
  return { value, unit };
}

const DENOMINATORS = new Set(["kg", "m2", "h", "min", "d"]);

function time(value: number, unit: TimeUnit): Quantity {
  return { value, unit, system: UCUM, code: unit };
}
