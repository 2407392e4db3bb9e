import { definitionPath, type FieldDefinition } from "../../domain/field.ts";
import { normalise } from "../../domain/normalise.ts";
import { anls } from "../../statistics/index.ts";
import { proposedClass } from "./class-equals-known.ts";
import { type Filter, failed, notApplicable, type Proposal, passed } from "./filter.ts";

/** Mean agreement with the other teachers from which a proposal passes. */
const LEAST_AGREEMENT = { fields: 0.8, transcription: 0.9, caption: 0.5, reasoning: 0.5 } as const;

export const teachersAgree: Filter = {
  name: "teachers-agree",
  why: "Teachers of different makes seldom invent the same thing: where they differ, at least one of them is wrong.",
  judge({ proposal, known, others, fields }) {
    const comparable = others.filter((other) => other.task === proposal.task);
    if (comparable.length === 0) return notApplicable("no other teacher has answered");
    if (proposedClass(proposal) !== null && known.class !== undefined)
      return notApplicable("the class is known, which says more than another teacher");
    const agreements = comparable.map((other) => agreement(proposal, other, fields));
    const mean = agreements.reduce((sum, value) => sum + value, 0) / agreements.length;
    const least = LEAST_AGREEMENT[proposal.task];
    const sentence = `agrees ${(mean * 100).toFixed(0)} % with ${comparable.length} other ${comparable.length === 1 ? "teacher" : "teachers"}, ${least * 100} % at least is wanted`;
    return mean >= least ? passed(sentence) : failed(sentence);
  },
};

/**
 * How far two proposals of one task say the same, 0..1: the class or the answer alike; of all field paths that either
 * gives, the share with the same normalised value; 1 - edits / length of the longer transcription.
 */
export function agreement(left: Proposal, right: Proposal, fields: readonly FieldDefinition[]): number {
  if (left.task === "fields" && right.task === "fields") {
    const values = (proposal: typeof left): Map<string, string | null> =>
      new Map(proposal.content.fields.map(({ path, value }) => [path, value]));
    const [a, b] = [values(left), values(right)];
    const paths = [...new Set([...a.keys(), ...b.keys()])];
    const normaliserOf = new Map(fields.map((field) => [field.path, field.normaliser]));
    const same = paths.filter((path) => {
      const [one, other] = [a.get(path) ?? null, b.get(path) ?? null];
      if (one === null || other === null) return one === other;
      const normaliser = normaliserOf.get(definitionPath(path)) ?? "text";
      return normalise(one, normaliser) === normalise(other, normaliser);
    });
    return paths.length === 0 ? 1 : same.length / paths.length;
  }
  if (left.task === "transcription" && right.task === "transcription") {
    const [a, b] = [left.content.text, right.content.text].map((text) => text.replace(/\s+/g, " ").trim());
    return anls(a as string, b as string, 0);
  }
  const [a, b] = [proposedClass(left), proposedClass(right)];
  return a !== null && b !== null && normalise(a, "text") === normalise(b, "text") ? 1 : 0;
}
