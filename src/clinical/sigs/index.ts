export { type FhirDosage, type FhirTimingRepeat, toFhirDosage } from "./fhir-dosage.ts";
export { findSigs } from "./find-sigs.ts";
export { parseSig } from "./parse-sig.ts";
export type {
  DayOfWeek,
  DoseQuantity,
  Duration,
  EventCode,
  Frequency,
  Maximum,
  Sig,
  SigClause,
  TimeUnit,
} from "./sig.ts";
