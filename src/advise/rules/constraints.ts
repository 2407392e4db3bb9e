import { counted, whole } from "../../html/index.ts";
import { fits } from "../estimate.ts";
import { shareText } from "../format.ts";
import { memoryLine } from "./evidence.ts";
import type { Constraint } from "./rule.ts";
import { MOST_LISTED } from "./thresholds.ts";

export const CONSTRAINTS: readonly Constraint[] = [
  {
    id: "identifiers-stay",
    says: "documents with identifiers of patients are answered only by models that are allowed to see them, and trained on only at home",
    source: "ML Models for Clinical AI (Fabrica's guide): if patient data touches the model, self-hosted only",
    holds(facts) {
      const { found, unknown, none } = facts.phi;
      if (found + unknown === 0) return null;
      const lines = [
        `${counted(found, "document")} with identifiers, ${whole(unknown)} not screened (which counts as found), ${whole(none)} without`,
      ];
      for (const baseline of facts.baselines) {
        if (baseline.kind !== "generalist") continue;
        if (baseline.measured && !baseline.allowed)
          lines.push(
            `${baseline.name} is left out of the comparison: ${shareText(baseline.fields)}, but it may not see these documents`,
          );
        if (!baseline.measured && !baseline.allowed) lines.push(baseline.reason);
      }
      return lines;
    },
  },
  {
    id: "answers-do-not-fit",
    says: "answers need room: raise `limits.answerTokens` above the longest right answer, or no candidate can give it",
    source: "the dataset version's screening of its labels",
    holds({ longestAnswer }) {
      if (!longestAnswer || longestAnswer.overLimit === 0) return null;
      const { tokens, limit, overLimit } = longestAnswer;
      return [
        `the right answers to ${overLimit >= MOST_LISTED ? `${MOST_LISTED} documents or more` : counted(overLimit, "document")} are longer than ${whole(limit)} tokens; the longest has ${whole(tokens)}`,
      ];
    },
  },
  {
    id: "does-not-fit",
    says: "the base model cannot be trained on the GPU that was named, not even in 4 bits",
    source: "memory by formula",
    holds: (facts) => (fits("qlora", facts) === false ? memoryLine(facts, "qlora") : null),
  },
];
