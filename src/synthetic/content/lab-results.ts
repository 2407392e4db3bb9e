import { type Random, seededRandom, seedOf } from "../../domain/random.ts";
import type { Subject } from "../family.ts";
import { ANALYTES, limitsFor } from "./analytes.ts";

/** One line of a laboratory report as the laboratory knows it. What it has not got is null. */
export interface LabResult {
  test: string;
  /** The name in full, for laboratories that print it. */
  longName?: string;
  /** Heading that the line stands under. */
  panel?: string;
  value: string;
  /** UCUM. */
  unit: string | null;
  range: string | null;
  flag: "H" | "L" | null;
}

/** What is asked for together. */
const PANELS: [title: string, analytes: string[]][] = [
  ["Renal profile", ["Sodium", "Potassium", "Chloride", "Bicarb", "Urea", "Creatinine", "eGFR"]],
  ["Liver profile", ["Bilirubin", "ALT", "AST", "ALP", "GGT", "Protein", "Albumin", "Globulin"]],
  ["Full blood count", ["Hb", "WBC", "Platelets", "RBC", "Hct", "MCV", "MCH", "MCHC", "RDW"]],
  ["Differential", ["WBC", "Neut", "Lymph", "Mono", "Eos", "Baso"]],
  ["Lipids", ["Chol", "HDL", "LDL", "Non-HDL", "Trigs"]],
  ["Thyroid", ["TSH", "Free T4", "Free T3"]],
  ["Coagulation", ["PT", "INR", "APTT", "Fibrinogen", "D-dimer"]],
  ["Bone profile", ["Calcium", "Adj. Ca", "Phosphate", "Albumin", "ALP", "Magnesium", "Vitamin D", "PTH"]],
  ["Iron studies", ["Ferritin", "Iron", "TIBC", "Tf sat."]],
  ["Haematinics", ["Vit. B12", "Folate", "Ferritin"]],
  ["Diabetes", ["Glucose", "HbA1c", "Creatinine"]],
  ["Inflammation", ["CRP", "ESR", "WBC"]],
  ["Cardiac", ["Troponin T", "CK", "NT-proBNP", "LDH"]],
  ["Pancreas", ["Amylase", "Lipase", "Glucose", "Calcium"]],
  ["Endocrine", ["Prolactin", "Testosterone", "FSH", "LH", "Cortisol"]],
  ["Other", ["Urate", "PSA", "LDH", "Magnesium", "CRP"]],
];

/** Values of a subject's analytes, already derived ones included; undefined where there is none. */
type Known = (name: string) => number;

/** What laboratories calculate and do not measure, from the printed values, so that a report adds up. */
const CALCULATED: Record<string, (known: Known, subject: Pick<Subject, "sex" | "age">) => number> = {
  Globulin: (known) => known("Protein") - known("Albumin"),
  Hct: (known) => known("Hb") / known("MCHC"),
  RBC: (known) => (1000 * known("Hb")) / known("MCHC") / known("MCV"),
  MCH: (known) => (known("MCHC") * known("MCV")) / 1000,
  WBC: (known) => ["Neut", "Lymph", "Mono", "Eos", "Baso"].reduce((sum, part) => sum + known(part), 0),
  // Friedewald, Levy and Fredrickson 1972, in mmol/L.
  Chol: (known) => known("LDL") + known("HDL") + known("Trigs") / 2.2,
  "Non-HDL": (known) => known("Chol") - known("HDL"),
  INR: (known) => known("PT") / 12.4,
  "Adj. Ca": (known) => known("Calcium") + 0.02 * (40 - known("Albumin")),
  "Tf sat.": (known) => (100 * known("Iron")) / known("TIBC"),
  // CKD-EPI 2021 (Inker et al., N Engl J Med 385:1737); 88.4 umol/L are 1 mg/dL. Laboratories report no more than 120.
  eGFR: (known, { sex, age }) => {
    const [kappa, alpha, factor] = sex === "female" ? [0.7, -0.241, 1.012] : [0.9, -0.302, 1];
    const ratio = known("Creatinine") / 88.4 / kappa;
    return Math.min(120, 142 * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.2 * 0.9938 ** age * factor);
  },
};

