export { curate } from "./curate.ts";
export { type Exported, exportMessages, exportParquet } from "./export.ts";
