import type { Random } from "../../domain/random.ts";

/** Generic drugs with strengths that are on the market, for made-up prescriptions only. */
const DRUGS: [name: string, form: string, strengths: string[]][] = [
  ["Metformin", "tab", ["500 mg", "850 mg", "1000 mg"]],
  ["Lisinopril", "tab", ["5 mg", "10 mg", "20 mg"]],
  ["Amlodipine", "tab", ["5 mg", "10 mg"]],
  ["Atorvastatin", "tab", ["10 mg", "20 mg", "40 mg"]],
  ["Amoxicillin", "cap", ["250 mg", "500 mg"]],
  ["Omeprazole", "cap", ["20 mg", "40 mg"]],
  ["Sertraline", "tab", ["50 mg", "100 mg"]],
  ["Ibuprofen", "tab", ["200 mg", "400 mg", "600 mg"]],
  ["Furosemide", "tab", ["20 mg", "40 mg"]],
  ["Prednisone", "tab", ["5 mg", "10 mg", "20 mg"]],
  ["Warfarin", "tab", ["1 mg", "3 mg", "5 mg"]],
  ["Bisoprolol", "tab", ["2.5 mg", "5 mg"]],
  ["Doxycycline", "cap", ["100 mg"]],
  ["Levothyroxine", "tab", ["50 mcg", "75 mcg", "100 mcg"]],
  ["Gabapentin", "cap", ["100 mg", "300 mg"]],
];

const FREQUENCIES = ["OD", "BID", "TID", "QHS", "q8h", "q12h"];

export interface PrescribedDrug {
  name: string;
  strength: string;
  /** Directions as the prescriber wrote them. */
  sig: string;
}

/** `count` different drugs with strength and directions. */
export function prescribedDrugs(random: Random, count: number): PrescribedDrug[] {
  return random
    .shuffle(DRUGS)
    .slice(0, count)
    .map(([name, form, strengths]) => {
      const duration = random.chance(0.5) ? ` x${random.pick([5, 7, 10, 14, 30])}d` : "";
      return {
        name,
        strength: random.pick(strengths),
        sig: `${random.integer(1, 2)} ${form} PO ${random.pick(FREQUENCIES)}${duration}`,
      };
    });
}
