/** An empty project, from the first click to a trained run, in a browser over the real command line. */
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ended, labConfig, TestProject } from "../support.ts";
import { engineInstalled, tinyModel } from "../tiny-model.ts";
import { NO_BROWSER, StudioBrowser } from "./browser.ts";

const LONG_MS = 600_000;
vi.setConfig({ testTimeout: LONG_MS, hookTimeout: LONG_MS });

const missing = NO_BROWSER || (engineInstalled() ? "" : " (skipped: the engine is not installed)");

describe.skipIf(missing !== "")(`an empty project${missing}`, () => {
  let folder: string;
  let project: TestProject;
  let studio: ChildProcess;
  let browser: StudioBrowser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "residency-home-"));
    // Long enough that it has to be stopped.
    const recipe =
      'recipe: { method: "lora", rank: 2, epochs: 400, batch: 8, learningRate: 1e-4, checkpointSteps: 20 },';
    project = new TestProject(labConfig(await tinyModel(folder), recipe));
    await open();
  });
  afterAll(async () => {
    await browser?.stop();
    studio?.kill("SIGTERM");
    if (studio) await ended(studio);
    await project?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts the studio as a person would, and signs in by the link that it prints. */
  async function open(): Promise<void> {
    studio = project.start(["studio", "--port", "0", "--json"]);
    const [line] = await new Promise<string[]>((resolve, reject) => {
      studio.once("exit", () => reject(new Error("the studio did not open")));
      createInterface({ input: studio.stdout as NodeJS.ReadableStream }).once("line", (said) => resolve([said]));
    });
    browser = await StudioBrowser.start(JSON.parse(line ?? "{}"));
  }
  const documents = () => project.json<{ documents: unknown[] }>(["documents", "--limit", "500"]);

  test("is filled by one click; killed in the middle, nothing is there by half and the same click goes on", async () => {
    let page = await browser.open("/");
    await page.getByRole("button", { name: "Make the demo project" }).click();
    const bar = page.getByRole("progressbar", { name: /Documents are made/ });
    await bar.waitFor();
    await vi.waitFor(async () => expect(Number(await bar.getAttribute("value"))).toBeGreaterThan(60), {
      timeout: LONG_MS,
      interval: 200,
    });
    studio.kill("SIGKILL");
    await ended(studio);
    await browser.stop();
    await open();
    page = await browser.open("/");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("heading", { name: "Make a dataset version" }).waitFor({ timeout: LONG_MS });
    const { documents: all } = await documents();
    expect(all).toHaveLength(80);
    expect((await project.json<{ intact: boolean }>(["audit", "verify"])).intact).toBe(true);
    // Once it is filled, nothing offers or accepts a demo.
    const answer = await page.request.post(new URL("/api/demo", page.url()).href, {
      data: { specialty: "lab-reports" },
      headers: { origin: new URL(page.url()).origin },
    });
    expect([answer.status(), (await answer.json()).error.code]).toEqual([409, "demo-refused"]);
    const foreign = await page.request.post(new URL("/api/demo", page.url()).href, {
      data: { specialty: "lab-reports" },
      headers: { origin: "http://elsewhere.example" },
    });
    expect((await foreign.json()).error.code).toBe("origin-refused");
  });

  test("goes on to a version and to a run: planned, started, stopped, resumed, with the browser closed between", async () => {
    let page = await browser.open("/");
    await page.getByRole("button", { name: "Make a version" }).click();
    await page.getByRole("link", { name: "Plan a run" }).click({ timeout: LONG_MS });
    const dialog = page.getByRole("dialog", { name: "Train" });
    await dialog.getByText("Memory, estimated").waitFor({ timeout: LONG_MS });
    expect(await dialog.textContent()).toMatch(/Rows\d+Steps\d/);
    await dialog.getByRole("button", { name: "Start training" }).click();
    await dialog.waitFor({ state: "hidden" });
    await browser.closePages();
    page = await browser.open("/runs");
    await page.getByRole("progressbar", { name: "Steps done" }).waitFor({ timeout: LONG_MS });
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.locator(".run h2 .chip", { hasText: "stopped" }).waitFor({ timeout: LONG_MS });
    await page.getByRole("button", { name: "Go on …" }).click();
    await dialogOf(page).getByRole("button", { name: "Go on with the run" }).click({ timeout: LONG_MS });
    await page.locator(".run h2 .chip", { hasText: "training" }).waitFor({ timeout: LONG_MS });
    await page.getByRole("button", { name: "Stop", exact: true }).click({ timeout: LONG_MS });
    await page.locator(".run h2 .chip", { hasText: "stopped" }).waitFor({ timeout: LONG_MS });
    const audit = await page.request.get(new URL("/api/audit?action=run.start-requested", page.url()).href);
    const { items } = (await audit.json()) as { items: { actor: string }[] };
    expect(items.map(({ actor }) => actor)).toEqual(["admin", "admin"]);
    expect(browser.problems).toEqual([]);
  });

  const dialogOf = (page: Awaited<ReturnType<StudioBrowser["open"]>>) => page.getByRole("dialog", { name: "Train" });
});
