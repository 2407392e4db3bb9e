import { readFile } from "node:fs/promises";
import { createServer as createPlainServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { fileURLToPath } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { ResidencyError } from "../domain/error.ts";
import type { Store } from "../store/index.ts";
import { createApi } from "./api.ts";
import type { Reach, ServerContext } from "./context.ts";
import { reachOf } from "./exposure.ts";
import { PageWords } from "./page-words.ts";
import { AttemptLimit } from "./people/attempt-limit.ts";
import { makeLink } from "./people/links.ts";
import { ensureAdministrator, listPeople, setPassword } from "./people/people.ts";
import { indexMembers, newestDataset } from "./queries/dataset-members.ts";
import { studioFiles } from "./studio-files.ts";
import { BackgroundWork } from "./work/background-work.ts";
import { RESIDENCY } from "./work/residency-command.ts";

/** Where `npm run build` of the studio leaves its files. */
const STUDIO_FOLDER = fileURLToPath(new URL("../../studio/dist", import.meta.url));
const IDLE_MS = 8 * 3_600_000;
/** Variable with the first administrator's password, for machines where nobody can open a link. */
const PASSWORD_VARIABLE = "RESIDENCY_STUDIO_PASSWORD";

export interface StudioOptions {
  /** Address to listen on. Default 127.0.0.1. */
  host?: string;
  /** 0 for any free one. Default 4310. */
  port?: number;
  /** PEM files, when the studio ends TLS itself. */
  tls?: { certificate: string; key: string };
  behindProxy?: string;
  /** Make a one-time link although the administrator has a password. */
  link?: boolean;
  /** A session that was not used for so long has ended. Default 8 hours. */
  idleMs?: number;
}

export interface RunningStudio {
  url: string;
  /** Signs the administrator in once; null where there is a password. */
  link: string | null;
  administrator: string;
  close(): Promise<void>;
}

/**
 * Opens the studio: the API and its pages. The first start makes an administrator, who comes in by a one-time link.
 *
 * @throws ResidencyError `studio-exposed`, `usage` when the port is taken, `path-not-found` for the TLS files.
 */
export async function startStudio(
  store: Store,
  { specialty, projectFolder }: Pick<ServerContext, "specialty" | "projectFolder">,
  options: StudioOptions = {},
): Promise<RunningStudio> {
  const { host = "127.0.0.1", port = 4310, tls, behindProxy, idleMs = IDLE_MS } = options;
  const administrator = await ensureAdministrator(store);
  const first = process.env[PASSWORD_VARIABLE];
  if (first && administrator.passwordHash === null)
    await setPassword(store, administrator.id, first, "residency studio");
  const password = (await listPeople(store)).some(
    (person) => person.roles.includes("admin") && !person.disabled && person.passwordHash !== null,
  );
  const reach = reachOf({
    host,
    tls: tls !== undefined,
    password,
    ...(behindProxy === undefined ? {} : { behindProxy }),
  });
  const server: ServerContext = {
    store,
    specialty,
    projectFolder,
    reach,
    attempts: new AttemptLimit(),
    words: new PageWords(store),
    idleMs,
    now: () => new Date(),
    work: new BackgroundWork(),
    command: RESIDENCY,
  };
  // A large manifest takes seconds to index; the first list need not wait for it. A failure comes again with the list.
  void newestDataset(store)
    .then((dataset) => (dataset === null ? undefined : indexMembers(store, dataset)))
    .catch(() => {});
  const api = createApi(server, { studio: await studioFiles(STUDIO_FOLDER) });
  const listener = createAdaptorServer({
    fetch: api.fetch,
    ...(tls
      ? {
          createServer: createTlsServer,
          serverOptions: { cert: await readPem(tls.certificate), key: await readPem(tls.key) },
        }
      : { createServer: createPlainServer }),
  });
  await new Promise<void>((resolve, reject) => {
    listener.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new ResidencyError("usage", `port ${port} is taken; give another one with --port`, { cause: error })
          : error,
      ),
    );
    listener.listen(port, host, resolve);
  });
  const url = addressFor(reach, host, (listener.address() as AddressInfo).port);
  const link =
    options.link || !password
      ? `${url}/#link=${(await makeLink(store, administrator, "residency studio", server.now())).secret}`
      : null;
  return {
    url,
    link,
    administrator: administrator.name,
    async close() {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      // Streams of events would keep it open for minutes.
      if ("closeAllConnections" in listener) listener.closeAllConnections();
      await closed;
      await server.work.close();
      await server.words.close();
    },
  };
}

function addressFor(reach: Reach, host: string, port: number): string {
  if (reach.kind === "proxy") return reach.origin;
  const name = host === "0.0.0.0" || host === "::" ? hostname() : host.includes(":") ? `[${host}]` : host;
  return `${reach.kind === "tls" ? "https" : "http"}://${name}:${port}`;
}

function readPem(path: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new ResidencyError("path-not-found", `${path} cannot be read: ${error.code}`, { cause: error });
  });
}
