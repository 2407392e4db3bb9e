// Pictures of every screen of the studio over made documents: `npm run -s studio-screenshots` writes docs/images/studio-*.png,
// `-- home label` some of them.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { openStudy } from "../src/study/index.ts";
import { addLoop } from "../test/studio/loop-data.ts";
import { DONE_RUN, StudioProject, TRAINING_RUN } from "../test/studio/project.ts";
import { ReleaseProject } from "../test/studio/release-project.ts";
import { keepAnswers, secondReadings } from "../test/studio/second-readings.ts";

const FOLDER = fileURLToPath(new URL("../docs/images/", import.meta.url));
/** Screens that are also shown dark; the others look alike. */
const DARK = new Set(["home", "label", "runs", "evaluation"]);

type Screen = readonly [name: string, path: string];
const chosen = process.argv.slice(2);
const wanted = (screens: readonly Screen[]): Screen[] =>
  screens.filter(([name]) => chosen.length === 0 || chosen.includes(name));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  await mkdir(FOLDER, { recursive: true });
  await loopScreens();
  if (wanted([["releases", ""]]).length > 0) {
    const project = await ReleaseProject.start();
    await takeAll(project.studio, [["releases", "/releases"]]).finally(() => project.stop());
  }
} finally {
  await browser.close();
}

async function loopScreens(): Promise<void> {
  const project = await StudioProject.start({ documents: 18, size: "page" });
  try {
    await keepAnswers(project);
    await secondReadings(project, 3);
    const version = await addLoop(project);
    const { result, fields, documents } = project.made;
    const reports = documents.filter(({ family }) => family === "lab-report");
    await openStudy(project.store, {
      name: "first-reading",
      candidates: result.candidates.map(({ name, id }) => ({ name, id })),
      documents: reports.slice(0, 8).map(({ id }) => id),
      seed: 3,
      primary: { candidate: "tuned", against: "base" },
    });
    const decision = project.specialty.fields.find(({ criticality }) => criticality === "decision")?.path ?? "";
    const wrong = fields.find(
      (row) =>
        row.documentId === reports[1]?.id && row.outcome === "wrong" && row.path.replace(/\[\d+\]/g, "[]") === decision,
    );
    const rows = new URLSearchParams({
      id: result.id,
      field: decision,
      candidate: wrong?.candidate ?? "",
      outcome: "wrong",
      document: wrong?.documentId ?? "",
      path: wrong?.path ?? "",
    });
    await takeAll(
      project.studio,
      wanted([
        ["home", "/"],
        ["documents", "/documents"],
        ["label", `/label/${reports[0]?.id}`],
        ["agreement", "/agreement"],
        ["datasets", `/datasets?id=${version}&by=facility`],
        ["lineage", `/datasets?id=${version}&document=${reports[1]?.id}`],
        ["runs", `/runs?id=${TRAINING_RUN}&other=${DONE_RUN}`],
        ["evaluation", `/evaluation?id=${result.id}`],
        ["errors", `/evaluation?${rows}`],
        ["reading", "/reading"],
        ["audit", "/audit"],
        ["people", "/people"],
      ]),
    );
  } finally {
    await project.stop();
  }
}

async function takeAll(studio: { url: string; link: string | null }, screens: readonly Screen[]): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(studio.link ?? studio.url);
  await page.getByRole("navigation", { name: "Screens" }).waitFor();
  for (const [name, path] of screens)
    for (const scheme of DARK.has(name) ? (["light", "dark"] as const) : (["light"] as const)) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.goto(`${studio.url}${path}`);
      await settled(page);
      await sharp(await page.screenshot())
        .png({ palette: true, colours: 64, effort: 10 })
        .toFile(`${FOLDER}studio-${name}${scheme === "dark" ? "-dark" : ""}.png`);
    }
  await context.close();
}

/** Until nothing is loaded any more, pictures of pages among it. A run's stream stays open and is not waited for. */
async function settled(page: Page): Promise<void> {
  await page.locator("main h1").first().waitFor();
  // Asked from outside: to wait inside the page needs eval, which the studio's policy forbids.
  for (let quiet = 0; quiet < 3; ) {
    await page.waitForTimeout(150);
    const still = `document.querySelector(".state-loading") === null
      && [...document.images].every((image) => image.complete || image.loading === "lazy")`;
    quiet = (await page.evaluate(still)) ? quiet + 1 : 0;
  }
}
