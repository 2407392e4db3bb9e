import type { Random } from "../../domain/random.ts";
import type { Subject } from "../family.ts";
import { type Directions, type Form, type Frequency, type SigStyle, sigText } from "./directions.ts";

/** A generic drug with strengths that are on the market; for made-up documents only. */
export interface Drug {
  name: string;
  /** Two drugs of one class are not prescribed together. */
  drugClass: string;
  form: Form;
  strengths: string[];
  frequencies: Frequency[];
  reasons: string[];
  /** Ages in years between which it is prescribed, both included. */
  from: number;
  to: number;
  sex?: Subject["sex"];
  /** Units of the form a dose: tablets, puffs, drops, mL of a liquid. */
  quantities: number[];
  /** Given for some days only, such as antibiotics. */
  course: boolean;
  /** What it is taken for when needed. */
  asNeeded?: string;
}

type Details = Partial<Pick<Drug, "from" | "to" | "sex" | "quantities" | "course" | "asNeeded">>;

/** Commas part strengths, frequencies and reasons. From 18 years on unless `details` say otherwise. */
function drug(
  name: string,
  drugClass: string,
  form: Form,
  strengths: string,
  frequencies: string,
  reasons: string,
  details: Details = {},
): Drug {
  return {
    name,
    drugClass,
    form,
    strengths: strengths.split(","),
    frequencies: frequencies.split(",") as Frequency[],
    reasons: reasons.split(","),
    from: 18,
    to: 120,
    quantities: [1],
    course: false,
    ...details,
  };
}

const COURSE: Details = { course: true, from: 12 };
const CHILD = { from: 1, to: 11 };

