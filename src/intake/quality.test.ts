import sharp from "sharp";
import { expect, test } from "vitest";
import type { PageQuality } from "../domain/document.ts";
import { measureQuality, measureSize } from "./quality.ts";
import { svgPage, textPage } from "./test-files.ts";

async function quality(bytes: Buffer): Promise<PageQuality> {
  const { data, info } = await sharp(bytes).toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  return measureQuality({ data, width: info.width, height: info.height });
}

const page = await textPage(1240, 1754);

test.each([-9.5, -3, -0.7, 0, 0.3, 1.5, 8])(
  "text turned by %d degrees is measured, clockwise positive",
  async (angle) => {
    const turned = await sharp(page).rotate(angle, { background: "#ffffff" }).png().toBuffer();
    const { skewDegrees } = await quality(turned);
    expect(Math.abs((skewDegrees ?? Number.NaN) - angle)).toBeLessThanOrEqual(0.15);
  },
);

test("no lines, no skew", async () => {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 40 };
  const grain = sharp({ create: { width: 900, height: 1200, channels: 3, background: "#888888", noise } });
  expect((await quality(await grain.png().toBuffer())).skewDegrees).toBeNull();
  const cells = Array.from(
    { length: 60 },
    (_, cell) =>
      `<circle cx="${(cell * 137) % 1000}" cy="${(cell * 271) % 1400}" r="${20 + (cell % 15)}" fill="#b03050"/>`,
  );
  expect((await quality(await svgPage(1000, 1400, cells.join("")))).skewDegrees).toBeNull();
});

test("blank is paper with noise and dust, not a page with one line", async () => {
  const noise = { type: "gaussian" as const, mean: 244, sigma: 4 };
  const paper = sharp({ create: { width: 1000, height: 1400, channels: 3, background: "#ffffff", noise } });
  const dust = await svgPage(
    1000,
    1400,
    `<rect x="500" y="300" width="1" height="1"/><rect x="90" y="800" width="3" height="3"/>`,
  );
  expect(await quality(await paper.png().toBuffer())).toMatchObject({ blank: true, skewDegrees: null });
  expect(await quality(dust)).toMatchObject({ blank: true, skewDegrees: null });
  const line = await svgPage(1000, 1400, `<text x="100" y="200" font-size="20">Page 2 of 3</text>`);
  expect(await quality(line)).toMatchObject({ blank: false });
});

test("blur lowers sharpness, fading lowers contrast", async () => {
  const sharpPage = await quality(page);
  const blurred = await quality(await sharp(page).blur(3).png().toBuffer());
  const faded = await quality(await sharp(page).linear(0.3, 170).png().toBuffer());
  expect(blurred.sharpness).toBeLessThan(sharpPage.sharpness / 20);
  expect(faded.contrast).toBeLessThan(sharpPage.contrast / 2);
  expect(sharpPage.ink).toBeGreaterThan(0.02);
  expect(sharpPage.ink).toBeLessThan(0.2);
});

test("sharpness is the variance of the Laplacian", () => {
  const data = new Uint8Array(25);
  data[12] = 10;
  // The 9 inner values are -40, four times 10 and four times 0: mean 0, variance 2000 / 9.
  expect(measureQuality({ data, width: 5, height: 5 }).sharpness).toBeCloseTo(2000 / 9, 9);
});

test("extremes are measured without failing", () => {
  for (const [width, height] of [
    [1, 1],
    [2, 2],
    [1, 5000],
    [5000, 1],
  ] as const) {
    const measured = measureQuality({ data: new Uint8Array(width * height), width, height });
    expect(Number.isFinite(measured.sharpness)).toBe(true);
  }
  expect(measureSize(2480, 3508)).toEqual({ width: 1000, height: 1415 });
  expect(measureSize(100, 600_000).height).toBeLessThan(200_000);
});
