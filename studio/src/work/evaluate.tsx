import { answer, api } from "../api/client.ts";
import { StartWork } from "./start-work.tsx";

/** Evaluates the newest version, where somebody may; the command for everybody else. */
export function Evaluate({ says = "Evaluate", primary = false }: { says?: string; primary?: boolean }) {
  return (
    <StartWork
      kind="evaluation"
      start={() => answer(api.POST("/api/evaluations", { body: { calibrate: true, twins: true } }))}
      says={says}
      command="residency evaluate --calibrate --twins"
      doing="Every candidate answers the held-out documents."
      kept="Answers that were given are kept, and nothing is asked twice."
      primary={primary}
    />
  );
}
