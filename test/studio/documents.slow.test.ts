import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { eventually, NO_BROWSER, StudioBrowser } from "./browser.ts";
import { StudioProject } from "./project.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 240_000 });

const MANY = 100_000;

describe.skipIf(NO_BROWSER !== "")(`many documents in a browser${NO_BROWSER}`, () => {
  let project: StudioProject;
  let browser: StudioBrowser;
  beforeAll(async () => {
    project = await StudioProject.start({ documents: 3 });
    // One page for all: what is looked at is the list.
    await project.store.database.execute(sql`
      insert into documents (id, name, source, media_type, size_bytes, family, facility, template, created_at)
      select encode(sha256(n::text::bytea), 'hex'), 'scan ' || lpad(n::text, 6, '0') || '.png', 'scan', 'image/png', 1,
        'lab-report', 'Ward ' || n % 40, 'template ' || n % 9, now() - n * interval '1 second'
      from generate_series(1, ${sql.raw(String(MANY))}) as n`);
    await project.store.database.execute(sql`
      insert into pages (document_id, index, sha256, width, height, quality, perceptual_hash)
      select d.id, 0, p.sha256, p.width, p.height, p.quality, p.perceptual_hash
      from documents d cross join (select * from pages limit 1) p where d.name like 'scan %'`);
    await project.store.database.execute(sql`analyze documents, pages`);
    browser = await StudioBrowser.start(project.studio);
  });
  afterEach(() => browser?.closePages());
  afterAll(async () => {
    await browser?.stop();
    await project?.stop();
  });

  test("a hundred thousand scroll with a screenful drawn, and each row comes once", async () => {
    const page = await browser.open("/documents");
    await page.getByText("100,005 documents").waitFor();
    const list = page.locator(".virtual");
    const names = new Set<string>();
    // More screens where parts of the list came late.
    for (let screens = 0; screens < 60 || (names.size <= 400 && screens < 600); screens++) {
      await list.evaluate((element) => element.scrollBy(0, 500));
      await eventually(async () => expect(await page.locator(".document").count()).toBeGreaterThan(5));
      for (const name of await page.locator(".document b").allTextContents()) names.add(name);
      expect(await page.locator(".virtual li").count()).toBeLessThan(60);
    }
    expect(names.size).toBeGreaterThan(400);
    // More was fetched than was drawn, and the list still goes on.
    const label = await page.locator(".virtual ul").getAttribute("aria-label");
    expect(Number(label?.replace(/\D/g, ""))).toBeGreaterThanOrEqual(400);
  });

  test("keys go from row to row, and far", async () => {
    const page = await browser.open("/documents?facility=Ward 7");
    await page.getByText("2,500 documents fit").waitFor();
    await page.locator(".document").first().focus();
    const focused = () => page.evaluate("document.activeElement.closest('li')?.dataset.index");
    await page.keyboard.press("ArrowDown");
    await eventually(async () => expect(await focused()).toBe("1"));
    await page.keyboard.press("PageDown");
    await eventually(async () => expect(Number(await focused())).toBeGreaterThan(4));
    await page.keyboard.press("Home");
    await eventually(async () => expect(await focused()).toBe("0"));
  });

  test("facilities and templates are picked from those that there are", async () => {
    const page = await browser.open("/documents");
    await eventually(async () => expect(await page.locator("#known-facility option").count()).toBeGreaterThan(39));
    await page.getByLabel(/^template/).fill("template 3");
    await page.getByText(/11,11\d documents fit/).waitFor();
    expect(page.url()).toContain("template=template");
    await page.getByLabel("Name").fill("scan 00003");
    await eventually(() => expect(page.url()).toContain("search="));
    await page.getByRole("link", { name: "Clear filters" }).click();
    await eventually(async () => expect(await page.getByLabel("Name").inputValue()).toBe(""));
  });

  test("is without serious faults of access", async () => {
    expect(await browser.faults(["/documents", "/documents?labels=labelled"])).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
