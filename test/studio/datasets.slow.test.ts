import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { eventually, NO_BROWSER, StudioBrowser } from "./browser.ts";
import { addLoop } from "./loop-data.ts";
import { DONE_RUN, StudioProject } from "./project.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 240_000 });

describe.skipIf(NO_BROWSER !== "")(`datasets in a browser${NO_BROWSER}`, () => {
  let project: StudioProject;
  let browser: StudioBrowser;
  let version: string;
  beforeAll(async () => {
    project = await StudioProject.start();
    version = await addLoop(project);
    browser = await StudioBrowser.start(project.studio);
  });
  afterEach(() => browser?.closePages());
  afterAll(async () => {
    await browser?.stop();
    await project?.stop();
  });

  test("what a version is made of is shown by family, domain, facility and class, as the address says", async () => {
    const page = await browser.open(`/datasets?id=${version}`);
    await page.getByText("No leak.").waitFor();
    const firsts = () => page.locator("tbody th").allTextContents();
    await eventually(async () => expect(await firsts()).toEqual(["lab-report", "receipt"]));
    await page.getByRole("button", { name: "Facility" }).click();
    await eventually(async () =>
      expect((await firsts()).sort()).toEqual(["Mobile unit", "North clinic", "South clinic"]),
    );
    expect(page.url()).toContain("by=facility");
    await page.reload();
    await eventually(async () => expect(await firsts()).toContain("Mobile unit"));
  });

  test("screening leads to the label that it doubts, and rows to where they came from", async () => {
    const page = await browser.open(`/datasets?id=${version}&view=screening`);
    await page.getByText("2 of 214 labels are likely wrong").waitFor();
    await page.getByRole("link", { name: "Look at it" }).first().click();
    await eventually(() => expect(page.url()).toContain("field=results"));
    const row = project.made.documents.find(({ family }, index) => family === "lab-report" && index % 5 === 1);
    await browser.go(page, `/datasets?id=${version}&view=documents&split=train`);
    await page.getByRole("link", { name: row?.name ?? "", exact: true }).click();
    await page.getByRole("heading", { name: "Source file" }).waitFor();
    const said = (await page.locator(".row-steps").textContent()) ?? "";
    expect(said).toContain(row?.id);
    expect(said).toContain(row?.pages[0]?.sha256);
    expect(said).toContain("Split: train, and learned from");
    expect(said).toMatch(/Runs that learned from it2 runs.*9a41c07d52/);
    await page.getByRole("link", { name: DONE_RUN.slice(0, 10) }).click();
    await eventually(() => expect(page.url()).toContain(`/runs?id=${DONE_RUN}`));
  });

  test("two versions are told apart document by document", async () => {
    const page = await browser.open(`/datasets?id=${version}`);
    await page.getByLabel("Compare with").selectOption({ index: 1 });
    await page.getByText("changed", { exact: true }).first().waitFor();
    expect(await page.locator("tbody tr").first().textContent()).toMatch(/split/);
  });

  test("is without serious faults of access", async () => {
    const [document] = project.made.documents;
    const of = `/datasets?id=${version}`;
    expect(await browser.faults([of, `${of}&view=screening`, `${of}&document=${document?.id}`])).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
