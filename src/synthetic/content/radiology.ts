import { type Random, seededRandom, seedOf } from "../../domain/random.ts";
import type { Subject } from "../family.ts";
import { type Day, visitDay } from "./calendar.ts";

/** What a report says of a finding: only `present` ones are the patient's own, here and now. */
export type Assertion = "present" | "negated" | "hedged" | "historical" | "family";

export interface RadiologyFinding {
  /** In lower case but for abbreviations, as within a sentence. */
  finding: string;
  assertion: Assertion;
  /** The words that make it so, and whether they follow the finding; null where it is plainly present. */
  cue: { text: string; after: boolean; lead?: string } | null;
  region: string;
  /** It was reported at the visit before, in the same words. */
  unchanged: boolean;
}

export interface RadiologyReport {
  day: Day;
  /** `X-ray`, `CT`, `MRI` or `US`; templates have other words for them. */
  modality: Modality;
  bodyPart: string;
  technique: string;
  indication: string;
  /** Of relatives; said with the clinical history. */
  family: RadiologyFinding[];
  /** Most important first. */
  findings: RadiologyFinding[];
  impression: string;
  /** The day of the study compared with; null at the first visit. */
  comparison: Day | null;
}

export type Modality = "X-ray" | "CT" | "MRI" | "US";

interface Kind {
  region: string;
  /** The finding in general, as one denies it. */
  name: string;
  /** As one sees it. */
  seen: string[];
  /** It stays from visit to visit. */
  lasting?: true;
  minimumAge?: number;
  sex?: Subject["sex"];
}

/** A condition that the patient has or has had, or an operation. */
interface Past {
  text: string;
  /** Whether it lasts, is over, or was an operation: it decides which words go with it. */
  sort: "lasts" | "over" | "operation";
  region: string;
  /** Region with nothing left to report on. */
  removes?: string;
  minimumAge?: number;
}

interface Exam {
  modality: Modality;
  bodyPart: string;
  techniques: string[];
  indications: string[];
  kinds: Kind[];
  past: Past[];
  minimumAge?: number;
}

const CHEST: Kind[] = [
  {
    region: "Pleura",
    name: "pleural effusion",
    seen: ["small left pleural effusion", "moderate right pleural effusion", "trace bilateral effusions"],
  },
  { region: "Pleura", name: "pneumothorax", seen: ["small right apical pneumothorax", "trace left pneumothorax"] },
  {
    region: "Lungs",
    name: "consolidation",
    seen: ["right lower lobe consolidation", "LLL consolidation", "patchy RUL opacity"],
  },
  {
    region: "Lungs",
    name: "pulmonary nodule",
    seen: ["6 mm RUL nodule", "9 mm left upper lobe nodule", "4 mm RML nodule"],
    lasting: true,
    minimumAge: 30,
  },
  { region: "Lungs", name: "atelectasis", seen: ["linear left basal atelectasis", "bibasal atelectasis"] },
  {
    region: "Heart",
    name: "cardiomegaly",
    seen: ["mild cardiomegaly", "moderate cardiomegaly"],
    lasting: true,
    minimumAge: 40,
  },
  { region: "Heart", name: "pulmonary oedema", seen: ["mild interstitial oedema"] },
  { region: "Bones", name: "acute fracture", seen: ["left 6th rib fracture", "right clavicle fracture"] },
];

const ABDOMEN: Kind[] = [
  {
    region: "Gallbladder",
    name: "gallstones",
    seen: ["multiple gallstones", "12 mm gallstone"],
    lasting: true,
    minimumAge: 20,
  },
  { region: "Gallbladder", name: "biliary dilatation", seen: ["CBD dilatation to 9 mm", "mild biliary dilatation"] },
  {
    region: "Liver",
    name: "focal liver lesion",
    seen: ["14 mm segment VI cyst", "2.1 cm hepatic haemangioma"],
    lasting: true,
    minimumAge: 20,
  },
  { region: "Kidneys", name: "hydronephrosis", seen: ["mild left hydronephrosis", "moderate right hydronephrosis"] },
  {
    region: "Kidneys",
    name: "renal calculus",
    seen: ["5 mm left renal calculus", "3 mm right lower pole stone"],
    lasting: true,
    minimumAge: 20,
  },
  { region: "Peritoneum", name: "ascites", seen: ["small volume ascites", "trace free fluid"] },
  { region: "Spleen", name: "splenomegaly", seen: ["mild splenomegaly", "splenomegaly at 14.2 cm"] },
  {
    region: "Pelvis",
    name: "prostatic enlargement",
    seen: ["enlarged prostate"],
    lasting: true,
    minimumAge: 55,
    sex: "male",
  },
  {
    region: "Pelvis",
    name: "uterine fibroid",
    seen: ["3.4 cm uterine fibroid"],
    lasting: true,
    minimumAge: 28,
    sex: "female",
  },
];

