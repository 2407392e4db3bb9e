import type { SectionKind } from "../../sentences/headings.ts";

/** What a section says of the mentions in it that no cue speaks of. `past`: they are told as history. */
interface SectionRule {
  effect?: "historical" | "family" | "conditional" | "hypothetical";
  past: boolean;
  reason: string;
}

export const SECTION_RULES: Partial<Record<SectionKind, SectionRule>> = {
  "past-medical-history": { effect: "historical", past: true, reason: "It lists what was before this visit." },
  "past-surgical-history": { effect: "historical", past: true, reason: "It lists operations before this visit." },
  "social-history": { past: true, reason: "Habits are told over the years, and many go on." },
  "family-history": { effect: "family", past: true, reason: "It is about relatives." },
  allergies: { effect: "conditional", past: true, reason: "A reaction comes only when the substance is given." },
  "return-precautions": { effect: "hypothetical", past: false, reason: "It names what may come." },
};
