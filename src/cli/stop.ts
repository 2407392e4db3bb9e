import type { Command } from "commander";
import { stopEmbeddedPostgres } from "../store/index.ts";
import { contextOf } from "./context.ts";

export async function stop(command: Command): Promise<void> {
  const { output, project } = contextOf(command);
  const stopped = await stopEmbeddedPostgres((await project()).home);
  output.line(stopped ? "Stopped the embedded PostgreSQL." : "It was not running.");
  output.result({ stopped });
}
