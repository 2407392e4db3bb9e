import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { tables } from "../../src/store/index.ts";
import { eventually, NO_BROWSER, StudioBrowser } from "./browser.ts";
import { addLoop } from "./loop-data.ts";
import { DONE_RUN, StudioProject, TRAINING_RUN } from "./project.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 240_000 });

describe.skipIf(NO_BROWSER !== "")(`runs in a browser${NO_BROWSER}`, () => {
  let project: StudioProject;
  let browser: StudioBrowser;
  beforeAll(async () => {
    project = await StudioProject.start();
    await addLoop(project);
    browser = await StudioBrowser.start(project.studio);
  });
  afterEach(() => browser?.closePages());
  afterAll(async () => {
    await browser?.stop();
    await project?.stop();
  });

  test("runs share a chart, and the address says which; what differs in their recipes comes first", async () => {
    const page = await browser.open(`/runs?id=${TRAINING_RUN}`);
    await page.getByLabel("Compare with").selectOption(DONE_RUN);
    await eventually(async () =>
      expect(await page.locator(".u-legend").first().textContent()).toContain("9a41c07d52 dev"),
    );
    expect(new URL(page.url()).searchParams.get("other")).toBe(DONE_RUN);
    await eventually(async () =>
      expect(await page.getByRole("table").last().textContent()).toMatch(/Setting.*3f9d27c1a4.*9a41c07d52/),
    );
    await page.getByRole("button", { name: "Compare no more with 9a41c07d52" }).click();
    await eventually(() => expect(new URL(page.url()).searchParams.has("other")).toBe(false));
  });

  test("a finished run shows its checkpoints, the best marked, and what it says beside the labels", async () => {
    const page = await browser.open(`/runs?id=${DONE_RUN}`);
    const rows = page.locator(".run-more section").first().locator("tbody tr");
    await eventually(async () => expect(await rows.count()).toBe(4));
    const texts = await rows.allTextContents();
    expect(texts.filter((text) => text.includes("best"))).toHaveLength(1);
    expect(texts.map((text) => text.endsWith("yes"))).toEqual([false, false, true, true]);
    await page.locator(".sample summary").first().click();
    await eventually(async () =>
      expect(await page.locator(".sample").first().getByRole("columnheader").allTextContents()).toEqual([
        "Field",
        "Label",
        "Base",
        "This run",
      ]),
    );
  });

  test("a run that learns shows what it answers at each step, and the address says which", async () => {
    const page = await browser.open(`/runs?id=${TRAINING_RUN}`);
    const steps = page.getByRole("combobox", { name: "Answers" });
    await eventually(async () => expect(await steps.inputValue()).toBe("90"));
    expect(await steps.locator("option").allTextContents()).toEqual(["after step 90", "after step 50"]);
    const right = async (): Promise<number> =>
      Number.parseInt((await page.locator(".sample summary > :last-child").first().textContent()) ?? "", 10);
    const late = await right();
    await steps.selectOption("50");
    await eventually(() => expect(new URL(page.url()).searchParams.get("step")).toBe("50"));
    await eventually(async () => expect(await right()).toBeLessThan(late));
  });

  test("a plan that cannot be made says why, and a silent run says since when", async () => {
    const page = await browser.open(
      `/runs?plan=${(await project.store.database.select().from(tables.datasets))[0]?.id}`,
    );
    // The project's folder holds no config, so the command that plans cannot begin.
    await page.getByRole("dialog", { name: "Train" }).getByText("config-missing").waitFor();
    await page.keyboard.press("Escape");
    await eventually(() => expect(page.url()).not.toContain("plan="));
    await project.store.database.update(tables.runEvents).set({ createdAt: new Date("2026-11-21T08:00:00Z") });
    await browser.go(page, `/runs?id=${TRAINING_RUN}`);
    await page.getByText("It has said nothing since").waitFor();
    await page.getByRole("button", { name: "Go on …" }).waitFor();
  });

  test("is without serious faults of access", async () => {
    expect(await browser.faults([`/runs?id=${TRAINING_RUN}&other=${DONE_RUN}`, `/runs?id=${DONE_RUN}`])).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
