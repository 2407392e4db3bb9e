import fc from "fast-check";
import { expect, test } from "vitest";
import { shrinkToGrey } from "./grey-image.ts";

test("halving averages four pixels", () => {
  const pixels = Uint8Array.from([0, 100, 50, 50, 200, 100, 50, 50]);
  expect(shrinkToGrey({ pixels, width: 4, height: 2, channels: 1 }, 2, 1)).toEqual({
    data: Uint8Array.from([100, 50]),
    width: 2,
    height: 1,
  });
});

test("a border within a pixel shares it", () => {
  const row = Uint8Array.from([0, 90, 240]);
  expect([...shrinkToGrey({ pixels: row, width: 3, height: 1, channels: 1 }, 2, 1).data]).toEqual([30, 190]);
  expect([...shrinkToGrey({ pixels: row, width: 1, height: 3, channels: 1 }, 1, 2).data]).toEqual([30, 190]);
});

test("colour becomes luma, alpha is ignored", () => {
  const image = { width: 1, height: 1 };
  expect([...shrinkToGrey({ ...image, pixels: Uint8Array.from([255, 0, 0]), channels: 3 }, 1, 1).data]).toEqual([76]);
  expect([...shrinkToGrey({ ...image, pixels: Uint8Array.from([0, 255, 0, 9]), channels: 4 }, 1, 1).data]).toEqual([
    150,
  ]);
});

test("the mean grey is kept and nothing is enlarged", () => {
  const side = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(side, side, side, side, fc.integer(), (width, height, targetWidth, targetHeight, seed) => {
      const pixels = Uint8Array.from({ length: width * height }, (_, at) => Math.imul(at + 1, seed | 1) >>> 24);
      const image = shrinkToGrey({ pixels, width, height, channels: 1 }, targetWidth, targetHeight);
      expect([image.width, image.height]).toEqual([Math.min(width, targetWidth), Math.min(height, targetHeight)]);
      const mean = (values: Uint8Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(Math.abs(mean(image.data) - mean(pixels))).toBeLessThanOrEqual(0.5 + 1e-9);
    }),
  );
});
