import { existsSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { vi } from "vitest";
import type { RunningStudio } from "../../src/server/index.ts";
import { ROOT } from "../support.ts";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

/** Empty where browser tests can run; else what stands behind their names. */
export const NO_BROWSER = existsSync(executablePath)
  ? ""
  : ` (skipped: there is no Chromium at ${executablePath}; set CHROMIUM_PATH)`;

/** Until it holds; machines that are busy with other things take their time. */
export const eventually = <Found>(check: () => Found | Promise<Found>): Promise<Found> =>
  vi.waitFor(check, { timeout: 30_000 });

/** A browser that is signed in, and what went wrong in its pages. */
export class StudioBrowser {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly problems: string[] = [];
  readonly #url: string;
  readonly #opened: Page[] = [];

  private constructor(browser: Browser, context: BrowserContext, url: string) {
    this.browser = browser;
    this.context = context;
    this.#url = url;
  }

  /** Signs in by a link: the studio's first one, or a link that an administrator made. */
  static async start({ url, link }: Pick<RunningStudio, "url" | "link">): Promise<StudioBrowser> {
    if (!existsSync(join(ROOT, "studio/dist/index.html"))) throw new Error("the studio is not built: `npm run setup`");
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(link ?? url);
    await page.getByRole("link", { name: "Residency, home" }).waitFor();
    await page.close();
    return new StudioBrowser(browser, context, url);
  }

  async open(path: string): Promise<Page> {
    const page = await this.context.newPage();
    this.#opened.push(page);
    this.watch(page, path);
    await this.go(page, path);
    return page;
  }

  async go(page: Page, path: string): Promise<void> {
    await page.goto(`${this.#url}${path}`);
    await page.locator("main h1").first().waitFor();
    await eventually(async () => {
      if ((await page.locator(".state-loading").count()) > 0) throw new Error(`${path} is still loading`);
    });
  }

  /** Notes what a page throws and what the policy refuses. Refused requests are a part of some tests. */
  watch(page: Page, path: string): void {
    page.on("pageerror", (error) => this.problems.push(`${path}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        this.problems.push(`${path}: ${message.text()}`);
    });
  }

  /** Serious faults of access of these screens, light and dark, and screens that are wider than the window. */
  async faults(paths: readonly string[]): Promise<string[]> {
    const page = await this.open(paths[0] ?? "/");
    const found: string[] = [];
    for (const path of paths) {
      await page.emulateMedia({ colorScheme: "light" });
      await this.go(page, path);
      await page.evaluate(axe.source);
      const check = async (scheme: string, run: object): Promise<void> => {
        const violations = (await page.evaluate(
          `axe.run({ runOnly: ${JSON.stringify(run)} }).then(({ violations }) => violations
            .filter(({ impact }) => impact === "serious" || impact === "critical")
            .map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")))`,
        )) as string[];
        found.push(...violations.map((violation) => `${scheme} ${path}: ${violation}`));
      };
      await check("light", { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
      // Only the colours differ.
      await page.emulateMedia({ colorScheme: "dark" });
      await check("dark", { type: "rule", values: ["color-contrast"] });
      if (Number(await page.evaluate("document.documentElement.scrollWidth")) > 1366) found.push(`${path} is too wide`);
    }
    return found;
  }

  async closePages(): Promise<void> {
    for (const page of this.#opened.splice(0)) await page.close();
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }
}
