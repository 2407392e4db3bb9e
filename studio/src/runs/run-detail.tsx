import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { Fact } from "../ui/fact.tsx";
import { count, duration, moment, shortId } from "../ui/format.ts";
import { Problem } from "../ui/states.tsx";
import { CompareWith } from "./compare-with.tsx";
import { RunCharts } from "./run-charts.tsx";
import { Checkpoints, Recipes } from "./run-parts.tsx";
import { Samples } from "./samples.tsx";
import { StateChip } from "./state-chip.tsx";
import { NO_FEED, type RunFeed, useRunFeeds } from "./use-run-feeds.ts";

/** A run that says nothing for so long may have lost its process. */
const SILENT_MS = 2 * 60_000;

/** One run, live while it trains, with the runs that it is compared with. */
export function RunDetail({
  run,
  all,
  others,
}: {
  run: Schema<"Run">;
  all: readonly Schema<"Run">[];
  others: string[];
}) {
  const shown = [run, ...others.flatMap((id) => all.find((one) => one.id === id) ?? [])];
  const ids = shown.map(({ id }) => id);
  const feeds = useRunFeeds(ids);
  const feed = feeds[run.id] ?? NO_FEED;
  const state = (feed.ended as Schema<"Run">["state"] | null) ?? run.state;
  const maySee = useMay("evaluations.read");
  return (
    <section aria-label={`Run ${shortId(run.id)}`} className="run">
      <div className="screen-head">
        <h2>
          Run {shortId(run.id)} <StateChip state={state} />
        </h2>
        <CompareWith run={run} all={all} others={others} />
        <Actions run={run} state={state} />
      </div>
      <Progress feed={feed} run={run} training={state === "training"} />
      <RunCharts ids={ids} feeds={feeds} />
      <div className="run-more">
        <Checkpoints runId={run.id} written={feed.checkpoints.length} />
        <Recipes runs={shown} />
      </div>
      {maySee && <Samples runId={run.id} state={state} written={feed.checkpoints.length} />}
    </section>
  );
}

function Progress({ feed, run, training }: { feed: RunFeed; run: Schema<"Run">; training: boolean }) {
  const last = feed.log.at(-1);
  const loss = feed.log.findLast((point) => point.loss !== null)?.loss;
  const dev = feed.log.findLast((point) => point.evalLoss !== null)?.evalLoss;
  const batch = Number(run.recipe.batch ?? 0) * Number(run.recipe.accumulate ?? 1);
  const left = training && last?.samplesPerSecond ? ((last.of - last.step) * batch) / last.samplesPerSecond : null;
  const silent = training && run.lastHeardAt !== null && Date.now() - Date.parse(run.lastHeardAt) > SILENT_MS;
  return (
    <>
      {silent && run.lastHeardAt && (
        <p className="notice">
          It has said nothing since {moment(run.lastHeardAt)}. If its process is gone, go on with it: the engine refuses
          when another one still works on it.
        </p>
      )}
      {training && last && last.of > 0 && (
        <progress className="bar-meter" aria-label="Steps done" max={last.of} value={last.step} />
      )}
      <dl className="facts">
        <Fact name="Step">{last ? `${count(last.step)} of ${count(last.of)}` : "–"}</Fact>
        <Fact name="Loss">{loss?.toFixed(4) ?? "–"}</Fact>
        <Fact name="Loss on dev">{dev?.toFixed(4) ?? "–"}</Fact>
        <Fact name="Samples a second">{last?.samplesPerSecond?.toFixed(2) ?? "–"}</Fact>
        {left !== null && <Fact name="Left, about">{duration(left)}</Fact>}
        <Fact name="Dataset">
          <Link to="/datasets" search={{ id: run.datasetId }}>
            {shortId(run.datasetId)}
          </Link>
        </Fact>
        <Fact name="Base">{run.base.split("/").at(-1) ?? run.base}</Fact>
      </dl>
    </>
  );
}

/** Stop, go on, or plan again; a point of a curve goes on by the command that makes curves. */
function Actions({ run, state }: { run: Schema<"Run">; state: Schema<"Run">["state"] }) {
  const client = useQueryClient();
  const navigate = useNavigate({ from: "/runs" });
  const mayStop = useMay("runs.stop");
  const mayStart = useMay("work.start");
  const stop = useMutation({
    mutationFn: () => answer(api.POST("/api/runs/{id}/stop", { params: { path: { id: run.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["runs"] }),
  });
  const silent = run.lastHeardAt === null || Date.now() - Date.parse(run.lastHeardAt) > SILENT_MS;
  const resumable =
    state === "stopped" || state === "failed" || state === "planned" || (state === "training" && silent);
  return (
    <div className="row">
      {mayStop && state === "training" && (
        <button type="button" disabled={run.stopRequestedAt !== null || stop.isPending} onClick={() => stop.mutate()}>
          {run.stopRequestedAt ? "Stops after a checkpoint …" : "Stop"}
        </button>
      )}
      {mayStart && resumable && run.variation === null && (
        <button
          type="button"
          className="primary"
          onClick={() => void navigate({ search: (before) => ({ ...before, id: run.id, plan: run.datasetId }) })}
        >
          {state === "planned" ? "Start …" : "Go on …"}
        </button>
      )}
      {run.variation !== null && resumable && (
        <span className="muted small">
          a point of a curve; <code>residency curve</code> goes on with it
        </span>
      )}
      {stop.error && <Problem error={stop.error} />}
    </div>
  );
}
