import { type Random, seededRandom, seedOf } from "../../domain/random.ts";
import type { Subject } from "../family.ts";
import { personName } from "./people.ts";

/** How soon a patient is to be seen; `two-week` is the pathway for suspected cancer. */
export const URGENCIES = ["routine", "urgent", "two-week"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Why a patient is sent to whom. */
export interface Referral {
  department: string;
  reason: string;
  diagnosis: string;
  urgency: Urgency;
}

interface Case {
  department: string;
  reason: string;
  diagnoses: string[];
  urgencies: Urgency[];
  from: number;
  to: number;
  sex?: Subject["sex"];
}

/** Bars part the diagnoses. From 18 years on unless `who` says otherwise. */
function presentation(
  department: string,
  reason: string,
  diagnoses: string,
  urgencies: Urgency[],
  who: Partial<Pick<Case, "from" | "to" | "sex">> = {},
): Case {
  return { department, reason, diagnoses: diagnoses.split("|"), urgencies, from: 18, to: 120, ...who };
}

const CASES: Case[] = [
  presentation("Cardiology", "chest pain on exertion", "suspected stable angina|atypical chest pain", [
    "urgent",
    "routine",
  ]),
  presentation("Cardiology", "palpitations for three months", "paroxysmal atrial fibrillation|ectopic beats", [
    "routine",
    "urgent",
  ]),
  presentation("Cardiology", "breathlessness and ankle swelling", "suspected heart failure", ["urgent"], { from: 45 }),
  presentation("Neurology", "recurrent headache with visual aura", "migraine with aura", ["routine"], { from: 12 }),
  presentation("Neurology", "first seizure last week", "suspected epilepsy", ["urgent"], { from: 1 }),
  presentation("Neurology", "tremor at rest of the right hand", "suspected Parkinson's disease", ["routine"], {
    from: 50,
  }),
  presentation("Dermatology", "changing mole on the left calf", "suspected melanoma", ["two-week"]),
  presentation("Dermatology", "itchy rash of the elbows", "atopic eczema|psoriasis", ["routine"], { from: 1 }),
  presentation("Breast Clinic", "new lump in the left breast", "suspected breast cancer|breast cyst", ["two-week"], {
    from: 25,
    sex: "female",
  }),
  presentation("Gastroenterology", "difficulty swallowing and weight loss", "suspected oesophageal cancer", [
    "two-week",
  ]),
  presentation("Gastroenterology", "diarrhoea with blood for six weeks", "suspected ulcerative colitis", ["urgent"], {
    from: 12,
  }),
  presentation(
    "Gastroenterology",
    "abdominal pain and bloating",
    "coeliac disease|irritable bowel syndrome",
    ["routine"],
    {
      from: 5,
    },
  ),
  presentation("Colorectal Clinic", "rectal bleeding and change of bowel habit", "suspected colorectal cancer", [
    "two-week",
  ]),
  presentation("Urology", "painless visible haematuria", "suspected bladder cancer", ["two-week"], { from: 45 }),
  presentation("Urology", "raised PSA on two samples", "suspected prostate cancer", ["two-week"], {
    from: 50,
    sex: "male",
  }),
  presentation("Urology", "recurrent loin pain", "renal stones", ["routine", "urgent"]),
  presentation("Orthopaedics", "knee pain that limits walking", "osteoarthritis of the knee", ["routine"], {
    from: 45,
  }),
  presentation("Orthopaedics", "shoulder pain after a fall", "rotator cuff tear", ["routine", "urgent"]),
  presentation("Rheumatology", "swollen painful hands in the morning", "rheumatoid arthritis|psoriatic arthritis", [
    "urgent",
    "routine",
  ]),
  presentation("Endocrinology", "weight loss and a fast pulse", "thyrotoxicosis", ["urgent"]),
  presentation("Diabetes Clinic", "rising HbA1c on two drugs", "type 2 diabetes", ["routine"], { from: 30 }),
  presentation("Respiratory Medicine", "cough with blood for two weeks", "suspected lung cancer", ["two-week"], {
    from: 40,
  }),
  presentation("Respiratory Medicine", "breathlessness at night", "poorly controlled asthma", ["routine", "urgent"], {
    from: 6,
  }),
  presentation("Ear, Nose and Throat", "hearing loss on the left side", "otosclerosis|chronic otitis media", [
    "routine",
  ]),
  presentation("Ear, Nose and Throat", "recurrent sore throat", "recurrent tonsillitis", ["routine"], {
    from: 3,
    to: 25,
  }),
  presentation("Gynaecology", "heavy and painful periods", "fibroids|endometriosis", ["routine"], {
    from: 14,
    to: 52,
    sex: "female",
  }),
  presentation("Gynaecology", "bleeding after the menopause", "suspected endometrial cancer", ["two-week"], {
    from: 53,
    sex: "female",
  }),
  presentation("Ophthalmology", "sudden floaters in the right eye", "suspected retinal tear", ["urgent"]),
  presentation("Ophthalmology", "blurred vision in both eyes", "cataract", ["routine"], { from: 55 }),
  presentation("Haematology", "swollen neck glands and night sweats", "suspected lymphoma", ["two-week"], { from: 16 }),
  presentation("Renal Clinic", "falling eGFR over a year", "chronic kidney disease stage 3", ["routine"], { from: 40 }),
  presentation("Memory Clinic", "forgetfulness for a year", "suspected Alzheimer's disease", ["routine"], { from: 60 }),
  presentation("Vascular Surgery", "calf pain when walking", "peripheral arterial disease", ["routine"], { from: 50 }),
  presentation("Paediatrics", "poor weight gain", "suspected coeliac disease|food aversion", ["urgent", "routine"], {
    from: 1,
    to: 15,
  }),
  presentation("Paediatrics", "wheeze after every cold", "viral wheeze|asthma", ["routine"], { from: 1, to: 8 }),
  presentation("Paediatrics", "tummy pain for two months", "constipation|abdominal migraine", ["routine"], {
    from: 2,
    to: 15,
  }),
  presentation("Paediatrics", "bed-wetting at night", "nocturnal enuresis", ["routine"], { from: 6, to: 14 }),
];

const HOSPITALS =
  "St Clara Hospital,Hillcrest Infirmary,Royal Meridian,Lakeview General,Queens Hospital,Harbour Hospital,Oakwood Clinic,City General".split(
    ",",
  );

const ALLERGENS = [
  "penicillin (rash)",
  "penicillin",
  "trimethoprim",
  "latex",
  "codeine (nausea)",
  "peanuts",
  "aspirin (wheeze)",
  "iodine contrast",
  "sulfonamides",
  "bee stings",
  "egg",
];
const NO_ALLERGIES = ["No known allergies", "NKDA", "none known", "Nil known"];

/** A reason to refer that suits the patient's age and sex. */
export function referralFor(random: Random, { sex, age }: Pick<Subject, "sex" | "age">): Referral {
  const chosen = random.pick(
    CASES.filter((entry) => entry.from <= age && age <= entry.to && (entry.sex ?? sex) === sex),
  );
  return {
    department: chosen.department,
    reason: chosen.reason,
    diagnosis: random.pick(chosen.diagnoses),
    urgency: random.pick(chosen.urgencies),
  };
}

/** To whom a letter goes: a department of a hospital, or one of its doctors. */
export function addressee(random: Random, department: string): string {
  const place = random.chance(0.6) ? department : `Dr ${personName(random)}, ${department}`;
  return random.chance(0.5) ? `${place}, ${random.pick(HOSPITALS)}` : place;
}

/** A subject's allergies, the same at each visit. Null where the letter does not speak of them. */
export function allergiesOf(subject: Pick<Subject, "id">, random: Random): string | null {
  if (random.chance(0.15)) return null;
  const history = seededRandom(seedOf(subject.id, "allergies"));
  if (history.chance(0.45)) return random.pick(NO_ALLERGIES);
  return history.shuffle(ALLERGENS).slice(0, history.integer(1, 2)).join(", ");
}
