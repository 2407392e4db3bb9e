import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import type { Specialty } from "../domain/specialty.ts";
import { pageFile, type Store } from "../store/index.ts";
import {
  analyse,
  closeStudy,
  listStudies,
  nextItem,
  openStudy,
  planFromEvaluation,
  type RateWithInterval,
  type StudyPlanInput,
  type StudyResult,
  unblind,
  VOTES,
  type Vote,
  type VoteTag,
  vote,
} from "../study/index.ts";
import { contextOf } from "./context.ts";
import { type Output, percent, percentOf, points, range } from "./output.ts";

interface Options {
  plan?: string;
  name?: string;
  evaluation?: string;
  candidates?: string;
  documents?: number;
  seed?: number;
  readers?: number;
  repeats?: number;
  margin?: number;
  alpha?: number;
  question?: string;
  reader?: string;
  tags?: string;
  reason?: string;
}

const ACTIONS = ["open", "next", "vote", "close", "result", "list"] as const;

/** `study open|next|vote|close|result|list`: a blind reading from its plan to its result. */
export async function study(command: Command, action: unknown, words: unknown): Promise<void> {
  const { output, withStore } = contextOf(command);
  const options = command.opts<Options>();
  const [id = "", item, choice] = words as string[];
  if (!(ACTIONS as readonly unknown[]).includes(action))
    throw new ResidencyError("usage", `study has the actions ${ACTIONS.join(", ")}; not "${String(action)}"`);
  if (action !== "open" && action !== "list" && id === "")
    throw new ResidencyError("usage", "name the study by its id");
  await withStore(async (store, project) => {
    if (action === "open") {
      const opened = await openStudy(store, await planOf(store, project, options));
      output.line(`Study ${opened.id} is open; its plan is frozen as ${opened.planSha256}.`);
      output.line(
        `${opened.items} pairs to be read, ${opened.repeats} of them flipped repeats; ${opened.identical} pairs read the same and count as ties.`,
      );
      output.result(opened);
    } else if (action === "next") {
      const next = await nextItem(store, id, readerOf(options));
      if (!next) output.line("Nothing is left to be read.");
      else {
        output.line(`Item ${next.item} of study ${next.studyId}; ${next.left} left`);
        output.line(next.question);
        for (const sha256 of next.pages) output.line(`  page ${join(store.folder, await pageFile(store, sha256))}`);
        for (const side of ["a", "b"] as const) output.line(`\n${side.toUpperCase()}:\n${next[side] ?? "(no answer)"}`);
        output.line(
          `\nresidency study vote ${next.studyId} ${next.item} ${VOTES.join("|")} --reader ${options.reader}`,
        );
      }
      output.result(next);
    } else if (action === "vote") {
      if (!/^\d+$/.test(item ?? "") || choice === undefined)
        throw new ResidencyError("usage", `give the item and one of ${VOTES.join(", ")}`);
      const stored = await vote(store, {
        studyId: id,
        item: Number(item),
        reader: readerOf(options),
        vote: choice as Vote,
        tags: (options.tags?.split(",").map((tag) => tag.trim()) ?? []) as VoteTag[],
        ...(options.reason === undefined ? {} : { reason: options.reason }),
      });
      output.line(`The vote of ${stored.reader} on item ${stored.item} is stored.`);
      output.result(stored);
    } else if (action === "close") {
      const closed = await closeStudy(store, id);
      output.line(`Study ${closed.id} is closed with ${closed.votes} votes.`);
      output.result(closed);
    } else if (action === "result") {
      await unblind(store, id);
      const result = await analyse(store, id);
      print(output, result);
      output.result(result);
    } else {
      const rows = await listStudies(store);
      output.table(
        ["id", "name", "state", "pairs", "readers", "votes", "asked for"],
        rows.map((row) => [
          row.id,
          row.name,
          row.state,
          String(row.items),
          String(row.readers),
          String(row.votes),
          String(row.votesAskedFor),
        ]),
      );
      output.result(rows);
    }
  });
}

function readerOf(options: Options): string {
  if (!options.reader) throw new ResidencyError("usage", "say who is reading: --reader NAME");
  return options.reader;
}

