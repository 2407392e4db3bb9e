import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ApiFailure, answer, api, type Schema } from "../api/client.ts";
import { Command } from "../home/command.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Fact } from "../ui/fact.tsx";
import { bytes, count, duration, moment, percent, plural, shortId } from "../ui/format.ts";
import { Empty, Loaded, Problem } from "../ui/states.tsx";

/** What a run would take, before anything is learned; the start is on the same page as the numbers. */
export function PlanDialog(props: {
  dataset: string;
  onDataset: (id: string) => void;
  onClose: () => void;
  onStarted: (runId: string) => void;
}) {
  const { dataset, onDataset, onClose, onStarted } = props;
  const datasets = useQuery({
    queryKey: ["datasets"],
    queryFn: () => answer(api.GET("/api/datasets", { params: { query: { limit: 200 } } })),
  });
  return (
    <Dialog title="Train" onClose={onClose}>
      <Loaded query={datasets} what="datasets">
        {({ items }) => {
          const chosen = items.find(({ id }) => id.startsWith(dataset)) ?? items[0];
          if (!chosen)
            return (
              <Empty title="There is no dataset version to learn from.">
                <Command text="residency curate" />
              </Empty>
            );
          return (
            <>
              <label>
                Dataset version
                <select value={chosen.id} onChange={(event) => onDataset(event.target.value)}>
                  {items.map(({ id, createdAt, summary }) => (
                    <option key={id} value={id}>
                      {shortId(id)} · {moment(createdAt)} · {plural(summary.trainingRows, "training row")}
                    </option>
                  ))}
                </select>
              </label>
              <Plan key={chosen.id} dataset={chosen.id} onStarted={onStarted} />
            </>
          );
        }}
      </Loaded>
      <p>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </p>
    </Dialog>
  );
}

function Plan({ dataset, onStarted }: { dataset: string; onStarted: (runId: string) => void }) {
  const client = useQueryClient();
  const plan = useMutation({ mutationFn: () => answer(api.POST("/api/run-plans", { body: { dataset } })) });
  const { mutate } = plan;
  useEffect(() => mutate(), [mutate]);
  const id = plan.data?.id;
  const made = useQuery({
    queryKey: ["run-plan", id],
    enabled: id !== undefined,
    queryFn: () => answer(api.GET("/api/run-plans/{id}", { params: { path: { id: id ?? "" } } })),
    refetchInterval: ({ state }) => (state.data && state.data.work.state !== "running" ? false : 1_000),
  });
  const start = useMutation({
    mutationFn: (planId: string) => answer(api.POST("/api/runs", { body: { plan: planId } })),
    onSuccess: async ({ subject }) => {
      await client.invalidateQueries({ queryKey: ["work"] });
      onStarted(subject ?? "");
    },
  });
  const failure = made.data?.work.failure;
  if (failure)
    return (
      <Problem error={new ApiFailure(failure.code, failure.message, failure.remedy, 422)} retry={() => mutate()} />
    );
  if (plan.error ?? made.error) return <Problem error={plan.error ?? made.error} retry={() => mutate()} />;
  if (made.data && !made.data.plan && made.data.work.state !== "running")
    return (
      <Empty title={made.data.work.state === "cancelled" ? "The plan was cancelled." : "The engine gave no plan."}>
        <button type="button" onClick={() => mutate()}>
          Plan again
        </button>
      </Empty>
    );
  if (!made.data?.plan)
    return (
      <div className="state state-loading" role="status">
        <span className="spinner" aria-hidden="true" />
        The engine encodes every row and measures a few steps. Nothing is learned yet.
      </div>
    );
  const { plan: known, state, work } = made.data;
  return (
    <>
      <PlanFacts plan={known} />
      <p className="notice" hidden={state !== "done"}>
        This run is done: the same version, recipe and base give the same run. Change the recipe in residency.config.ts,
        or make another version, to train something new.
      </p>
      {start.error && <Problem error={start.error} />}
      {state !== "done" && (
        <p className="row">
          <button type="button" className="primary" disabled={start.isPending} onClick={() => start.mutate(work.id)}>
            {state === null || state === "planned" ? "Start training" : "Go on with the run"}
          </button>
          <span className="muted small">
            {state === null || state === "planned"
              ? "It runs in a process of its own and goes on when the studio is closed."
              : `It is ${state}, and goes on at its last complete checkpoint.`}
          </span>
        </p>
      )}
    </>
  );
}

function PlanFacts({ plan }: { plan: Schema<"TrainingPlan"> }) {
  return (
    <>
      <dl className="facts plan-facts">
        <Fact name="Run">{shortId(plan.run)}</Fact>
        <Fact name="Rows">{count(plan.rows)}</Fact>
        <Fact name="Steps">{count(plan.steps)}</Fact>
        <Fact name="Tokens">
          {count(plan.tokens)} <span className="muted small">{count(plan.answerTokens)} in answers</span>
        </Fact>
        <Fact name="Weights that learn">
          {count(plan.trainable)} <span className="muted small">{percent(plan.trainable / plan.parameters)}</span>
        </Fact>
        <Fact name="Device">
          {plan.device}, {plan.bf16 ? "bf16" : "fp32"}
        </Fact>
        <Fact name="Memory, estimated">{bytes(plan.memory_bytes)}</Fact>
        <Fact name="Time, estimated">
          {plan.estimatedSeconds === null ? "not measured" : duration(plan.estimatedSeconds)}
        </Fact>
      </dl>
      {plan.rejected.length > 0 && (
        <details>
          <summary>{plural(plan.rejected.length, "row")} would be left out</summary>
          <ul className="small">
            {plan.rejected.slice(0, 50).map(({ id, reason }) => (
              <li key={id}>
                <code>{shortId(id)}</code> {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
