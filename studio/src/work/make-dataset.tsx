import { answer, api, type Schema } from "../api/client.ts";
import { StartWork } from "./start-work.tsx";

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
  const { name } = project.specialty;
  return (
    <StartWork
      kind="dataset"
      start={() => answer(api.POST("/api/datasets", { body: { specialty: name } }))}
      says={says}
      command={command}
      doing="Documents are compared, split and screened."
      kept="No version was made."
      primary={primary}
    />
  );
}