/** The plan: a JSON file as it stands, or what an evaluation settles and the options say. */
async function planOf(
  store: Store,
  { folder, specialty }: { folder: string; specialty: Specialty },
  options: Options,
): Promise<StudyPlanInput> {
  if (options.plan !== undefined) {
    const path = resolve(folder, options.plan);
    if (!existsSync(path)) throw new ResidencyError("path-not-found", `there is no file ${options.plan}`);
    try {
      return JSON.parse(await readFile(path, "utf8")) as StudyPlanInput;
    } catch (error) {
      if (error instanceof SyntaxError) throw new ResidencyError("study-invalid", "the plan is not JSON");
      throw error;
    }
  }
  if (options.seed === undefined) throw new ResidencyError("usage", "give a seed of your own: --seed N");
  const { evaluation, documents, readers, repeats, alpha, margin, question } = options;
  const plan = await planFromEvaluation(store, specialty, {
    name: options.name ?? specialty.name,
    candidates: options.candidates?.split(",").map((name) => name.trim()) ?? specialty.candidates,
    seed: options.seed,
    ...(evaluation === undefined ? {} : { evaluation }),
    ...(documents === undefined ? {} : { documents }),
  });
  return {
    ...plan,
    primary: { ...plan.primary, ...(margin === undefined ? {} : { margin }) },
    ...(question === undefined ? {} : { question }),
    ...(readers === undefined ? {} : { readersPerItem: readers }),
    ...(repeats === undefined ? {} : { repeatShare: repeats }),
    ...(alpha === undefined ? {} : { alpha }),
  };
}

const rate = (value: RateWithInterval): string =>
  value.kind === "scored"
    ? `${points(value.value)} [${points(value.interval.low)}..${points(value.interval.high)}]`
    : `unscored, ${value.reason}`;

function print(output: Output, result: StudyResult): void {
  const { primary, plan } = result;
  output.line(`Study ${result.id} (${plan.name}), plan ${result.planSha256}`);
  output.line(`${result.votes} votes of ${result.readers} readers on ${plan.documents.length} documents`);
  if (result.missingVotes > 0)
    output.warn(`It was closed before its end: ${result.missingVotes} votes that the plan asks for are missing.`);
  output.table(
    ["pair", "wins", "losses", "both good", "both bad", "alike", "net win rate, points", "alpha"],
    result.pairs.map((pair) => [
      `${pair.left} against ${pair.right}`,
      String(pair.wins),
      String(pair.losses),
      String(pair.bothGood),
      String(pair.bothBad),
      String(pair.alike),
      rate(pair.netWinRate),
      pair.alpha.kind === "scored" ? pair.alpha.value.toFixed(2) : "–",
    ]),
  );
  const conclusions = {
    shown: `shown: ${primary.candidate} is above ${primary.against} by more than ${points(primary.margin)} points`,
    "not-shown": `not shown that ${primary.candidate} is above ${primary.against} by more than ${points(primary.margin)} points`,
    reversed: `the reverse is shown: ${primary.against} is above ${primary.candidate}`,
  };
  output.line(`Primary, net win rate ${rate(primary.netWinRate)}: ${conclusions[primary.conclusion]}.`);
  output.line(
    `Flipped repeats judged alike: ${percent(result.selfConsistency.score)} [${range(result.selfConsistency.interval)}]; ` +
      `A chosen in ${percent(result.sideA.score)} [${range(result.sideA.interval)}] of the votes for one side.`,
  );
  if (result.quickVotes.kind === "scored")
    output.line(`Votes within two seconds: ${percentOf(result.quickVotes.value)}.`);
  const tags = Object.entries(result.faults).map(
    ([candidate, counts]) =>
      `  ${candidate}: ${Object.entries(counts)
        .map(([tag, count]) => `${tag} ${count}`)
        .join(", ")}`,
  );
  if (tags.length > 0) output.line(`Faults that readers named:\n${tags.join("\n")}`);
  if (result.strengths?.kind === "scored")
    output.table(
      ["candidate", "log strength", "interval"],
      result.strengths.strengths.map((row) => [
        row.candidate,
        row.logStrength.toFixed(2),
        `${row.interval.low.toFixed(2)}..${row.interval.high.toFixed(2)}`,
      ]),
    );
  else if (result.strengths) output.line(`Bradley-Terry: unscored, ${result.strengths.reason}`);
}
