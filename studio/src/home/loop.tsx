import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Schema } from "../api/client.ts";
import { count, percent, plural } from "../ui/format.ts";
import type { StageName } from "./next-step.ts";

interface Stage {
  name: StageName;
  to: "/documents" | "/label" | "/datasets" | "/runs" | "/evaluation" | "/releases";
  /** Whether the project holds anything of it. */
  begun: boolean;
  value: string;
  unit: string;
  detail: ReactNode;
}

const points = (share: number): string => `${share >= 0 ? "+" : "−"}${Math.abs(share * 100).toFixed(1)}`;

function stagesOf(project: Schema<"Overview">, queue: Schema<"QueueLengths"> | undefined): Stage[] {
  const { documents, rejections, openDisagreements, datasets, lastDataset, runs, lastRun } = project;
  const { lastEvaluation, lastRelease } = project;
  const progress = lastRun?.state === "training" ? lastRun.progress : null;
  const gain = lastEvaluation?.gain ?? null;
  const tuned = lastEvaluation?.candidates.at(-1)?.decision;
  return [
    {
      name: "add",
      to: "/documents",
      begun: documents > 0,
      value: count(documents),
      unit: documents === 1 ? "document" : "documents",
      detail: rejections > 0 ? <span className="bad">{plural(rejections, "file")} refused</span> : "none refused",
    },
    {
      name: "label",
      to: "/label",
      begun: documents > 0 && queue?.first === 0,
      value: queue ? count(queue.first) : "…",
      unit: queue?.first === 1 ? "waits for labels" : "wait for labels",
      detail:
        openDisagreements > 0 ? <span className="bad">{count(openDisagreements)} to settle</span> : "none to settle",
    },
    {
      name: "curate",
      to: "/datasets",
      begun: lastDataset !== null,
      value: lastDataset ? count(lastDataset.trainingRows) : "–",
      unit: lastDataset ? "training rows" : "no version yet",
      detail: lastDataset
        ? `${plural(datasets, "version")}, ${plural(lastDataset.leaks, "leak")}`
        : "split, checked for leaks",
    },
    {
      name: "train",
      to: "/runs",
      begun: lastRun !== null,
      value: progress && progress.of > 0 ? percent(progress.step / progress.of, 0) : (lastRun?.state ?? "–"),
      unit: progress
        ? `step ${count(progress.step)} of ${count(progress.of)}`
        : lastRun
          ? plural(runs, "run")
          : "no run yet",
      detail: progress ? (
        <progress className="bar-meter" aria-label="Training" max={progress.of} value={progress.step} />
      ) : lastRun?.progress?.loss ? (
        `loss ${lastRun.progress.loss.toFixed(3)}`
      ) : (
        "can be stopped"
      ),
    },
    {
      name: "evaluate",
      to: "/evaluation",
      begun: lastEvaluation !== null,
      value: gain
        ? `${points(gain.estimate)} points`
        : tuned?.kind === "scored"
          ? percent(tuned.value)
          : lastEvaluation
            ? "unscored"
            : "–",
      unit: lastEvaluation ? "on fields that decide" : "not measured yet",
      detail: gain ? `95 %: ${points(gain.interval.low)} to ${points(gain.interval.high)}` : "on held-out documents",
    },
    {
      name: "release",
      to: "/releases",
      begun: lastRelease !== null,
      value: lastRelease?.state ?? "–",
      unit: lastRelease ? "newest release" : "no release yet",
      detail: "gates with evidence",
    },
  ];
}

/** The loop as a picture: what the project holds at each stage, and the way back from what was measured to the labels. */
export function Loop(props: {
  project: Schema<"Overview">;
  queue: Schema<"QueueLengths"> | undefined;
  now: StageName;
}) {
  const { project, queue, now } = props;
  return (
    <section className="loop-frame" aria-label="The loop">
      <ol className="loop">
        {stagesOf(project, queue).map(({ name, to, begun, value, unit, detail }, index) => (
          <li key={name} data-now={now === name || undefined} data-begun={begun || undefined}>
            <Link to={to} aria-current={now === name ? "step" : undefined}>
              <span className="loop-name">
                <span className="loop-mark" aria-hidden="true">
                  {begun && now !== name ? "✓" : index + 1}
                </span>
                <span>{name}</span>
              </span>
              <b className="loop-value">{value}</b>
              <span className="loop-unit">{unit}</span>
              <span className="loop-detail muted small">{detail}</span>
            </Link>
          </li>
        ))}
      </ol>
      <p className="loop-back">
        <span className="muted small">what was measured goes back to the labels</span>
      </p>
    </section>
  );
}
