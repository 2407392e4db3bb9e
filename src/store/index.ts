export { type AuditEntry, type AuditVerdict, verifyAudit } from "./audit.ts";
export type { BlobStore } from "./blobs.ts";
export type { Database, Transaction } from "./database.ts";
export { databaseError } from "./database-error.ts";
export { keepDataset, NEWEST_FIRST, readDataset } from "./dataset-versions.ts";
export { embeddedPostgresSessions, removeEmbeddedPostgres, stopEmbeddedPostgres } from "./embedded-postgres.ts";
export { ExportFolder } from "./export-folder.ts";
export { pageFile, pageImages } from "./page-file.ts";

export * as tables from "./schema/index.ts";
export { openStore, type Store } from "./store.ts";
export { withoutNul } from "./without-nul.ts";
