import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import type { Schema } from "../api/client.ts";
import { overviewQuery, queueQuery, useMay } from "../api/queries.ts";
import { count, plural } from "../ui/format.ts";
import { Loaded } from "../ui/states.tsx";
import { Loop } from "./loop.tsx";
import { NextPanel } from "./next-panel.tsx";
import { nextStep } from "./next-step.ts";
import "../work/work.css";
import "./home.css";

/** A run in training moves; a project that rests is asked less often. */
const LIVE_MS = 2_000;
const REST_MS = 10_000;

/** The loop with what the project holds at each stage, and the step that makes sense now. */
export function Home() {
  const mayLook = useMay("overview.read");
  const mayVote = useMay("studies.vote");
  const overview = useQuery({
    ...overviewQuery,
    enabled: mayLook,
    refetchInterval: ({ state }) => (state.data?.lastRun?.state === "training" ? LIVE_MS : REST_MS),
  });
  const queue = useQuery({ ...queueQuery, enabled: mayLook, refetchInterval: REST_MS });
  // A blind reader sees studies and nothing else.
  if (!mayLook && mayVote) return <Navigate to="/reading" />;
  return (
    <main className="screen home">
      <Loaded query={overview} what="the project">
        {(project) => {
          const step = nextStep(project, queue.data);
          const { name, families, fields } = project.specialty;
          return (
            <>
              <div className="screen-head">
                <h1>{name}</h1>
                <p className="muted">
                  {plural(fields.length, "field")} of {families.join(", ")}
                </p>
              </div>
              <NextPanel project={project} step={step} />
              <Loop project={project} queue={queue.data} now={step.stage} />
              {project.documents > 0 && <Cards project={project} queue={queue.data} />}
            </>
          );
        }}
      </Loaded>
    </main>
  );
}

function Cards({ project, queue }: { project: Schema<"Overview">; queue: Schema<"QueueLengths"> | undefined }) {
  const deciding = project.specialty.fields.filter(({ criticality }) => criticality === "decision");
  return (
    <div className="cards">
      <section className="card">
        <h2>To settle</h2>
        <p className="big">{count(project.openDisagreements)}</p>
        <p className="muted">values that two readings gave differently</p>
        <Link to="/agreement">Agreement</Link>
      </section>
      <section className="card">
        <h2>To read again, blind</h2>
        <p className="big">{queue ? count(queue.second) : "…"}</p>
        <p className="muted">documents, to measure how far people agree</p>
        <Link to="/label">Label</Link>
      </section>
      <section className="card">
        <h2>Fields that decide</h2>
        <p className="big">{count(deciding.length)}</p>
        <p className="muted">{deciding.map(({ path }) => path).join(", ") || "none is marked as deciding"}</p>
      </section>
    </div>
  );
}