/** Share of measured values that lie within their range at the first visit. */
const NORMAL = 0.58;

/**
 * Results of one visit: some panels, each nearly whole, with sex- and age-dependent ranges and flags that agree with
 * what is printed. Panels, and which analytes they hold, stay the same from visit to visit while values drift; a later
 * visit may have a panel more at its end.
 *
 * @param count results at most.
 */
export function labResults(
  random: Random,
  count: number,
  subject: Pick<Subject, "id" | "sex" | "age">,
  visit = 0,
): LabResult[] {
  const value = valuesOf(subject, visit);
  const history = seededRandom(seedOf(subject.id, "panels"));
  const panels = history.shuffle(PANELS);
  const results = new Map<string, LabResult>();
  const report = ([title, names]: (typeof PANELS)[number], choice: Random): number => {
    const measured = names.filter((name) => !results.has(name) && value(name) !== undefined);
    const kept = measured.filter(() => choice.chance(0.85));
    const chosen = kept.length < Math.min(2, measured.length) ? measured : kept;
    for (const name of choice.chance(0.3) ? choice.shuffle(chosen) : chosen) {
      const entry = ANALYTES.get(name);
      const limits = entry && limitsFor(entry, subject);
      const printed = value(name);
      if (!entry || !limits || printed === undefined) continue;
      results.set(name, {
        test: name,
        longName: entry.longName,
        panel: title,
        value: printed,
        unit: entry.unit === "1" ? null : entry.unit,
        range: `${limits.low.toFixed(entry.decimals)}-${limits.high.toFixed(entry.decimals)}`,
        flag: Number(printed) > limits.high ? "H" : Number(printed) < limits.low ? "L" : null,
      });
    }
    return chosen.length;
  };
  const wanted = history.integer(2, 4);
  let next = 0;
  for (let made = 0; made < wanted && next < panels.length; next++)
    if (report(panels[next] as (typeof PANELS)[number], history) > 0) made++;
  const extra = panels[next];
  if (visit > 0 && extra && random.chance(0.4)) report(extra, random);
  return [...results.values()].slice(0, count);
}

/** The printed value of each analyte of a subject at a visit; undefined where it is not measured in such a subject. */
function valuesOf(subject: Pick<Subject, "id" | "sex" | "age">, visit: number): (name: string) => string | undefined {
  const values = new Map<string, string>();
  const find = (name: string): string | undefined => {
    const entry = ANALYTES.get(name);
    const limits = entry && limitsFor(entry, subject);
    if (!entry || !limits) return undefined;
    let printed = values.get(name);
    if (printed === undefined) {
      const calculate = CALCULATED[name];
      const number = calculate
        ? calculate((other) => Number(find(other)), subject)
        : measure(seededRandom(seedOf(subject.id, name)), limits, entry.reach, visit);
      printed = number.toFixed(entry.decimals);
      values.set(name, printed);
    }
    return printed;
  };
  return find;
}

/** A value at the first visit, and its way back towards the range, with some unrest, at those that follow. */
function measure(
  random: Random,
  { low, high }: { low: number; high: number },
  [fall, rise]: [number, number],
  visit: number,
): number {
  const span = high - low;
  // A range that starts at 0 has nothing below it.
  const high0 = random.chance(low > 0 ? rise / (fall + rise) : 1);
  let value = random.chance(NORMAL)
    ? random.between(low, high)
    : high0
      ? high + random.between(0.05, 1) ** 1.5 * rise * span
      : low - random.between(0.05, 1) * Math.min(fall * span, 0.7 * low);
  for (let later = 0; later < visit; later++) {
    const nearest = Math.min(Math.max(value, low), high);
    value += (nearest - value) * random.between(0, 0.5) + random.between(-0.15, 0.15) * span;
  }
  return Math.max(value, low * 0.25, 0);
}