export const DRUGS: readonly Drug[] = [
  drug("Metformin", "biguanide", "tab", "500 mg,850 mg,1000 mg", "od,bd,tds", "type 2 diabetes"),
  drug("Gliclazide", "sulfonylurea", "tab", "40 mg,80 mg", "od,bd", "type 2 diabetes"),
  drug("Sitagliptin", "gliptin", "tab", "25 mg,50 mg,100 mg", "od", "type 2 diabetes"),
  drug("Empagliflozin", "gliflozin", "tab", "10 mg,25 mg", "mane", "type 2 diabetes,heart failure"),
  drug("Insulin glargine", "insulin", "inj", "100 units/mL", "nocte", "type 1 diabetes,type 2 diabetes", {
    from: 6,
    quantities: [8, 10, 14, 18, 22],
  }),
  drug("Lisinopril", "renin", "tab", "2.5 mg,5 mg,10 mg,20 mg", "od", "hypertension,heart failure"),
  drug("Ramipril", "renin", "cap", "1.25 mg,2.5 mg,5 mg,10 mg", "od", "hypertension,heart failure"),
  drug("Losartan", "renin", "tab", "25 mg,50 mg,100 mg", "od", "hypertension"),
  drug("Candesartan", "renin", "tab", "4 mg,8 mg,16 mg", "od", "hypertension,heart failure"),
  drug("Amlodipine", "calcium", "tab", "5 mg,10 mg", "od", "hypertension,angina"),
  drug("Diltiazem", "calcium", "tab", "60 mg,120 mg", "tds", "angina"),
  drug("Bisoprolol", "beta", "tab", "1.25 mg,2.5 mg,5 mg,10 mg", "od", "heart failure,atrial fibrillation"),
  drug("Metoprolol", "beta", "tab", "25 mg,50 mg,100 mg", "bd", "atrial fibrillation,angina"),
  drug("Propranolol", "beta", "tab", "10 mg,40 mg", "bd,tds", "migraine,tremor"),
  drug("Hydrochlorothiazide", "thiazide", "tab", "12.5 mg,25 mg", "mane", "hypertension"),
  drug("Indapamide", "thiazide", "tab", "1.5 mg,2.5 mg", "mane", "hypertension"),
  drug("Furosemide", "loop", "tab", "20 mg,40 mg", "mane,bd", "heart failure,oedema"),
  drug("Spironolactone", "aldosterone", "tab", "25 mg,50 mg", "od", "heart failure,ascites"),
  drug("Digoxin", "digoxin", "tab", "62.5 mcg,125 mcg,250 mcg", "od", "atrial fibrillation"),
  drug("Amiodarone", "amiodarone", "tab", "100 mg,200 mg", "od", "atrial fibrillation"),
  drug("Atorvastatin", "statin", "tab", "10 mg,20 mg,40 mg,80 mg", "nocte,od", "high cholesterol"),
  drug("Simvastatin", "statin", "tab", "10 mg,20 mg,40 mg", "nocte", "high cholesterol"),
  drug("Rosuvastatin", "statin", "tab", "5 mg,10 mg,20 mg", "od", "high cholesterol"),
  drug("Ezetimibe", "ezetimibe", "tab", "10 mg", "od", "high cholesterol"),
  drug("Aspirin", "antiplatelet", "tab", "75 mg,100 mg", "od", "stroke prevention,coronary disease"),
  drug("Clopidogrel", "antiplatelet", "tab", "75 mg", "od", "stroke prevention,coronary stent"),
  drug("Warfarin", "anticoagulant", "tab", "1 mg,3 mg,5 mg", "od", "atrial fibrillation,mechanical valve"),
  drug("Apixaban", "anticoagulant", "tab", "2.5 mg,5 mg", "bd", "atrial fibrillation,pulmonary embolism"),
  drug("Rivaroxaban", "anticoagulant", "tab", "15 mg,20 mg", "od", "deep vein thrombosis,atrial fibrillation"),
  drug("Enoxaparin", "anticoagulant", "syringe", "20 mg,40 mg", "od", "thrombosis prevention", { course: true }),
  drug("Omeprazole", "ppi", "cap", "10 mg,20 mg,40 mg", "od,bd", "reflux,gastric ulcer", { from: 12 }),
  drug("Pantoprazole", "ppi", "tab", "20 mg,40 mg", "od,bd", "reflux,gastric ulcer", { from: 12 }),
  drug("Metoclopramide", "antiemetic", "tab", "10 mg", "tds", "nausea", { course: true, asNeeded: "nausea" }),
  drug("Ondansetron", "antiemetic", "tab", "4 mg,8 mg", "bd", "nausea", { from: 12, asNeeded: "nausea" }),
  drug("Senna", "laxative", "tab", "7.5 mg", "nocte", "constipation", { from: 12, quantities: [1, 2] }),
  drug("Loperamide", "antidiarrhoeal", "cap", "2 mg", "qds", "diarrhoea", { from: 12, asNeeded: "diarrhoea" }),
  drug("Mesalazine", "mesalazine", "tab", "400 mg,800 mg", "bd,tds", "ulcerative colitis"),
  drug("Amoxicillin", "antibiotic", "cap", "250 mg,500 mg", "tds", "chest infection,sinusitis", COURSE),
  drug("Co-amoxiclav", "antibiotic", "tab", "250/125 mg,500/125 mg", "tds", "pneumonia,animal bite", COURSE),
  drug("Flucloxacillin", "antibiotic", "cap", "250 mg,500 mg", "qds", "cellulitis", COURSE),
  drug("Clarithromycin", "antibiotic", "tab", "250 mg,500 mg", "bd", "pneumonia", COURSE),
  drug("Doxycycline", "antibiotic", "cap", "50 mg,100 mg", "od,bd", "chest infection,acne", COURSE),
  drug("Ciprofloxacin", "antibiotic", "tab", "250 mg,500 mg", "bd", "pyelonephritis", { course: true }),
  drug("Nitrofurantoin", "antibiotic", "cap", "50 mg,100 mg", "bd,qds", "urinary infection", { course: true }),
  drug("Trimethoprim", "antibiotic", "tab", "100 mg,200 mg", "bd", "urinary infection", { course: true }),
  drug("Metronidazole", "antibiotic", "tab", "200 mg,400 mg", "tds", "dental abscess,diverticulitis", COURSE),
  drug("Aciclovir", "antiviral", "tab", "200 mg,400 mg,800 mg", "five", "shingles", { course: true }),
  drug("Paracetamol", "paracetamol", "tab", "500 mg", "qds", "pain", {
    from: 12,
    quantities: [1, 2],
    asNeeded: "pain",
  }),
  drug("Ibuprofen", "nsaid", "tab", "200 mg,400 mg,600 mg", "tds", "pain,sprain", { from: 12, asNeeded: "pain" }),
  drug("Naproxen", "nsaid", "tab", "250 mg,500 mg", "bd", "gout,arthritis", { course: true }),
  drug("Codeine", "opioid", "tab", "15 mg,30 mg", "qds", "pain", { asNeeded: "pain" }),
  drug("Tramadol", "opioid", "cap", "50 mg", "qds", "pain after surgery", { asNeeded: "pain" }),
  drug("Morphine", "opioid", "tab", "10 mg,20 mg", "bd", "cancer pain"),
  drug("Fentanyl", "opioid", "patch", "12 mcg/h,25 mcg/h,50 mcg/h", "third", "cancer pain"),
  drug("Gabapentin", "gabapentinoid", "cap", "100 mg,300 mg,400 mg", "tds,nocte", "neuropathic pain"),
  drug("Pregabalin", "gabapentinoid", "cap", "25 mg,75 mg,150 mg", "bd", "neuropathic pain"),
  drug("Amitriptyline", "tricyclic", "tab", "10 mg,25 mg", "nocte", "neuropathic pain,migraine"),
  drug("Sertraline", "ssri", "tab", "50 mg,100 mg", "od", "depression,anxiety"),
  drug("Citalopram", "ssri", "tab", "10 mg,20 mg", "od", "depression"),
  drug("Mirtazapine", "mirtazapine", "tab", "15 mg,30 mg", "nocte", "depression"),
  drug("Quetiapine", "antipsychotic", "tab", "25 mg,100 mg", "nocte,bd", "bipolar disorder"),
  drug("Levetiracetam", "antiepileptic", "tab", "250 mg,500 mg,750 mg", "bd", "epilepsy", { from: 12 }),
  drug("Lamotrigine", "antiepileptic", "tab", "25 mg,50 mg,100 mg", "od,bd", "epilepsy", { from: 12 }),
  drug("Levodopa/carbidopa", "dopamine", "tab", "100/25 mg,200/50 mg", "tds", "Parkinson's disease", { from: 45 }),
  drug("Donepezil", "donepezil", "tab", "5 mg,10 mg", "nocte", "Alzheimer's disease", { from: 60 }),
  drug("Prednisolone", "steroid", "tab", "5 mg,10 mg,20 mg", "mane", "asthma attack,COPD flare", COURSE),
  drug("Levothyroxine", "thyroid", "tab", "25 mcg,50 mcg,75 mcg,100 mcg", "mane", "hypothyroidism", { from: 12 }),
  drug("Carbimazole", "antithyroid", "tab", "5 mg,20 mg", "od", "hyperthyroidism"),
  drug("Allopurinol", "allopurinol", "tab", "100 mg,300 mg", "od", "gout"),
  drug("Methotrexate", "methotrexate", "tab", "2.5 mg", "weekly", "rheumatoid arthritis", { quantities: [3, 4, 6] }),
  drug("Folic acid", "folate", "tab", "400 mcg,5 mg", "od", "folate deficiency"),
  drug("Ferrous sulfate", "iron", "tab", "200 mg", "od,bd", "iron deficiency", { from: 12 }),
  drug("Colecalciferol", "vitamin D", "cap", "800 units,20000 units", "od,weekly", "vitamin D deficiency"),
  drug("Alendronic acid", "bisphosphonate", "tab", "70 mg", "weekly", "osteoporosis", { from: 50 }),
  drug("Tamsulosin", "alpha", "cap", "0.4 mg", "od", "prostate enlargement", { from: 45, sex: "male" }),
  drug("Finasteride", "finasteride", "tab", "5 mg", "od", "prostate enlargement", { from: 45, sex: "male" }),
  drug("Desogestrel", "contraceptive", "tab", "75 mcg", "od", "contraception", { from: 16, to: 49, sex: "female" }),
  drug("Norethisterone", "progestogen", "tab", "5 mg", "tds", "heavy periods", {
    ...COURSE,
    from: 16,
    to: 50,
    sex: "female",
  }),
  drug("Cetirizine", "antihistamine", "tab", "10 mg", "od", "hay fever,urticaria", { from: 12 }),
  drug("Montelukast", "montelukast", "tab", "10 mg", "nocte", "asthma", { from: 15 }),
  drug("Salbutamol", "reliever", "inhaler", "100 mcg", "qds", "asthma,wheeze", {
    from: 2,
    quantities: [2],
    asNeeded: "wheeze",
  }),
  drug("Beclometasone", "preventer", "inhaler", "50 mcg,100 mcg", "bd", "asthma", { from: 5, quantities: [1, 2] }),
  drug("Tiotropium", "antimuscarinic", "inhaler", "2.5 mcg", "od", "COPD", { from: 40, quantities: [2] }),
  drug("Latanoprost", "glaucoma", "drops", "0.005%", "nocte", "glaucoma", { from: 40 }),
  drug("Chloramphenicol", "eye", "drops", "0.5%", "qds", "conjunctivitis", { from: 2, course: true }),
  drug("Hydrocortisone", "topical", "cream", "0.5%,1%", "bd", "eczema", { from: 1, course: true }),
  drug("Clotrimazole", "antifungal", "cream", "1%", "bd,tds", "tinea,nappy rash", { from: 1, course: true }),
  drug("Paracetamol", "paracetamol", "liquid", "120 mg/5 mL,250 mg/5 mL", "qds", "fever,pain", {
    ...CHILD,
    quantities: [5, 10],
    asNeeded: "fever",
  }),
  drug("Ibuprofen", "nsaid", "liquid", "100 mg/5 mL", "tds", "fever,pain", {
    ...CHILD,
    quantities: [2.5, 5, 7.5],
    asNeeded: "pain",
  }),
  drug("Amoxicillin", "antibiotic", "liquid", "125 mg/5 mL,250 mg/5 mL", "tds", "otitis media,tonsillitis", {
    ...CHILD,
    quantities: [5],
    course: true,
  }),
  drug("Cefalexin", "antibiotic", "liquid", "125 mg/5 mL,250 mg/5 mL", "bd,tds", "urinary infection", {
    ...CHILD,
    quantities: [5],
    course: true,
  }),
  drug("Cetirizine", "antihistamine", "liquid", "5 mg/5 mL", "od,bd", "urticaria,hay fever", {
    from: 2,
    to: 11,
    quantities: [2.5, 5],
  }),
  drug("Lactulose", "laxative", "liquid", "3.35 g/5 mL", "bd", "constipation", { from: 1, quantities: [5, 10] }),
  drug("Nystatin", "nystatin", "liquid", "100000 units/mL", "qds", "oral thrush", {
    from: 1,
    quantities: [1],
    course: true,
  }),
  drug("Montelukast", "montelukast", "tab", "4 mg,5 mg", "nocte", "asthma", { from: 2, to: 14 }),
  drug("Prednisolone", "steroid", "liquid", "5 mg/5 mL", "mane", "croup,asthma attack", {
    ...CHILD,
    quantities: [10, 20],
    course: true,
  }),
  drug("Levetiracetam", "antiepileptic", "liquid", "100 mg/mL", "bd", "epilepsy", { ...CHILD, quantities: [1, 2.5] }),
];

