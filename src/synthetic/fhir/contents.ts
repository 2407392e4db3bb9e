import type { Random } from "../../domain/random.ts";
import { type Day, writeDay } from "../content/calendar.ts";
import type { LabResult } from "../content/lab-results.ts";
import type { DischargeMedication, DischargeMedicationsContent } from "../families/discharge-medications.ts";
import type { LabReportContent } from "../families/lab-report.ts";
import type { PrescriptionContent } from "../families/prescription.ts";
import { type Bundle, type MedicationRequest, nameOf, type Observation, type Patient } from "./bundle.ts";
import { medicineName } from "./medicine-name.ts";
import { resultsOf } from "./results.ts";

/** What one document is to say, in the form of its family. Days are written in one way a document. */
export interface FhirDocument {
  family: "lab-report" | "prescription" | "discharge-medications";
  /** Undefined where the bundle does not hold the patient. */
  patient: Patient | undefined;
  /** Reference to the patient as the resources have it, undefined where they have none. */
  reference: string | undefined;
  day: Day | undefined;
  content(random: Random): LabReportContent | PrescriptionContent | DischargeMedicationsContent;
}

/**
 * The documents that a bundle's resources make: a lab report for each diagnostic report and for each visit's other
 * laboratory observations, a prescription for each visit's requests, and a patient's list of medicines at discharge.
 */
export function contentsOf(bundle: Bundle): FhirDocument[] {
  return [...labReports(bundle), ...prescriptions(bundle), ...dischargeLists(bundle)];
}

const WITHDRAWN = ["entered-in-error", "cancelled", "draft"];
const GONE = ["stopped", "completed", "ended"];

function labReports(bundle: Bundle): FhirDocument[] {
  const documents: FhirDocument[] = [];
  const reported = new Set<Observation>();
  const add = (reference: string | undefined, time: string | undefined, results: LabResult[]): void => {
    if (results.length === 0) return;
    const about = subject(bundle, reference, time);
    documents.push({
      family: "lab-report",
      ...about,
      content: (random) => ({ ...days(about, random), results, fill: 1 }),
    });
  };
  for (const report of bundle.resources) {
    if (report.resourceType !== "DiagnosticReport" || WITHDRAWN.includes(report.status ?? "")) continue;
    const observations = report.result.flatMap((entry) => {
      const found = bundle.resolve(entry.reference);
      return found?.resourceType === "Observation" && !WITHDRAWN.includes(found.status ?? "") ? [found] : [];
    });
    for (const observation of observations) reported.add(observation);
    add(
      report.subject?.reference ?? observations[0]?.subject?.reference,
      report.effectiveDateTime ?? report.issued ?? observations[0]?.effectiveDateTime,
      observations.flatMap((observation) => resultsOf(observation, nameOf(report.code))),
    );
  }
  const rest = bundle.resources.filter(
    (entry) =>
      entry.resourceType === "Observation" &&
      !reported.has(entry) &&
      !WITHDRAWN.includes(entry.status ?? "") &&
      entry.category.some((category) => category.coding.some(({ code }) => code === "laboratory")),
  ) as Observation[];
  for (const group of grouped(rest, (entry) => visitOf(entry, entry.effectiveDateTime ?? entry.issued)))
    add(
      group[0]?.subject?.reference,
      group[0]?.effectiveDateTime ?? group[0]?.issued,
      group.flatMap((observation) => resultsOf(observation, undefined)),
    );
  return documents;
}

function prescriptions(bundle: Bundle): FhirDocument[] {
  return grouped(requestsOf(bundle), (request) => visitOf(request, request.authoredOn)).map((group) => {
    const about = subject(bundle, group[0]?.subject?.reference, group[0]?.authoredOn);
    const drugs = group.map((request) => {
      const { name, strength } = medicineOf(bundle, request);
      return { name, strength, sig: sigOf(request) };
    });
    return { family: "prescription", ...about, content: (random) => ({ ...days(about, random), drugs }) };
  });
}

