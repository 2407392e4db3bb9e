import { Worker } from "node:worker_threads";
import { MEMORY_LIMIT_MARK } from "./renderer-messages.ts";

const CHECK_MS = 20;

/** Plain JavaScript, because a thread of Node 20 does not get the TypeScript loader of its process. */
const WATCH = `
  const { workerData } = require("node:worker_threads");
  const { writeSync } = require("node:fs");
  setInterval(() => {
    const over = process.memoryUsage.rss() > workerData.limitBytes;
    if (over) writeSync(2, workerData.mark + "\\n");
    if (over || process.ppid !== workerData.parentId) process.kill(process.pid, "SIGKILL");
  }, workerData.checkMs);
`;

/**
 * Ends this process when its resident memory passes `limitBytes`, or when its parent is gone. It watches from a thread of its
 * own, because a decoder that eats memory or never returns keeps the main thread busy.
 */
export function startWatchdog(limitBytes: number): void {
  const workerData = { limitBytes, parentId: process.ppid, checkMs: CHECK_MS, mark: MEMORY_LIMIT_MARK };
  new Worker(WATCH, { eval: true, workerData, execArgv: [] }).unref();
}
