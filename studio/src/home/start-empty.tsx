import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { Problem } from "../ui/states.tsx";
import { useEnded, useStart, useWork } from "../work/use-work.ts";
import { WorkNote } from "../work/work-note.tsx";
import { Command } from "./command.tsx";

/** An empty project's two ways on: one's own documents, or made ones by one click. */
export function StartEmpty({ project }: { project: Schema<"Overview"> }) {
  const client = useQueryClient();
  const mayAdd = useMay("documents.add");
  const mayMake = useMay("work.start");
  const work = useWork("demo");
  const { name, families } = project.specialty;
  const demo = useStart(() => answer(api.POST("/api/demo", { body: { specialty: name } })));
  useEnded(work, () => void client.invalidateQueries());
  const interrupted = project.demo?.state === "interrupted";
  return (
    <div className="ways">
      <div className="way">
        <h3>Your documents</h3>
        <p className="muted">Images, PDF or TIFF, with labels if there are any.</p>
        {mayAdd ? (
          <Link to="/documents" className={`button ${interrupted ? "" : "primary"}`}>
            Add files
          </Link>
        ) : (
          <Command text="residency add FOLDER --labels labels.jsonl" />
        )}
      </div>
      {(project.demo !== null || work?.state === "running") && (
        <div className="way">
          <h3>{interrupted ? "Go on with the demo" : "Made documents"}</h3>
          <p className="muted">
            {project.demo?.documents ?? ""} documents of {families.join(", ")} and others, with perfect labels, to walk
            through the loop. No patient is in them.
          </p>
          {work && work.state !== "done" && (
            <WorkNote work={work} says="Documents are made and added." kept="What was added stays; it goes on there." />
          )}
          {demo.error && <Problem error={demo.error} />}
          {work?.state !== "running" &&
            (mayMake ? (
              <button
                type="button"
                className={interrupted ? "primary" : ""}
                disabled={demo.isPending}
                onClick={() => demo.mutate(undefined)}
              >
                {interrupted ? "Go on" : "Make the demo project"}
              </button>
            ) : (
              <p className="muted small">An administrator can make them here.</p>
            ))}
        </div>
      )}
    </div>
  );
}
