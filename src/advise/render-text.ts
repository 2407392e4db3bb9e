import { counted, percent, range, whole } from "../html/index.ts";
import type { KeptAdvice } from "./advice.ts";
import { BASELINE_TITLES } from "./decide.ts";
import type { MeasuredBaseline } from "./facts/baseline.ts";
import { amountText, points, shareText } from "./format.ts";

/** Advice as lines for a terminal: the verdict first, then each thing that it stands on with its evidence. */
export function renderAdviceText(advice: KeptAdvice): string {
  const lines: string[] = [];
  const section = (title: string, entries: readonly string[]): void => {
    if (entries.length === 0) return;
    lines.push("", title, ...entries.map((entry) => `  ${entry}`));
  };
  lines.push(
    `Verdict: ${advice.verdict} (${advice.basis === "measured" ? "measured here" : "a rule of thumb; nothing measured here decides it"})`,
  );
  lines.push(advice.sentence, `Use now: ${advice.use}`);
  section("Why", [advice.because.says, ...bullets(advice.because.evidence), `source: ${advice.because.source}`]);
  section("Runner-up", [
    `${advice.runnerUp.verdict}: ${advice.runnerUp.because}`,
    ...bullets(advice.runnerUp.evidence),
  ]);
  section(
    "Rules of thumb that give way to what was measured",
    advice.overruled.flatMap((finding) => [`${finding.verdict}: ${finding.says}`, ...bullets(finding.evidence)]),
  );
  section(
    "Whatever the verdict",
    advice.constraints.flatMap((constraint) => [constraint.says, ...bullets(constraint.evidence)]),
  );
  section(
    `Candidates on ${counted(advice.documents, "document")} of the ${advice.split} split, ${advice.scope === "decision" ? "decision fields" : "all fields"}`,
    advice.baselines.map((baseline) =>
      baseline.measured
        ? `${candidateTitle(baseline)}: ${shareText(baseline.fields)}; evaluation ${baseline.evaluationId}`
        : `${BASELINE_TITLES[baseline.kind]}: unscored, ${baseline.reason}`,
    ),
  );
  section(`Where the base model's ${counted(advice.errors.length, "error")} come from`, [
    ...advice.causes.map(
      (share) =>
        `${share.cause}: ${whole(share.errors)} (${percent(share.share)}${share.interval ? `, interval ${range(share.interval)}` : ""})`,
    ),
    ...promptNote(advice),
  ]);
  section("Learning curve", curveLines(advice));
  section(
    "Estimates",
    advice.estimates.map((estimate) =>
      estimate.scored
        ? `${estimate.what}: ${amountText(estimate.amount)} ${estimate.unit} = ${estimate.formula}`
        : `${estimate.what}: unscored, ${estimate.reason}`,
    ),
  );
  section(
    "Risks of training",
    advice.risks.map(({ risk, evidence }) => `${risk} (${evidence})`),
  );
  section(
    "Not measured",
    advice.unscored.map(({ what, reason }) => `${what}: ${reason}`),
  );
  return lines.join("\n");
}

/** Some of what a prompt mends is chance: what it breaks tells how much. */
export const promptNote = ({ promptChange }: Pick<KeptAdvice, "promptChange">): string[] =>
  promptChange
    ? [
        `${promptChange.name} mends ${counted(promptChange.mended, "error")} and breaks ${counted(promptChange.broken, "right field")}: only the difference counts in the verdict`,
      ]
    : [];

const bullets = (evidence: readonly string[]): string[] => evidence.map((line) => `- ${line}`);

/** What a measured candidate is called; endpoints and models go by their own names as well. */
export const candidateTitle = (baseline: MeasuredBaseline): string =>
  baseline.kind === "generalist"
    ? `${baseline.name} (${baseline.place === null || baseline.place === "unknown" ? "generalist" : `generalist, ${baseline.place}`}${baseline.allowed ? "" : ", not allowed to see these documents"})`
    : BASELINE_TITLES[baseline.kind];

function curveLines({ curve }: KeptAdvice): string[] {
  if (!curve) return [];
  const lines = curve.points.map(
    (point) =>
      `${counted(point.documents, "document")}: ${point.score === null ? "unscored" : `${percent(point.score)}${point.interval ? ` (interval ${range(point.interval)})` : ""}`}`,
  );
  if (curve.lastRise !== null) lines.push(`the last step brought ${points(curve.lastRise)}`);
  const { beyond } = curve;
  if (!beyond.scored) return [...lines, `beyond: unscored, ${beyond.reason}`];
  for (const { documents, score, interval } of beyond.band)
    lines.push(`${counted(documents, "document")}, by the fitted curve: ${percent(score)} (band ${range(interval)})`);
  lines.push(
    beyond.target.documents === null
      ? `${percent(beyond.target.score)}: ${beyond.target.reason}`
      : `${percent(beyond.target.score)} with some ${counted(beyond.target.documents, "document")} (band ${whole(beyond.target.low ?? beyond.target.documents)} to ${beyond.target.high === null ? "no end" : whole(beyond.target.high)})`,
  );
  return lines;
}
