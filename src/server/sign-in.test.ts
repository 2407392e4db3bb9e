import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tables } from "../store/index.ts";
import { AttemptLimit } from "./people/attempt-limit.ts";
import { makeLink } from "./people/links.ts";
import { addPerson, ensureAdministrator } from "./people/people.ts";
import { type Client, TestServer } from "./test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 120_000);
afterAll(() => server?.stop(), 120_000);

const ORIGIN = "http://127.0.0.1:4310";
const cookieOf = (headers: Headers): string => headers.get("set-cookie")?.split(";")[0] ?? "";
const browser =
  (cookie: string): Client =>
  (method, path, body) =>
    server.send(method, path, body, { origin: ORIGIN, cookie });

describe("the first administrator", () => {
  it("comes in by a link that works once, and sets a password", async () => {
    const admin = await ensureAdministrator(server.store);
    expect((await ensureAdministrator(server.store)).id).toBe(admin.id);
    const old = await makeLink(server.store, admin, "test", server.context.now());
    const { secret } = await makeLink(server.store, admin, "test", server.context.now());
    expect((await server.nobody("POST", "/api/session/link", { secret: old.secret })).body.error.code).toBe(
      "link-spent",
    );
    const both = await Promise.all([1, 2].map(() => server.nobody("POST", "/api/session/link", { secret })));
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 401]);
    const inside = both.find((answer) => answer.status === 200)!;
    expect(inside.headers.get("set-cookie")).toMatch(/^residency_session_4310=[\w-]{43};.*HttpOnly.*SameSite=Strict/i);
    expect(inside.body).toMatchObject({ name: "admin", hasPassword: false });
    const session = browser(cookieOf(inside.headers));
    expect((await session("PUT", "/api/me/password", { password: "short" })).status).toBe(400);
    expect((await session("PUT", "/api/me/password", { password: "correct horse battery" })).status).toBe(204);
    expect((await session("GET", "/api/me")).body.hasPassword).toBe(true); // this session goes on
    const signedIn = await server.nobody("POST", "/api/session/password", {
      name: "Admin",
      password: "correct horse battery",
    });
    expect(signedIn.status).toBe(200);
    await session("DELETE", "/api/session");
    expect((await session("GET", "/api/me")).status).toBe(401);
    expect((await browser(cookieOf(signedIn.headers))("GET", "/api/me")).status).toBe(200);
  });

  it("cannot be the last one and go", async () => {
    const [admin] = await server.store.database.select().from(tables.people);
    const client = await server.signedIn(admin!);
    for (const change of [{ disabled: true }, { roles: ["viewer"] }])
      expect((await client("PATCH", `/api/people/${admin!.id}`, change)).body.error.code).toBe("request-invalid");
    expect((await client("GET", "/api/people")).body.items).toMatchObject([{ name: "admin", disabled: false }]);
  });
});

