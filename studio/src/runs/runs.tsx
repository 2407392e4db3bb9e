import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { Command } from "../home/command.tsx";
import { count, moment, shortId } from "../ui/format.ts";
import { Empty, Loaded, Problem } from "../ui/states.tsx";
import { LineChart } from "./loss-chart.tsx";
import { type RunFeed, useRunEvents } from "./use-run-events.ts";

const TONE: Record<string, string> = {
  done: "chip-good",
  training: "chip-accent",
  failed: "chip-bad",
  stopped: "chip-warn",
};

/** Runs beside the one that is looked at, live while it trains; a second one to compare it with. */
export function Runs() {
  const { id, other } = useSearch({ from: "/runs" });
  const runs = useQuery({
    queryKey: ["runs"],
    queryFn: () => answer(api.GET("/api/runs", { params: { query: { limit: 200 } } })),
    refetchInterval: 10_000,
  });
  return (
    <main className="screen">
      <h1>Runs</h1>
      <Loaded query={runs} what="runs">
        {({ items }) => {
          const shown = items.find((run) => run.id === id) ?? items[0];
          if (!shown)
            return (
              <Empty title="Nothing was trained yet.">
                <p>Training runs in the project’s folder; what it says appears here while it runs.</p>
                <Command text="residency train" />
              </Empty>
            );
          return (
            <div className="beside">
              <nav className="list" aria-label="All runs">
                {items.map((run) => (
                  <Link
                    key={run.id}
                    to="/runs"
                    search={{ id: run.id, ...(other ? { other } : {}) }}
                    data-active={run.id === shown.id || undefined}
                  >
                    <span>
                      <b>{shortId(run.id)}</b>{" "}
                      {run.variation ? `${run.variation.kind} ${run.variation.share}` : run.recipe.method}
                    </span>
                    <span className={`chip ${TONE[run.state] ?? ""}`}>{run.state}</span>
                    <time className="muted small">{moment(run.createdAt)}</time>
                  </Link>
                ))}
              </nav>
              <RunDetail
                key={shown.id}
                run={shown}
                others={items.filter((run) => run.id !== shown.id)}
                other={other}
                onStopped={() => void runs.refetch()}
              />
            </div>
          );
        }}
      </Loaded>
    </main>
  );
}

function RunDetail(props: {
  run: Schema<"Run">;
  others: readonly Schema<"Run">[];
  other: string | undefined;
  onStopped: () => void;
}) {
  const { run, others, other, onStopped } = props;
  const navigate = useNavigate({ from: "/runs" });
  const mayStop = useMay("runs.stop");
  const feed = useRunEvents(run.id);
  const compared = useRunEvents(other);
  const stop = useMutation({
    mutationFn: () => answer(api.POST("/api/runs/{id}/stop", { params: { path: { id: run.id } } })),
    onSuccess: onStopped,
  });
  const loss = useMemo(
    () => [...lossOf(shortId(run.id), feed), ...(other ? lossOf(shortId(other), compared) : [])],
    [run.id, other, feed, compared],
  );
  const speed = useMemo(
    () => [speedOf(shortId(run.id), feed), ...(other ? [speedOf(shortId(other), compared)] : [])],
    [run.id, other, feed, compared],
  );
  const last = feed.log.at(-1);
  return (
    <section aria-label={`Run ${shortId(run.id)}`}>
      <div className="screen-head">
        <h2>
          Run {shortId(run.id)}{" "}
          <span className={`chip ${TONE[feed.ended ?? run.state] ?? ""}`}>{feed.ended ?? run.state}</span>
        </h2>
        <label className="inline">
          Compare with
          <select
            value={other ?? ""}
            onChange={(event) =>
              void navigate({ search: { id: run.id, ...(event.target.value ? { other: event.target.value } : {}) } })
            }
          >
            <option value="">nothing</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {shortId(one.id)} ({one.state})
              </option>
            ))}
          </select>
        </label>
        {mayStop && run.state === "training" && (
          <button type="button" disabled={run.stopRequestedAt !== null || stop.isPending} onClick={() => stop.mutate()}>
            {run.stopRequestedAt ? "Stops after a checkpoint …" : "Stop"}
          </button>
        )}
      </div>
      {stop.error && <Problem error={stop.error} />}
      <dl className="facts">
        <Fact name="Step" value={last ? `${count(last.step)} of ${count(last.of)}` : "–"} />
        <Fact name="Loss" value={feed.log.findLast((point) => point.loss !== null)?.loss?.toFixed(4) ?? "–"} />
        <Fact name="Samples a second" value={last?.samplesPerSecond?.toFixed(2) ?? "–"} />
        <Fact
          name="Checkpoints"
          value={feed.checkpoints.length === 0 ? "none yet" : feed.checkpoints.map(count).join(", ")}
        />
        <Fact name="Dataset" value={shortId(run.datasetId)} />
        <Fact name="Base" value={run.base.split("/").at(-1) ?? run.base} />
      </dl>
      {feed.log.length === 0 ? (
        <Empty title="This run has said nothing yet." />
      ) : (
        <>
          <LineChart title="Loss" unit="by training step; lower is better" series={loss} />
          <LineChart title="Speed" unit="samples a second" series={speed} />
        </>
      )}
      <details>
        <summary>Recipe</summary>
        <pre>{JSON.stringify(run.recipe, null, 2)}</pre>
      </details>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function lossOf(name: string, { log }: RunFeed) {
  const training = {
    name: `${name} training`,
    points: log.map(({ step, loss }) => ({ step, value: loss })).filter(({ value }) => value !== null),
  };
  const held = log.map(({ step, evalLoss }) => ({ step, value: evalLoss })).filter(({ value }) => value !== null);
  return held.length > 0 ? [training, { name: `${name} dev`, points: held }] : [training];
}

const speedOf = (name: string, { log }: RunFeed) => ({
  name,
  points: log.map(({ step, samplesPerSecond }) => ({ step, value: samplesPerSecond })),
});
