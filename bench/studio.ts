/**
 * The studio over a large project: `npm run bench:studio [-- --documents 100000 --requests 200 --parts lists,work,screen,export]`;
 * with `--folder` the project is made once and kept there. Documents with ten labels each,
 * suggestions, splits, qualities and open disagreements are made in a temporary project; the server runs in a process of its
 * own and is asked over HTTP on this machine, and by Chromium where there is one (CHROMIUM_PATH).
 * Prints figures beside their bars and writes bench/results/studio.json.
 */
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openStore, removeEmbeddedPostgres } from "../src/store/index.ts";
import { atLeast, atMost, Figures } from "./figures.ts";
import { Client, secretOf } from "./studio/client.ts";
import { runExport } from "./studio/export.ts";
import { FILTERS, timeList } from "./studio/lists.ts";
import { countFrames, openBrowser, timeLabelScreen } from "./studio/screen.ts";
import { addBoxes, LABELLERS, type Seeded, seedProject } from "./studio/seed.ts";
import { startServer } from "./studio/server-process.ts";
import { type Timing, time } from "./studio/timing.ts";
import { timeNext, timeNextDispute, timeSaves } from "./studio/work.ts";

const PARTS = ["lists", "work", "screen", "export"];
const { values: options } = parseArgs({
  options: {
    documents: { type: "string", default: "100000" },
    requests: { type: "string", default: "200" },
    parts: { type: "string", default: PARTS.join() },
    folder: { type: "string" },
  },
});
const requests = Number(options.requests);
const parts = new Set(options.parts.split(","));
const LIST_MS = 200;
const NEXT_MS = 150;
const BOXES = 500;
/** Documents that the Label screen is opened with, each in a new browser. */
const OPENED = 12;

const figures = new Figures();

/** Half of the requests took no longer than the median, 95 in 100 no longer than p95. */
function timing(what: string, { median, p95 }: Timing, bar?: number): void {
  figures.add(`${what}: median`, median, "ms");
  figures.add(`${what}: p95`, p95, "ms", bar === undefined ? undefined : atMost(bar));
}

async function measureServer(folder: string, seeded: Seeded): Promise<void> {
  const server = await startServer(folder);
  try {
    const admin = await Client.signIn(server.url, secretOf(server.link));
    // What any request costs here and now: a busy machine shows in it first.
    timing("a request that reads nothing", await time(requests, () => admin.json("GET", "/api/health")));
    if (parts.has("lists")) await measureLists(admin);
    if (parts.has("work")) await measureWork(admin, seeded);
    if (parts.has("screen")) await measureScreen(admin, seeded);
  } finally {
    figures.add("memory of the server at its most", (await server.stop()) / 1e6, "MB");
  }
}

async function measureLists(admin: Client): Promise<void> {
  for (const filter of FILTERS) {
    const { documents, first, deep } = await timeList(admin, filter, requests);
    const what = `list, ${filter || "all"} (${documents.toLocaleString("en")})`;
    timing(`${what}, opened and counted`, first, LIST_MS);
    if (deep) timing(`${what}, deep in it`, deep, LIST_MS);
  }
}

async function measureWork(admin: Client, { pictured }: Seeded): Promise<void> {
  // A person whose name stands on labels already: they read nothing twice that they read first.
  const name = `${LABELLERS[0]}`;
  const { items } = await admin.json<{ items: { id: string; name: string }[] }>("GET", "/api/people");
  const known = items.find((person) => person.name === name);
  const { link } = known
    ? { link: await admin.json<{ secret: string }>("POST", `/api/people/${known.id}/link`) }
    : await admin.json<{ link: { secret: string } }>("POST", "/api/people", { name, roles: ["labeller"] });
  const labeller = await Client.signIn(admin.url, link.secret);
  timing("next document to label", await timeNext(labeller, "first", requests), NEXT_MS);
  timing("next document to read again", await timeNext(labeller, "second", requests), NEXT_MS);
  timing("next document to settle", await timeNextDispute(admin, requests), NEXT_MS);
  timing("saving a label", await timeSaves(labeller, pictured.slice(OPENED), requests));
  timing("overview", await time(requests, () => admin.json("GET", "/api/overview")), LIST_MS);
  timing("queue lengths", await time(requests, () => admin.json("GET", "/api/label-queue")), LIST_MS);
  const readings = await time(Math.ceil(requests / 20), () => admin.json("GET", "/api/agreement"));
  timing("agreement over all that was read twice", readings);
}

async function measureScreen(client: Client, { pictured, full }: Seeded): Promise<void> {
  const chromium = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (!existsSync(chromium)) {
    console.log(`There is no Chromium at ${chromium}: the screen is not measured. Set CHROMIUM_PATH.`);
    return;
  }
  const browser = await openBrowser(chromium);
  try {
    const { firstPaint, ready } = await timeLabelScreen(browser, client, pictured.slice(0, OPENED));
    timing("Label screen, first contentful paint, cold", firstPaint, 1000);
    timing("Label screen, page and fields there, cold", ready);
    const { boxes, panning, zooming } = await countFrames(browser, client, full);
    figures.add("boxes on the full page", boxes, "", atLeast(BOXES));
    figures.add("moving the full page, no GPU", panning.perSecond, "frames/s", atLeast(50));
    figures.add("moving the full page: p95 between frames", panning.p95, "ms");
    figures.add("zooming the full page, no GPU", zooming.perSecond, "frames/s", atLeast(50));
    figures.add("zooming the full page: p95 between frames", zooming.p95, "ms");
  } finally {
    await browser.close();
  }
}

async function measureExport(folder: string): Promise<void> {
  const tenth = await runExport(folder, "receipt");
  const whole = await runExport(folder);
  figures.add("labels exported", whole.labels, "");
  figures.add("export", whole.labels / whole.seconds, "labels/s");
  figures.add("export", whole.megabytes / whole.seconds, "MB/s");
  figures.add(`memory of the server for ${tenth.labels.toLocaleString("en")} labels`, tenth.peakBytes / 1e6, "MB");
  figures.add(`memory of the server for ${whole.labels.toLocaleString("en")} labels`, whole.peakBytes / 1e6, "MB");
  figures.add("memory for all labels beside a tenth", whole.peakBytes / tenth.peakBytes, "x", atMost(1.2));
}

/** The project: made, or found where an earlier run kept it. */
async function projectIn(folder: string): Promise<Seeded> {
  const kept = join(folder, "seeded.json");
  if (existsSync(kept)) return JSON.parse(await readFile(kept, "utf8"));
  const store = await openStore(folder);
  const begun = performance.now();
  const seeded = await seedProject(store, Number(options.documents));
  await addBoxes(store, seeded.full, BOXES);
  await store.close();
  await writeFile(kept, JSON.stringify(seeded));
  console.log(`  made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  return seeded;
}

const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "residency-studio-")));
await mkdir(folder, { recursive: true });
await chmod(folder, 0o755);
try {
  const seeded = await projectIn(folder);
  const { documents, labels, suggestions, disagreements } = seeded;
  for (const [what, value] of Object.entries({ documents, labels, suggestions, "open disagreements": disagreements }))
    figures.add(what, value, "");
  await measureServer(folder, seeded);
  if (parts.has("export")) await measureExport(folder);
  // Of whole runs only.
  if (parts.size === PARTS.length) await figures.write("studio", { requests });
  figures.judge();
} finally {
  if (options.folder === undefined) {
    await removeEmbeddedPostgres(folder);
    await rm(folder, { recursive: true, force: true });
  }
}
