/** The parts of a note that favour a sense, as the `@` cues name them. */
export type SectionKind =
  | "hpi"
  | "past"
  | "family"
  | "social"
  | "allergies"
  | "meds"
  | "ros"
  | "vitals"
  | "exam"
  | "labs"
  | "imaging"
  | "pathology"
  | "procedure"
  | "plan"
  | "obstetric";

/** First match decides, so the more particular stand first. */
const STEMS: readonly (readonly [string, SectionKind])[] = [
  ["family", "family"],
  ["social", "social"],
  ["habits", "social"],
  ["allerg", "allergies"],
  ["review of systems", "ros"],
  ["ros", "ros"],
  ["vital", "vitals"],
  ["medication", "meds"],
  ["meds", "meds"],
  ["prescription", "meds"],
  ["exam", "exam"],
  ["objective", "exam"],
  ["heent", "exam"],
  ["patholog", "pathology"],
  ["microscopic", "pathology"],
  ["histolog", "pathology"],
  ["laborator", "labs"],
  ["labs", "labs"],
  ["imaging", "imaging"],
  ["radiolog", "imaging"],
  ["x-ray", "imaging"],
  ["technique", "imaging"],
  ["findings", "imaging"],
  ["comparison", "imaging"],
  ["obstetric", "obstetric"],
  ["past", "past"],
  ["pmh", "past"],
  ["medical history", "past"],
  ["surgical history", "past"],
  ["problem", "past"],
  ["procedure", "procedure"],
  ["operati", "procedure"],
  ["anesthesia", "procedure"],
  ["plan", "plan"],
  ["assessment", "plan"],
  ["disposition", "plan"],
  ["discharge instr", "plan"],
  ["present", "hpi"],
  ["complaint", "hpi"],
  ["hpi", "hpi"],
  ["subjective", "hpi"],
];

/** The kind of section that a heading or the name of a section means, or null. */
export function sectionKindOf(name: string): SectionKind | null {
  const lower = name.slice(0, 80).toLowerCase().replace(/[_-]/g, " ");
  for (const [stem, kind] of STEMS) if (stem.length <= 3 ? lower.trim() === stem : lower.includes(stem)) return kind;
  return null;
}
