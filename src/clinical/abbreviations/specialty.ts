/** The fields of medicine that senses and topic words are sorted by. `general` holds what every note uses. */
export const SPECIALTIES = [
  "general",
  "cardiology",
  "pulmonology",
  "neurology",
  "gastroenterology",
  "nephrology",
  "endocrinology",
  "oncology",
  "laboratory",
  "radiology",
  "pharmacy",
  "obstetrics",
  "ophthalmology",
  "orthopedics",
  "infection",
  "surgery",
] as const;

export type ClinicalSpecialty = (typeof SPECIALTIES)[number];

/** What people call a specialty -> where its senses are filed. The first stem that the name contains decides. */
const STEMS: readonly (readonly [string, ClinicalSpecialty])[] = [
  ["cardio", "cardiology"],
  ["heart", "cardiology"],
  ["vascular", "cardiology"],
  ["pulm", "pulmonology"],
  ["respir", "pulmonology"],
  ["critical", "pulmonology"],
  ["intensive", "pulmonology"],
  ["neuro", "neurology"],
  ["psych", "neurology"],
  ["stroke", "neurology"],
  ["gastro", "gastroenterology"],
  ["hepat", "gastroenterology"],
  ["nutrition", "gastroenterology"],
  ["nephro", "nephrology"],
  ["renal", "nephrology"],
  ["urolog", "nephrology"],
  ["endocrin", "endocrinology"],
  ["diabet", "endocrinology"],
  ["onco", "oncology"],
  ["hemato", "oncology"],
  ["haemato", "oncology"],
  ["cancer", "oncology"],
  ["patholog", "laboratory"],
  ["lab", "laboratory"],
  ["radiol", "radiology"],
  ["imaging", "radiology"],
  ["pharm", "pharmacy"],
  ["medication", "pharmacy"],
  ["obstet", "obstetrics"],
  ["gyn", "obstetrics"],
  ["pediat", "obstetrics"],
  ["paediat", "obstetrics"],
  ["neonat", "obstetrics"],
  ["ophthal", "ophthalmology"],
  ["otolaryn", "ophthalmology"],
  ["ent", "ophthalmology"],
  ["eye", "ophthalmology"],
  ["ortho", "orthopedics"],
  ["rheum", "orthopedics"],
  ["dermat", "orthopedics"],
  ["rehab", "orthopedics"],
  ["infect", "infection"],
  ["surg", "surgery"],
  ["anesth", "surgery"],
  ["anaesth", "surgery"],
];

/** The specialty that a free name means ("Cardiothoracic ICU" -> cardiology), or null. */
export function specialtyOf(name: string): ClinicalSpecialty | null {
  const lower = name.slice(0, 80).toLowerCase();
  if (lower === "general") return "general";
  for (const [stem, specialty] of STEMS) if (stem === "ent" ? lower === "ent" : lower.includes(stem)) return specialty;
  return null;
}
