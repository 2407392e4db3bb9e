import type { Subject } from "../family.ts";

/** Reference limits for subjects from an age (years) on, for one sex or for both. */
interface Limits {
  low: number;
  high: number;
  from: number;
  sex?: Subject["sex"];
}

/** A laboratory analyte with reference ranges (common textbook ranges; for made-up reports only). */
export interface Analyte {
  name: string;
  /** The name in full, where laboratories print another one. */
  longName: string;
  /** UCUM. */
  unit: string;
  decimals: number;
  limits: Limits[];
  /** How far below and above the range values are found, in widths of the range. */
  reach: [fall: number, rise: number];
}

const all = (low: number, high: number, from = 0): Limits => ({ low, high, from });
const women = (low: number, high: number, from = 0): Limits => ({ low, high, from, sex: "female" });
const men = (low: number, high: number, from = 0): Limits => ({ low, high, from, sex: "male" });

function analyte(
  name: string,
  unit: string,
  decimals: number,
  limits: Limits[],
  { longName = name, reach = [0.6, 0.9] }: { longName?: string; reach?: [number, number] } = {},
): Analyte {
  return { name, longName, unit, decimals, limits, reach };
}

/** Where several limits fit a subject, the last of them holds. An analyte without any is not measured in that subject. */
const LIST: Analyte[] = [
  analyte("Sodium", "mmol/L", 0, [all(135, 145)]),
  analyte("Potassium", "mmol/L", 1, [all(3.5, 5.1)]),
  analyte("Chloride", "mmol/L", 0, [all(98, 107)]),
  analyte("Bicarb", "mmol/L", 0, [all(19, 28), all(22, 29, 13)], { longName: "Bicarbonate" }),
  analyte("Urea", "mmol/L", 1, [all(1.8, 6.4), all(2.5, 7.8, 16)], { reach: [0.4, 3] }),
  analyte(
    "Creatinine",
    "umol/L",
    0,
    [all(15, 40), all(25, 60, 5), all(35, 75, 11), women(45, 90, 16), men(60, 110, 16)],
    { reach: [0.3, 3] },
  ),
  analyte("eGFR", "mL/min/{1.73_m2}", 0, [all(60, 120, 18)], { longName: "Estimated GFR" }),
  analyte("Bilirubin", "umol/L", 0, [all(3, 21)], { longName: "Total bilirubin", reach: [0.2, 4] }),
  analyte("ALT", "U/L", 0, [all(5, 35), women(7, 35, 16), men(10, 50, 16)], {
    longName: "Alanine transaminase",
    reach: [0.2, 6],
  }),
  analyte("AST", "U/L", 0, [all(15, 50), all(8, 40, 13)], { longName: "Aspartate transaminase", reach: [0.2, 6] }),
  analyte("ALP", "U/L", 0, [all(100, 400), women(50, 300, 14), men(60, 350, 14), all(30, 130, 18)], {
    longName: "Alkaline phosphatase",
    reach: [0.3, 2],
  }),
  analyte("GGT", "U/L", 0, [all(3, 25), women(5, 40, 16), men(8, 60, 16)], { longName: "Gamma GT", reach: [0.2, 4] }),
  analyte("Protein", "g/L", 0, [all(55, 75), all(60, 80, 13)], { longName: "Total protein" }),
  analyte("Albumin", "g/L", 0, [all(35, 50)], { reach: [0.9, 0.3] }),
  analyte("Globulin", "g/L", 0, [all(20, 35)]),
  analyte("Hb", "g/L", 0, [all(105, 140), all(115, 155, 6), women(120, 155, 13), men(130, 170, 13)], {
    longName: "Haemoglobin",
    reach: [1.4, 0.5],
  }),
  analyte("RBC", "10*12/L", 2, [all(3.9, 5.3), women(3.8, 5.1, 13), men(4.4, 5.8, 13)], { longName: "Red cells" }),
  analyte("Hct", "L/L", 2, [all(0.33, 0.43), women(0.36, 0.46, 13), men(0.4, 0.51, 13)], { longName: "Haematocrit" }),
  analyte("MCV", "fL", 0, [all(72, 88), all(78, 95, 6), all(80, 99, 13)]),
  analyte("MCH", "pg", 1, [all(24, 31), all(27, 33, 6)]),
  analyte("MCHC", "g/L", 0, [all(315, 360)], { reach: [0.5, 0.2] }),
  analyte("RDW", "%", 1, [all(11.5, 14.5)], { reach: [0.1, 2] }),
  analyte("Platelets", "10*9/L", 0, [all(180, 450), all(150, 400, 13)]),
  analyte("WBC", "10*9/L", 1, [all(5, 15), all(4.5, 13, 6), all(4, 11, 16)], { longName: "White cells" }),
  analyte("Neut", "10*9/L", 2, [all(1.5, 8), all(2, 7.5, 13)], { longName: "Neutrophils", reach: [0.6, 1.5] }),
  analyte("Lymph", "10*9/L", 2, [all(3, 9), all(1.5, 6.5, 6), all(1, 4, 13)], { longName: "Lymphocytes" }),
  analyte("Mono", "10*9/L", 2, [all(0.2, 1)], { longName: "Monocytes" }),
  analyte("Eos", "10*9/L", 2, [all(0, 0.5)], { longName: "Eosinophils", reach: [0, 2] }),
  analyte("Baso", "10*9/L", 2, [all(0, 0.1)], { longName: "Basophils", reach: [0, 0.8] }),
  analyte("Chol", "mmol/L", 1, [all(2.5, 5)], { longName: "Total cholesterol" }),
  analyte("HDL", "mmol/L", 1, [women(1.2, 2.4), men(1, 2.2)], { longName: "HDL cholesterol" }),
  analyte("LDL", "mmol/L", 1, [all(1, 3)], { longName: "LDL cholesterol" }),
  analyte("Non-HDL", "mmol/L", 1, [all(1.5, 3.9)], { longName: "Non-HDL chol." }),
  analyte("Trigs", "mmol/L", 1, [all(0.4, 1.7)], { longName: "Triglycerides", reach: [0.2, 2] }),
  analyte("TSH", "m[IU]/L", 2, [all(0.7, 6), all(0.4, 4, 16)], { reach: [0.6, 3] }),
  analyte("Free T4", "pmol/L", 1, [all(12, 22), all(9, 19, 16)]),
  analyte("Free T3", "pmol/L", 1, [all(3.5, 8), all(3.1, 6.8, 16)]),
  analyte("PT", "s", 1, [all(11, 14)], { longName: "Prothrombin time", reach: [0.2, 6] }),
  analyte("INR", "1", 1, [all(0.9, 1.2)]),
  analyte("APTT", "s", 0, [all(25, 37)], { reach: [0.2, 2] }),
  analyte("Fibrinogen", "g/L", 1, [all(1.8, 4)]),
  analyte("D-dimer", "ug/L", 0, [all(0, 500, 16)], { reach: [0, 6] }),
  analyte("Calcium", "mmol/L", 2, [all(2.2, 2.7), all(2.15, 2.55, 13)]),
  analyte("Adj. Ca", "mmol/L", 2, [all(2.2, 2.6)], { longName: "Adjusted calcium" }),
  analyte("Phosphate", "mmol/L", 2, [all(1.2, 1.9), all(0.8, 1.5, 16)]),
  analyte("Magnesium", "mmol/L", 2, [all(0.7, 1.05)]),
  analyte("Vitamin D", "nmol/L", 0, [all(50, 125)], { longName: "25-OH vitamin D" }),
  analyte("PTH", "pmol/L", 1, [all(1.6, 6.9)], { longName: "Parathyroid hormone", reach: [0.5, 3] }),
  analyte("Ferritin", "ug/L", 0, [all(10, 140), women(15, 150, 16), men(30, 400, 16)], { reach: [0.9, 2] }),
  analyte("Iron", "umol/L", 0, [all(6, 25), all(10, 30, 13)]),
  analyte("TIBC", "umol/L", 0, [all(45, 75)]),
  analyte("Tf sat.", "%", 0, [all(10, 45), all(16, 45, 13)], { longName: "Transferrin sat." }),
  analyte("Vit. B12", "ng/L", 0, [all(200, 900)], { longName: "Vitamin B12" }),
  analyte("Folate", "ug/L", 1, [all(3, 20)]),
  analyte("Glucose", "mmol/L", 1, [all(3.3, 5.6), all(3.9, 5.6, 16)], { longName: "Fasting glucose", reach: [0.4, 5] }),
  analyte("HbA1c", "mmol/mol", 0, [all(20, 41)], { reach: [0.2, 3] }),
  analyte("CRP", "mg/L", 1, [all(0, 5)], { longName: "C-reactive protein", reach: [0, 20] }),
  analyte("ESR", "mm/h", 0, [all(0, 10), women(0, 20, 16), men(0, 15, 16), women(0, 30, 51), men(0, 20, 51)], {
    reach: [0, 3],
  }),
  analyte("Troponin T", "ng/L", 0, [all(0, 14, 18)], { reach: [0, 15] }),
  analyte("CK", "U/L", 0, [all(30, 190), women(25, 200, 16), men(40, 320, 16)], {
    longName: "Creatine kinase",
    reach: [0.2, 4],
  }),
  analyte("NT-proBNP", "ng/L", 0, [all(0, 125, 18), all(0, 450, 75)], { reach: [0, 6] }),
  analyte("LDH", "U/L", 0, [all(180, 360), all(135, 225, 16)], { reach: [0.2, 2] }),
  analyte("Urate", "umol/L", 0, [all(120, 320), women(140, 360, 16), men(200, 430, 16)]),
  analyte("Amylase", "U/L", 0, [all(25, 110)], { reach: [0.3, 5] }),
  analyte("Lipase", "U/L", 0, [all(10, 60)], { reach: [0.3, 5] }),
  analyte("Testosterone", "nmol/L", 1, [women(0.3, 1.7, 18), men(8.6, 29, 18)]),
  analyte("Prolactin", "m[IU]/L", 0, [women(100, 500, 16), men(85, 325, 16)], { reach: [0.4, 2] }),
  analyte("FSH", "[IU]/L", 1, [women(3, 10, 16), men(1.5, 12, 18), women(25, 130, 56)]),
  analyte("LH", "[IU]/L", 1, [women(2, 12, 16), men(1.7, 8.6, 18), women(15, 60, 56)]),
  analyte("Cortisol", "nmol/L", 0, [all(140, 500)], { longName: "Cortisol 9 am" }),
  analyte("PSA", "ug/L", 1, [men(0, 2.5, 40), men(0, 3.5, 50), men(0, 4.5, 60), men(0, 6.5, 70)], { reach: [0, 2] }),
];

export const ANALYTES: ReadonlyMap<string, Analyte> = new Map(LIST.map((entry) => [entry.name, entry]));

/** The limits that hold for a subject, undefined where the analyte is not measured in such a subject. */
export function limitsFor(entry: Analyte, { sex, age }: Pick<Subject, "sex" | "age">): Limits | undefined {
  return entry.limits.filter((limits) => limits.from <= age && (limits.sex ?? sex) === sex).at(-1);
}
