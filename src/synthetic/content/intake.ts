import { type Random, seededRandom, seedOf } from "../../domain/random.ts";
import type { Subject } from "../family.ts";
import { birthDay, type Day, visitDay } from "./calendar.ts";

/** Answers of a closed question: the place of the option that was chosen, null where all were left empty. */
export type Choice = number | null;

/** What a patient fills in. What is not asked of this patient is undefined. */
export interface IntakeAnswers {
  day: Day;
  birth: Day;
  phone: string;
  /** Why the patient comes; null where left empty. */
  reason: string | null;
  /** 0 yes, 1 no. */
  allergies: Choice;
  /** To what; null without an allergy. */
  allergyDetail: string | null;
  /** 0 never, 1 in the past, 2 now. Asked from the age of 14. */
  smoking?: Choice;
  /** 0 never, 1 sometimes, 2 daily. Asked from the age of 16. */
  alcohol?: Choice;
  /** 0 yes, 1 no, 2 not sure. Asked of women from 14 to 52 years. */
  pregnant?: Choice;
  conditions: string[];
  symptoms: string[];
  /** Null where left empty. */
  medications: string | null;
}

/** Conditions that forms ask for, with the age in years from which they are ticked. */
export const CONDITIONS: [name: string, minimumAge: number][] = [
  ["Asthma", 4],
  ["Diabetes", 12],
  ["Hypertension", 35],
  ["Heart disease", 45],
  ["Stroke", 50],
  ["Epilepsy", 2],
  ["Cancer", 35],
  ["Thyroid disease", 20],
  ["Kidney disease", 30],
  ["Arthritis", 35],
  ["Migraine", 12],
  ["Anaemia", 6],
];

export const SYMPTOMS = [
  "Fever",
  "Cough",
  "Headache",
  "Nausea",
  "Dizziness",
  "Fatigue",
  "Chest pain",
  "Back pain",
  "Rash",
  "Sore throat",
  "Short of breath",
  "Weight loss",
  "Poor sleep",
  "Joint pain",
];

const REASONS = [
  "check up",
  "cough for 2 weeks",
  "sore knee",
  "new rash",
  "repeat tablets",
  "bad headaches",
  "ear ache",
  "stomach pain",
  "blood test",
  "feeling tired",
];
const ALLERGENS = [
  "penicillin",
  "peanuts",
  "latex",
  "sulfa drugs",
  "aspirin",
  "shellfish",
  "pollen",
  "iodine",
  "bee stings",
];
const MEDICATIONS: [name: string, minimumAge: number][] = [
  ["paracetamol", 0],
  ["salbutamol", 4],
  ["metformin", 30],
  ["amlodipine", 35],
  ["omeprazole", 18],
  ["sertraline", 18],
  ["vitamin D", 0],
  ["aspirin", 45],
];

/** Answers of one visit. What is true of the patient stays from visit to visit; complaints and blanks do not. */
export function intakeAnswers(subject: Subject, visit: number): IntakeAnswers {
  const steady = seededRandom(seedOf(subject.id, "intake"));
  const random = seededRandom(seedOf(subject.id, "intake", visit));
  const { age, sex } = subject;
  const allergic = steady.chance(0.4);
  const allergen = steady.pick(ALLERGENS);
  const oldEnough = ([, minimumAge]: [string, number]): boolean => age >= minimumAge;
  const conditions = steady
    .shuffle(CONDITIONS.filter(oldEnough))
    .slice(0, steady.integer(0, age < 40 ? 2 : 4))
    .map(([name]) => name);
  const medications = steady
    .shuffle(MEDICATIONS.filter(oldEnough))
    .slice(0, steady.integer(0, age < 40 ? 1 : 2))
    // Nobody takes what they have just said they cannot bear.
    .filter(([name]) => !allergic || name !== allergen)
    .map(([name]) => name);
  const smoking = steady.pick([0, 0, 1, 2]);
  const alcohol = steady.pick([0, 1, 1, 2]);
  const phone = `0${steady.integer(100, 999)} ${steady.integer(100_000, 999_999)}`;
  const allergies = orBlank(random, allergic ? 0 : 1, 0.08);
  return {
    day: visitDay(subject, visit),
    birth: birthDay(subject),
    phone,
    reason: random.chance(0.1) ? null : random.pick(REASONS),
    allergies,
    allergyDetail: allergies === 0 ? allergen : null,
    ...(age >= 14 ? { smoking: orBlank(random, smoking) } : {}),
    ...(age >= 16 ? { alcohol: orBlank(random, alcohol) } : {}),
    ...(sex === "female" && age >= 14 && age <= 52 ? { pregnant: orBlank(random, random.pick([0, 1, 1, 1, 2])) } : {}),
    conditions,
    symptoms: random.shuffle(SYMPTOMS).slice(0, random.integer(0, 6)),
    medications: medications.length > 0 ? medications.join(", ") : random.chance(0.5) ? "none" : null,
  };
}

/** Now and then a question is left empty. */
const orBlank = (random: Random, choice: number, probability = 0.12): Choice =>
  random.chance(probability) ? null : choice;
