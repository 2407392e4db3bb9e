import { afterAll, beforeAll, expect, it } from "vitest";
import { addPerson } from "../people/people.ts";
import { TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 120_000);
afterAll(() => server?.stop(), 120_000);

it("sessions are listed without their secrets and ended one by one, one's own and those of others", async () => {
  const person = await addPerson(server.store, { name: "lena", roles: ["labeller"] }, "test");
  const [here, there] = [await server.signedIn(person), await server.signedIn(person)];
  const admin = await server.person("ada", ["admin"]);
  const { items } = (await here("GET", "/api/me/sessions")).body;
  expect(items.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true]);
  expect(Object.keys(items[0]).sort()).toEqual(["createdAt", "current", "expiresAt", "id", "lastSeenAt"]);
  expect(items[0].id).toMatch(/^[0-9a-f]{16}$/);

  const other = items.find(({ current }: { current: boolean }) => !current).id;
  expect((await here("DELETE", `/api/me/sessions/${other}`)).status).toBe(204);
  expect((await there("GET", "/api/me")).status).toBe(401);
  expect((await here("DELETE", `/api/me/sessions/${other}`)).body.error.code).toBe("request-invalid");

  // Nobody ends another's session by way of their own.
  const adminSession = (await admin("GET", "/api/me/sessions")).body.items[0].id;
  expect((await here("DELETE", `/api/me/sessions/${adminSession}`)).body.error.code).toBe("request-invalid");
  expect((await admin("GET", "/api/me")).status).toBe(200);

  const [left] = (await admin("GET", `/api/people/${person.id}/sessions`)).body.items;
  expect(left.current).toBe(false);
  expect((await admin("DELETE", `/api/people/${person.id}/sessions/${left.id}`)).status).toBe(204);
  expect((await here("GET", "/api/me")).status).toBe(401);
  expect((await admin("GET", `/api/people/${person.id}/sessions`)).body.items).toEqual([]);
});

it("a token ends no session, and a session that was idle for too long is none", async () => {
  const person = await addPerson(server.store, { name: "max", roles: ["viewer"] }, "test");
  const browser = await server.signedIn(person);
  const program = await server.program(person, ["viewer"]);
  const [session] = (await program("GET", "/api/me/sessions")).body.items;
  expect((await program("DELETE", `/api/me/sessions/${session.id}`)).body.error.code).toBe("not-permitted");
  expect((await browser("GET", "/api/me")).status).toBe(200);
  server.time += server.context.idleMs + 1;
  expect((await program("GET", "/api/me/sessions")).body.items).toEqual([]);
});

it("expertise is set by who manages people, stands in the audit chain and ends no session", async () => {
  const admin = await server.person("anna", ["admin"]);
  const person = await addPerson(server.store, { name: "vera", roles: ["reviewer"] }, "test");
  const browser = await server.signedIn(person);
  const changed = await admin("PATCH", `/api/people/${person.id}`, { expertise: "expert" });
  expect(changed.body).toMatchObject({ name: "vera", expertise: "expert", roles: ["reviewer"] });
  expect((await browser("GET", "/api/me")).status).toBe(200);
  const [entry] = (await admin("GET", `/api/audit?subject=${person.id}&action=person.changed`)).body.items;
  expect(entry).toMatchObject({ actor: "anna", detail: { expertise: "expert" } });
  expect((await admin("PATCH", `/api/people/${person.id}`, { expertise: "wizard" })).status).toBe(400);
  expect((await admin("PATCH", `/api/people/${person.id}`, { roles: ["viewer"] })).status).toBe(200);
  expect((await browser("GET", "/api/me")).status).toBe(401);
});
