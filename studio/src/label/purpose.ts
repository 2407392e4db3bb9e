import type { Schema } from "../api/client.ts";

/** Why a document is labelled. */
export type Purpose = Schema<"QueueItem">["purpose"];

export const PURPOSES: Record<Purpose, string> = {
  first: "first reading",
  second: "second reading, blind",
  adjudicate: "to settle",
};
