export { type AddOptions, type AddReport, addDocuments, type FileOutcome } from "./add.ts";
export { PageRenderer, type PageRendererOptions } from "./page-renderer.ts";
export { MAX_LINE_BYTES, readLines } from "./read-lines.ts";
export type { RenderedPage } from "./render-file.ts";
export { sniffMediaType } from "./sniff.ts";
