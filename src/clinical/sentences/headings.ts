/** What a part of a note is about. The kinds from `body-system` on are parts of parts, or say nothing about assertion. */
export type SectionKind =
  | "chief-complaint"
  | "history-of-present-illness"
  | "past-medical-history"
  | "past-surgical-history"
  | "family-history"
  | "social-history"
  | "allergies"
  | "medications"
  | "immunisations"
  | "review-of-systems"
  | "physical-examination"
  | "vital-signs"
  | "laboratory"
  | "imaging"
  | "procedure"
  | "pathology"
  | "findings"
  | "impression"
  | "indication"
  | "technique"
  | "comparison"
  | "hospital-course"
  | "diagnosis"
  | "assessment"
  | "plan"
  | "instructions"
  | "return-precautions"
  | "administrative"
  | "body-system"
  | "other";

/** Headings of clinical notes by kind, as templates for `expand`. Level 1 is a part of a note, level 2 a part of a part. */
export const HEADINGS: readonly { kind: SectionKind; level: 1 | 2; phrases: readonly string[] }[] = [
  {
    kind: "chief-complaint",
    level: 1,
    phrases: [
      "chief (complaint|complaints|concern)",
      "(presenting|principal) (complaint|problem|complaints)",
      "cc",
      "reason for (visit|consultation|consult|admission|hospital admission|hospitalization|encounter|referral)",
    ],
  },
  {
    kind: "history-of-present-illness",
    level: 1,
    phrases: [
      "history of (present|presenting|the present) (illness|complaint|problem)",
      "hpi",
      "present illness",
      "interval history",
      "history",
      "subjective",
      "brief history",
      "clinical history",
      "patient history",
      "history and physical",
      "clinical (information|data|summary)",
      "presentation",
      "interim history",
      "events",
    ],
  },
  {
    kind: "past-medical-history",
    level: 1,
    phrases: [
      "past (medical|medical and surgical|medical/surgical) (history|hx)",
      "past history",
      "(pmh|pmhx|pmhx/pshx)",
      "(prior|previous) medical history",
      "medical (history|hx)",
      "past (psychiatric|oncologic|cardiac|obstetric|ob|gyn|gynecologic|ocular|neurologic) (history|hx)",
      "(psychiatric|oncologic|obstetric|ob|gyn|gynecologic|gynecological|ob/gyn|oncology|cardiac|ocular|birth) history",
      "(chronic|active|past) (medical|) (problems|conditions|illnesses)",
      "past medical problems",
      "past illnesses",
      "comorbidities",
      "co-morbidities",
      "childhood illnesses",
      "medical problems",
    ],
  },
  {
    kind: "past-surgical-history",
    level: 1,
    phrases: [
      "past surgical (history|hx)",
      "surgical (history|hx)",
      "(psh|pshx)",
      "(previous|prior|past) (surgery|surgeries|operations|procedures)",
    ],
  },
  {
    kind: "family-history",
    level: 1,
    phrases: ["family (medical|) (history|hx)", "(fh|fhx|famhx)", "family and social history", "family"],
  },
  {
    kind: "social-history",
    level: 1,
    phrases: [
      "(personal and|personal/|psychosocial and|) social (history|hx)",
      "(sh|shx|sochx)",
      "social",
      "habits",
      "substance (use|abuse) history",
      "personal history",
      "social habits",
    ],
  },
  {
    kind: "social-history",
    level: 2,
    phrases: [
      "(tobacco|alcohol|smoking|etoh|drug|substance|illicit drug) (use|history|status|)",
      "(illicits|drugs|occupation|employment|marital status|living situation|sexual history)",
    ],
  },
  {
    kind: "allergies",
    level: 1,
    phrases: [
      "(drug|medication|food|known|) (allergies|allergy)",
      "(drug|medication|known drug) (allergies|allergy)",
      "allergies and (adverse|) (reactions|intolerances)",
      "allergies/(adverse reactions|intolerances|reactions)",
      "adverse (drug|) reactions",
      "allergen reactions",
    ],
  },
  {
    kind: "medications",
    level: 1,
    phrases: [
      "(current|home|admission|discharge|outpatient|inpatient|preadmission|transfer|active|) (medications|medication|meds)",
      "medications (on|at|upon) (admission|discharge|transfer|home)",
      "(meds|rx|medication list|current outpatient prescriptions|prescriptions|scheduled meds|prn meds|infusions)",
      "discharge medication list",
    ],
  },
  {
    kind: "immunisations",
    level: 1,
    phrases: ["(immunizations|immunisations|vaccinations|immunization history|health maintenance)"],
  },
  {
    kind: "review-of-systems",
    level: 1,
    phrases: [
      "review of (systems|system|symptoms)",
      "(ros|systems review|systemic inquiry|review of systems \\(ros\\))",
    ],
  },
  {
    kind: "physical-examination",
    level: 1,
    phrases: [
      "physical (examination|exam|findings)",
      "(pe|px|exam|examination|objective|physical)",
      "(admission|discharge|admission physical|discharge physical|focused|general|general physical|neurological|neurologic|mental status) (examination|exam)",
      "(o/e|on examination|mental status)",
      "(exam|physical exam|physical examination) (on|at) (admission|discharge|presentation)",
    ],
  },
  { kind: "vital-signs", level: 2, phrases: ["(vital signs|vitals|vs|admission vitals|discharge vitals)"] },
  {
    kind: "laboratory",
    level: 1,
    phrases: [
      "(laboratory|lab) (data|results|studies|values|findings|tests|)",
      "(labs|pertinent labs|admission labs|discharge labs|pertinent results|results|microbiology|micro|blood work|pertinent data|data|diagnostic data|diagnostics|diagnostic studies|studies)",
      "pertinent (laboratory|lab) (data|results|studies|values)",
      "labs (on|at) (admission|discharge)",
    ],
  },
  {
    kind: "imaging",
    level: 1,
    phrases: [
      "(imaging|radiology|radiographic|imaging studies|radiographic studies|radiology results|imaging data|cxr|chest x-ray|ekg|ecg|echo|echocardiogram|ct scan|mri)",
      "(examination performed|exam performed|study)",
    ],
  },
  {
    kind: "procedure",
    level: 1,
    phrases: [
      "(procedure|procedures|operation|operations|operative procedure|procedures performed|procedure performed|operation performed|operations performed|principal procedures|principal procedure|principal procedures and tests|major surgical or invasive procedure|description of procedure|operative findings|operative note|details of procedure|complications|anesthesia|estimated blood loss|surgeon|assistant|implants|drains)",
    ],
  },
  {
    kind: "pathology",
    level: 1,
    phrases: [
      "(pathology|specimen|specimens|source of specimen|gross description|microscopic description|microscopic|final pathologic diagnosis|final diagnosis|pathologic diagnosis|cytology|comment|clinical diagnosis|adequacy|final screening test result|source of specimen/slides reviewed|interpretation)",
    ],
  },
  { kind: "findings", level: 1, phrases: ["(findings|finding|report|description|observations)"] },
  {
    kind: "impression",
    level: 1,
    phrases: [
      "(impression|impressions|conclusion|conclusions|opinion|summary|interpretation summary|final impression|clinical impression|ed impression)",
      "impression and (plan|recommendation|recommendations)",
    ],
  },
  {
    kind: "indication",
    level: 1,
    phrases: [
      "(indication|indications|reason for (exam|examination|study|test|this examination)|reason|clinical indication|indication for (study|procedure|operation|exam))",
      "(indication|indications)",
      "(clinical indication|reason for study|reason for exam|reason for this examination|indications for procedure|indication for study)",
    ],
  },
  { kind: "technique", level: 1, phrases: ["(technique|protocol|methods|contrast|procedure comments)"] },
  { kind: "comparison", level: 1, phrases: ["(comparison|comparisons|comparison studies|prior studies)"] },
  {
    kind: "hospital-course",
    level: 1,
    phrases: [
      "(brief|) (hospital|ed|icu|clinical|emergency department|er) course",
      "(hospital course by (problem|system|systems|issue)|course in (the|) (ed|er|emergency department|hospital)|summary of hospital course|brief summary of hospital course|course|medical decision making|mdm)",
      "(ed course|emergency department course|emergency room course|hospital course and treatment)",
    ],
  },
  {
    kind: "diagnosis",
    level: 1,
    phrases: [
      "(admission|admitting|discharge|primary|principal|secondary|final|working|provisional|pre-op|post-op|preop|postop|preoperative|postoperative|pre-operative|post-operative|primary discharge|secondary discharge|principal discharge|other|differential|ed|clinical|) (diagnosis|diagnoses|dx)",
      "(differential|ddx|problem list|active problems|problems|issues|active issues)",
    ],
  },
  {
    kind: "assessment",
    level: 1,
    phrases: [
      "(assessment|a/p|a&p|assessment and plan|assessment & plan|assessment/plan|impression/plan|assessment of this patient|formulation|clinical assessment|medical assessment)",
    ],
  },
  {
    kind: "plan",
    level: 1,
    phrases: [
      "(plan|recommendation|recommendations|treatment plan|plan of care|disposition|condition at discharge|condition on discharge|discharge condition|discharge disposition|follow-up|follow up|followup|follow-up plans|discharge plan|condition|prognosis|treatment|plans|discharge status|code status)",
    ],
  },
  {
    kind: "instructions",
    level: 1,
    phrases: [
      "(discharge|patient|home|follow-up|wound care|post-op|postoperative|home care|) (instructions|instruction)",
      "(activity|diet|patient education|education|counseling|advice)",
    ],
  },
  {
    kind: "return-precautions",
    level: 1,
    phrases: [
      "(return precautions|return to (the|) (ed|er|emergency department|emergency room|hospital|clinic) if|when to (call|seek) (your doctor|the doctor|help|care|medical care)|call (your|the) (doctor|physician) (if|for)|warning signs|red flags|safety net|safety netting)",
      "(return precautions|warning signs|seek medical attention if|return if)",
    ],
  },
  {
    kind: "administrative",
    level: 1,
    phrases: [
      "(patient name|account #|account number|attending physician|attending|admission date|discharge date|date of (admission|discharge|birth|service|procedure|operation|exam|examination)|mrn|dob|sex|age|gender|service|room|dictated by|signed by|electronically signed by|cc list|primary care physician|pcp|referring physician|physician|author|date|time|location|unit no|received|taken|admitted|discharged)",
    ],
  },
  {
    kind: "body-system",
    level: 2,
    phrases: [
      "(general|general appearance|appearance|constitutional|gen)",
      "(head|eyes|ears|nose|throat|mouth|face|scalp|oropharynx|heent|ent|eent|head and neck|neck|thyroid|lymph nodes|lymphatic|lymphatics|lymph|nodes)",
      "(cardiovascular|cardiac|cardio|cv|heart|cor|chest|chest wall|chest/lungs|breast|breasts|vascular|peripheral vascular|pulses)",
      "(respiratory|pulmonary|pulm|resp|lungs|lung|thorax)",
      "(gastrointestinal|gi|abdomen|abdominal|abd|rectal|rectum|liver|spleen|pancreas|gallbladder|bowel)",
      "(genitourinary|gu|renal|genitalia|kidneys|bladder|pelvis|pelvic|urinary|gyn|gynecologic|prostate|uterus|adnexa)",
      "(musculoskeletal|msk|extremities|extremity|ext|back|spine|joints|bones|lower extremities|upper extremities|left knee|right knee)",
      "(neurologic|neurological|neuro|neurology|psychiatric|psych|psychological|mental status|cranial nerves|motor|sensory|reflexes|gait|cns|orientation)",
      "(skin|integumentary|derm|dermatologic|integument|wounds)",
      "(endocrine|endo|hematologic|heme|hematology|heme/lymph|hematologic/lymphatic|allergic/immunologic|immunologic|infectious disease|id|fen|oncologic|metabolic|ophthalmologic|ophthalmological)",
      "(mediastinum|aorta|pleura|pleural spaces|lines and tubes|heart and mediastinum|soft tissues|ventricles|brain|sinuses|mastoids|vessels)",
    ],
  },
];
