/**
 * How many keys and how much time a label costs: `npm run bench:labelling [-- --documents 20]`. A scripted person labels synthetic lab
 * reports in Chromium with real keys, over the real server. Two made-up teachers have proposed values, one in ten and one in
 * five of them wrong. OCR is left out, since it would take a processor from what is measured. Prints figures beside their
 * bars and writes bench/results/labelling.json.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { asc, eq } from "drizzle-orm";
import { chromium, type Page } from "playwright-core";
import type { FieldValues } from "../src/domain/field.ts";
import { startStudio } from "../src/server/index.ts";
import { openStore, removeEmbeddedPostgres, type Store, tables } from "../src/store/index.ts";
import { atMost, Figures } from "./figures.ts";
import { type Answered, COUNT_KEYS, labelDocument } from "./labelling/person.ts";
import { labellingProject } from "./labelling/project.ts";

/** Most keys a value when the suggestion is right, what ends a document among them. */
const MOST_PRESSES = 1.3;
/**
 * Keystroke-level model (Card, Moran and Newell 1980): 0.28 s a key of an average non-secretary typist, and 1.35 s to make up one's
 * mind: once for a suggestion that is right, twice for one that is wrong.
 */
const MODEL = { keySeconds: 0.28, mindSeconds: 1.35 };
const SEED = 11;

const { values: options } = parseArgs({ options: { documents: { type: "string", default: "20" } } });

const figures = new Figures();

const folder = await mkdtemp(join(tmpdir(), "residency-labelling-"));
await chmod(folder, 0o755);
const store = await openStore(folder);
try {
  const { specialty, truth } = await labellingProject(store, Number(options.documents), SEED);
  const studio = await startStudio(store, { specialty, projectFolder: folder }, { port: 0 });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
    await page.addInitScript(COUNT_KEYS);
    await page.route("**/words", (route) =>
      route.fulfill({ json: { state: "missing", words: [], reason: "left out of this measurement" } }),
    );
    await page.goto(studio.link ?? studio.url);
    await page.getByRole("link", { name: "admin" }).waitFor();
    const { answered, finishing } = await labelAll(page, studio.url, truth);
    report(answered, finishing);
    figures.add("labels that do not say what stands on the page", await wrongLabels(store, truth), "", atMost(0));
  } finally {
    await browser.close();
    await studio.close();
  }
  await figures.write("labelling", { documents: Number(options.documents), model: MODEL });
  figures.judge();
} finally {
  await store.close();
  await removeEmbeddedPostgres(folder);
  await rm(folder, { recursive: true, force: true });
}

/** Works through the queue from the button that begins it. `finishing`: keys that save a document and open the next one. */
async function labelAll(page: Page, url: string, truth: ReadonlyMap<string, FieldValues>) {
  const answered: Answered[] = [];
  let finishing = 0;
  const keysDown = async (): Promise<number> => Number(await page.evaluate("window.keysDown"));
  await page.goto(`${url}/label`);
  await page.getByRole("button", { name: "Start labelling" }).click();
  for (let done = 0; done < truth.size; done++) {
    const id = await until(page, async () => {
      const shown = /label\/([0-9a-f]{64})/.exec(page.url())?.[1];
      const isReady = await page.evaluate(`document.activeElement?.id?.startsWith("value:") ?? false`);
      return isReady && shown && !answered.some(({ documentId }) => documentId === shown) ? shown : null;
    });
    answered.push(...(await labelDocument(page, id, truth.get(id) ?? {})));
    const before = await keysDown();
    await page.keyboard.press("Shift+Enter");
    finishing += (await keysDown()) - before;
    await until(page, async () => (page.url().includes(id) ? null : true));
  }
  return { answered, finishing };
}

async function until<Found>(page: Page, look: () => Promise<Found | null>): Promise<Found> {
  for (let waited = 0; waited < 60_000; waited += 20) {
    const found = await look();
    if (found !== null) return found;
    await page.waitForTimeout(20);
  }
  throw new Error(`nothing happened on ${page.url()}: ${await page.locator("main").textContent()}`);
}

function report(answered: readonly Answered[], finishing: number): void {
  const share = finishing / answered.length;
  for (const suggestion of ["right", "wrong"] as const) {
    const group = answered.filter((one) => one.suggestion === suggestion);
    const presses = group.reduce((sum, one) => sum + one.presses, 0) / group.length + share;
    figures.add(`values whose suggestion was ${suggestion}`, group.length, "");
    figures.add(
      `key presses a value, suggestion ${suggestion}`,
      presses,
      "",
      suggestion === "right" ? atMost(MOST_PRESSES) : undefined,
    );
    figures.add(
      `median seconds a value in the browser, suggestion ${suggestion}`,
      median(group.map(({ seconds }) => seconds)),
      "s",
    );
    const minds = suggestion === "right" ? 1 : 2;
    figures.add(
      `median seconds of a person by the keystroke-level model, suggestion ${suggestion}`,
      median(group.map((one) => (one.presses + share) * MODEL.keySeconds + minds * MODEL.mindSeconds)),
      "s",
    );
  }
}

/** Values of the page whose current label is missing or says something else. */
async function wrongLabels({ database }: Store, truth: ReadonlyMap<string, FieldValues>): Promise<number> {
  let wrong = 0;
  for (const [id, fields] of truth) {
    const rows = await database
      .select()
      .from(tables.labels)
      .where(eq(tables.labels.documentId, id))
      .orderBy(asc(tables.labels.revision));
    const current = new Map(rows.map((row) => [row.path, row]));
    for (const [path, { value, status }] of Object.entries(fields)) {
      const label = current.get(path);
      if (label?.value !== value || label.status !== status) wrong++;
    }
    for (const [path, { status }] of current) if (!(path in fields) && status !== "absent") wrong++;
  }
  return wrong;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
