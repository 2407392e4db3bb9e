import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROLES, type Role } from "../domain/role.ts";
import { servedRoutes } from "./api.ts";
import { addPerson } from "./people/people.ts";
import { may, PERMISSIONS } from "./permissions.ts";
import { permissionOf } from "./route.ts";
import { type Client, TestServer } from "./test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 120_000);
afterAll(() => server?.stop(), 120_000);

/** A path with parameters that exist nowhere. */
const filled = (path: string): string =>
  path.replace(/:(\w+)/g, (_, name) =>
    name === "page" ? "0" : name === "id" && path.includes("documents/:id") ? "0".repeat(64) : "none",
  );

const DENIALS = ["not-signed-in", "not-permitted"];

describe("permissions", () => {
  it("are declared by every route, and stand in docs/api.md as they are enforced", () => {
    const routes = servedRoutes(server.api);
    expect(routes.length).toBeGreaterThan(40);
    const document = readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8");
    const rows = routes.map(({ method, path }) => {
      const permission = permissionOf(method, path);
      if (permission === undefined) throw new Error(`${method} ${path} declares no permission`);
      const roles = PERMISSIONS[permission];
      return `| ${method} | \`${path.replace(/:(\w+)/g, "{$1}")}\` | ${roles === "anyone" ? "anyone" : roles.join(", ")} |`;
    });
    const written = document.split("\n").filter((line) => /^\| (GET|PUT|POST|PATCH|DELETE) /.test(line));
    expect(written.sort()).toEqual(rows.sort());
  });

  it("hold for every route, as every role and as nobody", async () => {
    const people = new Map<Role, Awaited<ReturnType<typeof addPerson>>>();
    for (const role of ROLES) people.set(role, await addPerson(server.store, { name: role, roles: [role] }, "test"));
    const clientOf = async (role: Role | null): Promise<Client> =>
      role === null ? server.nobody : server.signedIn(people.get(role)!);
    const wrong: string[] = [];
    for (const role of [null, ...ROLES]) {
      let client = await clientOf(role);
      for (const { method, path } of servedRoutes(server.api)) {
        const answer = await client(method, filled(path), method === "GET" || method === "DELETE" ? undefined : {});
        if (path === "/api/session") client = await clientOf(role); // that one signed out
        const expected = may(role && [role], permissionOf(method, path)!);
        const denied = DENIALS.includes(answer.body?.error?.code);
        if (denied === expected || answer.status >= 500)
          wrong.push(`${role ?? "nobody"} ${method} ${path}: ${answer.status} ${server.reports.join("")}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it("are refused before anything is read, so a refusal tells nothing about what is there", async () => {
    const labeller = await server.person("lena", ["labeller"]);
    const id = await server.addDocument("secret");
    for (const path of ["/api/people", "/api/audit?limit=none", `/api/evaluations/${id}`])
      expect((await labeller("GET", path)).status).not.toBe(200);
    expect((await labeller("GET", "/api/audit?limit=none")).body.error.code).toBe("not-permitted");
    expect((await server.nobody("GET", `/api/documents/${id}`)).body.error.code).toBe("not-signed-in");
  });

  it("do not serve what was never declared", async () => {
    const admin = await server.person("ada", ["admin"]);
    for (const [method, path] of [
      ["GET", "/api/nothing"],
      ["POST", "/api/audit"],
      ["PUT", "/api/people"],
    ] as const)
      expect((await admin(method, path)).status).toBe(404);
  });

  it("of a token are a part of its person's, and end with them", async () => {
    const person = await addPerson(server.store, { name: "max", roles: ["viewer", "labeller"] }, "test");
    const program = await server.program(person, ["viewer"]);
    expect((await program("GET", "/api/runs")).status).toBe(200);
    expect((await program("POST", "/api/label-queue/next", {})).body.error.code).toBe("not-permitted");
    expect((await program("POST", "/api/me/tokens", { name: "x", roles: ["viewer"] })).body.error.code).toBe(
      "not-permitted",
    );
    const admin = await server.person("boss", ["admin"]);
    expect((await admin("PATCH", `/api/people/${person.id}`, { roles: ["labeller"] })).status).toBe(200);
    expect((await program("GET", "/api/runs")).body.error.code).toBe("not-permitted");
    await admin("PATCH", `/api/people/${person.id}`, { disabled: true });
    expect((await program("GET", "/api/me")).body.error.code).toBe("not-signed-in");
  });
});
