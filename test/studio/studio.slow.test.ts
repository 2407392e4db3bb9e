import { existsSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { and, desc, eq } from "drizzle-orm";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { tables } from "../../src/store/index.ts";
import { openStudy } from "../../src/study/index.ts";
import { ROOT } from "../support.ts";
import { eventually } from "./browser.ts";
import { StudioProject, TEN_FIELDS, TRAINING_RUN } from "./project.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const reason = existsSync(executablePath)
  ? ""
  : ` (skipped: there is no Chromium at ${executablePath}; set CHROMIUM_PATH)`;

describe.skipIf(reason !== "")(`the studio in a browser${reason}`, () => {
  let project: StudioProject;
  let browser: Browser;
  let context: BrowserContext;
  const problems: string[] = [];
  const opened: Page[] = [];

  beforeAll(async () => {
    if (!existsSync(join(ROOT, "studio/dist/index.html"))) throw new Error("the studio is not built: `npm run setup`");
    project = await StudioProject.start();
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(project.studio.link ?? "");
    await page.getByRole("link", { name: "admin" }).waitFor();
    expect(page.url()).not.toContain("link="); // the secret does not stay in the address
    await page.close();
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await project?.stop();
  });

  async function open(path: string): Promise<Page> {
    const page = await context.newPage();
    opened.push(page);
    page.on("pageerror", (error) => problems.push(`${path}: ${error.message}`));
    // Refused requests are a part of some tests; what the policy refuses never is.
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        problems.push(`${path}: ${message.text()}`);
    });
    await page.goto(`${project.studio.url}${path}`);
    await page.locator("main h1").first().waitFor();
    return page;
  }
  const input = (page: Page, path: string) => page.locator(`[id="value:${path}"]`);
  const state = (page: Page) => page.locator(".save-state");
  const saved = (page: Page): Promise<unknown> =>
    eventually(async () => expect(await state(page).getAttribute("data-state")).toBe("saved"));
  async function label(documentId: string, path: string) {
    const { labels } = tables;
    const [row] = await project.store.database
      .select()
      .from(labels)
      .where(and(eq(labels.documentId, documentId), eq(labels.path, path)))
      .orderBy(desc(labels.revision))
      .limit(1);
    return row;
  }

  test("a document with ten fields is labelled by keyboard alone", async () => {
    const id = await project.addBlank("a1", "referral");
    const page = await open(`/label/${id}`);
    // The first field without an answer has the focus.
    await eventually(async () => expect(await page.evaluate("document.activeElement.id")).toBe("value:patient"));
    const typed: Record<string, string> = { patient: "Ann Lee", date_of_birth: "1961-04-02", sex: "female" };
    for (const value of Object.values(typed)) {
      await page.keyboard.type(value);
      await page.keyboard.press("Enter");
    }
    await page.keyboard.press("x"); // referrer
    await page.keyboard.press("i"); // practice
    await page.keyboard.press("Alt+n"); // date
    await page.keyboard.press("F2"); // reason begins with a letter that is a key
    await page.keyboard.type("xerostomia");
    await page.keyboard.press("Enter");
    for (const value of ["routine", "none known", "42 mg"]) {
      await page.keyboard.type(value);
      await page.keyboard.press("Enter");
    }
    await saved(page);
    await page.keyboard.press("Shift+Enter");
    await eventually(() => expect(page.url()).not.toContain(id));
    const rows = await Promise.all(TEN_FIELDS.map((path) => label(id, path)));
    expect(rows.map((row) => (row?.status === "present" ? row.value : row?.status))).toEqual([
      ...Object.values(typed),
      "absent",
      "illegible",
      "not-applicable",
      "xerostomia",
      "routine",
      "none known",
      "42 mg",
    ]);
    expect(new Set(rows.map((row) => row?.author))).toEqual(new Set(["admin"]));
  });

  test("Enter takes a suggestion with its box; where models differ both stand there", async () => {
    const { id, fields = {} } = project.made.documents.filter(({ family }) => family === "lab-report")[0] ?? { id: "" };
    const page = await open(`/label/${id}`);
    await input(page, "patient").focus();
    await eventually(async () => expect(await page.locator("rect.box-active.box-proposed").count()).toBeGreaterThan(0));
    await page.keyboard.press("Enter");
    await input(page, "date").focus();
    const proposals = page.locator('[data-path="date"] .proposal');
    await eventually(async () => expect(await proposals.count()).toBe(2));
    await page.keyboard.press("Alt+2");
    await saved(page);
    expect(await label(id, "patient")).toMatchObject({
      value: fields.patient?.value,
      evidence: fields.patient?.evidence,
    });
    expect((await label(id, "date"))?.value).not.toBe(fields.date?.value);
    // Rows are a table, and a cell is edited as a field is.
    const cell = input(page, "results[0].value");
    await cell.focus();
    await page.keyboard.type("5.8");
    await page.keyboard.press("Enter");
    await saved(page);
    expect((await label(id, "results[0].value"))?.value).toBe("5.8");
    expect(page.url()).toContain("field=results");
  });

  test("dragging on the page gives the value in focus a box, on a rotated page too", async () => {
    const id = await project.addBlank("a2", "referral");
    const page = await open(`/label/${id}?field=reason`);
    await eventually(async () => expect(await page.evaluate("document.activeElement.id")).toBe("value:reason"));
    await page.keyboard.type("cough");
    await page.keyboard.press("Alt+r");
    const sheet = await page.locator(".sheet").boundingBox();
    if (!sheet) throw new Error("there is no page");
    // Turned clockwise, the page's left edge is on top: a box at its top left is drawn at the top right.
    await page.mouse.move(sheet.x + sheet.width * 0.9, sheet.y + sheet.height * 0.1);
    await page.mouse.down();
    await page.mouse.move(sheet.x + sheet.width * 0.8, sheet.y + sheet.height * 0.4, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press("Enter");
    await saved(page);
    const [box] = (await label(id, "reason"))?.evidence ?? [];
    expect(box?.page).toBe(0);
    expect([box?.x, box?.y, box?.width, box?.height].map((at) => Number(at?.toFixed(1)))).toEqual([0.1, 0.1, 0.3, 0.1]);
    // The same without a mouse.
    await input(page, "reason").focus();
    await page.keyboard.press("Alt+b");
    await page.keyboard.press("ArrowDown"); // on the turned page, down is along the upright one's lines
    await page.keyboard.press("Enter");
    await saved(page);
    expect((await label(id, "reason"))?.evidence[0]?.x).toBeCloseTo((box?.x ?? 0) + 0.01, 5);
  });

  test("two tabs on one document: both versions are shown, and the person chooses", async () => {
    const id = await project.addBlank("a3", "referral");
    const [first, second] = [await open(`/label/${id}`), await open(`/label/${id}`)];
    await input(first, "patient").focus();
    await first.keyboard.type("Ann");
    await first.keyboard.press("Enter");
    await saved(first);
    await input(second, "patient").focus();
    await second.keyboard.type("Bob");
    await second.keyboard.press("Enter");
    const dialog = second.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/Bob.*Ann/);
    expect((await label(id, "patient"))?.value).toBe("Ann"); // nothing was overwritten
    // An Enter that was meant for a field chooses nothing; and what is not disputed is saved all the same.
    await second.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    expect((await label(id, "patient"))?.value).toBe("Ann");
    await input(second, "sex").focus();
    await second.keyboard.type("male");
    await second.keyboard.press("Enter");
    await eventually(async () => expect((await label(id, "sex"))?.value).toBe("male"));
    await second.getByRole("button", { name: "Choose versions" }).click();
    await second.getByRole("button", { name: /Keep mine/ }).click();
    await saved(second);
    expect(await label(id, "patient")).toMatchObject({ value: "Bob", revision: 2 });
    // And the other way.
    await input(first, "patient").focus();
    await first.keyboard.type("Eve");
    await first.keyboard.press("Enter");
    await first.getByRole("button", { name: /Keep theirs/ }).click();
    await saved(first);
    await eventually(async () => expect(await input(first, "patient").inputValue()).toBe("Bob"));
    expect(await label(id, "patient")).toMatchObject({ value: "Bob", revision: 2 });
  });

  test("offline, edits stay in the browser, outlive the tab, and are sent when the studio is back", async () => {
    const id = await project.addBlank("a4", "referral");
    const page = await open(`/label/${id}`);
    await context.setOffline(true);
    try {
      await input(page, "patient").focus();
      await page.keyboard.type("Ann");
      await page.keyboard.press("Enter");
      await eventually(async () => expect(await state(page).textContent()).toContain("1 edit kept in this browser"));
      expect(await label(id, "patient")).toBeUndefined();
      await context.setOffline(false);
      await saved(page);
      expect((await label(id, "patient"))?.value).toBe("Ann");
      await context.setOffline(true);
      await input(page, "sex").focus();
      await page.keyboard.type("female");
      await page.keyboard.press("Enter");
      await eventually(async () => expect(await state(page).getAttribute("data-state")).toBe("offline"));
      await page.close();
    } finally {
      await context.setOffline(false);
    }
    expect(await label(id, "sex")).toBeUndefined();
    const again = await open(`/label/${id}`);
    await saved(again);
    expect((await label(id, "sex"))?.value).toBe("female");
    expect(await again.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft')).length")).toBe(0);
  });

  test("a disagreement is settled by taking one of both readings, also the one that stands", async () => {
    const id = await project.addBlank("a7", "referral");
    const { labels, disagreements } = tables;
    const reading = { documentId: id, path: "urgency", status: "present" as const, evidence: [] };
    await project.store.database.insert(labels).values([
      { ...reading, revision: 1, value: "urgent", author: "ruth", method: "manual" },
      { ...reading, revision: 2, value: "routine", author: "sam", method: "second-reading" },
    ]);
    await project.store.database.insert(disagreements).values({ documentId: id, path: "urgency" });
    await project.store.database
      .insert(tables.labelWork)
      .values({ documentId: id, purpose: "second", person: "sam", expiresAt: new Date(0), finishedAt: new Date(0) });
    const page = await open(`/label/${id}?purpose=adjudicate`);
    await eventually(async () => expect(await page.evaluate("document.activeElement.id")).toBe("value:urgency"));
    await eventually(async () =>
      expect(await page.locator('[data-path="urgency"] .proposal').allTextContents()).toEqual([
        "ruth urgent",
        "sam routine",
      ]),
    );
    await page.keyboard.press("Alt+2");
    await page.getByText("0 of 1 to settle").waitFor();
    await saved(page);
    expect(await label(id, "urgency")).toMatchObject({ revision: 3, value: "routine", author: "admin" });
    const [settled] = await project.store.database.select().from(disagreements).where(eq(disagreements.documentId, id));
    expect(settled?.resolvedRevision).toBe(3);
  });

  test("a key is changed where the keys are shown, and no key means two things", async () => {
    const id = await project.addBlank("a5", "referral");
    const page = await open(`/label/${id}`);
    await input(page, "patient").focus();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keys" });
    const key = dialog.getByRole("button", { name: /absent/ });
    await key.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("i");
    expect(await key.textContent()).toBe("i");
    expect(await dialog.getByRole("button", { name: /illegible/ }).textContent()).toBe("x");
    await page.keyboard.press("Escape");
    await input(page, "patient").focus();
    await page.keyboard.press("i");
    await saved(page);
    expect((await label(id, "patient"))?.status).toBe("absent");
    await page.evaluate("localStorage.removeItem('residency.keys')");
  });

  test("text from documents and people is never markup", async () => {
    const id = await project.addBlank("a6", "referral", `<img src=x onerror="document.title='owned'">`);
    const page = await open(`/label/${id}`);
    await input(page, "patient").focus();
    await page.keyboard.type(`<img src=x onerror="document.title='owned'">`);
    await page.keyboard.press("Enter");
    await saved(page);
    await page.goto(`${project.studio.url}/documents?search=onerror`);
    await page.locator(".document").waitFor();
    expect(await page.locator(".document b").textContent()).toContain("<img");
    expect(await page.title()).toBe("Residency");
  });

  test("documents: filters are in the address, files are added one by one with their results", async () => {
    const page = await open("/documents");
    await page.getByLabel(/^family/).fill("receipt");
    await page.keyboard.press("Enter");
    await eventually(async () => expect(await page.locator(".document").count()).toBe(2));
    expect(page.url()).toContain("family=receipt");
    await page.reload();
    await eventually(async () => expect(await page.locator(".document").count()).toBe(2));
    await page.getByRole("link", { name: "Clear filters" }).click();
    const scan = await sharp({ create: { width: 300, height: 300, channels: 3, background: "#eef" } })
      .png()
      .toBuffer();
    await page.locator("input[type=file]").setInputFiles([
      { name: "new scan.png", mimeType: "image/png", buffer: scan },
      { name: "broken.png", mimeType: "image/png", buffer: Buffer.from("this is no picture") },
      { name: "same scan.png", mimeType: "image/png", buffer: scan },
    ]);
    await eventually(async () =>
      expect(
        await page.locator(".upload li").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-state"))),
      ).toEqual(["added", "refused", "known"]),
    );
    await page.locator(".document", { hasText: "new scan.png" }).waitFor();
  });

  test("a run is followed live, stopped, and compared", async () => {
    const page = await open(`/runs?id=${TRAINING_RUN}`);
    await page.getByText("90 of 200").waitFor();
    await project.store.database.insert(tables.runEvents).values({
      runId: TRAINING_RUN,
      sequence: 90,
      event: { type: "log", step: 91, of: 200, seconds: 1, samples_per_second: 5, loss: 0.7, eval_loss: null },
    });
    await page.getByText("91 of 200").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("Stops after a checkpoint").waitFor();
    await page.getByLabel("Compare with").selectOption({ index: 1 });
    await eventually(async () => expect(await page.locator(".u-legend").first().textContent()).toContain("9a41c07d52"));
    expect(page.url()).toContain("other=");
  });

  test("a reader comes in by the link that People made, sees only the blind reading, and votes by key", async () => {
    const { store, made } = project;
    const reports = made.documents.filter(({ family }) => family === "lab-report").slice(0, 2);
    const candidates = made.result.candidates.map(({ name, id }) => ({ name, id }));
    for (const [index, { id }] of candidates.entries())
      await store.database
        .insert(tables.predictions)
        .values(
          reports.map((report) => ({ candidate: id, documentId: report.id, question: "q", answer: `says ${index}` })),
        );
    const study = await openStudy(store, {
      name: "first-reading",
      candidates,
      documents: reports.map(({ id }) => id),
      seed: 1,
      repeatShare: 0,
      primary: { candidate: candidates[1]?.name ?? "", against: candidates[0]?.name ?? "" },
    });
    const page = await open("/people");
    await page.getByLabel("Name").fill("rita");
    await page.locator("select[name=role]").selectOption("reader");
    await page.getByRole("button", { name: "Add" }).click();
    const link = await page.locator(".banner code").textContent();
    const own = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    try {
      const reading = await own.newPage();
      await reading.goto(link ?? "");
      await reading.getByRole("link", { name: "Read", exact: true }).click();
      await eventually(async () =>
        expect(await reading.getByRole("navigation", { name: "Screens" }).getByRole("link").allTextContents()).toEqual([
          "Blind reading",
        ]),
      );
      await reading.getByText("2 pairs left").waitFor();
      expect(await reading.locator("main").textContent()).not.toMatch(/tuned|base/);
      await reading.keyboard.press("1");
      await reading.getByText("1 pair left").waitFor();
      await reading.keyboard.press("4");
      await reading.getByText("Nothing is left for you").waitFor();
      const votes = await store.database
        .select({ vote: tables.studyVotes.vote, reader: tables.studyVotes.reader })
        .from(tables.studyVotes)
        .where(eq(tables.studyVotes.studyId, study.id));
      expect(votes.map(({ vote }) => vote).sort()).toEqual(["a", "both-bad"]);
      expect(new Set(votes.map(({ reader }) => reader))).toEqual(new Set(["rita"]));
    } finally {
      await own.close();
    }
  });

  test.each(["light", "dark"] as const)("every screen is without serious faults of access, %s", async (colorScheme) => {
    const first = project.made.documents.find(({ family }) => family === "lab-report")?.id;
    const page = await open("/");
    await page.emulateMedia({ colorScheme });
    const found: string[] = [];
    for (const path of [
      "/",
      "/documents",
      "/label",
      `/label/${first}`,
      "/agreement",
      "/datasets",
      "/runs",
      `/evaluation?id=${project.made.result.id}&field=date`,
      "/releases",
      "/reading",
      "/audit",
      "/people",
      "/account",
    ]) {
      await page.goto(`${project.studio.url}${path}`);
      await page.locator("main h1").first().waitFor();
      await eventually(async () => expect(await page.locator(".state-loading").count()).toBe(0));
      await page.evaluate(axe.source);
      const violations = (await page.evaluate(
        `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then(({ violations }) => violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")))`,
      )) as string[];
      found.push(...violations.map((violation) => `${path}: ${violation}`));
      expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(1366);
    }
    expect(found).toEqual([]);
  });

  test("no page broke the policy or threw", () => expect(problems).toEqual([]));
});
