import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { desc } from "drizzle-orm";
import { deidentify } from "../clinical/index.ts";
import { SPLITS, type Split } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import { type Answerer, type AskOptions, resolveModel } from "../inference/index.ts";
import {
  ANSWER_METRICS,
  type AnswerMetric,
  casesFromStudy,
  checkJudge,
  type InstrumentReport,
  lexicalEmbedder,
  modelJudge,
  parseJudgeCases,
  scoreAnswers,
} from "../judge/index.ts";
import type { Project } from "../project.ts";
import { type Store, tables } from "../store/index.ts";
import { contextOf } from "./context.ts";
import { EXIT } from "./exit.ts";
import { type Output, percent } from "./output.ts";

interface Options {
  judge?: string;
  candidate?: string;
  metrics: string;
  factsOnly?: boolean;
  dataset?: string;
  split: string;
  limit?: number;
  budget?: number;
  phi?: boolean;
  study?: string;
}

/** Tokens that a judge may use for one answer; reasons are long. */
const ANSWER_TOKENS = 4096;

/** `judge score`, `judge check CASES` and `judge list`: judges as instruments. */
export async function judge(command: Command, action: unknown, file: unknown): Promise<number> {
  const { output, signal, withStore } = contextOf(command);
  const options = command.opts<Options>();
  if (action === "list") {
    await withStore((store) => list(output, store));
    return EXIT.done;
  }
  if (action === "check") {
    if (!options.judge) throw new ResidencyError("usage", "name the judge: --judge NAME");
    if ((typeof file === "string") === (options.study !== undefined))
      throw new ResidencyError("usage", "name the file of cases, or a closed study with --study");
    if (typeof file === "string" && !existsSync(file))
      throw new ResidencyError("path-not-found", `there is no file ${file}`);
    const report = await withStore(async (store, project) => {
      const cases =
        typeof file === "string"
          ? parseJudgeCases(await readFile(file, "utf8"))
          : await casesFromStudy(store, options.study as string);
      const { answerer, asking } = await judgeOf(store, project, options, signal);
      const progress = output.progress("judge");
      // --no-phi vouches for the cases; nothing else is known of a file.
      return checkJudge(store, modelJudge(answerer, asking, options.phi === false ? "none" : "unknown"), cases, {
        onCase: (done, total) => progress.update(done, total),
      }).finally(() => progress.end());
    });
    printReport(output, report);
    output.result(report);
    return report.mayGate ? EXIT.done : EXIT.no;
  }
  if (action !== "score") throw new ResidencyError("usage", "judge has the actions score, check and list");
  if (!options.candidate) throw new ResidencyError("usage", "name whose answers are judged: --candidate base");
  if (!(SPLITS as readonly string[]).includes(options.split))
    throw new ResidencyError("usage", `--split must be one of ${SPLITS.join(", ")}`);
  const metrics = options.metrics.split(",").map((name) => name.trim()) as AnswerMetric[];
  const unknown = metrics.find((metric) => !ANSWER_METRICS.includes(metric));
  if (unknown)
    throw new ResidencyError("usage", `there is no metric "${unknown}"; there are ${ANSWER_METRICS.join(", ")}`);
  const summaries = await withStore(async (store, project) => {
    const { folder, specialty } = project;
    const places = { projectFolder: folder, base: specialty.base, endpoints: specialty.endpoints };
    const candidate = await resolveModel(store, options.candidate as string, places);
    const judging = options.judge ? await judgeOf(store, project, options, signal) : null;
    const progress = output.progress("judge");
    return scoreAnswers(store, specialty, {
      candidate: candidate.id,
      metrics,
      judgeFor: judging && ((document) => modelJudge(judging.answerer, judging.asking, document.phi ?? "unknown")),
      embedder: lexicalEmbedder,
      split: options.split as Split,
      signal,
      ...(options.factsOnly ? { correctness: { weights: [1, 0] as const } } : {}),
      ...(options.dataset ? { dataset: options.dataset } : {}),
      ...(options.limit === undefined ? {} : { limit: options.limit }),
      onScore: (done, total) => progress.update(done, total),
    }).finally(() => progress.end());
  });
  output.table(
    ["metric", "mean", "95 % interval", "scored", "of", "judge", "implementation"],
    summaries.map(({ metric, score, interval, documents, instrument }) => [
      metric,
      score.kind === "scored" ? score.value.toFixed(3) : "–",
      interval ? `${interval.low.toFixed(3)}..${interval.high.toFixed(3)}` : "–",
      String(score.kind === "scored" ? score.n : 0),
      String(documents),
      instrument?.judge ?? "–",
      instrument?.implementation ?? "–",
    ]),
  );
  for (const { metric, unscored } of summaries)
    for (const [reason, count] of Object.entries(unscored)) output.line(`  ${metric}: ${count} unscored, ${reason}`);
  output.result(summaries);
  return signal.aborted ? EXIT.interrupted : EXIT.done;
}

async function judgeOf(
  store: Store,
  { folder, specialty }: Project,
  options: Options,
  signal: AbortSignal,
): Promise<{ answerer: Answerer; asking: AskOptions }> {
  const answerer = await resolveModel(store, options.judge as string, {
    projectFolder: folder,
    base: specialty.base,
    endpoints: specialty.endpoints,
  });
  const key = process.env.RESIDENCY_DEID_KEY;
  const asking: AskOptions = {
    scratch: join(store.folder, "scratch"),
    answerTokens: ANSWER_TOKENS,
    maxTokens: specialty.recipe.maxTokens,
    store,
    signal,
    phi: {
      policy: specialty.phi.policy,
      // Surrogates follow from a secret of the owner's; without one nothing is redacted, and so nothing is sent.
      ...(key ? { redact: (text: string) => deidentify(text, { subject: "judge", key }).text } : {}),
    },
    ...(options.budget === undefined ? {} : { budget: { name: "judge", money: options.budget } }),
  };
  return { answerer, asking };
}

function printReport(output: Output, report: InstrumentReport & { judge: string }): void {
  const { kappa, kappaInterval, confusion } = report;
  output.line(`Judge ${report.judge}, task ${report.task}: ${report.answered} of ${report.cases} cases answered`);
  output.line(
    kappa.kind === "scored"
      ? `Kappa with people ${kappa.value.toFixed(2)}${kappaInterval ? ` [${kappaInterval.low.toFixed(2)}..${kappaInterval.high.toFixed(2)}]` : ""}, the same in ${percent(report.agreement)}`
      : `Kappa with people: unscored, ${kappa.reason}`,
  );
  output.line(
    `The same when asked again: ${percent(report.repeatConsistency)}; in the other order: ${percent(report.orderConsistency)}`,
  );
  const columns = [...new Set(Object.values(confusion).flatMap((row) => Object.keys(row)))].sort();
  output.table(
    ["people \\ judge", ...columns],
    Object.entries(confusion)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([human, row]) => [human, ...columns.map((column) => String(row[column] ?? 0))]),
  );
  output.line(`${report.mayGate ? "It may gate a release" : "It may not gate a release"}: ${report.reason}.`);
}

async function list(output: Output, store: Store): Promise<void> {
  const checks = await store.database.select().from(tables.judgeChecks).orderBy(desc(tables.judgeChecks.createdAt));
  output.table(
    ["judge", "task", "cases", "may gate", "why"],
    checks.map((check) => [check.judge, check.task, String(check.cases), check.mayGate ? "yes" : "no", check.reason]),
  );
  output.result(checks);
}