const EXAMS: Exam[] = [
  {
    modality: "X-ray",
    bodyPart: "chest",
    techniques: ["PA and lateral views", "Single AP view", "Portable AP view"],
    indications: ["Cough and fever", "SOB, r/o pneumonia", "Chest pain", "Line placement"],
    kinds: CHEST,
    past: [
      { text: "granulomatous disease", sort: "over", region: "Lungs", minimumAge: 30 },
      { text: "right rib fracture", sort: "over", region: "Bones" },
      { text: "sternotomy", sort: "operation", region: "Bones", minimumAge: 40 },
      { text: "emphysema", sort: "lasts", region: "Lungs", minimumAge: 45 },
    ],
  },
  {
    modality: "CT",
    bodyPart: "chest",
    techniques: ["Axial images with IV contrast", "Non-contrast low dose CT", "CTPA protocol"],
    indications: ["SOB, r/o PE", "Weight loss", "Nodule follow-up", "Haemoptysis"],
    kinds: [
      ...CHEST,
      { region: "Vessels", name: "pulmonary embolism", seen: ["segmental RLL embolus", "subsegmental PE on the left"] },
      { region: "Mediastinum", name: "lymphadenopathy", seen: ["14 mm subcarinal node", "enlarged hilar nodes"] },
    ],
    past: [
      { text: "granulomatous disease", sort: "over", region: "Lungs", minimumAge: 30 },
      { text: "right upper lobectomy", sort: "operation", region: "Lungs", minimumAge: 45 },
      { text: "COPD", sort: "lasts", region: "Lungs", minimumAge: 45 },
    ],
  },
  {
    modality: "CT",
    bodyPart: "abdomen and pelvis",
    techniques: ["Portal venous phase", "Oral and IV contrast", "Non-contrast CT KUB"],
    indications: ["RLQ pain, r/o appendicitis", "Flank pain", "Abdominal distension", "Trauma"],
    kinds: [
      ...ABDOMEN,
      { region: "Bowel", name: "bowel obstruction", seen: ["dilated small bowel loops"] },
      { region: "Bowel", name: "diverticulitis", seen: ["sigmoid diverticulitis"], minimumAge: 35 },
      { region: "Bowel", name: "free air", seen: ["small volume free air"] },
    ],
    past: [
      { text: "cholecystectomy", sort: "operation", region: "Abdomen", removes: "Gallbladder", minimumAge: 25 },
      { text: "appendicectomy", sort: "operation", region: "Bowel" },
      { text: "hiatus hernia", sort: "lasts", region: "Abdomen", minimumAge: 35 },
    ],
  },
  {
    modality: "US",
    bodyPart: "abdomen",
    techniques: ["Transabdominal scan", "Limited by bowel gas", "Curved 5 MHz probe"],
    indications: ["RUQ pain", "Abnormal LFTs", "Jaundice"],
    kinds: ABDOMEN,
    past: [
      { text: "hepatic steatosis", sort: "lasts", region: "Liver", minimumAge: 25 },
      { text: "splenectomy", sort: "operation", region: "Spleen", removes: "Spleen", minimumAge: 20 },
    ],
  },
  {
    modality: "CT",
    bodyPart: "head",
    techniques: ["Non-contrast axial images", "Without contrast"],
    indications: ["Fall, on warfarin", "Headache, r/o SAH", "New weakness"],
    minimumAge: 45,
    kinds: [
      {
        region: "Brain",
        name: "intracranial haemorrhage",
        seen: ["acute left subdural haematoma", "small right thalamic bleed"],
      },
      { region: "Brain", name: "acute infarct", seen: ["left MCA territory infarct", "right cerebellar infarct"] },
      { region: "Brain", name: "mass effect", seen: ["4 mm midline shift"] },
      { region: "Ventricles", name: "hydrocephalus", seen: ["mild ventricular enlargement"] },
      {
        region: "Brain",
        name: "small vessel disease",
        seen: ["mild small vessel disease", "generalised volume loss"],
        lasting: true,
      },
      { region: "Skull", name: "skull fracture", seen: ["left temporal bone fracture"] },
      { region: "Sinuses", name: "sinusitis", seen: ["maxillary mucosal thickening"], lasting: true },
    ],
    past: [
      { text: "left frontal infarct", sort: "over", region: "Brain" },
      { text: "craniotomy", sort: "operation", region: "Skull" },
    ],
  },
  {
    modality: "MRI",
    bodyPart: "lumbar spine",
    techniques: ["Sagittal T1, T2 and STIR", "Sagittal and axial T2"],
    indications: ["Back pain, r/o CES", "Left sciatica", "LBP 6 weeks"],
    minimumAge: 20,
    kinds: [
      {
        region: "L4/5",
        name: "disc herniation",
        seen: ["L4/5 disc protrusion", "left L5/S1 disc extrusion"],
        lasting: true,
      },
      {
        region: "Canal",
        name: "canal stenosis",
        seen: ["moderate canal stenosis at L4/5", "mild canal stenosis"],
        lasting: true,
      },
      { region: "Bones", name: "vertebral fracture", seen: ["L1 compression fracture"] },
      { region: "Cord", name: "cord compression", seen: ["conus compression at L1"] },
      { region: "Bones", name: "marrow oedema", seen: ["type 1 endplate change at L5"] },
      { region: "Canal", name: "foraminal narrowing", seen: ["left L5 foraminal narrowing"], lasting: true },
    ],
    past: [
      { text: "L5 laminectomy", sort: "operation", region: "Bones" },
      { text: "L3 haemangioma", sort: "lasts", region: "Bones" },
    ],
  },
  {
    modality: "MRI",
    bodyPart: "right knee",
    techniques: ["Multiplanar PD fat saturated", "Sagittal, coronal and axial PD"],
    indications: ["Twisting injury", "Locking, r/o meniscal tear"],
    kinds: [
      {
        region: "Menisci",
        name: "meniscal tear",
        seen: ["medial meniscal tear", "lateral meniscal tear"],
        lasting: true,
      },
      { region: "Ligaments", name: "ACL tear", seen: ["complete ACL tear", "partial ACL tear"], lasting: true },
      { region: "Joint", name: "joint effusion", seen: ["moderate joint effusion", "small joint effusion"] },
      { region: "Bones", name: "bone bruise", seen: ["lateral femoral condyle bruise"] },
      { region: "Cartilage", name: "chondral defect", seen: ["8 mm trochlear chondral defect"], lasting: true },
    ],
    past: [
      { text: "ACL reconstruction", sort: "operation", region: "Ligaments", minimumAge: 16 },
      { text: "tibial plateau fracture", sort: "over", region: "Bones", minimumAge: 12 },
    ],
  },
  {
    modality: "X-ray",
    bodyPart: "left wrist",
    techniques: ["PA, lateral and oblique views", "Two views"],
    indications: ["FOOSH", "Fall, r/o scaphoid #", "Wrist pain"],
    kinds: [
      {
        region: "Bones",
        name: "fracture",
        seen: ["distal radius fracture", "ulnar styloid fracture", "scaphoid waist fracture"],
      },
      { region: "Joints", name: "dislocation", seen: ["DRUJ subluxation"] },
      { region: "Soft tissues", name: "soft tissue swelling", seen: ["dorsal soft tissue swelling"] },
      { region: "Joints", name: "erosion", seen: ["first CMC joint osteoarthritis"], lasting: true, minimumAge: 50 },
      { region: "Soft tissues", name: "foreign body", seen: ["3 mm radiopaque foreign body"] },
    ],
    past: [
      { text: "fifth metacarpal fracture", sort: "over", region: "Bones" },
      { text: "carpal tunnel release", sort: "operation", region: "Soft tissues", minimumAge: 40 },
    ],
  },
];

