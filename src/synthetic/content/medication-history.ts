import { seededRandom, seedOf } from "../../domain/random.ts";
import type { Subject } from "../family.ts";
import { doseText } from "./directions.ts";
import { type Regimen, regimens } from "./drugs.ts";

/** What a stay in hospital did to a medicine. */
export const MEDICATION_STATUSES = ["started", "changed", "stopped", "continued"] as const;
export type MedicationStatus = (typeof MEDICATION_STATUSES)[number];

/** One line of the list of medicines at discharge. */
export interface MedicationAtDischarge {
  regimen: Regimen;
  status: MedicationStatus;
  /** Why, where the list says so. */
  reason: string | null;
  /** The dose before, of a medicine that was changed. */
  before: string | null;
}

const STOPPED = ["rash", "low blood pressure", "kidney injury", "no longer needed", "bleeding", "nausea", "falls"];

/** What a subject takes before the first visit: the same whenever it is asked. */
export function homeMedication(subject: Pick<Subject, "id" | "sex" | "age">): Regimen[] {
  const random = seededRandom(seedOf(subject.id, "home medication"));
  return lasting(
    regimens(random, random.integer(subject.age < 18 ? 1 : 2, subject.age < 18 ? 3 : 6), subject).map((regimen) => ({
      ...regimen,
      days: null,
    })),
  );
}

/**
 * The medicines at the end of a stay: what the subject came with is continued, changed or stopped, and some are started.
 * What a visit ends with the next one begins with, courses that are over left out.
 */
export function dischargeMedication(
  subject: Pick<Subject, "id" | "sex" | "age">,
  visit: number,
): MedicationAtDischarge[] {
  const before = visit === 0 ? homeMedication(subject) : takenAfter(dischargeMedication(subject, visit - 1));
  const random = seededRandom(seedOf(subject.id, "stay", visit));
  const list: MedicationAtDischarge[] = before.map((regimen) => {
    const kind = random.next();
    if (kind < 0.2) return { regimen, status: "stopped", reason: random.pick(STOPPED), before: null };
    const changed = kind < 0.45 ? otherDose(regimen, random.pick([-1, 1])) : null;
    if (changed) return { regimen: changed, status: "changed", reason: changed.reason, before: doseText(regimen) };
    return { regimen, status: "continued", reason: random.chance(0.5) ? regimen.reason : null, before: null };
  });
  for (const regimen of regimens(random, random.integer(1, 3), subject, before))
    list.push({ regimen, status: "started", reason: regimen.reason, before: null });
  return random.shuffle(list);
}

/** What is taken on from a list of medicines at discharge. */
export function takenAfter(list: readonly MedicationAtDischarge[]): Regimen[] {
  return lasting(list.filter((entry) => entry.status !== "stopped").map((entry) => entry.regimen));
}

/** Without courses of some days and without antibiotics, which nobody takes from one stay to the next. */
const lasting = (list: readonly Regimen[]): Regimen[] => list.filter((regimen) => !regimen.drug.course);

/** The next strength up or down of the same drug, null where there is none whose dose differs. */
function otherDose(regimen: Regimen, step: number): Regimen | null {
  const { strengths } = regimen.drug;
  const at = strengths.indexOf(regimen.strength);
  const strength = strengths[at + step] ?? strengths[at - step];
  if (strength === undefined) return null;
  const changed = { ...regimen, strength };
  return doseText(changed) === doseText(regimen) ? null : changed;
}
