import { type Random, seededRandom, seedOf } from "../../domain/random.ts";
import type { Subject } from "../family.ts";
import { type Day, visitDay } from "./calendar.ts";

/** An ejection fraction in percent; `high` is null where it is one figure and not a range. */
export interface EjectionFraction {
  low: number;
  high: number | null;
}

export type LeftVentricularFunction = "normal" | "mild" | "moderate" | "severe";

/** Lengths in mm, pressures in mmHg, velocities in m/s, ratios without unit. */
export type EchoMeasureKind =
  | "lvidd"
  | "lvids"
  | "ivsd"
  | "lvpwd"
  | "la"
  | "ea"
  | "ee"
  | "tapse"
  | "rvsp"
  | "trVmax"
  | "avVmax";

export interface EchoMeasure {
  kind: EchoMeasureKind;
  value: number;
  /** Printed adult range, in the unit of the value; null for children. */
  range: string | null;
}

export const LESION_GRADES = ["trace", "mild", "moderate", "severe"] as const;
export type LesionGrade = (typeof LESION_GRADES)[number];

export interface ValveLesion {
  grade: LesionGrade;
  valve: "mitral" | "aortic" | "tricuspid" | "pulmonary";
  kind: "regurgitation" | "stenosis";
}

export interface EchoStudy {
  day: Day;
  ejectionFraction: EjectionFraction;
  measures: EchoMeasure[];
  /** Worst first; no other lesion has the grade of the first. */
  lesions: ValveLesion[];
  effusion: "none" | "trivial" | "small" | "moderate" | "large";
  /** The study before this one; null at the first visit. */
  previous: { day: Day; ejectionFraction: EjectionFraction } | null;
}

/**
 * Left ventricular function by the ejection fraction in percent; a range is judged by its middle.
 * Limits by sex: Lang et al., J Am Soc Echocardiogr 2015;28:1-39, table 4.
 */
export function leftVentricularFunction({ low, high }: EjectionFraction, sex: Subject["sex"]): LeftVentricularFunction {
  const percent = high === null ? low : (low + high) / 2;
  if (percent < 30) return "severe";
  if (percent < 41) return "moderate";
  return percent < (sex === "male" ? 52 : 54) ? "mild" : "normal";
}

/** A study whose parts agree. All of it follows from the subject and the visit. */
export function echoStudy(subject: Subject, visit: number): EchoStudy {
  const steady = seededRandom(seedOf(subject.id, "heart"));
  const random = seededRandom(seedOf(subject.id, "heart", visit));
  const adult = subject.age >= 18;
  const ejectionFraction = ejectionFractionAt(subject, visit);
  const lvFunction = leftVentricularFunction(ejectionFraction, subject.sex);
  const lesions = lesionsOf(subject, steady);
  const percent = ejectionFraction.high === null ? ejectionFraction.low : ejectionFraction.low + 2.5;

  const male = subject.sex === "male";
  const growth = adult ? 1 : 0.55 + (0.45 * subject.age) / 18;
  const dilated = { normal: 0, mild: 3, moderate: 9, severe: 15 }[lvFunction];
  const lvidd = (steady.between(male ? 43 : 39, male ? 55 : 50) + dilated) * growth + random.between(-1, 1);
  // Fractional shortening follows the ejection fraction nearly in proportion over this range.
  const lvids = lvidd * (1 - percent * 0.0053);
  const stenosis = lesions.find((lesion) => lesion.valve === "aortic" && lesion.kind === "stenosis");
  const thick = stenosis && LESION_GRADES.indexOf(stenosis.grade) >= 2 ? 4 : steady.chance(0.2) && adult ? 3 : 0;
  const ivsd = (steady.between(male ? 7 : 6.5, male ? 9.8 : 8.8) + thick) * growth;
  const mitral = lesions.find((lesion) => lesion.valve === "mitral");
  const stretched = dilated * 0.5 + (mitral ? LESION_GRADES.indexOf(mitral.grade) * 3 : 0);
  const la = (steady.between(29, male ? 39 : 37) + stretched) * growth;
  const stiff = lvFunction === "moderate" || lvFunction === "severe";
  const ee = stiff ? random.between(13, 24) : random.between(5, subject.age > 60 ? 13 : 9);
  const ea = stiff ? random.between(1.4, 2.8) : subject.age > 60 ? random.between(0.5, 0.95) : random.between(0.9, 1.9);

  const measures: [EchoMeasureKind, number, string][] = [
    ["lvidd", lvidd, male ? "42-58" : "38-52"],
    ["lvids", lvids, male ? "25-40" : "22-35"],
    ["ivsd", ivsd, male ? "6-10" : "6-9"],
    ["lvpwd", ivsd - random.between(-0.4, 0.6) * growth, male ? "6-10" : "6-9"],
    ["la", la, male ? "30-40" : "27-38"],
    ["ea", ea, "0.8-2.0"],
    ["ee", ee, "<14"],
    ["tapse", (stiff ? random.between(12, 20) : random.between(18, 28)) * growth, ">17"],
  ];
  if (lesions.some((lesion) => lesion.valve === "tricuspid")) {
    const velocity = Math.round((stiff ? random.between(2.6, 3.9) : random.between(1.9, 2.9)) * 10) / 10;
    // Simplified Bernoulli equation with a right atrial pressure of 3 mmHg.
    measures.push(["trVmax", velocity, "<2.8"], ["rvsp", 4 * velocity ** 2 + 3, "<36"]);
  }
  if (stenosis) {
    const [least, most] = { trace: [1.9, 2], mild: [2, 2.9], moderate: [3, 3.9], severe: [4, 5.2] }[stenosis.grade] as [
      number,
      number,
    ];
    measures.push(["avVmax", random.between(least, most), "<2.0"]);
  }
  return {
    day: visitDay(subject, visit),
    ejectionFraction,
    measures: measures.map(([kind, value, range]) => ({ kind, value, range: adult ? range : null })),
    lesions,
    effusion: random.chance(0.7) ? "none" : random.pick(["trivial", "small", "small", "moderate", "large"] as const),
    previous:
      visit === 0
        ? null
        : { day: visitDay(subject, visit - 1), ejectionFraction: ejectionFractionAt(subject, visit - 1) },
  };
}

