import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { seededRandom } from "../../src/domain/random.ts";
import { tables } from "../../src/store/index.ts";
import { openTestStore, type TestStore } from "../../src/store/test-store.ts";
import { ended, TestProject } from "../support.ts";
import { NO_BROWSER, StudioBrowser } from "./browser.ts";
import { addRead, input } from "./labelling.ts";

vi.setConfig({ testTimeout: 600_000, hookTimeout: 240_000 });

const FIELDS = Array.from({ length: 60 }, (_, index) => `item_${String(index).padStart(2, "0")}`);
const KILLS = 4;
/** Longest from a save being sent to the kill, milliseconds: before it is read, while it is written, and after it was answered. */
const LATEST_MS = 40;
const CONFIG = `import { defineSpecialty } from "residency";
export default defineSpecialty({
  name: "forms",
  base: "none",
  families: ["form"],
  fields: ${JSON.stringify(FIELDS.map((path) => ({ path })))},
});
`;

describe.skipIf(NO_BROWSER !== "")(`labelling while the server is killed${NO_BROWSER}`, () => {
  let kept: TestStore;
  let project: TestProject;
  let server: { process: ChildProcess; url: string; link: string | null };
  let browser: StudioBrowser;
  let port: number;

  beforeAll(async () => {
    kept = await openTestStore("studio-kill");
    project = new TestProject(CONFIG);
    port = await freePort();
    server = await startServer();
    browser = await StudioBrowser.start(server);
  });
  afterAll(async () => {
    await browser?.stop();
    server?.process.kill("SIGKILL");
    if (server) await ended(server.process);
    await project?.remove();
    await kept?.remove();
  });

  /** The studio as people start it, over the same store and on the same port each time. */
  function startServer(): Promise<typeof server> {
    const process = project.start(["studio", "--port", String(port)], { RESIDENCY_HOME: kept.store.folder });
    return new Promise((resolve, reject) => {
      let said = "";
      const read = (chunk: Buffer): void => {
        said += chunk;
        const url = /open at (\S+)/.exec(said)?.[1];
        if (url && said.includes("Ctrl-C"))
          resolve({ process, url, link: /(http\S+#link=\S+)/.exec(said)?.[1] ?? null });
      };
      process.stdout?.on("data", read);
      process.stderr?.on("data", read);
      process.once("exit", (code) => reject(new Error(`the studio ended with ${code}: ${said}`)));
    });
  }

  const rows = (documentId: string) =>
    kept.store.database.select().from(tables.labels).where(eq(tables.labels.documentId, documentId));

  test("every edit that was acknowledged is there after each kill, and all others are sent again", async () => {
    const id = await addRead(kept.store, "form", { family: "form", pages: [[]] });
    const page = await browser.open(`/label/${id}`);
    const random = seededRandom(20_261_121);
    const acknowledged = new Map<string, string | null>();
    const lost: string[] = [];
    let kills = 0;
    let saves = 0;
    let spared = 0; // saves in a row that no kill met
    let restarting: Promise<void> | undefined;

    async function killAndRestart(): Promise<void> {
      await new Promise((resolve) => setTimeout(resolve, random.next() * LATEST_MS));
      server.process.kill("SIGKILL");
      await ended(server.process);
      kills++;
      // What a person was told is saved stands in the database, whatever the server was doing.
      const stands = new Map((await rows(id)).map(({ path, value }) => [path, value]));
      for (const [path, value] of acknowledged) if (stands.get(path) !== value) lost.push(path);
      server = await startServer();
      restarting = undefined;
    }
    const isSave = (request: { method(): string; url(): string }): boolean =>
      request.method() === "PUT" && request.url().endsWith("/labels");
    page.on("request", (request) => {
      if (!isSave(request) || restarting || kills >= KILLS) return;
      saves++;
      // Not the first one, and not each one.
      if (saves < 2 || (random.next() >= 0.6 && ++spared < 2)) return;
      spared = 0;
      restarting = killAndRestart();
    });
    page.on("response", (response) => {
      if (!isSave(response.request()) || response.status() !== 200) return;
      const { labels } = JSON.parse(response.request().postData() ?? "{}") as {
        labels: { path: string; value: string }[];
      };
      for (const { path, value } of labels) acknowledged.set(path, value);
    });

    // Every state that is shown, however short: a server that comes back soon is away for less than a key press.
    await page.evaluate(`{
      const note = () => window.shownStates.add(document.querySelector(".save-state")?.dataset.state);
      window.shownStates = new Set();
      new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-state"] });
    }`);
    await input(page, FIELDS[0] ?? "").focus();
    for (const [index] of FIELDS.entries()) {
      await page.keyboard.type(`value ${index}`, { delay: 15 });
      await page.keyboard.press("Enter");
      // A person goes on typing while the server is away; it comes back sooner or later.
      if (index % 10 === 9) await restarting;
    }
    await restarting;
    await vi.waitFor(async () => expect(await page.locator(".save-state").getAttribute("data-state")).toBe("saved"), {
      timeout: 60_000,
      interval: 200,
    });
    await restarting;
    await vi.waitFor(() => expect(acknowledged.size).toBe(FIELDS.length), { timeout: 30_000 });

    expect(lost).toEqual([]);
    expect(kills).toBe(KILLS);
    expect(await page.evaluate("[...window.shownStates]")).toContain("offline");
    const stands = await rows(id);
    expect(Object.fromEntries(stands.map(({ path, value }) => [path, value]))).toEqual(
      Object.fromEntries(FIELDS.map((path, index) => [path, `value ${index}`])),
    );
    // What was committed and never answered was sent again, and that made no second revision.
    expect(stands).toHaveLength(FIELDS.length);
    expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft')).length")).toBe(0);
  });
});

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  if (address === null || typeof address === "string") throw new Error("there is no port");
  return address.port;
}
