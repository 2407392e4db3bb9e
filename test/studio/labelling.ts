import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { and, desc, eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect } from "vitest";
import type { Word } from "../../src/inference/index.ts";
import { TESSERACT_ID } from "../../src/inference/ocr/tesseract.ts";
import { type Store, tables } from "../../src/store/index.ts";
import { eventually } from "./browser.ts";

/** Lines of a page; ten letters are a tenth of the page wide. */
export type Lines = readonly string[];

export const input = (page: Page, path: string) => page.locator(`[id="value:${path}"]`);

export const saved = (page: Page): Promise<void> =>
  eventually(async () => expect(await page.locator(".save-state").getAttribute("data-state")).toBe("saved"));

/** The label that stands for a value. */
export async function labelOf(store: Store, documentId: string, path: string) {
  const { labels } = tables;
  const [row] = await store.database
    .select()
    .from(labels)
    .where(and(eq(labels.documentId, documentId), eq(labels.path, path)))
    .orderBy(desc(labels.revision))
    .limit(1);
  return row;
}

/** The box of a word of `Lines`, in the middle of its line. */
export const boxOf = (page: number, lines: Lines, line: number, word: string) => ({
  page,
  x: (lines[line]?.indexOf(word) ?? 0) / 100,
  y: 0.1 + line * 0.05,
  width: word.length / 100,
  height: 0.03,
});

/**
 * A document whose pages are blank and whose words are known, as if OCR had read them: what the screen makes of words does not
 * hang on how well they were read.
 */
export async function addRead(
  store: Store,
  name: string,
  { family, pages }: { family: string; pages: readonly Lines[] },
): Promise<string> {
  const id = createHash("sha256").update(name).digest("hex");
  await store.database
    .insert(tables.documents)
    .values({ id, name, source: name, family, mediaType: "image/png", sizeBytes: 1, domain: "medical" });
  for (const [index, lines] of pages.entries()) {
    // No two pages have the same picture: words are kept by it.
    const [red, green, blue] = createHash("sha256").update(`${name} ${index}`).digest();
    const background = { r: 255 - ((red ?? 0) % 16), g: 255 - ((green ?? 0) % 16), b: 255 - ((blue ?? 0) % 16) };
    const png = await sharp({ create: { width: 840, height: 1188, channels: 3, background } })
      .png()
      .toBuffer();
    const sha256 = await store.blobs.put(png);
    await store.database.insert(tables.pages).values({
      documentId: id,
      index,
      sha256,
      width: 840,
      height: 1188,
      quality: { sharpness: 700, skewDegrees: 0, contrast: 0.7, ink: 0.1, blank: false },
      perceptualHash: "0".repeat(16),
    });
    const words: Word[] = lines.flatMap((line, row) =>
      [...line.matchAll(/\S+/g)].map(({ 0: text }) => ({
        text,
        page: index,
        box: boxOf(index, lines, row, text),
        confidence: 1,
      })),
    );
    const folder = join(store.folder, "scratch", "words");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${sha256}-${TESSERACT_ID}.json`), JSON.stringify(words));
  }
  return id;
}

/** Stores what a teacher proposes, in the shape in which `residency teach` keeps it: values with quotes, no boxes. */
export async function suggest(
  store: Store,
  documentId: string,
  { teacher, fields }: { teacher: string; fields: Record<string, string | null> },
): Promise<void> {
  const content = {
    fields: Object.entries(fields).map(([path, value]) => ({
      path,
      value,
      status: value === null ? "absent" : "present",
      quote: value,
    })),
  };
  await store.database.insert(tables.suggestions).values({
    id: createHash("sha256").update(`${documentId} ${teacher}`).digest("hex").slice(0, 32),
    documentId,
    task: "fields",
    teacher,
    content,
    state: "kept",
    filters: [{ filter: "schema", verdict: "passed" }],
  });
}

/** Draws a box over a part of a page as it is shown, from one corner to the other; fractions of what is shown. */
export async function drag(page: Page, sheet: number, from: [number, number], to: [number, number]): Promise<void> {
  const frame = await page.locator(`.sheet[data-page="${sheet}"]`).boundingBox();
  if (!frame) throw new Error("there is no page");
  const at = ([x, y]: [number, number]): [number, number] => [frame.x + x * frame.width, frame.y + y * frame.height];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}