/** It stays about the same from visit to visit. Ranges are never on both sides of a limit. */
function ejectionFractionAt(subject: Subject, visit: number): EjectionFraction {
  const steady = seededRandom(seedOf(subject.id, "ejection fraction"));
  const weak = steady.chance(subject.age < 18 ? 0.1 : 0.5);
  const usual = weak ? steady.between(17, 50) : steady.between(56, 69);
  const random = seededRandom(seedOf(subject.id, "ejection fraction", visit));
  const now = usual + random.between(-4, 4);
  if (random.chance(0.5)) return { low: Math.round(now), high: null };
  const low = Math.max(15, Math.min(Math.floor(now / 5) * 5, 65));
  return low === 50 ? { low: 45, high: 50 } : { low, high: low + 5 };
}

function lesionsOf(subject: Subject, random: Random): ValveLesion[] {
  const worst = subject.age < 18 ? 1 : subject.age < 50 ? 2 : 3;
  const kinds: Omit<ValveLesion, "grade">[] = [
    { valve: "mitral", kind: "regurgitation" },
    { valve: "tricuspid", kind: "regurgitation" },
    { valve: "pulmonary", kind: "regurgitation" },
  ];
  if (subject.age >= 18) kinds.push({ valve: "aortic", kind: "regurgitation" });
  if (subject.age >= 50) kinds.push({ valve: "aortic", kind: "stenosis" }, { valve: "mitral", kind: "stenosis" });
  const seen = new Set<string>();
  const found = random
    .shuffle(kinds)
    .filter(({ valve }) => !seen.has(valve) && seen.add(valve))
    .slice(0, random.integer(0, 3))
    .map((kind) => ({ ...kind, rank: kind.valve === "pulmonary" ? random.integer(0, 1) : random.integer(0, worst) }))
    // A stenosis is never called a trace.
    .map((lesion) => ({ ...lesion, rank: lesion.kind === "stenosis" ? Math.max(1, lesion.rank) : lesion.rank }))
    .sort((a, b) => b.rank - a.rank);
  // One lesion is the worst, so that asking for it has one answer.
  const unique = found.filter((lesion, index) => index === 0 || lesion.rank < (found[0]?.rank ?? 0));
  return unique.map(({ rank, valve, kind }) => ({ valve, kind, grade: LESION_GRADES[rank] as LesionGrade }));
}
