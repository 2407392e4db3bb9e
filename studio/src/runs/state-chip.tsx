import type { Schema } from "../api/client.ts";

const TONE: Record<Schema<"Run">["state"], string> = {
  planned: "",
  done: "chip-good",
  training: "chip-accent",
  failed: "chip-bad",
  stopped: "chip-warn",
};

export function StateChip({ state }: { state: Schema<"Run">["state"] }) {
  return <span className={`chip ${TONE[state]}`}>{state}</span>;
}
