import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { embeddedPostgresSessions, stopEmbeddedPostgres } from "../store/index.ts";
import { contextOf } from "./context.ts";

/** Ends the project's own server. A run of another shell would be cut off, so that takes `--force`. */
export async function stop(command: Command): Promise<void> {
  const { output, project } = contextOf(command);
  const { force } = command.opts<{ force?: boolean }>();
  const { home } = await project();
  const sessions = force ? 0 : await embeddedPostgresSessions(home);
  if (sessions > 0)
    throw new ResidencyError(
      "database-in-use",
      `${sessions} other ${sessions === 1 ? "command or studio works" : "commands or studios work"} with this project's database`,
    );
  const stopped = await stopEmbeddedPostgres(home);
  output.line(stopped ? "Stopped the embedded PostgreSQL." : "It was not running.");
  output.result({ stopped });
}