const FAMILY_FINDINGS = ["lung cancer", "breast cancer", "bowel cancer", "aortic aneurysm", "stroke", "osteoporosis"];

type Cue = NonNullable<RadiologyFinding["cue"]>;

const before = (text: string, lead?: string): Cue => ({ text, after: false, ...(lead === undefined ? {} : { lead }) });
const after = (text: string): Cue => ({ text, after: true });

const NEGATED = [
  before("No"),
  before("No"),
  before("No evidence of"),
  before("no", "There is"),
  before("Negative for"),
  after("not seen"),
  after("not identified"),
];
const HEDGED = [
  before("Possible"),
  before("Probable"),
  before("Questionable"),
  before("Cannot exclude"),
  before("Suspected"),
  after("cannot be excluded"),
  after("is possible"),
];
/** Words that tell what is of the past. */
const PAST_CUES: Record<Past["sort"], Cue[]> = {
  lasts: [before("Known"), before("History of"), before("Known")],
  over: [before("Old"), before("Prior"), before("Previous"), before("History of")],
  operation: [before("Status post"), before("s/p"), before("Previous"), before("Prior")],
};
const RELATIVES = [
  before("Family history of"),
  before("FHx of"),
  before("Mother had"),
  before("Father had"),
  before("Sister with"),
];

