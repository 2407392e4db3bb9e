import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { makeLink } from "../../src/server/people/links.ts";
import { addPerson } from "../../src/server/people/people.ts";
import { tables } from "../../src/store/index.ts";
import { eventually, NO_BROWSER, StudioBrowser } from "./browser.ts";
import { StudioProject } from "./project.ts";
import { keepAnswers } from "./second-readings.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** Candidates that no other text of the studio could name by chance. */
const CANDIDATES = [
  { name: "heron-baseline", id: "heron5a7be1d2469" },
  { name: "kestrel-specialist", id: "kestrel07d52be6f1" },
] as const;

describe.skipIf(NO_BROWSER !== "")(`blind reading in a browser${NO_BROWSER}`, () => {
  let project: StudioProject;
  let studio: StudioBrowser;
  let evaluation: string;

  beforeAll(async () => {
    project = await StudioProject.start({ documents: 6 });
    await keepAnswers(project);
    evaluation = await evaluationOfCandidates();
    studio = await StudioBrowser.start(project.studio);
  });
  afterEach(() => studio?.closePages());
  afterAll(async () => {
    await studio?.stop();
    await project?.stop();
  });

  /** The made evaluation once more, of candidates with names of their own, who say so in their answers. */
  async function evaluationOfCandidates(): Promise<string> {
    const { store, made, specialty } = project;
    const { database } = store;
    const { questionId } = await import("../../src/domain/question-id.ts");
    const { taskBook } = await import("../../src/domain/task.ts");
    const book = taskBook(specialty, made.documents);
    const [known] = await database.select().from(tables.evaluations).where(eq(tables.evaluations.id, made.result.id));
    if (!known) throw new Error("the made evaluation is gone");
    const id = "b11d".repeat(4);
    await database.insert(tables.evaluations).values({ ...known, id, candidates: [...CANDIDATES], result: null });
    for (const [place, { id: candidate, name }] of CANDIDATES.entries())
      await database.insert(tables.predictions).values(
        made.documents
          .filter(({ family }) => family === "lab-report")
          .map((document) => ({
            candidate,
            documentId: document.id,
            question: questionId(book.taskOf(document)?.prompt ?? "", document),
            answer: JSON.stringify({ patient: `read ${place + 1}`, comment: `${name} says so` }),
          })),
      );
    return id;
  }

  const stateOf = async (): Promise<{ id: string; state: string } | undefined> => {
    const { studies } = tables;
    const [row] = await project.store.database.select({ id: studies.id, state: studies.state }).from(studies);
    return row;
  };

  /** A reader of their own browser, who notes every byte of text that comes over the network. */
  async function reader(name: string): Promise<{ own: StudioBrowser; page: Page; heard: string[] }> {
    const { store } = project;
    const person = await addPerson(store, { name, roles: ["reader"] }, "test");
    const { secret } = await makeLink(store, person, "test", new Date());
    const own = await StudioBrowser.start({ url: project.studio.url, link: `${project.studio.url}/#link=${secret}` });
    const page = await own.context.newPage();
    own.watch(page, "/reading");
    const heard: string[] = [];
    page.on("response", (response) => {
      heard.push(`${response.url()} ${JSON.stringify(response.headers())}`);
      void response.body().then(
        (body) => heard.push(body.toString("latin1")),
        () => {}, // a redirect has none
      );
    });
    await page.goto(`${project.studio.url}/reading`);
    return { own, page, heard };
  }

  test("an administrator freezes a plan from an evaluation", async () => {
    const page = await studio.open("/reading");
    await page.getByRole("button", { name: "Open a blind reading" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name, which readers see").fill("first-reading");
    await dialog.getByLabel("Answers of the evaluation").selectOption(evaluation);
    await eventually(async () =>
      expect(await dialog.locator("select[name=candidate]").inputValue()).toBe("kestrel-specialist"),
    );
    await dialog.getByLabel("Documents at most").fill("3");
    await dialog.getByRole("button", { name: "Freeze the plan and open" }).click();
    await page.getByRole("row", { name: /^first-reading/ }).waitFor();
    expect(await page.getByRole("link", { name: "Result" }).count()).toBe(0);
  });

  test("two readers vote by keys alone, and nothing that they are sent tells the sides apart", async () => {
    for (const name of ["rita", "rolf"]) {
      const { own, page, heard } = await reader(name);
      try {
        await page.getByRole("link", { name: "Read", exact: true }).click();
        await page.getByText(/3 pairs left/).waitFor();
        await page.keyboard.press("q");
        await page.keyboard.press("e");
        await page.keyboard.press("/");
        await page.keyboard.type("1 is not 2"); // digits of the reason are no votes
        await page.keyboard.press("Escape");
        await page.keyboard.press("1");
        await page.getByText(/2 pairs left, 1 read/).waitFor();
        expect(await page.getByRole("button", { name: /Wrong fact/ }).getAttribute("aria-pressed")).toBe("false");
        await page.keyboard.press("3");
        await page.getByText(/1 pair left/).waitFor();
        await page.keyboard.press("4");
        await page.getByText("Nothing is left for you").waitFor();
        for (const path of ["/", `/reading?id=${(await stateOf())?.id}&view=result`, "/evaluation", "/audit"]) {
          await page.goto(`${project.studio.url}${path}`);
          await page.waitForLoadState("networkidle");
        }
        const all = heard.join("\n");
        expect(all).toContain("read 1"); // what was heard holds the answers
        expect(all).not.toMatch(/heron|kestrel/i);
        expect(all.includes(evaluation)).toBe(false);
        expect(own.problems).toEqual([]);
      } finally {
        await own.stop();
      }
    }
    const votes = await project.store.database.select().from(tables.studyVotes);
    expect(votes).toHaveLength(6);
    expect(votes.filter(({ reason }) => reason === "1 is not 2").map(({ vote, tags }) => [vote, tags.sort()])).toEqual([
      ["a", ["unsafe", "wrong-fact"]],
      ["a", ["unsafe", "wrong-fact"]],
    ]);
  });

  test("the result opens only when the voting has ended and an administrator revealed the sides", async () => {
    const page = await studio.open("/reading");
    const id = (await stateOf())?.id;
    await page.goto(`${project.studio.url}/reading?id=${id}&view=result`);
    await page.getByText("study-open").waitFor();
    await studio.go(page, "/reading");
    await page.getByRole("button", { name: "End the voting" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "End the voting" }).click();
    await page.getByRole("button", { name: "Reveal the sides" }).waitFor();
    await page.goto(`${project.studio.url}/reading?id=${id}&view=result`);
    await page.getByText("study-open").waitFor();
    await studio.go(page, "/reading");
    await page.getByRole("button", { name: "Reveal the sides" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Reveal the sides" }).click();
    await page.getByRole("link", { name: "Result" }).click();
    await page.getByRole("heading", { name: "kestrel-specialist and heron-baseline" }).waitFor();
    expect(await page.locator(".votes-legend").textContent()).toContain("both good 2");
    const { audit } = tables;
    const entries = await project.store.database
      .select()
      .from(audit)
      .where(eq(audit.subject, id ?? ""));
    expect(entries.filter(({ actor }) => actor === "admin").map(({ action }) => action)).toEqual([
      "study.opened",
      "study.closed",
      "study.unblinded",
    ]);
  });

  test("the screens are without serious faults of access, light and dark", async () => {
    const id = (await stateOf())?.id;
    expect(await studio.faults(["/reading", `/reading?id=${id}&view=result`])).toEqual([]);
    expect(studio.problems).toEqual([]);
  });

  test("the pair is without serious faults of access", async () => {
    const { store, made } = project;
    const { openStudy } = await import("../../src/study/index.ts");
    await openStudy(store, {
      name: "second-reading",
      candidates: [...CANDIDATES],
      documents: made.documents.filter(({ family }) => family === "lab-report").map(({ id }) => id),
      seed: 2,
      primary: { candidate: CANDIDATES[1].name, against: CANDIDATES[0].name },
    }).catch(() => {
      throw new Error("a second study could not be opened");
    });
    const { own, page } = await reader("rosa");
    try {
      await page.getByRole("link", { name: "Read", exact: true }).click();
      await page.locator(".pair").waitFor();
      const at = new URL(page.url());
      expect(await own.faults([`${at.pathname}${at.search}`])).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollHeight <= 768")).toBe(true);
    } finally {
      await own.stop();
    }
  });
});