/** One list a patient, as of the day of the last request: what began on that day is new to it. */
function dischargeLists(bundle: Bundle): FhirDocument[] {
  return grouped(requestsOf(bundle), (request) => request.subject?.reference ?? "").map((requests) => {
    const ordered = requests.toSorted((a, b) => ((a.authoredOn ?? "") < (b.authoredOn ?? "") ? -1 : 1));
    const last = ordered.at(-1);
    const about = subject(bundle, last?.subject?.reference, last?.authoredOn);
    const medications = grouped(ordered, (request) => medicineOf(bundle, request).name).map(
      (course): DischargeMedication => {
        const [before, now] = [course.at(-2), course.at(-1) as MedicationRequest];
        const { name, strength, form } = medicineOf(bundle, now);
        const dosage = now.dosageInstruction[0];
        const strengthBefore = before && medicineOf(bundle, before).strength;
        const changed = strengthBefore !== undefined && strengthBefore !== strength;
        return {
          name,
          dose: doseOf(now) ?? strength,
          route: nameOf(dosage?.route) ?? /^(oral|topical|nasal|inhal\w*|injectable)/i.exec(form ?? "")?.[0] ?? null,
          frequency: oftenOf(now),
          status: GONE.includes(now.status ?? "")
            ? "stopped"
            : changed
              ? "changed"
              : !before && now.authoredOn?.slice(0, 10) === last?.authoredOn?.slice(0, 10)
                ? "started"
                : "continued",
          reason: reasonOf(bundle, now),
          before: changed ? strengthBefore : null,
        };
      },
    );
    return {
      family: "discharge-medications",
      ...about,
      content: (random) => ({ ...days(about, random), medications }),
    };
  });
}

/** Requests that name a medicine and were not withdrawn. */
function requestsOf(bundle: Bundle): MedicationRequest[] {
  return bundle.resources.filter(
    (entry): entry is MedicationRequest =>
      entry.resourceType === "MedicationRequest" &&
      !WITHDRAWN.includes(entry.status ?? "") &&
      medicineOf(bundle, entry).name !== "",
  );
}

function medicineOf(bundle: Bundle, request: MedicationRequest) {
  const referred = bundle.resolve(request.medicationReference?.reference);
  const code =
    request.medicationCodeableConcept ?? (referred?.resourceType === "Medication" ? referred.code : undefined);
  return medicineName(nameOf(code) ?? "");
}

function reasonOf(bundle: Bundle, request: MedicationRequest): string | null {
  const referred = bundle.resolve(request.reasonReference[0]?.reference);
  const name =
    nameOf(request.reasonCode[0]) ?? (referred?.resourceType === "Condition" ? nameOf(referred.code) : undefined);
  // SNOMED CT names end in their kind: `Viral sinusitis (disorder)`.
  return name?.replace(/ \([a-z ]+\)$/, "") ?? null;
}

function doseOf(request: MedicationRequest): string | null {
  const dose = request.dosageInstruction[0]?.doseAndRate[0]?.doseQuantity;
  return dose?.value === undefined || dose.unit === undefined ? null : `${dose.value} ${dose.unit}`;
}

const PERIODS: Record<string, string> = { h: "hour", d: "day", wk: "week", mo: "month" };

function oftenOf(request: MedicationRequest): string | null {
  const dosage = request.dosageInstruction[0];
  const repeat = dosage?.timing?.repeat;
  const period = PERIODS[repeat?.periodUnit ?? ""];
  const often =
    nameOf(dosage?.timing?.code) ??
    (repeat?.frequency === undefined || period === undefined
      ? null
      : `${repeat.frequency}x every ${(repeat.period ?? 1) === 1 ? period : `${repeat.period} ${period}s`}`);
  if (dosage?.asNeededBoolean !== true) return often;
  return often === null ? "as needed" : `${often} as needed`;
}

/** The directions as they were written, otherwise put together from dose, route and frequency. */
function sigOf(request: MedicationRequest): string | null {
  const dosage = request.dosageInstruction[0];
  const parts = [doseOf(request), nameOf(dosage?.route), oftenOf(request)].filter((part) => part);
  return dosage?.text?.replace(/\s+/g, " ") ?? (parts.length > 0 ? parts.join(" ") : null);
}

function subject(bundle: Bundle, reference: string | undefined, time: string | undefined) {
  const patients = bundle.resources.filter((entry) => entry.resourceType === "Patient");
  const referred = bundle.resolve(reference);
  // Resources that name nobody belong to the only patient there is.
  const patient =
    referred?.resourceType === "Patient"
      ? referred
      : reference === undefined && patients.length === 1
        ? patients[0]
        : undefined;
  return { patient, reference, day: dayOf(time) };
}

function days({ day, patient }: { day: Day | undefined; patient: Patient | undefined }, random: Random) {
  const born = dayOf(patient?.birthDate);
  return { date: day ? writeDay(day, random) : null, birthDate: born ? writeDay(born, random) : null };
}

/** The day of a FHIR date or time; undefined where it is not that exact, or is no day. */
export function dayOf(time: string | undefined): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(time ?? "");
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, month, day } : undefined;
}

function visitOf(entry: Observation | MedicationRequest, time: string | undefined): string {
  return `${entry.subject?.reference ?? ""} ${entry.encounter?.reference ?? time?.slice(0, 10) ?? ""}`;
}

/** Lists of those with the same key, in the order in which keys first come. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}
