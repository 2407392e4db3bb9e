import type { CandidateScores, PairedDifference, Share } from "../domain/evaluation.ts";
import type { GateResult } from "../domain/gate.ts";
import { markdownList, markdownTable, NOT_RECORDED, plain } from "./markdown.ts";
import type { ReleaseRecord } from "./release-record.ts";

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const points = (value: number): string => `${value >= 0 ? "+" : "−"}${Math.abs(value * 100).toFixed(1)}`;

export const code = (text: string): string => `\`${text.replaceAll("`", "")}\``;

function told(share: Share | undefined): string {
  if (!share) return "unscored";
  if (share.score.kind === "unscored") return `unscored: ${plain(share.score.reason)}`;
  const interval = share.interval ? `, ${percent(share.interval.low)} to ${percent(share.interval.high)}` : "";
  return `${percent(share.score.value)} (${share.right} of ${share.n}${interval})`;
}

function toldDifference(difference: PairedDifference | { unscored: string }): string {
  if ("unscored" in difference) return `unscored: ${plain(difference.unscored)}`;
  const { estimate, interval, documents } = difference;
  return `${points(estimate)} points, ${interval.level * 100} % interval ${points(interval.low)} to ${points(interval.high)}, paired over ${documents} documents`;
}

/** Scores of all candidates side by side, each with its count and 95 % interval. */
export function scoreTable({ evaluation }: ReleaseRecord): string {
  if (!evaluation) return `${NOT_RECORDED}: the release has no evaluation over the whole test split.`;
  const { candidates } = evaluation.result;
  const row = (label: string, share: (scores: CandidateScores) => Share | undefined): string[] => [
    label,
    ...candidates.map((scores) => told(share(scores))),
  ];
  const paths = Object.keys(candidates[0]?.fields ?? {});
  const rows = [
    row("decision fields, exact", (scores) => scores.criticality.decision?.exact),
    ...paths.map((path) => row(`field ${code(path)}, exact`, (scores) => scores.fields[path]?.exact)),
    row("documents with all decision fields right", (scores) => scores.allDecisionFields),
    row("valid JSON", (scores) => scores.validJson),
    row("values omitted", (scores) => scores.omission),
    row("values invented", (scores) => scores.hallucination),
    row("general documents, exact", (scores) => scores.retention.exact),
  ];
  return markdownTable(["measure", ...candidates.map((scores) => plain(scores.name))], rows);
}

/** Differences of the specialist to the others on the same documents. */
export function differenceList({ evaluation }: ReleaseRecord): string {
  const lines = (evaluation?.result.comparisons ?? [])
    .filter((comparison) => comparison.right === evaluation?.candidate)
    .flatMap((comparison) => [
      `Decision fields against ${plain(comparison.left)}: ${toldDifference(comparison.decision)}`,
      `General documents against ${plain(comparison.left)}: ${toldDifference(comparison.retention)}`,
    ]);
  return lines.length > 0 ? markdownList(lines) : NOT_RECORDED;
}

/** Scores of the specialist by group. */
export function sliceTable({ evaluation }: ReleaseRecord): string {
  const scores = evaluation?.result.candidates.find(({ name }) => name === evaluation.candidate);
  if (!scores?.slices?.length) return `Accuracy by group: ${NOT_RECORDED}.`;
  return markdownTable(
    ["group", "documents", "exact match"],
    scores.slices.map((slice) => [
      `${plain(slice.by)}: ${plain(slice.value)}`,
      String(slice.documents),
      told(slice.exact),
    ]),
  );
}

/** The gates with their verdicts; an override stands beside the gate that it lets through. */
export function gateTable(gates: readonly GateResult[]): string {
  if (gates.length === 0) return `${NOT_RECORDED}: the gates were not judged.`;
  return markdownTable(
    ["gate", "requirement", "verdict", "measured"],
    gates.map((gate) => [
      code(gate.name),
      plain(gate.requirement),
      gate.override ? `failed, **overridden by ${plain(gate.override.by)}**` : gate.outcome,
      plain(gate.reason),
    ]),
  );
}

export function overrideList(gates: readonly GateResult[]): string {
  const overridden = gates.flatMap(({ name, reason, override }) =>
    override
      ? [
          `${code(name)} (${plain(reason)}): by **${plain(override.by)}** at ${override.at}, because ${plain(override.reason)}`,
        ]
      : [],
  );
  return overridden.length > 0 ? markdownList(overridden) : "No gate was overridden.";
}

