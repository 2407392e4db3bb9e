import { Link } from "@tanstack/react-router";
import type { Schema } from "../api/client.ts";
import { Evaluate } from "../work/evaluate.tsx";
import { MakeDataset } from "../work/make-dataset.tsx";
import type { Step } from "./next-step.ts";
import { StartEmpty } from "./start-empty.tsx";

/** The step that makes sense now, and the way to do it. */
export function NextPanel({ project, step }: { project: Schema<"Overview">; step: Step }) {
  return (
    <section className="next-step" aria-labelledby="next-step">
      <p className="eyebrow">Next</p>
      <h2 id="next-step">{step.title}</h2>
      <p>{step.why}</p>
      <Way project={project} step={step} />
    </section>
  );
}

function Way({ project, step }: { project: Schema<"Overview">; step: Step }) {
  switch (step.kind) {
    case "empty":
      return <StartEmpty project={project} />;
    case "evaluate":
      return <Evaluate primary />;
    case "dataset":
      return <MakeDataset project={project} says={step.says} command={step.command} primary />;
    case "screen":
      return (
        <p>
          <Link to={step.to} search={step.search ?? {}} className="button primary">
            {step.says}
          </Link>
        </p>
      );
  }
}