/** A report whose impression follows from its findings. All of it follows from the subject and the visit. */
export function imagingReport(subject: Subject, visit: number): RadiologyReport {
  const steady = seededRandom(seedOf(subject.id, "imaging"));
  const random = seededRandom(seedOf(subject.id, "imaging", visit));
  const suits = (thing: { minimumAge?: number; sex?: Subject["sex"] }): boolean =>
    subject.age >= (thing.minimumAge ?? 0) && (thing.sex === undefined || thing.sex === subject.sex);
  const exam = steady.pick(EXAMS.filter(suits));
  const history = steady.shuffle(exam.past.filter(suits)).slice(0, steady.integer(0, 2));
  const removed = history.map(({ removes }) => removes);
  const kinds = steady.shuffle(exam.kinds.filter((kind) => suits(kind) && !removed.includes(kind.region)));
  const lasting = kinds.filter((kind) => kind.lasting).slice(0, steady.integer(0, 2));
  const old = lasting.map(
    (kind): RadiologyFinding => ({
      finding: steady.pick(kind.seen),
      assertion: "present",
      cue: null,
      region: kind.region,
      unchanged: visit > 0,
    }),
  );
  const past = history.map(({ text, sort, region }): RadiologyFinding => {
    return { finding: text, assertion: "historical", cue: steady.pick(PAST_CUES[sort]), region, unchanged: false };
  });
  const family = (steady.chance(0.4) ? [steady.pick(FAMILY_FINDINGS)] : []).map(
    (finding): RadiologyFinding => ({
      finding,
      assertion: "family",
      cue: steady.pick(RELATIVES),
      region: "History",
      unchanged: false,
    }),
  );
  // What is old is said once, so the other findings of this visit are of other kinds.
  const others = random.shuffle(kinds.filter((kind) => !lasting.includes(kind)));
  const counts = [random.integer(0, 1), random.integer(0, 1)] as const;
  const fresh = others.map((kind, index): RadiologyFinding => {
    const { region } = kind;
    if (index < counts[0])
      return { finding: random.pick(kind.seen), assertion: "present", cue: null, region, unchanged: false };
    if (index < counts[0] + counts[1])
      return {
        finding: random.pick(kind.seen),
        assertion: "hedged",
        cue: random.pick(HEDGED),
        region,
        unchanged: false,
      };
    return { finding: kind.name, assertion: "negated", cue: random.pick(NEGATED), region, unchanged: false };
  });
  const doubted = fresh.slice(0, counts[0] + counts[1]);
  const denied = fresh.slice(doubted.length);
  const [firstDenied, ...laterDenied] = denied;
  return {
    day: visitDay(subject, visit),
    modality: exam.modality,
    bodyPart: exam.bodyPart,
    technique: steady.pick(exam.techniques),
    indication: random.pick(exam.indications),
    family,
    findings: [...doubted, ...(firstDenied ? [firstDenied] : []), ...old, ...past, ...laterDenied],
    impression: impressionOf([...doubted, ...old], random),
    comparison: visit === 0 ? null : visitDay(subject, visit - 1),
  };
}

/** New findings and doubts first; what has not changed is only told where there is nothing new. */
function impressionOf(findings: readonly RadiologyFinding[], random: Random): string {
  const fresh = findings.filter((finding) => !finding.unchanged);
  if (fresh.length === 0)
    return findings.length > 0
      ? random.pick(["No significant change", "Stable appearances", "No interval change"])
      : random.pick(["No acute abnormality", "No acute disease", "No acute findings"]);
  return fresh
    .slice(0, 2)
    .map(({ finding, assertion }) => {
      const text = assertion === "hedged" ? `possible ${finding}` : finding;
      return text.charAt(0).toUpperCase() + text.slice(1);
    })
    .join(". ");
}
