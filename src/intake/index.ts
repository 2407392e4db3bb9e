export { type AddOptions, type AddReport, addDocuments, FILE_BYTES, type FileOutcome } from "./add.ts";
export { PageRenderer, type PageRendererOptions } from "./page-renderer.ts";
export { MAX_LINE_BYTES, readLines } from "./read-lines.ts";
export { readRegularFile } from "./read-regular-file.ts";
export type { RenderedPage } from "./render-file.ts";
export { sniffMediaType } from "./sniff.ts";
