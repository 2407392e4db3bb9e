import { useQueryClient } from "@tanstack/react-query";
import { useMay } from "../api/queries.ts";
import { Command } from "../home/command.tsx";
import { Problem } from "../ui/states.tsx";
import { useEnded, useStart, useWork, type Work } from "./use-work.ts";
import { WorkNote } from "./work-note.tsx";

/** A button that starts one kind of work, and how far it is, for who may start it; the command for everybody else. */
export function StartWork(props: {
  kind: Work["kind"];
  start: () => Promise<Work>;
  says: string;
  command: string;
  /** What happens while it runs, and what is left when it is cancelled. */
  doing: string;
  kept: string;
  /** The one thing to do on its screen. */
  primary?: boolean;
}) {
  const { kind, start, says, command, doing, kept, primary = false } = props;
  const client = useQueryClient();
  const may = useMay("work.start");
  const work = useWork(kind);
  const begin = useStart(start);
  useEnded(work, () => void client.invalidateQueries());
  if (!may) return <Command text={command} />;
  return (
    <>
      {work && work.state !== "done" && <WorkNote work={work} says={doing} kept={kept} />}
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
