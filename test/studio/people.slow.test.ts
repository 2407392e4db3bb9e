import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { testSpecialty } from "../../src/release/test-release.ts";
import { type RunningStudio, startStudio } from "../../src/server/index.ts";
import { makeLink } from "../../src/server/people/links.ts";
import { addPerson } from "../../src/server/people/people.ts";
import { tables } from "../../src/store/index.ts";
import { openTestStore, type TestStore } from "../../src/store/test-store.ts";
import { eventually, NO_BROWSER, StudioBrowser } from "./browser.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

describe.skipIf(NO_BROWSER !== "")(`people and audit in a browser${NO_BROWSER}`, () => {
  let kept: TestStore;
  let running: RunningStudio;
  let studio: StudioBrowser;

  beforeAll(async () => {
    kept = await openTestStore("studio-people");
    running = await startStudio(
      kept.store,
      { specialty: testSpecialty(), projectFolder: kept.store.folder },
      { port: 0 },
    );
    studio = await StudioBrowser.start(running);
  });
  afterEach(() => studio?.closePages());
  afterAll(async () => {
    await studio?.stop();
    await running?.close();
    await kept?.remove();
  });

  test("roles and expertise are changed where they stand; expertise ends no session", async () => {
    const { store } = kept;
    const person = await addPerson(store, { name: "lena", roles: ["labeller"] }, "test");
    const { secret } = await makeLink(store, person, "test", new Date());
    const own = await StudioBrowser.start({ url: running.url, link: `${running.url}/#link=${secret}` });
    try {
      const page = await studio.open("/people");
      await page.getByLabel("Expertise of lena").selectOption("expert");
      const { people, sessions } = tables;
      const stored = async () => (await store.database.select().from(people).where(eq(people.name, "lena")))[0];
      await eventually(async () => expect((await stored())?.expertise).toBe("expert"));
      expect(await store.database.$count(sessions, eq(sessions.personId, person.id))).toBe(1);
      // Lena's session is listed, and ends where it is listed.
      await page.getByRole("link", { name: "lena", exact: true }).click();
      const list = page.getByRole("region", { name: "Sessions of lena" });
      await eventually(async () => expect(await list.locator("tbody tr").count()).toBe(1));
      await list.getByRole("button", { name: /^End the session/ }).click();
      await page.getByText("Nowhere signed in.").waitFor();
      const hers = await own.context.newPage();
      await hers.goto(`${running.url}/label`);
      await hers.getByLabel("Password").waitFor();
      await page.getByRole("row", { name: /^lena/ }).getByLabel("reviewer").click();
      await eventually(async () => expect((await stored())?.roles).toEqual(["labeller", "reviewer"]));
    } finally {
      await own.stop();
    }
  });

  test("a token is made with some roles and an end, shown once, used and revoked", async () => {
    const page = await studio.open("/account");
    await page.getByRole("checkbox", { name: "admin" }).uncheck();
    await page.getByRole("checkbox", { name: "labeller" }).check();
    await page.getByLabel("What it is for").fill("nightly import");
    await page.getByLabel("Ends").selectOption({ label: "in 30 days" });
    await page.getByRole("button", { name: "Make", exact: true }).click();
    const secret = (await page.locator(".banner code").textContent()) ?? "";
    expect(secret).toMatch(/^residency_/);
    const [token] = await kept.store.database.select().from(tables.tokens);
    expect(token).toMatchObject({ name: "nightly import", roles: ["labeller"], revokedAt: null });
    expect(Number(token?.expiresAt) - Date.now()).toBeGreaterThan(29 * 86_400_000);
    const call = (path: string): Promise<number> =>
      fetch(`${running.url}${path}`, { headers: { authorization: `Bearer ${secret}` } }).then(({ status }) => status);
    expect(await call("/api/label-queue")).toBe(200);
    expect(await call("/api/audit")).toBe(403);
    await page.reload();
    const row = page.getByRole("row", { name: /^nightly import/ });
    await row.waitFor();
    expect(await page.locator("main").textContent()).not.toContain(secret);
    await row.getByRole("button", { name: /^Revoke/ }).click();
    await row.getByText(/^revoked/).waitFor();
    expect(await call("/api/label-queue")).toBe(401);
  });

  test("one's own other session is ended, this one stays", async () => {
    const { store } = kept;
    const [admin] = await store.database.select().from(tables.people).where(eq(tables.people.name, "admin"));
    if (!admin) throw new Error("there is no administrator");
    const { secret } = await makeLink(store, admin, "test", new Date());
    const other = await StudioBrowser.start({ url: running.url, link: `${running.url}/#link=${secret}` });
    await other.stop();
    const page = await studio.open("/account");
    const list = page.getByRole("region", { name: "Sessions of admin" });
    await eventually(async () => expect(await list.locator("tbody tr").count()).toBe(2));
    await list.getByRole("row").filter({ hasNotText: "this one" }).getByRole("button", { name: /^End/ }).click();
    await eventually(async () => expect(await list.locator("tbody tr").count()).toBe(1));
    expect(await list.getByText("this one").count()).toBe(1);
  });

  test("the chain is filtered by what stands in it, an entry opens whole, and a break is named", async () => {
    const page = await studio.open("/audit");
    await page.getByText(/The chain of \d+ entries is intact/).waitFor();
    await page.getByRole("link", { name: "token.made" }).click();
    await eventually(async () => expect(await page.locator(".audit-row").count()).toBe(1));
    expect(page.url()).toContain("action=token.made");
    await page.locator(".audit-row td:first-child a").click();
    const { audit } = tables;
    const [entry] = await kept.store.database.select().from(audit).where(eq(audit.action, "token.made"));
    await page.getByText(entry?.hash ?? "?", { exact: true }).waitFor();
    await page.getByText(entry?.previous ?? "?", { exact: true }).waitFor();
    expect(page.url()).toContain(`entry=${entry?.sequence}`);
    // The table refuses changes; somebody with the database in their hands is found all the same.
    const { database } = kept.store;
    await database.execute("alter table audit disable trigger all");
    await database
      .update(audit)
      .set({ actor: "nobody" })
      .where(eq(audit.sequence, entry?.sequence ?? 0));
    await page.getByRole("button", { name: /^Verify again/ }).click();
    await page.getByText(`The chain breaks at entry ${entry?.sequence}:`).waitFor();
    await database
      .update(audit)
      .set({ actor: entry?.actor ?? "" })
      .where(eq(audit.sequence, entry?.sequence ?? 0));
    await database.execute("alter table audit enable trigger all");
    await page.getByRole("button", { name: /^Verify again/ }).click();
    await page.getByText(/is intact/).waitFor();
  });

  test("the screens are without serious faults of access, light and dark", async () => {
    const [lena] = await kept.store.database.select().from(tables.people).where(eq(tables.people.name, "lena"));
    expect(await studio.faults(["/people", `/people?id=${lena?.id}`, "/account", "/audit", "/audit?entry=1"])).toEqual(
      [],
    );
    expect(studio.problems).toEqual([]);
  });
});
