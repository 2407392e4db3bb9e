import sharp from "sharp";
import { expect, test } from "vitest";
import { hammingDistance } from "../domain/perceptual-hash.ts";
import { type GreyImage, shrinkToGrey } from "./grey-image.ts";
import { perceptualHash } from "./perceptual-hash.ts";
import { svgPage, textPage } from "./test-files.ts";

async function grey(bytes: Buffer): Promise<GreyImage> {
  const { data, info } = await sharp(bytes).toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

test("distance counts bits", () => {
  expect(hammingDistance("0000000000000000", "ffffffffffffffff")).toBe(64);
  expect(hammingDistance("8000000000000001", "0000000000000000")).toBe(2);
  expect(hammingDistance("123456789abcdef0", "123456789ABCDEF0")).toBe(0);
  expect(() => hammingDistance("12", "123456789abcdef0")).toThrow(RangeError);
});

/** The same transform written straight from its definition. */
function plainHash(image: GreyImage): string {
  const { data } = shrinkToGrey({ ...image, pixels: image.data, channels: 1 }, 32, 32);
  const coefficients: number[] = [];
  for (let v = 0; v < 8; v++) {
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let y = 0; y < 32; y++) {
        for (let x = 0; x < 32; x++) {
          const grey = data[y * 32 + x] as number;
          sum += grey * Math.cos(((2 * x + 1) * u * Math.PI) / 64) * Math.cos(((2 * y + 1) * v * Math.PI) / 64);
        }
      }
      coefficients.push(sum);
    }
  }
  const sorted = [...coefficients].sort((a, b) => a - b);
  const median = ((sorted[31] as number) + (sorted[32] as number)) / 2;
  const bits = coefficients.map((coefficient) => (coefficient > median ? "1" : "0")).join("");
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

test("the hash is that of the definition", async () => {
  const page = await grey(await textPage(600, 800));
  expect(hammingDistance(perceptualHash(page), plainHash(page))).toBeLessThanOrEqual(1);
});

test("a rescan stays near, another page is far", async () => {
  const page = await textPage(1240, 1754);
  const hash = perceptualHash(await grey(page));
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  const rescan = await sharp(page)
    .resize(700)
    .blur(0.7)
    .modulate({ brightness: 0.93 })
    .jpeg({ quality: 60 })
    .toBuffer();
  expect(hammingDistance(hash, perceptualHash(await grey(rescan)))).toBeLessThanOrEqual(6);
  const other = await svgPage(
    1240,
    1754,
    `<circle cx="700" cy="1200" r="400"/><rect x="90" width="200" height="900"/>`,
  );
  expect(hammingDistance(hash, perceptualHash(await grey(other)))).toBeGreaterThan(16);
});

test("flat pages have one hash, and small ones have a hash", () => {
  const flat = (side: number, level: number): GreyImage => ({
    data: new Uint8Array(side * side).fill(level),
    width: side,
    height: side,
  });
  expect(perceptualHash(flat(50, 255))).toBe("8000000000000000");
  expect(perceptualHash(flat(300, 240))).toBe("8000000000000000");
  expect(perceptualHash(flat(1, 9))).toBe("8000000000000000");
});
