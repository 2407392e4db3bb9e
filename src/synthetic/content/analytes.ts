import type { Random } from "../../domain/random.ts";

/** A laboratory analyte in SI units with an adult reference range (common textbook ranges; for made-up reports only). */
interface Analyte {
  name: string;
  unit: string;
  low: number;
  high: number;
  decimals: number;
}

const ANALYTES: Analyte[] = [
  { name: "Glucose", unit: "mmol/L", low: 3.9, high: 5.6, decimals: 1 },
  { name: "Sodium", unit: "mmol/L", low: 135, high: 145, decimals: 0 },
  { name: "Potassium", unit: "mmol/L", low: 3.5, high: 5.1, decimals: 1 },
  { name: "Chloride", unit: "mmol/L", low: 98, high: 107, decimals: 0 },
  { name: "Calcium", unit: "mmol/L", low: 2.15, high: 2.55, decimals: 2 },
  { name: "Magnesium", unit: "mmol/L", low: 0.7, high: 1.05, decimals: 2 },
  { name: "Phosphate", unit: "mmol/L", low: 0.8, high: 1.45, decimals: 2 },
  { name: "Urea", unit: "mmol/L", low: 2.5, high: 7.8, decimals: 1 },
  { name: "Creatinine", unit: "umol/L", low: 60, high: 110, decimals: 0 },
  { name: "Albumin", unit: "g/L", low: 35, high: 50, decimals: 0 },
  { name: "ALT", unit: "U/L", low: 7, high: 45, decimals: 0 },
  { name: "AST", unit: "U/L", low: 8, high: 40, decimals: 0 },
  { name: "Bilirubin", unit: "umol/L", low: 3, high: 21, decimals: 0 },
  { name: "CRP", unit: "mg/L", low: 0.1, high: 5, decimals: 1 },
  { name: "TSH", unit: "mIU/L", low: 0.4, high: 4.0, decimals: 2 },
  { name: "Ferritin", unit: "ug/L", low: 30, high: 300, decimals: 0 },
  { name: "Hb", unit: "g/L", low: 120, high: 170, decimals: 0 },
  { name: "WBC", unit: "10^9/L", low: 4.0, high: 11.0, decimals: 1 },
  { name: "Platelets", unit: "10^9/L", low: 150, high: 400, decimals: 0 },
  { name: "HbA1c", unit: "%", low: 4.0, high: 5.6, decimals: 1 },
  { name: "LDL", unit: "mmol/L", low: 1.0, high: 3.0, decimals: 1 },
  { name: "HDL", unit: "mmol/L", low: 1.0, high: 2.2, decimals: 1 },
];

/** One line of a laboratory report. `flag` is null when the value lies within the range. */
export interface LabResult {
  test: string;
  value: string;
  unit: string;
  range: string;
  flag: "H" | "L" | null;
}

/** `count` different analytes with values; about 45 % lie outside their range, and the flag always agrees. */
export function labResults(random: Random, count: number): LabResult[] {
  return random
    .shuffle(ANALYTES)
    .slice(0, count)
    .map(({ name, unit, low, high, decimals }) => {
      const span = high - low;
      const place = random.chance(0.55)
        ? random.between(low, high)
        : random.chance(0.6)
          ? high + random.between(0.05, 0.9) * span
          : low - random.between(0.05, 0.6) * Math.min(span, low);
      // Rounding can move a value onto a limit, so the flag is read from what is printed.
      const value = place.toFixed(decimals);
      const flag = Number(value) > high ? "H" : Number(value) < low ? "L" : null;
      return { test: name, value, unit, range: `${low.toFixed(decimals)}-${high.toFixed(decimals)}`, flag };
    });
}
