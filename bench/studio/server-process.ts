import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startStudio } from "../../src/server/index.ts";
import { openStore } from "../../src/store/index.ts";
import { BENCH_SPECIALTY } from "./seed.ts";

const SELF = fileURLToPath(import.meta.url);

/** The studio in a process of its own, so that its memory is its own. */
export interface ServerProcess {
  url: string;
  /** Signs the administrator in, once. */
  link: string;
  /** Ends it. Returns the most memory that it ever had, in bytes. */
  stop(): Promise<number>;
}

/** Starts the studio over the project in this folder, as `residency studio` does. */
export async function startServer(folder: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", SELF, folder], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const { url, link } = (await messageOf(child)) as { url: string; link: string };
  return {
    url,
    link,
    async stop() {
      const ended = once(child, "exit");
      const said = messageOf(child);
      child.send("stop");
      const { peakBytes } = (await said) as { peakBytes: number };
      await ended;
      return peakBytes;
    },
  };
}

async function messageOf(child: ChildProcess): Promise<unknown> {
  const [message] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ]);
  return message;
}

async function serve(folder: string): Promise<void> {
  const store = await openStore(folder);
  const studio = await startStudio(
    store,
    { specialty: BENCH_SPECIALTY, projectFolder: folder },
    { port: 0, link: true },
  );
  process.send?.({ url: studio.url, link: studio.link });
  await once(process, "message");
  await studio.close();
  await store.close();
  process.send?.({ peakBytes: process.resourceUsage().maxRSS * 1024 });
  process.disconnect();
}

if (process.argv[1] === SELF && process.argv[2] !== undefined) await serve(process.argv[2]);
