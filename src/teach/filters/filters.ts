import type { TeachingTaskName } from "../tasks/teaching-task.ts";
import { assertionConsistent } from "./assertion-consistent.ts";
import { classEqualsKnown } from "./class-equals-known.ts";
import { evidenceLocated } from "./evidence-located.ts";
import type { Filter, FilterInput, FilterVerdict } from "./filter.ts";
import { rulesPass } from "./rules-pass.ts";
import { teachersAgree } from "./teachers-agree.ts";

/** The filters that each task's proposals go through, in order. */
export const FILTERS: Record<TeachingTaskName, readonly Filter[]> = {
  fields: [rulesPass, evidenceLocated, teachersAgree],
  transcription: [teachersAgree],
  caption: [classEqualsKnown, assertionConsistent, teachersAgree],
  reasoning: [classEqualsKnown, evidenceLocated, assertionConsistent, teachersAgree],
};

/** Every verdict over one proposal. All filters are run, also after one has failed, so that a report can count each. */
export function judgeProposal(filters: readonly Filter[], input: FilterInput): FilterVerdict[] {
  return filters.map((filter) => ({ filter: filter.name, ...filter.judge(input) }));
}
