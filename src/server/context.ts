import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Role } from "../domain/role.ts";
import type { Specialty } from "../domain/specialty.ts";
import type { Store } from "../store/index.ts";
import type { PageWords } from "./page-words.ts";
import type { AttemptLimit } from "./people/attempt-limit.ts";
import type { Person } from "./people/people.ts";
import type { BackgroundWork } from "./work/background-work.ts";
import type { ResidencyCommand } from "./work/residency-command.ts";

/** How people reach the studio; it decides what a request's origin must be and whether cookies need TLS. */
export type Reach =
  /** Only from this machine. */
  | { kind: "loopback" }
  /** Over TLS that the studio itself ends. */
  | { kind: "tls" }
  /** Over a proxy that ends TLS at this origin, such as https://residency.hospital.example. */
  | { kind: "proxy"; origin: string };

/** What every route works with. */
export interface ServerContext {
  store: Store;
  specialty: Specialty;
  /** Folder that the specialty's paths start from. */
  projectFolder: string;
  reach: Reach;
  attempts: AttemptLimit;
  words: PageWords;
  /** A session that was not used for so long has ended. */
  idleMs: number;
  now(): Date;
  /** What takes longer than a request. */
  work: BackgroundWork;
  /** How stages that take hours are started in processes of their own. */
  command: ResidencyCommand;
}

/** Who sent a request. */
export interface Visitor {
  person: Person;
  /** What may be done with this request: a token may carry fewer roles than its person has. */
  roles: Role[];
  /** SHA-256 of the session's secret; null for a program with a token. */
  session: string | null;
}

/** Types of what a request carries through the middleware. */
export interface ServerEnvironment {
  Variables: { visitor: Visitor | null };
}

/** What routes are added to. */
export type Api = OpenAPIHono<ServerEnvironment>;
