import type { MediaType } from "../domain/document.ts";
import type { ErrorCode } from "../domain/error.ts";
import type { RenderLimits } from "./page-source.ts";
import type { RenderedPage } from "./render-file.ts";

/** What the parent asks of a renderer process: one file at a time. */
export interface RenderRequest {
  path: string;
  mediaType: MediaType;
  limits: RenderLimits & { maxFileBytes: number };
}

/** What a renderer process answers: `started`, `opened`, each `page`, then `done`; or `failed` at any point. */
export type RenderReply =
  | { kind: "started" }
  | { kind: "opened"; pages: number }
  | { kind: "page"; page: RenderedPage }
  | { kind: "done"; residentBytes: number }
  | { kind: "failed"; code: ErrorCode; message: string; reusable: boolean };

/** Environment variable of a renderer process: the resident memory in bytes beyond which it ends itself. */
export const MEMORY_LIMIT_VARIABLE = "RESIDENCY_RENDERER_MEMORY_BYTES";

/** Written to stderr by a renderer process that ends itself for memory. */
export const MEMORY_LIMIT_MARK = "renderer over its memory limit";
