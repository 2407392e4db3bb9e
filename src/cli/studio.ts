import { once } from "node:events";
import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { startStudio } from "../server/index.ts";
import { contextOf } from "./context.ts";
import { EXIT } from "./exit.ts";

interface StudioCommandOptions {
  host: string;
  port: number;
  tlsCertificate?: string;
  tlsKey?: string;
  behindProxy?: string;
  link?: boolean;
  idleMinutes: number;
}

export async function studio(command: Command): Promise<number> {
  const { output, signal, withStore } = contextOf(command);
  const { host, port, tlsCertificate, tlsKey, behindProxy, link, idleMinutes } = command.opts<StudioCommandOptions>();
  if ((tlsCertificate === undefined) !== (tlsKey === undefined))
    throw new ResidencyError("usage", "--tls-certificate and --tls-key go together");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ResidencyError("usage", "--port is 0 to 65535");
  if (!(idleMinutes >= 1)) throw new ResidencyError("usage", "--idle-minutes is 1 or more");
  return withStore(async (store, { specialty, folder: projectFolder }) => {
    const running = await startStudio(
      store,
      { specialty, projectFolder },
      {
        host,
        port,
        idleMs: idleMinutes * 60_000,
        ...(tlsCertificate && tlsKey ? { tls: { certificate: tlsCertificate, key: tlsKey } } : {}),
        ...(behindProxy ? { behindProxy } : {}),
        ...(link ? { link } : {}),
      },
    );
    output.line(`The studio is open at ${running.url}`);
    if (running.link) output.line(`Sign in once as ${running.administrator}, within a day: ${running.link}`);
    output.line("Ctrl-C closes it.");
    output.result({ url: running.url, link: running.link });
    if (!signal.aborted) await once(signal, "abort");
    await running.close();
    return EXIT.done;
  });
}
