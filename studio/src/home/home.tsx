import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { overviewQuery, queueQuery, useMay } from "../api/queries.ts";
import { count, moment } from "../ui/format.ts";
import { Loaded } from "../ui/states.tsx";
import { Command } from "./command.tsx";
import { nextStep } from "./next-step.ts";

/** The loop with what the project holds at each stage, and the step that makes sense now. */
export function Home() {
  const mayLook = useMay("overview.read");
  const mayVote = useMay("studies.vote");
  const overview = useQuery({ ...overviewQuery, enabled: mayLook, refetchInterval: 10_000 });
  const queue = useQuery({ ...queueQuery, enabled: mayLook, refetchInterval: 10_000 });
  // A blind reader sees studies and nothing else.
  if (!mayLook && mayVote) return <Navigate to="/reading" />;
  return (
    <main className="screen">
      <Loaded query={overview} what="the project">
        {(project) => {
          const waiting = queue.data;
          const step = nextStep(project, waiting);
          const stages = [
            { to: "/documents", name: "add", value: count(project.documents), unit: "documents" },
            {
              to: "/label",
              name: "label",
              value: waiting ? count(waiting.first) : "…",
              unit: "wait for labels",
            },
            { to: "/datasets", name: "curate", value: count(project.datasets), unit: "dataset versions" },
            { to: "/runs", name: "train", value: count(project.runs), unit: "runs" },
            {
              to: "/evaluation",
              name: "evaluate",
              value: project.lastEvaluation ? "measured" : "not yet",
              unit: project.lastEvaluation ? moment(project.lastEvaluation.createdAt) : "no evaluation",
            },
            {
              to: "/releases",
              name: "release",
              value: project.lastRelease?.state ?? "not yet",
              unit: project.lastRelease ? moment(project.lastRelease.createdAt) : "no release",
            },
          ] as const;
          return (
            <>
              <div className="screen-head">
                <h1>{project.specialty.name}</h1>
                <p className="muted">
                  {project.specialty.fields.length} fields · {project.specialty.families.join(", ")}
                </p>
              </div>
              <section className="next-step" aria-labelledby="next-step">
                <p className="eyebrow">Next</p>
                <h2 id="next-step">{step.title}</h2>
                <p>{step.why}</p>
                {"command" in step ? (
                  <Command text={step.command} />
                ) : (
                  <Link to={step.to} className="button primary">
                    {step.says}
                  </Link>
                )}
              </section>
              <ol className="loop" aria-label="The loop">
                {stages.map(({ to, name, value, unit }, index) => (
                  <li key={name} data-now={step.stage === name || undefined}>
                    <Link to={to}>
                      <span className="loop-name">
                        <span aria-hidden="true">{index + 1}</span> {name}
                      </span>
                      <b className="loop-value">{value}</b>
                      <span className="muted small">{unit}</span>
                    </Link>
                  </li>
                ))}
              </ol>
              <p className="loop-back muted small">
                <span aria-hidden="true">↺</span> What the evaluation shows goes back to the labels, and round again.
              </p>
              <div className="cards">
                <section className="card">
                  <h2>To settle</h2>
                  <p className="big">{count(project.openDisagreements)}</p>
                  <p className="muted">values that two readings gave differently</p>
                  <Link to="/agreement">Agreement</Link>
                </section>
                <section className="card">
                  <h2>To read again, blind</h2>
                  <p className="big">{waiting ? count(waiting.second) : "…"}</p>
                  <p className="muted">documents, to measure how far people agree</p>
                  <Link to="/label">Label</Link>
                </section>
                <section className="card">
                  <h2>Fields that decide</h2>
                  <p className="big">
                    {project.specialty.fields.filter(({ criticality }) => criticality === "decision").length}
                  </p>
                  <p className="muted">
                    {project.specialty.fields
                      .filter(({ criticality }) => criticality === "decision")
                      .map(({ path }) => path)
                      .join(", ") || "none is marked as deciding"}
                  </p>
                </section>
              </div>
            </>
          );
        }}
      </Loaded>
    </main>
  );
}