/** Counts of the dataset version by split, and what was left out. */
export function datasetFacts({ dataset, specialty, labels }: ReleaseRecord): string {
  const { summary } = dataset;
  const groups = (counts: Record<string, Record<string, number>>): string[][] =>
    Object.entries(counts).map(([split, values]) => [
      split,
      Object.entries(values)
        .map(([name, count]) => `${plain(name)} ${count}`)
        .join(", ") || "none",
    ]);
  return [
    markdownList([
      `Dataset version ${code(dataset.id)}, made ${dataset.madeAt}; the id is the SHA-256 of its manifest`,
      `${summary.documents} documents: ${Object.entries(summary.splits)
        .map(([split, count]) => `${split} ${count}`)
        .join(", ")}; ${summary.trainingRows} rows to learn from`,
      `Split by ${specialty.split.by.join(" and ")} with seed ${specialty.split.seed}; near-duplicates within ${specialty.nearDuplicateBits} bits stay together: ${summary.nearDuplicates} pairs`,
      `${summary.exactDuplicates} exact duplicates left out; left out for other reasons: ${
        Object.entries(summary.leftOut)
          .map(([reason, count]) => `${plain(reason)} ${count}`)
          .join(", ") || "none"
      }`,
      `${summary.leaks} leaks across splits`,
      `Labels in the store, with all revisions: ${
        labels
          .map(
            ({ method, authors, labels }) =>
              `${labels} by ${plain(method)} (${authors} ${authors === 1 ? "author" : "authors"})`,
          )
          .join(", ") || "none"
      }`,
    ]),
    markdownTable(["split", "documents by family"], groups(summary.families)),
  ].join("\n\n");
}

/** How the run learned. */
export function trainingFacts({ run, bundle }: ReleaseRecord): string {
  const last = bundle.trajectory.at(-1);
  const devLoss = run.result?.eval_loss;
  return [
    markdownList([
      `Run ${code(bundle.run)}, planned ${run.madeAt || NOT_RECORDED}; the id is a hash of dataset, recipe, base and rows`,
      `Base model with files of SHA-256 ${code(bundle.base.sha256)}`,
      `Seed ${bundle.recipe.seed}; rows ${code(bundle.rows.train)}`,
      last ? `Loss ${last.loss.toFixed(4)} at step ${last.step}` : `Loss: ${NOT_RECORDED}`,
      typeof devLoss === "number"
        ? `Best loss on the dev split ${devLoss.toFixed(4)}`
        : `Loss on the dev split: ${NOT_RECORDED}`,
      `Device ${bundle.machine.device ? code(bundle.machine.device) : NOT_RECORDED}${bundle.machine.bf16 ? ", bf16" : ""}`,
    ]),
    markdownTable(
      ["setting", "value"],
      Object.entries(bundle.recipe).map(([name, value]) => [code(name), code(JSON.stringify(value))]),
    ),
  ].join("\n\n");
}

/** How the merged model compared with its adapter. */
export function mergeFacts({ merge }: ReleaseRecord): string {
  if (!merge) return NOT_RECORDED;
  const { rows, tokens, dtype, agreement, ties, differences, tiedAnswers, folding, rounding, storing } = merge;
  return `Merged into ${dtype} and compared with its adapter on ${rows} documents of the dev split: next tokens agree on ${percent(agreement)} of ${tokens}; ${ties} near-ties that rounding explains, ${differences} differences; ${tiedAnswers.length} greedy answers part at a tie. Largest change of a logit: ${folding.toExponential(1)} by folding, ${rounding.toExponential(1)} by rounding, ${storing.toExponential(1)} by storing.`;
}

export function versionList({ bundle }: ReleaseRecord): string {
  return markdownTable(
    ["software", "version"],
    Object.entries(bundle.versions).map(([name, version]) => [code(name), code(version)]),
  );
}

export function historyList({ history }: ReleaseRecord): string {
  return history.length > 0
    ? markdownList(history.map(({ at, actor, action }) => `${at}: ${code(action)} by ${plain(actor)}`))
    : NOT_RECORDED;
}
