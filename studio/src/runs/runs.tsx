import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { overviewQuery, useMay } from "../api/queries.ts";
import { Command } from "../home/command.tsx";
import { moment, percent, shortId } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { useEnded, useWork } from "../work/use-work.ts";
import { WorkNote } from "../work/work-note.tsx";
import { MOST_RUNS } from "./line-chart.tsx";
import { PlanDialog } from "./plan-dialog.tsx";
import { RunDetail } from "./run-detail.tsx";
import { StateChip } from "./state-chip.tsx";
import "../work/work.css";
import "./runs.css";

const LIVE_MS = 3_000;
const REST_MS = 15_000;

/** Runs beside the one that is looked at, live while it trains; others to compare it with; the plan before a start. */
export function Runs() {
  const { id, other, plan } = useSearch({ from: "/runs" });
  const navigate = useNavigate({ from: "/runs" });
  const mayStart = useMay("work.start");
  const overview = useQuery(overviewQuery);
  const starting = useWork("training");
  const runs = useQuery({
    queryKey: ["runs"],
    queryFn: () => answer(api.GET("/api/runs", { params: { query: { limit: 200 } } })),
    refetchInterval: ({ state }) =>
      starting?.state === "running" || state.data?.items.some((run) => run.state === "training") ? LIVE_MS : REST_MS,
  });
  useEnded(starting, () => void runs.refetch());
  const started = runs.data?.items.find((run) => run.id === starting?.subject);
  const newest = overview.data?.lastDataset?.id;
  return (
    <>
      <main className="screen">
        <div className="screen-head">
          <h1>Runs</h1>
          {mayStart && newest && (
            <Link to="/runs" search={(before) => ({ ...before, plan: newest })} className="button">
              Train …
            </Link>
          )}
        </div>
        {starting &&
          (starting.state === "failed" || (starting.state === "running" && started?.state !== "training")) && (
            <WorkNote work={starting} says="The run is started." kept="It goes on at its last checkpoint." />
          )}
        <Loaded query={runs} what="runs">
          {({ items }) => {
            const shown = items.find((run) => run.id === id) ?? items[0];
            if (!shown)
              return (
                <Empty title="Nothing was trained yet.">
                  <p>
                    A run learns from a dataset version by the recipe of the specialty; it can be stopped and goes on.
                  </p>
                  {mayStart && newest ? (
                    <Link to="/runs" search={{ plan: newest }} className="button primary">
                      Plan a run
                    </Link>
                  ) : (
                    <Command text={newest ? "residency train" : "residency curate"} />
                  )}
                </Empty>
              );
            const others = (other ?? "").split(",").filter((one) => one !== "" && one !== shown.id);
            return (
              <div className="beside">
                <RunList items={items} shown={shown.id} other={other} />
                {/* A run that goes on is followed again from the beginning. */}
                <RunDetail
                  key={`${shown.id} ${shown.state === "training"}`}
                  run={shown}
                  all={items}
                  others={others.slice(0, MOST_RUNS - 1)}
                />
              </div>
            );
          }}
        </Loaded>
      </main>
      {plan && mayStart && (
        <PlanDialog
          dataset={plan}
          onDataset={(chosen) => void navigate({ search: (before) => ({ ...before, plan: chosen }), replace: true })}
          onClose={() => void navigate({ search: ({ plan: _, ...rest }) => rest })}
          onStarted={(runId) => {
            void runs.refetch();
            void navigate({ search: { id: runId } });
          }}
        />
      )}
    </>
  );
}

function RunList(props: { items: readonly Schema<"Run">[]; shown: string; other: string | undefined }) {
  const { items, shown, other } = props;
  return (
    <nav className="list" aria-label="All runs">
      {items.map((run) => (
        <Link
          key={run.id}
          to="/runs"
          search={{ id: run.id, ...(other ? { other } : {}) }}
          data-active={run.id === shown || undefined}
          aria-current={run.id === shown ? "true" : undefined}
        >
          <span>
            <b>{shortId(run.id)}</b>{" "}
            {run.variation ? `${run.variation.kind} ${run.variation.share}` : run.recipe.method}
          </span>
          <StateChip state={run.state} />
          <span className="muted small">
            {moment(run.createdAt)}
            {run.state === "training" && run.progress && run.progress.of > 0
              ? ` · ${percent(run.progress.step / run.progress.of, 0)}`
              : run.progress?.loss
                ? ` · loss ${run.progress.loss.toFixed(3)}`
                : ""}
          </span>
        </Link>
      ))}
    </nav>
  );
}
