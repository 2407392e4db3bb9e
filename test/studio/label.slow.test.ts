import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { tables } from "../../src/store/index.ts";
import { eventually, NO_BROWSER, StudioBrowser } from "./browser.ts";
import { addRead, boxOf, drag, input, type Lines, labelOf, saved, suggest } from "./labelling.ts";
import { StudioProject } from "./project.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const REFERRAL: Lines = [
  "Patient: Ann Lee   Born: 1961-04-02",
  "Reason: cough since March, no fever",
  "Medication: Aspirin 100 mg, Ramipril 5 mg",
  "Allergies: Aspirin",
];

describe.skipIf(NO_BROWSER !== "")(`labelling in a browser${NO_BROWSER}`, () => {
  let project: StudioProject;
  let studio: StudioBrowser;

  beforeAll(async () => {
    project = await StudioProject.start();
    studio = await StudioBrowser.start(project.studio);
  });
  afterEach(() => studio?.closePages());
  afterAll(async () => {
    await studio?.stop();
    await project?.stop();
  });

  const label = (documentId: string, path: string) => labelOf(project.store, documentId, path);
  const referral = (name: string, pages: readonly Lines[] = [REFERRAL]) =>
    addRead(project.store, name, { family: "referral", pages });
  const ready = (page: Page): Promise<void> =>
    eventually(async () => expect(await page.locator("[data-words]").getAttribute("data-words")).toBe("ready"));
  const active = (page: Page) => page.evaluate("document.activeElement.id");

  test("a drag snaps to the words in it; what they say is proposed, and Enter takes it with its box", async () => {
    const id = await referral("snapped");
    const page = await studio.open(`/label/${id}?field=patient`);
    await ready(page);
    await drag(page, 0, [0.085, 0.09], [0.17, 0.14]);
    const proposal = page.locator('[data-path="patient"] .proposal');
    await proposal.getByText("Ann Lee").waitFor();
    expect(await label(id, "patient")).toBeUndefined(); // a proposal is no label
    await page.keyboard.press("Enter");
    await saved(page);
    const [start, end] = [boxOf(0, REFERRAL, 0, "Ann"), boxOf(0, REFERRAL, 0, "Lee")];
    expect(await label(id, "patient")).toMatchObject({
      value: "Ann Lee",
      evidence: [
        { page: 0, x: expect.closeTo(start.x, 3), y: expect.closeTo(start.y, 3), height: expect.closeTo(0.03, 3) },
      ],
    });
    expect((await label(id, "patient"))?.evidence[0]?.width).toBeCloseTo(end.x + end.width - start.x, 3);
    // A value that is there keeps its text; only its box is fitted. And a click takes a single word.
    await input(page, "patient").focus();
    const sheet = await page.locator(".sheet").boundingBox();
    if (!sheet) throw new Error("there is no page");
    await input(page, "date_of_birth").focus();
    await page.mouse.click(sheet.x + 0.28 * sheet.width, sheet.y + 0.115 * sheet.height);
    await page.locator('[data-path="date_of_birth"] .proposal').getByText("1961-04-02").waitFor();
    // What is typed instead counts, with the box that was drawn.
    await page.keyboard.type("2 April 1961");
    await page.keyboard.press("Enter");
    await saved(page);
    const born = await label(id, "date_of_birth");
    expect(born?.value).toBe("2 April 1961");
    expect(born?.evidence[0]?.x).toBeCloseTo(boxOf(0, REFERRAL, 0, "1961-04-02").x, 3);
  });

  test("a typed value that stands on the page takes its place; in several places a key goes through them", async () => {
    const id = await referral("typed");
    const page = await studio.open(`/label/${id}?field=reason`);
    await ready(page);
    await page.keyboard.type("cough since march");
    await page.locator("rect.box-active.box-proposed").waitFor(); // seen before it is taken
    await page.keyboard.press("Enter");
    await input(page, "allergies").focus();
    await page.keyboard.type("aspirin");
    await page.keyboard.press("Enter");
    await input(page, "allergies").focus();
    await saved(page);
    expect((await label(id, "reason"))?.evidence[0]?.x).toBeCloseTo(0.08, 3);
    expect((await label(id, "allergies"))?.evidence).toEqual([]); // twice on the page: nothing is guessed
    await page.getByText("On the page 2 times").waitFor();
    await page.keyboard.press("Alt+p");
    await page.keyboard.press("Alt+p");
    await saved(page);
    expect((await label(id, "allergies"))?.evidence[0]?.y).toBeCloseTo(boxOf(0, REFERRAL, 3, "Aspirin").y, 3);
    await page.keyboard.press("Alt+Backspace");
    await saved(page);
    expect((await label(id, "allergies"))?.evidence).toEqual([]);
    await input(page, "medication").focus();
    await page.keyboard.type("nowhere on the page");
    await page.keyboard.press("Enter");
    await saved(page);
    expect((await label(id, "medication"))?.evidence).toEqual([]);
  });

  test("words are read behind the work: what is typed meanwhile is saved, and teachers' quotes get their boxes", async () => {
    const { id } = project.made.documents.filter(({ family }) => family === "lab-report")[0] ?? { id: "" };
    const { suggestions } = tables;
    for (const row of await project.store.database.select().from(suggestions).where(eq(suggestions.documentId, id))) {
      const fields = (row.content.fields as Record<string, unknown>[]).map(({ evidence: _, ...kept }) => kept);
      await project.store.database.update(suggestions).set({ content: { fields } }).where(eq(suggestions.id, row.id));
    }
    const page = await studio.open(`/label/${id}?field=patient`);
    await eventually(async () => expect(await active(page)).toBe("value:patient"));
    await page.keyboard.press("Enter");
    await saved(page);
    expect((await label(id, "patient"))?.value).toBeTruthy();
    await vi.waitFor(async () => expect(await page.locator("[data-words]").getAttribute("data-words")).toBe("ready"), {
      timeout: 90_000,
      interval: 500,
    });
    await input(page, "results[0].test").focus();
    await page.locator("rect.box-active.box-proposed").waitFor();
    await page.keyboard.press("Enter");
    await saved(page);
    expect((await label(id, "results[0].test"))?.evidence).toHaveLength(1);
  });

  test("where there is no OCR the screen says so, and boxes stay as they are drawn", async () => {
    const id = await referral("without words");
    const page = await studio.context.newPage();
    await page.route("**/words", (route) =>
      route.fulfill({ json: { state: "missing", words: [], reason: "not there" } }),
    );
    await studio.go(page, `/label/${id}?field=reason`);
    await page.getByText("No OCR on this machine").waitFor();
    await drag(page, 0, [0.1, 0.1], [0.4, 0.2]);
    await page.keyboard.type("cough");
    await page.keyboard.press("Enter");
    await saved(page);
    const [box] = (await label(id, "reason"))?.evidence ?? [];
    expect([box?.x, box?.y, box?.width, box?.height].map((at) => Number(at?.toFixed(2)))).toEqual([0.1, 0.1, 0.3, 0.1]);
    await page.close();
  });

  test("a table is edited as one: rows are pasted, added, said to be missing, and put back", async () => {
    const id = await addRead(project.store, "table", {
      family: "lab-report",
      pages: [["Sodium 139", "Potassium 5.8"]],
    });
    await suggest(project.store, id, {
      teacher: "teacher-a",
      fields: { "results[0].test": "Sodium", "results[0].value": "138" },
    });
    const page = await studio.open(`/label/${id}`);
    await ready(page);
    await input(page, "results[0].test").focus();
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "Sodium\\t139\\tmmol/L\\nPotassium\\t5.8\\tmmol/L\\n");
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    await saved(page);
    expect((await label(id, "results[1].value"))?.value).toBe("5.8");
    expect((await label(id, "results[1].value"))?.evidence).toHaveLength(1); // it stands on the page
    expect((await label(id, "results[1].unit"))?.value).toBe("mmol/L");
    await page.keyboard.press("Alt+a");
    await eventually(async () => expect(await active(page)).toBe("value:results[2].test"));
    // A row that nobody filled just goes again.
    await page.keyboard.press("Alt+Delete");
    await eventually(async () => expect(await input(page, "results[2].test").count()).toBe(0));
    await input(page, "results[0].value").focus();
    await page.keyboard.press("Alt+Delete");
    await saved(page);
    expect((await label(id, "results[0].value"))?.status).toBe("absent");
    expect(await active(page)).toBe("value:results[1].test");
    await page.getByRole("button", { name: "Put row 1 back" }).click();
    await saved(page);
    expect(await label(id, "results[0].value")).toMatchObject({ value: "139", status: "present" });
  });

  test("on a document of three pages every box lies on its own page", async () => {
    const id = await referral("long", [REFERRAL, ["nothing here"], ["Signed: Dr Hill", "Urgency: routine"]]);
    await suggest(project.store, id, { teacher: "teacher-a", fields: { urgency: "routine" } });
    const page = await studio.open(`/label/${id}?field=patient`);
    await ready(page);
    await input(page, "urgency").focus();
    // The page goes to where the quote stands, once its words are known.
    await page.getByText("Page 3 of 3").waitFor();
    await page.keyboard.press("Enter");
    await input(page, "referrer").focus();
    await drag(page, 2, [0.07, 0.09], [0.16, 0.14]);
    await page.locator('[data-path="referrer"] .proposal').getByText("Dr Hill").waitFor();
    await page.keyboard.press("Enter");
    await saved(page);
    expect((await label(id, "urgency"))?.evidence[0]).toMatchObject({ page: 2 });
    expect((await label(id, "referrer"))?.evidence[0]).toMatchObject({ page: 2, x: expect.closeTo(0.08, 3) });
    await page.keyboard.press("PageUp");
    await page.getByText("Page 2 of 3").waitFor();
    // Rotated and zoomed, the box stays on its words: turned clockwise, what was at the top left is at the top right.
    await input(page, "referrer").focus();
    await page.getByText("Page 3 of 3").waitFor();
    await page.keyboard.press("Alt+r");
    await page.keyboard.press("Alt+=");
    await eventually(async () => {
      const mark = await page.locator('.sheet[data-page="2"] rect.box-active').boundingBox();
      const sheet = await page.locator('.sheet[data-page="2"]').boundingBox();
      if (!mark || !sheet) throw new Error("the box is shown");
      expect((mark.x + mark.width / 2 - sheet.x) / sheet.width).toBeCloseTo(1 - 0.115, 2);
      expect((mark.y + mark.height / 2 - sheet.y) / sheet.height).toBeCloseTo(0.115, 2);
    });
    // And a box drawn there is the same as one drawn on the upright page.
    await input(page, "practice").focus();
    await drag(page, 2, [1 - 0.14, 0.07], [1 - 0.09, 0.16]);
    await page.locator('[data-path="practice"] .proposal').getByText("Dr Hill").waitFor();
  });

  test("the guideline stands beside its field, with the version that it is of", async () => {
    const { id } = project.made.documents.filter(({ family }) => family === "lab-report")[0] ?? { id: "" };
    const page = await studio.open(`/label/${id}?field=date`);
    await page.getByText("The day on which the sample was taken.").waitFor();
    await page.getByText("Guideline, version 2026-10").waitFor();
    expect(await input(page, "date").getAttribute("aria-describedby")).toBe("about:date");
    await input(page, "results[0].value").focus();
    await page.getByText("The number as printed, without its unit.").waitFor();
  });

  test("a reasoning trace is read beside the page, set right, and kept as edited", async () => {
    const id = await referral("reasoned");
    const trace = {
      evidence: [{ observation: "a cough", quote: "cough since March" }],
      alternatives: [{ alternative: "asthma", for: "a cough", against: "no wheeze" }],
      logic: "a cough of weeks",
      answer: "routine",
    };
    await project.store.database.insert(tables.suggestions).values({
      id: "reasoned",
      documentId: id,
      task: "reasoning",
      teacher: "ward/teacher-a",
      content: trace,
      state: "kept",
      filters: [{ filter: "schema", verdict: "passed" }],
    });
    const page = await studio.open(`/label/${id}`);
    await ready(page);
    await page.keyboard.press("Alt+t");
    await page.keyboard.press("Tab"); // the summary
    await page.keyboard.press("Tab"); // the quote
    await page.keyboard.press("Enter");
    await page.locator("rect.box-pointed").waitFor();
    await page.getByRole("button", { name: "Set it right" }).click();
    await page.getByLabel("Answer", { exact: true }).fill("urgent");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".reasoning .chip").getByText("edited").waitFor();
    const [row] = await project.store.database
      .select()
      .from(tables.suggestions)
      .where(eq(tables.suggestions.id, "reasoned"));
    expect(row).toMatchObject({ decision: "edited", content: trace, edited: { ...trace, answer: "urgent" } });
  });

  test("a page with 500 boxes is a handful of shapes, and keys go through its values", async () => {
    const id = await addRead(project.store, "many", { family: "lab-report", pages: [[]] });
    const { labels } = tables;
    await project.store.database.insert(labels).values(
      Array.from({ length: 500 }, (_, index) => ({
        documentId: id,
        path: `results[${Math.floor(index / 5)}].${["test", "value", "unit", "range", "flag"][index % 5]}`,
        revision: 1,
        value: `v${index}`,
        status: "present" as const,
        evidence: [{ page: 0, x: (index % 5) / 5, y: Math.floor(index / 5) / 100, width: 0.1, height: 0.006 }],
        author: "ruth",
        method: "manual",
      })),
    );
    const page = await studio.open(`/label/${id}?field=results[0].test`);
    await page.locator("rect.box-active").waitFor();
    expect(await page.locator(".sheet svg > *").count()).toBeLessThanOrEqual(4);
    expect(((await page.locator(".sheet path.box").first().getAttribute("d")) ?? "").match(/M/g)).toHaveLength(500);
    for (let press = 0; press < 20; press++) await page.keyboard.press("ArrowDown");
    expect(await active(page)).toBe("value:results[20].test");
    await eventually(async () =>
      expect(Number(await page.locator("rect.box-active").getAttribute("y"))).toBeCloseTo(0.2),
    );
  });

  test("nothing stands in the way of who works without a mouse or without sight, and no page broke the policy", async () => {
    const [report] = project.made.documents.filter(({ family }) => family === "lab-report");
    const faults = await studio.faults(["/label", `/label/${report?.id}?field=results[0].value`]);
    expect(faults).toEqual([]);
    expect(studio.problems).toEqual([]);
  });
});
