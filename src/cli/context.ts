import type { Command } from "commander";
import { loadProject, type Project, withStore } from "../project.ts";
import type { Store } from "../store/index.ts";
import { Output } from "./output.ts";

/** What every verb gets. */
export interface Context {
  output: Output;
  /**
   * Aborted at the first Ctrl-C or SIGTERM, so that work in progress is kept; the second one ends at once. Only a verb that
   * reads it is listened for: all others end at once, as the system does it.
   */
  readonly signal: AbortSignal;
  project(): Promise<Project>;
  withStore<T>(work: (store: Store, project: Project) => Promise<T>): Promise<T>;
}

export interface GlobalOptions {
  project: string;
  json?: boolean;
}

let interruption: AbortController | undefined;

export function contextOf(command: Command): Context {
  const options = command.optsWithGlobals<GlobalOptions>();
  const project = (): Promise<Project> => loadProject(options.project);
  return {
    output: new Output(options.json === true),
    get signal() {
      interruption ??= listen();
      return interruption.signal;
    },
    project,
    async withStore(work) {
      const loaded = await project();
      return withStore(loaded, (store) => work(store, loaded));
    },
  };
}

function listen(): AbortController {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
      process.stderr.write("stopping; what is done is kept (once more to stop at once)\n");
    });
  }
  return controller;
}
