import { type Browser, chromium, type Page } from "playwright-core";
import type { Client } from "./client.ts";
import { type Timing, timingOf } from "./timing.ts";

/** How long frames are counted. */
const WATCHED_MS = 4_000;

export interface ScreenTimes {
  /** First contentful paint, as the browser says it. */
  firstPaint: Timing;
  /** Until the first field has the focus and the page's picture is drawn. */
  ready: Timing;
}

export interface Frames {
  perSecond: number;
  /** Milliseconds between two frames. */
  p95: number;
}

/** Chromium without a window, on the processor alone. */
export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** Opens the Label screen of each document in a browser that has never seen the studio. */
export async function timeLabelScreen(
  browser: Browser,
  client: Client,
  documents: readonly string[],
): Promise<ScreenTimes> {
  const firstPaint: number[] = [];
  const ready: number[] = [];
  for (const id of documents) {
    const page = await openDocument(browser, client, id);
    const [painted, complete] = (await page.evaluate(
      `[performance.getEntriesByName("first-contentful-paint")[0].startTime, performance.now()]`,
    )) as [number, number];
    firstPaint.push(painted);
    ready.push(complete);
    await page.context().close();
  }
  return { firstPaint: timingOf(firstPaint), ready: timingOf(ready) };
}

/** Frames while a page is moved by the wheel, and while it is made larger and smaller by keys. */
export async function countFrames(
  browser: Browser,
  client: Client,
  documentId: string,
): Promise<{ boxes: number; panning: Frames; zooming: Frames }> {
  const page = await openDocument(browser, client, documentId);
  try {
    // All boxes of a kind are one path, each a move to its corner.
    const boxes = (await page.evaluate(
      `[...document.querySelectorAll(".pages path.box")].reduce((sum, path) => sum + (path.getAttribute("d").match(/M/g)?.length ?? 0), 0)`,
    )) as number;
    await page.keyboard.press("Alt+=");
    await page.keyboard.press("Alt+=");
    const place = await page.locator("section.pages").boundingBox();
    if (!place) throw new Error("the Label screen shows no pages");
    await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
    const panning = await framesWhile(page, async (step) => {
      await page.mouse.wheel(0, step % 60 < 30 ? 40 : -40);
      await page.waitForTimeout(8);
    });
    const zooming = await framesWhile(page, async (step) => {
      await page.keyboard.press(step % 6 < 3 ? "Alt+=" : "Alt+-");
      await page.waitForTimeout(120);
    });
    return { boxes, panning, zooming };
  } finally {
    await page.context().close();
  }
}

async function openDocument(browser: Browser, client: Client, id: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.addCookies([{ ...client.cookie, httpOnly: true, sameSite: "Strict" }]);
  const page = await context.newPage();
  await page.goto(`${client.url}/label/${id}`);
  // In one piece of script, since the studio's policy forbids what polls by text.
  await page.evaluate(`new Promise((done) => {
    const look = () => {
      const fields = document.activeElement?.tagName === "INPUT";
      const drawn = [...document.querySelectorAll(".pages img")].some((image) => image.complete && image.naturalWidth > 0);
      if (fields && drawn) done();
      else requestAnimationFrame(look);
    };
    look();
  })`);
  return page;
}

async function framesWhile(page: Page, move: (step: number) => Promise<void>): Promise<Frames> {
  const counted = page.evaluate(`new Promise((done) => {
    const gaps = [];
    const until = performance.now() + ${WATCHED_MS};
    let last = performance.now();
    const tick = (now) => {
      gaps.push(now - last);
      last = now;
      if (now < until) requestAnimationFrame(tick);
      else done(gaps.slice(1));
    };
    requestAnimationFrame(tick);
  })`) as Promise<number[]>;
  let ended = false;
  void counted.finally(() => {
    ended = true;
  });
  for (let step = 0; !ended; step++) await move(step);
  const gaps = await counted;
  return { perSecond: (gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0), p95: timingOf(gaps).p95 };
}
