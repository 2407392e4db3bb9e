import { createHash } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { ResidencyError } from "../domain/error.ts";
import { type JudgeStanding, judgeStanding } from "../domain/judge-standing.ts";
import { type JudgeTask, PAIR_VOTES, type PairVote, taskPromptSha256 } from "../domain/judge-task.ts";
import { type Store, tables } from "../store/index.ts";
import type { Asked, Judge } from "./ask-judge.ts";
import { inParallel } from "./in-parallel.ts";
import { type InstrumentReport, instrumentReport, type JudgeFloors, type Trial } from "./instrument-report.ts";
import { flipVote, judgePair } from "./pair.ts";
import { judgeStatements } from "./verdicts.ts";

const { judgeChecks } = tables;

const caseSchema = z.discriminatedUnion("task", [
  z.strictObject({
    task: z.literal("statement"),
    context: z.string().min(1),
    statement: z.string().min(1),
    /** 1 if people found that the context bears the statement out. */
    human: z.union([z.literal(0), z.literal(1)]),
  }),
  z.strictObject({
    task: z.literal("pair"),
    question: z.string().min(1),
    document: z.string(),
    a: z.string(),
    b: z.string(),
    human: z.enum(PAIR_VOTES),
  }),
]);

/** What people said of one case that the judge will be asked. */
export type JudgeCase = z.infer<typeof caseSchema>;

/**
 * Reads cases, one JSON object a line. All are of one task.
 *
 * @throws ResidencyError `judge-cases-invalid`, naming the line.
 */
export function parseJudgeCases(text: string): JudgeCase[] {
  const cases: JudgeCase[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const refuse = (why: string): never => {
      throw new ResidencyError("judge-cases-invalid", `line ${index + 1} ${why}`);
    };
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return refuse("is not JSON");
    }
    const parsed = caseSchema.safeParse(value);
    if (!parsed.success)
      return refuse(`is no case: ${parsed.error.issues[0]?.path.join(".") || "task"} is not as it should be`);
    if (cases[0] && cases[0].task !== parsed.data.task) return refuse(`is of another task than the lines before it`);
    cases.push(parsed.data);
  }
  if (cases.length === 0) throw new ResidencyError("judge-cases-invalid", "there is no case");
  return cases;
}

/**
 * Asks a judge what people have already judged, each case again, and in the other order; keeps and returns how it did.
 * The same judge, cases and prompt are one check, whose newest result counts.
 *
 * @throws ResidencyError `judge-cases-invalid` without cases, `endpoint-failed` before a judge that cannot be reached is taken
 *   for a bad one, and what asking throws.
 */
export async function checkJudge(
  store: Store,
  judge: Judge,
  cases: readonly JudgeCase[],
  { floors, onCase }: { floors?: JudgeFloors; onCase?: (done: number, total: number) => void } = {},
): Promise<InstrumentReport & { judge: string; promptSha256: string }> {
  const task = cases[0]?.task;
  if (!task) throw new ResidencyError("judge-cases-invalid", "there is no case");
  let done = 0;
  const progress = (count: number): void => onCase?.((done += count), cases.length);
  const trials = task === "pair" ? await tryPairs(judge, cases, progress) : await tryStatements(judge, cases, progress);
  const report = { judge: judge.name, promptSha256: taskPromptSha256(task), ...instrumentReport(task, trials, floors) };
  const row = {
    id: createHash("sha256")
      .update(JSON.stringify([judge.name, task, report.promptSha256, cases]))
      .digest("hex"),
    judge: judge.name,
    task,
    promptSha256: report.promptSha256,
    cases: cases.length,
    report: { ...report },
    mayGate: report.mayGate,
    reason: report.reason,
  };
  await store.change(
    {
      action: "judge.checked",
      subject: judge.name,
      detail: { task, cases: cases.length, kappa: report.kappa, mayGate: report.mayGate },
    },
    (transaction) =>
      transaction
        .insert(judgeChecks)
        .values(row)
        .onConflictDoUpdate({ target: judgeChecks.id, set: { ...row, createdAt: sql`now()` } }),
  );
  return report;
}

/**
 * What was said, undefined where it is of no use. A judge that cannot be reached is not a judge that cannot judge: the check
 * ends, and what was answered is taken from the store the next time.
 */
function usable<T>(asked: Asked<T>): T | undefined {
  if (!("failure" in asked)) return asked.value;
  if (asked.transient) throw new ResidencyError("endpoint-failed", `${asked.failure}; the check is not finished`);
  return undefined;
}

async function tryPairs(
  judge: Judge,
  cases: readonly JudgeCase[],
  progress: (count: number) => void,
): Promise<Trial[]> {
  const pairs = cases.filter((item) => item.task === "pair");
  return inParallel(pairs, async ({ question, document, a, b, human }) => {
    const voteOf = async (pair: { a: string; b: string }, repetition = 0): Promise<PairVote | undefined> => {
      const asked = await judgePair(judge, { question, document, ...pair }, repetition);
      return usable(asked);
    };
    const first = await voteOf({ a, b });
    const repeat = await voteOf({ a, b }, 1);
    const other = await voteOf({ a: b, b: a });
    progress(1);
    return { human, first, repeat, swapped: other && flipVote(other) };
  });
}

/** Statements of one context are asked together, as they are in use; the other order is the list from its end. */
async function tryStatements(
  judge: Judge,
  cases: readonly JudgeCase[],
  progress: (count: number) => void,
): Promise<Trial[]> {
  const groups = new Map<string, { statement: string; human: 0 | 1 }[]>();
  for (const item of cases) {
    if (item.task !== "statement") continue;
    const group = groups.get(item.context);
    if (group) group.push(item);
    else groups.set(item.context, [item]);
  }
  const trials = await inParallel([...groups], async ([context, group]) => {
    const statements = group.map((item) => item.statement);
    const verdictsOf = async (asked: readonly string[], repetition = 0): Promise<(string | undefined)[]> => {
      const judged = await judgeStatements(judge, context, asked, repetition);
      const verdicts = usable(judged);
      return asked.map((_, index) => verdicts && String(verdicts[index]?.verdict));
    };
    const first = await verdictsOf(statements);
    const repeat = await verdictsOf(statements, 1);
    const swapped = group.length > 1 ? (await verdictsOf(statements.toReversed())).toReversed() : [];
    progress(group.length);
    return group.map(({ human }, index) => ({
      human: String(human),
      first: first[index],
      repeat: repeat[index],
      swapped: swapped[index],
    }));
  });
  return trials.flat();
}

/** Whether what a judge reads in a task may decide over a release, by its newest stored check. */
export async function mayGate(store: Store, judge: string, task: JudgeTask): Promise<JudgeStanding> {
  const [check] = await store.database
    .select()
    .from(judgeChecks)
    .where(and(eq(judgeChecks.judge, judge), eq(judgeChecks.task, task)))
    .orderBy(desc(judgeChecks.createdAt))
    .limit(1);
  return judgeStanding(judge, task, check);
}