describe("signing in", () => {
  beforeEach(() => {
    server.context.attempts = new AttemptLimit();
  });

  it("says the same of a wrong name and a wrong password, and keeps no secret readable", async () => {
    const answers = await Promise.all(
      [
        { name: "admin", password: "wrong password" },
        { name: "nobody", password: "wrong password" },
      ].map((body) => server.nobody("POST", "/api/session/password", body)),
    );
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(answers[0]?.status).toBe(401);
    const kept = JSON.stringify([
      await server.store.database.select().from(tables.people),
      await server.store.database.select().from(tables.sessions),
      await server.store.database.select().from(tables.signInLinks),
      await server.store.database.select().from(tables.audit),
    ]);
    expect(kept).not.toContain("correct horse");
    const admin = await ensureAdministrator(server.store);
    const { secret } = await makeLink(server.store, admin, "test", server.context.now());
    expect(JSON.stringify(await server.store.database.select().from(tables.signInLinks))).not.toContain(secret);
  });

  it("is closed after five failures, also for guesses at the same moment, and opens again", async () => {
    const person = await addPerson(server.store, { name: "kim", roles: ["viewer"] }, "test");
    const guess = () => server.nobody("POST", "/api/session/password", { name: "kim", password: "guess guess guess" });
    const statuses = (await Promise.all(Array.from({ length: 8 }, guess))).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    const closed = await guess();
    expect(closed.status).toBe(429);
    expect(Number(closed.headers.get("retry-after"))).toBeGreaterThan(800);
    server.time += 16 * 60_000;
    expect((await guess()).status).toBe(401);
    expect(person.passwordHash).toBeNull(); // nobody without a password gets in by guessing
  });

  it("ends: after idleness, after a week, and for who is disabled", async () => {
    const person = await addPerson(server.store, { name: "noor", roles: ["viewer"] }, "test");
    const client = await server.signedIn(person);
    server.time += 50 * 60_000;
    expect((await client("GET", "/api/me")).status).toBe(200);
    server.time += 50 * 60_000; // used in between, so not idle for an hour
    expect((await client("GET", "/api/me")).status).toBe(200);
    server.time += 61 * 60_000;
    expect((await client("GET", "/api/me")).status).toBe(401);
    const other = await server.signedIn(person);
    server.context.idleMs = 30 * 24 * 3_600_000;
    server.time += 7 * 24 * 3_600_000 - 1_000;
    expect((await other("GET", "/api/me")).status).toBe(200);
    server.time += 2_000;
    expect((await other("GET", "/api/me")).status).toBe(401);
    const third = await server.signedIn(person);
    const admin = await server.signedIn(await ensureAdministrator(server.store));
    await admin("PATCH", `/api/people/${person.id}`, { disabled: true });
    expect((await third("GET", "/api/me")).status).toBe(401);
  });

  it("is given to new people by a link, and to programs by a token that is shown once", async () => {
    const admin = await server.signedIn(await ensureAdministrator(server.store));
    const added = await admin("POST", "/api/people", { name: "Omar", roles: ["viewer", "labeller"] });
    expect(added).toMatchObject({ status: 201, body: { person: { name: "omar", hasPassword: false } } });
    expect((await admin("POST", "/api/people", { name: "omar", roles: ["viewer"] })).status).toBe(400);
    const inside = await server.nobody("POST", "/api/session/link", { secret: added.body.link.secret });
    const omar = browser(cookieOf(inside.headers));
    expect((await omar("POST", "/api/me/tokens", { name: "ci", roles: ["admin"] })).status).toBe(400);
    const made = await omar("POST", "/api/me/tokens", { name: "ci", roles: ["viewer"] });
    const program: Client = (method, path, body) =>
      server.send(method, path, body, { authorization: `Bearer ${made.body.secret}` });
    expect((await program("GET", "/api/me")).body).toMatchObject({ name: "omar", roles: ["viewer"] });
    expect(JSON.stringify((await omar("GET", "/api/me/tokens")).body)).not.toContain(made.body.secret);
    await omar("DELETE", `/api/me/tokens/${made.body.token.id}`);
    expect((await program("GET", "/api/me")).status).toBe(401);
  });
});

describe("requests from elsewhere", () => {
  it("change nothing, whatever cookie they carry", async () => {
    const admin = await ensureAdministrator(server.store);
    const { secret } = await makeLink(server.store, admin, "test", server.context.now());
    const inside = await server.nobody("POST", "/api/session/link", { secret });
    const cookie = cookieOf(inside.headers);
    const attempt = (headers: Record<string, string>) =>
      server.send<{ error: { code: string } }>(
        "POST",
        "/api/people",
        { name: "eve", roles: ["admin"] },
        { cookie, ...headers },
      );
    for (const headers of [
      {},
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://127.0.0.1:9999" },
      { origin: ORIGIN, "sec-fetch-site": "cross-site" },
      { origin: ORIGIN, "sec-fetch-site": "same-site" },
    ] as Record<string, string>[])
      expect((await attempt(headers)).body.error.code).toBe("origin-refused");
    expect((await attempt({ origin: ORIGIN, "sec-fetch-site": "same-origin" })).status).toBe(201);
  });

  it("under a foreign name reach nothing on loopback", async () => {
    const answer = await server.send<{ error: { code: string } }>("GET", "/api/health", undefined, {
      host: "rebound.example:4310",
    });
    expect(answer.body.error.code).toBe("origin-refused");
    expect((await server.send("GET", "/api/health", undefined, { host: "localhost:4310" })).status).toBe(200);
  });
});
