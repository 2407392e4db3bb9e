import { and, desc, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { tables } from "../../src/store/index.ts";
import { eventually, NO_BROWSER, StudioBrowser } from "./browser.ts";
import { StudioProject } from "./project.ts";
import { secondReadings } from "./second-readings.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

describe.skipIf(NO_BROWSER !== "")(`agreement in a browser${NO_BROWSER}`, () => {
  let project: StudioProject;
  let studio: StudioBrowser;
  /** Two or more documents with something open. */
  let open: { documentId: string; path: string }[];

  beforeAll(async () => {
    project = await StudioProject.start({ documents: 9 });
    await secondReadings(project, 1);
    open = await openNow();
    studio = await StudioBrowser.start(project.studio);
  });
  afterEach(() => studio?.closePages());
  afterAll(async () => {
    await studio?.stop();
    await project?.stop();
  });

  async function openNow() {
    const { disagreements } = tables;
    const rows = await project.store.database.select().from(disagreements).orderBy(disagreements.documentId);
    return rows.filter(({ resolvedRevision }) => resolvedRevision === null);
  }
  async function revisions(documentId: string, path: string) {
    const { labels } = tables;
    return project.store.database
      .select()
      .from(labels)
      .where(and(eq(labels.documentId, documentId), eq(labels.path, path)))
      .orderBy(desc(labels.revision));
  }

  test("fields are shown with what two readings of them agree on, and who labels with their expertise", async () => {
    const page = await studio.open("/agreement");
    const row = page.getByRole("row", { name: /^date/ });
    expect(await row.textContent()).toMatch(/\d+\.\d %/);
    // The field that people disagree on stands before those on which they agree.
    const order = await page.locator("tbody th").allTextContents();
    expect(order.indexOf("date")).toBeLessThan(order.indexOf("patient"));
    await row.getByRole("link", { name: /Disagreements/ }).click();
    await page.getByText("Only date").waitFor();
    expect(page.url()).toContain("field=date");
    await studio.go(page, "/agreement?view=people");
    const sam = page.getByRole("row", { name: /^sam/ });
    expect(await sam.textContent()).toContain("trainee");
    await studio.go(page, "/agreement?view=settled");
    await eventually(async () =>
      expect(await page.locator("tbody tr").allTextContents()).toEqual([expect.stringMatching(/vera.*expert/)]),
    );
  });

  test("a disagreement is settled by key, with both boxes on the page, and kept as an adjudication", async () => {
    const [first] = open;
    if (!first) throw new Error("nothing is open");
    const page = await studio.open(`/agreement?view=settle&document=${first.documentId}&path=${first.path}`);
    await page.locator('.page-boxes-sheet rect[data-side="one"]').waitFor();
    await eventually(async () => expect(await page.locator('.page-boxes-sheet rect[data-side="two"]').count()).toBe(1));
    const before = await revisions(first.documentId, first.path);
    const [second, one] = [
      before.find(({ author }) => author === "sam"),
      before.find(({ author }) => author === "ruth"),
    ];
    await eventually(async () =>
      expect(await page.locator(".settle-reading").allTextContents()).toEqual([
        expect.stringContaining(one?.value ?? "?"),
        expect.stringContaining(second?.value ?? "?"),
      ]),
    );
    await page.keyboard.press("2");
    await eventually(async () =>
      expect((await revisions(first.documentId, first.path))[0]).toMatchObject({
        author: "admin",
        method: "adjudication",
        value: second?.value,
        evidence: second?.evidence,
      }),
    );
    const { audit } = tables;
    const [entry] = await project.store.database
      .select()
      .from(audit)
      .where(and(eq(audit.subject, first.documentId), eq(audit.actor, "admin")))
      .orderBy(desc(audit.sequence));
    expect(JSON.parse(entry?.detail ?? "{}")).toMatchObject({ labels: 1, method: "adjudication" });
  });

  test("where neither is right a third value is written, by keyboard alone, and the next document follows", async () => {
    const [next] = await openNow();
    if (!next) throw new Error("nothing is open");
    const page = await studio.open(`/agreement?view=settle&document=${next.documentId}&path=${next.path}`);
    await page.locator(".settle-reading").first().waitFor();
    await page.keyboard.press("3");
    await page.keyboard.type("a third value");
    await page.keyboard.press("Enter");
    await eventually(async () =>
      expect((await revisions(next.documentId, next.path))[0]).toMatchObject({
        value: "a third value",
        status: "present",
        method: "adjudication",
      }),
    );
    const left = (await openNow()).filter(({ documentId }) => documentId === next.documentId);
    for (const { path } of left) {
      await page.getByRole("heading", { name: new RegExp(path.replaceAll(/[[\].]/g, "\\$&")) }).waitFor();
      await page.keyboard.press("1");
      await eventually(async () => expect((await revisions(next.documentId, path))[0]?.method).toBe("adjudication"));
    }
    await page.getByRole("button", { name: "Next document" }).waitFor();
    await page.keyboard.press("Enter");
    await eventually(() => expect(page.url()).not.toContain(next.documentId));
  });

  test("one of the two readers is told what their word is worth", async () => {
    const [one] = await openNow();
    if (!one) throw new Error("nothing is open");
    const { labelWork } = tables;
    await project.store.database
      .update(labelWork)
      .set({ person: "admin" })
      .where(and(eq(labelWork.documentId, one.documentId), eq(labelWork.purpose, "second")));
    const page = await studio.open(`/agreement?view=settle&document=${one.documentId}`);
    await page.getByText("You are one of the two readers").waitFor();
  });

  test("the screens are without serious faults of access, light and dark", async () => {
    const [one] = await openNow();
    expect(
      await studio.faults([
        "/agreement",
        "/agreement?view=open",
        "/agreement?view=settled",
        "/agreement?view=people",
        `/agreement?view=settle&document=${one?.documentId}`,
      ]),
    ).toEqual([]);
    expect(studio.problems).toEqual([]);
  });
});