/** A drug as it is taken by one patient. */
export interface Regimen extends Directions {
  drug: Drug;
  reason: string;
}

/** Whom drugs are chosen for. */
export type Patient = Pick<Subject, "sex" | "age">;

const isFor = (candidate: Drug, { sex, age }: Patient): boolean =>
  candidate.from <= age && age <= candidate.to && (candidate.sex ?? sex) === sex;

/**
 * `count` regimens (fewer where nothing else fits) that suit a patient's age and sex, of as many classes, none of which
 * is in `taken`.
 */
export function regimens(random: Random, count: number, patient: Patient, taken: readonly Regimen[] = []): Regimen[] {
  const classes = new Set(taken.map((regimen) => regimen.drug.drugClass));
  const chosen: Regimen[] = [];
  for (const candidate of random.shuffle(DRUGS)) {
    if (chosen.length >= count) break;
    if (!isFor(candidate, patient) || classes.has(candidate.drugClass)) continue;
    classes.add(candidate.drugClass);
    chosen.push({
      drug: candidate,
      form: candidate.form,
      strength: random.pick(candidate.strengths),
      quantity: random.pick(candidate.quantities),
      frequency: random.pick(candidate.frequencies),
      days: candidate.course ? random.pick([3, 5, 7, 10, 14]) : random.chance(0.2) ? random.pick([28, 30, 90]) : null,
      asNeeded: candidate.asNeeded !== undefined && random.chance(0.6) ? candidate.asNeeded : null,
      reason: random.pick(candidate.reasons),
    });
  }
  return chosen;
}

/** A line of a prescription. What the prescriber did not write is null. */
export interface PrescribedDrug {
  name: string;
  strength: string | null;
  /** Directions as the prescriber wrote them. */
  sig: string | null;
}

/** `count` different drugs that suit the patient, with directions in one prescriber's style. */
export function prescribedDrugs(random: Random, count: number, patient: Patient, style: SigStyle): PrescribedDrug[] {
  return regimens(random, count, patient).map((regimen) => ({
    name: regimen.drug.name,
    strength: regimen.strength,
    sig: sigText(regimen, style),
  }));
}
