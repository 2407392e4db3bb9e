import { useQueryClient } from "@tanstack/react-query";
import { answer, api, type Schema } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { Command } from "../home/command.tsx";
import { Problem } from "../ui/states.tsx";
import { useEnded, useStart, useWork } from "./use-work.ts";
import { WorkNote } from "./work-note.tsx";

/** Curates, where somebody may; the command for everybody else. */
export function MakeDataset({
  project,
  says,
  command,
  primary = false,
}: {
  project: Schema<"Overview">;
  says: string;
  command: string;
  /** The one thing to do on its screen. */
  primary?: boolean;
}) {
  const client = useQueryClient();
  const may = useMay("work.start");
  const work = useWork("dataset");
  const { name } = project.specialty;
  const make = useStart(() => answer(api.POST("/api/datasets", { body: { specialty: name } })));
  useEnded(work, () => void client.invalidateQueries());
  if (!may) return <Command text={command} />;
  return (
    <>
      {work && work.state !== "done" && (
        <WorkNote work={work} says="Documents are compared, split and screened." kept="No version was made." />
      )}
      {make.error && <Problem error={make.error} />}
      {work?.state !== "running" && (
        <p>
          <button
            type="button"
            className={primary ? "primary" : ""}
            disabled={make.isPending}
            onClick={() => make.mutate(undefined)}
          >
            {says}
          </button>
        </p>
      )}
    </>
  );
}
