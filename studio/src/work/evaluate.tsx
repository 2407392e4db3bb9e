import { useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { Command } from "../home/command.tsx";
import { Problem } from "../ui/states.tsx";
import { useEnded, useStart, useWork } from "./use-work.ts";
import { WorkNote } from "./work-note.tsx";

/** Evaluates the newest version, where somebody may; the command for everybody else. */
export function Evaluate({ says = "Evaluate", primary = false }: { says?: string; primary?: boolean }) {
  const client = useQueryClient();
  const may = useMay("work.start");
  const work = useWork("evaluation");
  const begin = useStart(() => answer(api.POST("/api/evaluations", { body: { calibrate: true, twins: true } })));
  useEnded(work, () => void client.invalidateQueries());
  if (!may) return <Command text="residency evaluate --calibrate --twins" />;
  return (
    <>
      {work && work.state !== "done" && (
        <WorkNote
          work={work}
          says="Every candidate answers the held-out documents."
          kept="Answers that were given are kept, and nothing is asked twice."
        />
      )}
      {begin.error && <Problem error={begin.error} />}
      {work?.state !== "running" && (
        <p>
          <button
            type="button"
            className={primary ? "primary" : ""}
            disabled={begin.isPending}
            onClick={() => begin.mutate(undefined)}
          >
            {says}
          </button>
        </p>
      )}
    </>
  );
}
