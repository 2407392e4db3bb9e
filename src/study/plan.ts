import { createHash } from "node:crypto";
import { z } from "zod";
import { ResidencyError } from "../domain/error.ts";

const candidateSchema = z.strictObject({
  /** What results call it; readers never see it. */
  name: z.string().min(1),
  /** Candidate id, as evaluations name it. */
  id: z.string().min(1),
});

/** What a blind reading will be and how it will be analysed, all of it fixed before the first vote. */
export const studyPlanSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "use lower-case letters, digits and dashes"),
    /** What readers are asked about every pair. */
    question: z.string().min(1).default("Which reading of this document would you rather rely on?"),
    candidates: z.array(candidateSchema).min(2, "compare two candidates at least"),
    documents: z.array(z.string().min(1)).min(1, "name one document at least"),
    /** Ids of the questions whose answers are shown; needed where a document was asked several. */
    questions: z.array(z.string().min(1)).min(1).optional(),
    seed: z.int().min(0).max(0xffffffff),
    /** Different readers that see each pair. Two at least, or agreement cannot be known. */
    readersPerItem: z.int().min(2, "needs two readers at least").default(2),
    /** Share of the pairs that come a second time with their sides flipped, for self-consistency. */
    repeatShare: z.number().min(0).max(0.5).default(0.1),
    /** Pairs whose answers read the same: a tie without asking, or shown all the same. */
    identicalAnswers: z.enum(["tie", "show"]).default("tie"),
    /** The one comparison that decides: `candidate` is better than `against` if its net win rate is surely above `margin`. */
    primary: z.strictObject({
      measure: z.literal("net-win-rate").default("net-win-rate"),
      candidate: z.string().min(1),
      against: z.string().min(1),
      /** 0 asks for better, 0.1 for better by ten points, -0.1 for not worse by ten points. */
      margin: z.number().gt(-1).lt(1).default(0),
    }),
    /** Two-sided; intervals are at level 1 - alpha. */
    alpha: z.number().min(0.001).max(0.5).default(0.05),
  })
  .superRefine((plan, context) => {
    const issue = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: "custom", path, message });
    const names = plan.candidates.map((candidate) => candidate.name);
    const ids = plan.candidates.map((candidate) => candidate.id);
    for (const list of [names, ids])
      if (new Set(list).size < list.length) issue(["candidates"], "a candidate is named twice");
    for (const key of ["candidate", "against"] as const)
      if (!names.includes(plan.primary[key])) issue(["primary", key], "is no candidate of the plan");
    if (plan.primary.candidate === plan.primary.against) issue(["primary"], "compares a candidate with itself");
    if (new Set(plan.documents).size < plan.documents.length) issue(["documents"], "a document is named twice");
  })
  .transform((plan) => ({ ...plan, documents: plan.documents.toSorted() }));

export type StudyPlan = z.infer<typeof studyPlanSchema>;
export type StudyPlanInput = z.input<typeof studyPlanSchema>;

/**
 * Checks a plan and fills in its defaults.
 *
 * @throws ResidencyError `study-invalid`, naming every wrong part.
 */
export function parseStudyPlan(input: unknown): StudyPlan {
  const result = studyPlanSchema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".") || "the plan"}: ${issue.message}`);
  throw new ResidencyError("study-invalid", `the plan of the study is not valid:\n  ${problems.join("\n  ")}`);
}

/** SHA-256 of a plan as parsed: its keys then stand in the order of the schema, wherever it was kept. */
export function studyPlanSha256(plan: StudyPlan): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("hex");
}
