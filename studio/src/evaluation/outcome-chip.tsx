import type { Schema } from "../api/client.ts";

export function OutcomeChip({ outcome }: { outcome: Schema<"FieldResult">["outcome"] }) {
  return <span className={`chip ${outcome === "right" ? "chip-good" : "chip-bad"}`}>{outcome}</span>;
}
