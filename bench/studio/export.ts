import { Client, secretOf } from "./client.ts";
import { startServer } from "./server-process.ts";

export interface ExportRun {
  labels: number;
  megabytes: number;
  seconds: number;
  /** The most memory that the server's process ever had, from its start on, in bytes. */
  peakBytes: number;
}

/** Takes all labels out of a server that was started for it, or those of one family, and throws them away line by line. */
export async function runExport(folder: string, family?: string): Promise<ExportRun> {
  const server = await startServer(folder);
  const run = { labels: 0, megabytes: 0, seconds: 0 };
  let failed: unknown;
  try {
    const client = await Client.signIn(server.url, secretOf(server.link));
    const begun = performance.now();
    const response = await client.send("GET", `/api/labels/export${family === undefined ? "" : `?family=${family}`}`);
    if (!response.ok || !response.body) throw new Error(`the export was answered ${response.status}`);
    for await (const bytes of response.body) {
      run.megabytes += bytes.length / 1e6;
      for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, end + 1)) run.labels++;
    }
    run.seconds = (performance.now() - begun) / 1000;
  } catch (error) {
    failed = error;
  }
  const peakBytes = await server.stop();
  if (failed) throw failed;
  return { ...run, peakBytes };
}

const NEWLINE = 10;
