import type { Schema } from "../api/client.ts";

export type FieldStatus = Schema<"FieldStatus">;
export type Box = Schema<"StoredBox">;

/** What is said about one value. */
export interface Answer {
  value: string | null;
  status: FieldStatus;
  evidence: Box[];
}

/** An answer that the server has not acknowledged, on top of the revision that the person saw. */
export interface Draft extends Answer {
  base: number;
}
