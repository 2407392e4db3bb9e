import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { Role } from "../domain/role.ts";
import { parseSpecialty } from "../domain/specialty.ts";
import { type Store, tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { createApi } from "./api.ts";
import type { Api, ServerContext } from "./context.ts";
import { PageWords } from "./page-words.ts";
import { AttemptLimit } from "./people/attempt-limit.ts";
import { addPerson } from "./people/people.ts";
import { openSession } from "./people/sessions.ts";
import { makeToken } from "./people/tokens.ts";
import { BackgroundWork } from "./work/background-work.ts";

const ORIGIN = "http://127.0.0.1:4310";

export const TEST_SPECIALTY = parseSpecialty({
  name: "lab-reports",
  base: "base",
  families: ["lab-report"],
  fields: [
    { path: "patient" },
    { path: "potassium", type: "number", criticality: "decision" },
    { path: "results[].value", type: "number", criticality: "decision" },
  ],
});

/** Stands for the command line: it says what it would do. */
const FAKE_COMMAND = fileURLToPath(new URL("work/fake-residency-child.ts", import.meta.url));

export interface Answered<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

/** An answer's JSON as a test reads it. */
// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what is in there
type Json = any;

/** Sends requests as one browser or program does. */
export type Client = <Body = Json>(method: string, path: string, body?: unknown) => Promise<Answered<Body>>;

/** The server over a store of its own, without a socket. Time stands still until a test moves it. */
export class TestServer {
  readonly store: Store;
  readonly context: ServerContext;
  readonly api: Api;
  readonly reports: string[] = [];
  readonly #kept: TestStore;
  time = Date.parse("2026-03-01T09:00:00Z");

  private constructor(kept: TestStore) {
    const { store } = kept;
    this.#kept = kept;
    this.store = store;
    this.context = {
      store,
      specialty: TEST_SPECIALTY,
      projectFolder: kept.folder,
      reach: { kind: "loopback" },
      attempts: new AttemptLimit(),
      words: new PageWords(store),
      idleMs: 3_600_000,
      now: () => new Date(this.time),
      work: new BackgroundWork(),
      command: [process.execPath, "--import", "tsx", FAKE_COMMAND],
    };
    this.api = createApi(this.context, { report: (text) => void this.reports.push(text) });
  }

  static async start(): Promise<TestServer> {
    return new TestServer(await openTestStore("server"));
  }

  async stop(): Promise<void> {
    await this.context.work.close();
    await this.context.words.close();
    await this.#kept.remove();
  }

  /** A request with these headers, answered as JSON where it is JSON. */
  async send<Body>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answered<Body>> {
    const isBytes = body instanceof Uint8Array;
    const response = await this.api.request(`${ORIGIN}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": isBytes ? "application/octet-stream" : "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const json = response.headers.get("content-type")?.startsWith("application/json");
    return {
      status: response.status,
      headers: response.headers,
      body: (json ? await response.json() : await response.arrayBuffer()) as Body,
    };
  }

  /** Nobody, in a browser at the studio's own address. */
  readonly nobody: Client = (method, path, body) => this.send(method, path, body, { origin: ORIGIN });

  /** A new person of these roles, signed in. */
  async person(name: string, roles: Role[]): Promise<Client> {
    return this.signedIn(await addPerson(this.store, { name, roles }, "test"));
  }

  async signedIn(person: typeof tables.people.$inferSelect): Promise<Client> {
    const { secret } = await openSession(this.store, person, "test", this.context.now());
    const cookie = `residency_session_4310=${secret}`;
    return (method, path, body) => this.send(method, path, body, { origin: ORIGIN, cookie });
  }

  /** A program with a token of these roles; it sends no Origin, as programs do. */
  async program(person: typeof tables.people.$inferSelect, roles: Role[]): Promise<Client> {
    const { secret } = await makeToken(this.store, person, { name: "test", roles, expiresAt: null }, "test");
    return (method, path, body) => this.send(method, path, body, { authorization: `Bearer ${secret}` });
  }

  /** A document with one white page. Returns its id. */
  async addDocument(name: string, facts: Partial<typeof tables.documents.$inferInsert> = {}): Promise<string> {
    const id = createHash("sha256").update(name).digest("hex");
    const sha256 = await this.store.blobs.put(
      await sharp({ create: { width: 300, height: 400, channels: 3, background: "white" } })
        .png()
        .toBuffer(),
    );
    await this.store.database
      .insert(tables.documents)
      .values({ id, name, source: name, mediaType: "image/png", sizeBytes: 1, family: "lab-report", ...facts });
    await this.store.database.insert(tables.pages).values({
      documentId: id,
      index: 0,
      sha256,
      width: 300,
      height: 400,
      quality: { sharpness: 1500, skewDegrees: 0, contrast: 0.7, ink: 0.1, blank: false },
      perceptualHash: "0".repeat(16),
    });
    return id;
  }
}
