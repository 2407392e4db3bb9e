import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { renderReport } from "./render.ts";
import type { ReportData } from "./report-data.ts";
import { madeUpReport } from "./test-evaluation.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const reason = existsSync(executablePath)
  ? ""
  : ` (skipped: there is no Chromium at ${executablePath}; set CHROMIUM_PATH)`;

describe.skipIf(reason !== "")(`the report in a browser${reason}`, () => {
  let folder: string;
  let address: string;
  let browser: Browser;
  let page: Page;
  let data: ReportData;
  const [requests, problems]: [string[], string[]] = [[], []];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "residency-report-"));
    data = await madeUpReport();
    const [document] = data.documents;
    if (!document) throw new Error("no documents");
    // A value that would run, if it were ever taken for markup.
    document.rows[0]!.expected = `<img src=x onerror="document.title='owned'"></script>`;
    const path = join(folder, "report.html");
    await writeFile(path, await renderReport(data, new Date("2026-11-20T10:00:00Z")));
    address = pathToFileURL(path).href;
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    page = await browser.newPage({ viewport: { width: 1366, height: 768 }, offline: true });
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => problems.push(message.text()));
    await page.goto(address);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const text = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .textContent()
      .then((content) => content ?? "");
  /** Waits from outside: waiting inside the page needs eval, which the report's policy forbids. */
  const holds = (expression: string): Promise<void> =>
    vi.waitFor(async () => expect(await page.evaluate(expression), expression).toBe(true), { timeout: 10_000 });
  const go = async (hash: string): Promise<void> => {
    // The report listens too, and began to before: when this is called, it has drawn what the address says.
    await page.evaluate(`new Promise((drawn) => {
      const before = location.href;
      addEventListener("hashchange", () => drawn(), { once: true });
      location.hash = ${JSON.stringify(hash)};
      if (location.href === before) drawn();
    })`);
  };

  test("it loads nothing and breaks no rule of its policy", async () => {
    expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([address]);
    expect(problems).toEqual([]);
    expect(await page.title()).toContain("residency report");
  });

  test("filters narrow, arrow keys turn pages", async () => {
    await page.selectOption("select[name=outcome]", "not-right");
    await page.selectOption("select[name=change]", "regression");
    expect(await text("#position")).toMatch(/^Document 1 of \d+$/);
    const regressions = Number(await page.locator("#status").getAttribute("data-fields"));
    const worse = data.documents
      .flatMap((document) => document.rows)
      .filter((row) => row.answers[0]?.outcome === "right" && row.answers[1]?.outcome !== "right").length;
    // A row that only the tuned model invented is worse too.
    const invented = data.documents
      .flatMap((document) => document.surplus)
      .filter((row) => row.criticality !== null && !row.answers[0] && row.answers[1]).length;
    expect(regressions).toBe(worse + invented);
    await page.locator("#rows-title").click();
    const first = await text("#document h3");
    await page.keyboard.press("ArrowRight");
    expect(await text("#position")).toMatch(/^Document 2 of/);
    expect(await text("#document h3")).not.toBe(first);
    await page.keyboard.press("ArrowLeft");
    expect(await text("#document h3")).toBe(first);
    await page.click("#next");
    expect(await text("#position")).toMatch(/^Document 2 of/);
    await page.click("button[type=reset]");
    expect(await page.locator("#status").getAttribute("data-documents")).toBe(String(data.documents.length));
  });

  test("arrow keys in a select choose, they do not turn pages", async () => {
    await page.focus("select[name=part]");
    await page.keyboard.press("ArrowRight");
    expect(await text("#position")).toMatch(/^Document 1 of/);
    await page.click("button[type=reset]");
  });

  test("evidence boxes lie over the image where the label says", async () => {
    await go("#rows?part=special&outcome=not-right&candidate=1");
    const shown = data.documents.find(
      (document) => document.special && document.rows.some((row) => row.answers[1]?.outcome !== "right"),
    );
    const row = shown?.rows.find(
      (candidate) => candidate.answers[1]?.outcome !== "right" && candidate.evidence.length > 0,
    );
    const image = await page.locator("#document img").first().boundingBox();
    const rect = await page.locator(`#document rect[data-path="${row?.path}"]`).first().boundingBox();
    const box = row?.evidence[0];
    if (!image || !rect || !box) throw new Error("there is no box to look at");
    expect(image.width).toBeGreaterThan(200);
    expect(Math.abs(rect.x - (image.x + box.x * image.width))).toBeLessThan(3);
    expect(Math.abs(rect.y - (image.y + box.y * image.height))).toBeLessThan(3);
    expect(Math.abs(rect.width - box.width * image.width)).toBeLessThan(5);
    expect(Math.abs(rect.height - box.height * image.height)).toBeLessThan(5);
  });

  test("a field's button marks its row and its box", async () => {
    const button = page.locator("button.field").last();
    const path = await button.textContent();
    await button.click();
    expect(await page.locator("rect.selected").first().getAttribute("data-path")).toBe(path);
    expect(await page.locator("tr.selected").getAttribute("data-path")).toBe(path);
  });

  test("every number leads to as many rows as it says", async () => {
    const links =
      (await page.evaluate(`[...document.querySelectorAll("a[data-fields], a[data-documents]")].map((link) => ({
      hash: link.getAttribute("href"), about: link.getAttribute("aria-label"), fields: link.dataset.fields ?? null, documents: link.dataset.documents ?? null }))`)) as {
        hash: string;
        about: string;
        fields: string | null;
        documents: string | null;
      }[];
    expect(links.length).toBeGreaterThan(60);
    for (const link of links) {
      await go(link.hash);
      const status = page.locator("#status");
      const [fields, documents] = [
        await status.getAttribute("data-fields"),
        await status.getAttribute("data-documents"),
      ];
      expect({ about: link.about, n: link.fields === null ? documents : fields }).toEqual({
        about: link.about,
        n: link.fields ?? link.documents,
      });
    }
  });

  test("a link can be followed by keyboard and puts the focus on the rows", async () => {
    await page.evaluate("location.hash = ''");
    await page.locator("#fields td.number a").first().focus();
    await page.keyboard.press("Enter");
    await holds("document.activeElement.id === 'rows'");
  });

  test("it fits a narrow screen, and print shows no controls", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await page.emulateMedia({ media: "print" });
    for (const selector of ["#filter", "#next", "nav"]) expect(await page.locator(selector).isVisible()).toBe(false);
    expect(await page.locator("#verdict").isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
  });

  test.each(["light", "dark"] as const)("text has AA contrast in the %s scheme", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const colours = (await page.evaluate(`(() => {
      const style = getComputedStyle(document.documentElement);
      return Object.fromEntries(${JSON.stringify(["paper", "panel", "select", "mark", "gap", "ink", "muted", "link", "better", "worse", "neutral", "open"])}.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
    })()`)) as Record<string, string>;
    const pairs: [string, string][] = [
      ["ink", "mark"],
      ["worse", "gap"],
      ["ink", "select"],
      ["link", "select"],
      ["worse", "select"],
      ["better", "select"],
      ["open", "select"],
      ["muted", "select"],
    ];
    for (const text of ["ink", "muted", "link", "better", "worse", "neutral", "open"])
      pairs.push([text, "paper"], [text, "panel"]);
    for (const [text, ground] of pairs)
      expect({ text, ground, ratio: contrast(colours[text] as string, colours[ground] as string) >= 4.5 }).toEqual({
        text,
        ground,
        ratio: true,
      });
  });
});

/** Contrast ratio of two #rrggbb colours, WCAG 2.2. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
