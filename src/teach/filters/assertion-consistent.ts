import { type Assertion, assertions } from "../../clinical/index.ts";
import { captionText } from "../tasks/caption-task.ts";
import { type Filter, failed, notApplicable, type Proposal, passed } from "./filter.ts";

/** The sentences of a proposal that say something of the patient. */
function statements(proposal: Proposal): string | null {
  if (proposal.task === "caption") return captionText(proposal.content);
  if (proposal.task === "reasoning")
    return [...proposal.content.evidence.map((item) => item.observation), proposal.content.answer].join("\n\n");
  return null;
}

/** `affirmed` or `denied` where a text says so of the patient now; null for what is only possible, past or another's. */
const polarity = (assertion: Assertion): "affirmed" | "denied" | null =>
  assertion === "present" ? "affirmed" : assertion === "absent" ? "denied" : null;

export const assertionConsistent: Filter = {
  name: "assertion-consistent",
  why: "A finding that the source text denies must not be asserted by a caption, nor the other way round: fluent captions turn 'no effusion' into 'effusion'.",
  judge({ proposal, known }) {
    const said = statements(proposal);
    if (said === null) return notApplicable("the task asserts nothing in sentences");
    if (known.text === undefined) return notApplicable("there is no source text");
    const compared = new Set<string>();
    const contradicted = new Set<string>();
    for (const mention of assertions(said)) {
      const here = polarity(mention.assertion);
      if (here === null) continue;
      const inSource = assertions(known.text, [mention.text]).map((found) => polarity(found.assertion));
      if (inSource.length === 0) continue;
      compared.add(mention.text.toLowerCase());
      // A text that both affirms and denies a finding (left and right, then and now) contradicts neither.
      const opposite = here === "affirmed" ? "denied" : "affirmed";
      if (inSource.every((there) => there === opposite)) contradicted.add(mention.text.toLowerCase());
    }
    if (compared.size === 0) return notApplicable("the source text speaks of none of the findings");
    return contradicted.size === 0
      ? passed(`none of ${compared.size} findings contradicts the source text`)
      : failed(`${contradicted.size} of ${compared.size} findings contradict the source text`);
  },
};
