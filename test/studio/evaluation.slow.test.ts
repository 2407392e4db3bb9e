import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { eventually, NO_BROWSER, StudioBrowser } from "./browser.ts";
import { StudioProject } from "./project.ts";
import { keepAnswers } from "./second-readings.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

describe.skipIf(NO_BROWSER !== "")(`evaluation in a browser${NO_BROWSER}`, () => {
  let project: StudioProject;
  let studio: StudioBrowser;

  beforeAll(async () => {
    project = await StudioProject.start({ documents: 12 });
    await keepAnswers(project);
    studio = await StudioBrowser.start(project.studio);
  });
  afterEach(() => studio?.closePages());
  afterAll(async () => {
    await studio?.stop();
    await project?.stop();
  });

  const at = (search = ""): string => `/evaluation?id=${project.made.result.id}${search}`;
  const tuned = () => project.made.result.candidates[1]?.id ?? "";
  const isSpecial = (documentId: string): boolean =>
    project.made.documents.find(({ id }) => id === documentId)?.family === "lab-report";

  test("the rows behind a number are as many as it counts", async () => {
    const page = await studio.open(at());
    const decision = project.made.result.candidates[1]?.criticality.decision?.exact;
    const cell = page
      .getByRole("row", { name: /^Decision fields/ })
      .locator("a.score")
      .nth(1);
    expect(await cell.textContent()).toContain(`${decision?.right}/${decision?.n}`);
    await cell.click();
    await page.getByLabel("Outcome").selectOption("right");
    await eventually(async () =>
      expect(await page.locator(".behind .error-row").count()).toBe(Math.min(100, decision?.right ?? -1)),
    );
    expect(new URL(page.url()).searchParams.get("criticality")).toBe("decision");
  });

  test("a slice opens the rows of its own documents", async () => {
    const page = await studio.open(at("&view=slices"));
    const slice = project.made.result.candidates[1]?.slices?.find(
      ({ by, exact }) => by === "facility" && exact.score.kind === "scored",
    );
    if (!slice) throw new Error("there is no slice");
    const table = page.getByRole("region", { name: "By facility" });
    const row = table.getByRole("row", { name: new RegExp(`^${slice.value}`) });
    expect(await row.textContent()).toContain(String(slice.documents));
    await row.locator("a.score").nth(1).click();
    await page.locator(".error-row").first().waitFor();
    const { searchParams } = new URL(page.url());
    expect(searchParams.get("facility")).toBe(slice.value);
    const names = new Set(await page.locator(".error-row a").allTextContents());
    const own = project.made.documents.filter(({ facility }) => facility === slice.value).map(({ name }) => name);
    expect([...names].filter((name) => !own.includes(name))).toEqual([]);
  });

  test("an error shows its page with the label's box and the answer's, and the answers side by side", async () => {
    // Tuned names a box for the patient; where the value is wrong both boxes are of interest.
    const row = project.made.fields.find(
      (one) => one.candidate === tuned() && one.path === "patient" && one.outcome === "right",
    );
    if (!row) throw new Error("tuned read no patient");
    const page = await studio.open(
      at(`&field=patient&candidate=${encodeURIComponent(tuned())}&document=${row.documentId}&path=patient`),
    );
    await page.locator('.page-boxes-sheet rect[data-side="one"]').waitFor();
    await eventually(async () => expect(await page.locator('.page-boxes-sheet rect[data-side="two"]').count()).toBe(1));
    const answers = page.getByRole("region", { name: "All answers to this document" });
    await eventually(async () =>
      expect(await answers.locator("thead th").allTextContents()).toEqual(["Field", "Label", "base", "tuned"]),
    );
    expect(await answers.locator("tr[data-active]").textContent()).toContain(row.expected ?? "?");
    // The arrow keys go from row to row, and the address goes with them.
    await page.locator(".error-row a").first().focus();
    await page.keyboard.press("ArrowDown");
    await eventually(() => expect(page.url()).not.toContain(row.documentId));
  });

  test("what was forgotten opens the general documents alone", async () => {
    const page = await studio.open(at("&view=retention"));
    await page.locator("a.score").nth(1).click();
    await page.locator(".error-row").first().waitFor();
    const names = await page.locator(".error-row a").allTextContents();
    const special = project.made.documents.filter(({ id }) => isSpecial(id)).map(({ name }) => name);
    expect(names.filter((name) => special.includes(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
  });

  test("an evaluation that cannot begin says why", async () => {
    const page = await studio.open(at());
    await page.getByRole("button", { name: "Evaluate the newest version" }).click();
    // The project's folder holds no config, so the command that evaluates cannot begin.
    await page.getByText("config-missing").waitFor();
  });

  test("on paper there is the whole report and nothing to click", async () => {
    const page = await studio.open(at("&view=report"));
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("button", { name: "Print, or save as PDF" }).isVisible()).toBe(false);
    expect(await page.getByRole("navigation", { name: "Screens" }).isVisible()).toBe(false);
    for (const part of ["Fields", "Slices", "Confidence", "Retention"])
      expect(await page.getByRole("heading", { name: part, exact: true }).isVisible()).toBe(true);
    expect(await page.locator(".plot svg").count()).toBe(2);
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("the screens are without serious faults of access, light and dark", async () => {
    const wrong = project.made.fields.find((one) => one.candidate === tuned() && one.outcome === "wrong");
    const row = new URLSearchParams({
      outcome: "wrong",
      candidate: tuned(),
      document: wrong?.documentId ?? "",
      path: wrong?.path ?? "",
    });
    expect(
      await studio.faults([
        at(),
        at("&view=slices"),
        at("&view=confidence"),
        at("&view=retention"),
        at("&view=report"),
        at(`&${row}`),
      ]),
    ).toEqual([]);
    expect(studio.problems).toEqual([]);
  });
});
