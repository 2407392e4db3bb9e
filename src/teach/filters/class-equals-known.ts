import { normalise } from "../../domain/normalise.ts";
import { type Filter, failed, notApplicable, type Proposal, passed } from "./filter.ts";

/** The class that a proposal names; null where its task has none. */
export function proposedClass(proposal: Proposal): string | null {
  if (proposal.task === "caption") return proposal.content.class;
  return proposal.task === "reasoning" ? proposal.content.answer : null;
}

export const classEqualsKnown: Filter = {
  name: "class-equals-known",
  why: "A teacher that names the wrong class did not see what is in the image, whatever else it wrote about it.",
  judge({ proposal, known }) {
    const given = proposedClass(proposal);
    if (given === null || known.class === undefined) return notApplicable("the class of the document is not known");
    return normalise(given, "text") === normalise(known.class, "text")
      ? passed(`the class is ${known.class}`)
      : failed(`the class is ${known.class}, and the teacher named another one`);
  },
};
