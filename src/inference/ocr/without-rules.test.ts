import { expect, it } from "vitest";
import { withoutRules } from "./without-rules.ts";

it("paints rules over and leaves letters", () => {
  const [width, height] = [200, 60];
  const grey = new Uint8Array(width * height).fill(240);
  for (let x = 10; x < 190; x++) grey[30 * width + x] = 10;
  for (let y = 5; y < 55; y++) grey[y * width + 100] = 10;
  for (let x = 20; x < 28; x++) grey[12 * width + x] = 10;
  withoutRules(grey, width, height);
  const ink = [...grey.entries()].filter(([, value]) => value < 200).map(([place]) => place);
  expect(ink).toEqual(Array.from({ length: 8 }, (_, index) => 12 * width + 20 + index));
});
