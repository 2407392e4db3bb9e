// Pictures of the studio over made documents: `npm run -s studio-screenshots` writes docs/images/studio-*.png.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { StudioProject, TRAINING_RUN } from "../test/studio/project.ts";

const FOLDER = fileURLToPath(new URL("../docs/images/", import.meta.url));

const project = await StudioProject.start({ documents: 9, size: "page" });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(project.studio.link ?? project.studio.url);
  await page.getByRole("navigation", { name: "Screens" }).waitFor();
  const { result, fields, documents } = project.made;
  const reports = documents.filter(({ family }) => family === "lab-report");
  const decision = project.specialty.fields.find(({ criticality }) => criticality === "decision");
  const wrong = fields.find(
    (row) =>
      row.documentId === reports[1]?.id &&
      row.outcome === "wrong" &&
      row.path.replace(/\[\d+\]/g, "[]") === decision?.path,
  );
  const rows = new URLSearchParams({
    id: result.id,
    field: decision?.path ?? "",
    candidate: wrong?.candidate ?? "",
    outcome: "wrong",
    document: wrong?.documentId ?? "",
    path: wrong?.path ?? "",
  });
  const screens: [name: string, path: string][] = [
    ["home", "/"],
    ["documents", "/documents"],
    ["label", `/label/${reports[0]?.id}`],
    ["runs", `/runs?id=${TRAINING_RUN}`],
    ["evaluation", `/evaluation?id=${result.id}`],
    ["errors", `/evaluation?${rows}`],
    ["datasets", "/datasets"],
    ["audit", "/audit"],
  ];
  await mkdir(FOLDER, { recursive: true });
  const chosen = process.argv.slice(2);
  for (const [name, path] of screens.filter(([name]) => chosen.length === 0 || chosen.includes(name)))
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.goto(`${project.studio.url}${path}`);
      await settled(page);
      const png = await page.screenshot();
      await sharp(png)
        .png({ palette: true, colours: 128, effort: 10 })
        .toFile(`${FOLDER}studio-${name}${scheme === "dark" ? "-dark" : ""}.png`);
    }
} finally {
  await browser.close();
  await project.stop();
}

/** Until nothing is loaded any more, pictures of pages among it. A run's stream stays open and is not waited for. */
async function settled(page: Page): Promise<void> {
  await page.locator("main h1").first().waitFor();
  // Asked from outside: to wait inside the page needs eval, which the studio's policy forbids.
  for (let quiet = 0; quiet < 3; ) {
    await page.waitForTimeout(150);
    const still = `document.querySelector(".state-loading") === null && [...document.images].every((image) => image.complete)`;
    quiet = (await page.evaluate(still)) ? quiet + 1 : 0;
  }
}
