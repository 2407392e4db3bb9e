import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { tables, verifyAudit } from "../../src/store/index.ts";
import { eventually, NO_BROWSER, StudioBrowser } from "./browser.ts";
import { FAILING, PASSING, RELEASED, ReleaseProject } from "./release-project.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

describe.skipIf(NO_BROWSER !== "")(`releases in a browser${NO_BROWSER}`, () => {
  let project: ReleaseProject;
  let studio: StudioBrowser;

  beforeAll(async () => {
    project = await ReleaseProject.start();
    studio = await StudioBrowser.start(project.studio);
  });
  afterEach(() => studio?.closePages());
  afterAll(async () => {
    await studio?.stop();
    await project?.stop();
  });

  const stateOf = async (id: string) => {
    const { releases } = tables;
    const [row] = await project.kept.store.database.select().from(releases).where(eq(releases.id, id));
    return row;
  };

  test("a failed gate is let through only in one's own name and with a reason, which stand beside it", async () => {
    const page = await studio.open(`/releases?id=${FAILING}`);
    await page.getByText("were not judged yet").first().waitFor();
    await page.getByRole("button", { name: "Stage", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Judge the gates and stage" }).click();
    // Judging failed: the dialog stays, with what failed to be read or let through.
    await dialog.getByRole("checkbox", { name: /Let plan through/ }).check();
    expect((await stateOf(FAILING))?.state).toBe("candidate");
    await dialog.getByRole("button", { name: "Judge the gates and stage" }).click();
    expect((await stateOf(FAILING))?.state).toBe("candidate"); // the browser asks for the reason first
    await dialog.getByLabel("Reason for plan").fill("the pilot has no patients");
    await dialog.getByRole("button", { name: "Judge the gates and stage" }).click();
    await eventually(async () => expect((await stateOf(FAILING))?.state).toBe("staged"));
    await page.getByText("Let through by admin").waitFor();
    const [gate] = ((await stateOf(FAILING))?.gates ?? []).filter(({ name }) => name === "plan");
    expect(gate?.override).toMatchObject({ by: "admin", reason: "the pilot has no patients" });
    await page.getByRole("link", { name: "Model card" }).click();
    await page.locator(".model-card").getByText("because the pilot has no patients").waitFor();
  });

  test("a release that passes is staged, released, rolled back and retired, each after a question", async () => {
    const page = await studio.open(`/releases?id=${PASSING}`);
    const step = async (button: string, confirm = button): Promise<void> => {
      await page.getByRole("button", { name: button, exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: confirm, exact: true }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
    };
    await page.getByRole("button", { name: "Stage", exact: true }).click();
    await page.keyboard.press("Escape");
    expect((await stateOf(PASSING))?.state).toBe("candidate");
    await step("Stage", "Judge the gates and stage");
    await page.getByText(/^(\d+) of \1 gates passed\./).waitFor();
    await step("Release");
    expect((await stateOf(PASSING))?.state).toBe("released");
    expect((await stateOf(RELEASED))?.state).toBe("retired");
    await step("Roll back");
    expect((await stateOf(PASSING))?.state).toBe("retired");
    expect((await stateOf(RELEASED))?.state).toBe("released");
    await studio.go(page, `/releases?id=${RELEASED}`);
    await step("Retire");
    expect((await stateOf(RELEASED))?.state).toBe("retired");
    const { audit } = tables;
    const entries = await project.kept.store.database.select().from(audit).where(eq(audit.actor, "admin"));
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["release.staged", "release.released", "release.rolled-back", "release.retired"]),
    );
    expect((await verifyAudit(project.kept.store.database)).intact).toBe(true);
  });

  test("the lineage leads to the records that a release came from, and the card is text", async () => {
    const page = await studio.open(`/releases?id=${PASSING}&view=lineage`);
    const links = page.locator(".lineage a");
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")?.split("?")[0]))).toEqual([
      "/documents",
      "/datasets",
      "/runs",
      "/evaluation",
      "/releases",
    ]);
    await page.getByRole("region", { name: "History of the release" }).getByText("rolled back").waitFor();
    await studio.go(page, `/releases?id=${PASSING}&view=card`);
    expect(await page.locator(".model-card").textContent()).toContain("Laboratory <b>North</b>");
    expect(await page.locator(".model-card").textContent()).toContain("<img src=x onerror");
    expect(await page.locator(".model-card img, .model-card b").count()).toBe(0);
    expect(await page.title()).toBe("Residency");
  });

  test("who may only read is offered no step", async () => {
    const { addPerson } = await import("../../src/server/people/people.ts");
    const { makeLink } = await import("../../src/server/people/links.ts");
    const { store } = project.kept;
    const viewer = await addPerson(store, { name: "vic", roles: ["viewer"] }, "test");
    const { secret } = await makeLink(store, viewer, "test", new Date());
    const own = await StudioBrowser.start({
      url: project.studio.url,
      link: `${project.studio.url}/#link=${secret}`,
    });
    try {
      const page = await own.open(`/releases?id=${PASSING}`);
      await page.getByRole("region", { name: "Gates" }).waitFor();
      for (const step of ["Stage", "Release", "Retire", "Roll back"])
        expect(await page.getByRole("button", { name: step, exact: true }).count()).toBe(0);
    } finally {
      await own.stop();
    }
  });

  test("the screens are without serious faults of access, light and dark", async () => {
    const at = `/releases?id=${FAILING}`;
    expect(await studio.faults([at, `${at}&view=lineage`, `${at}&view=card`])).toEqual([]);
    expect(studio.problems).toEqual([]);
  });
});
