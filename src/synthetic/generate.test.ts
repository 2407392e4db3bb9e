import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { FAMILIES, synthesise } from "./generate.ts";

describe.each([...FAMILIES.keys()])("%s", (family) => {
  it("gives the same bytes for the same seed, and others for another", async () => {
    const [first, again, other] = await Promise.all([
      synthesise(5, { family, seed: 7 }),
      synthesise(5, { family, seed: 7 }),
      synthesise(5, { family, seed: 8 }),
    ]);
    expect(first.png.equals(again.png)).toBe(true);
    expect(first.facts).toEqual(again.facts);
    expect(first.png.equals(other.png)).toBe(false);
  });

  it("labels what it printed: each present value is in the transcript and its box holds ink", async () => {
    for (let index = 0; index < 12; index++) {
      const document = await synthesise(index, { family, seed: 3, severity: 0 });
      const { data, info } = await sharp(document.png).greyscale().raw().toBuffer({ resolveWithObject: true });
      const paper = data[info.width * 2 + 2] as number;
      for (const [path, field] of Object.entries(document.facts.fields)) {
        if (field.status === "absent") {
          expect(field.value).toBeNull();
          continue;
        }
        expect(document.facts.text.replaceAll("\n", " "), path).toContain(field.value);
        expect(field.evidence.length, path).toBeGreaterThan(0);
        for (const box of field.evidence) {
          let darkest = 255;
          for (let y = Math.floor(box.y * info.height); y < Math.ceil((box.y + box.height) * info.height); y++) {
            for (let x = Math.floor(box.x * info.width); x < Math.ceil((box.x + box.width) * info.width); x++)
              darkest = Math.min(darkest, data[y * info.width + x] as number);
          }
          expect(paper - darkest, path).toBeGreaterThan(60);
        }
      }
    }
  });

  it("puts every visible character's centre on the page", async () => {
    const document = await synthesise(2, { family, seed: 1 });
    const [glyphs, facts] = [document.glyphs(), document.facts];
    expect(glyphs.map((glyph) => glyph.character).join("")).toBe(facts.text.replace(/\s/g, ""));
    for (const { x, y } of glyphs) expect(x > 0 && x < 1 && y > 0 && y < 1).toBe(true);
  });
});

it("flags agree with value and range", async () => {
  for (let index = 0; index < 60; index++) {
    const { facts } = await synthesise(index, { family: "lab-report", seed: 11 });
    for (let row = 0; facts.fields[`results[${row}].value`]; row++) {
      const value = Number(facts.fields[`results[${row}].value`]?.value);
      const [low, high] = facts.fields[`results[${row}].range`]!.value!.split("-").map(Number) as [number, number];
      expect(facts.fields[`results[${row}].flag`]?.value).toBe(value > high ? "H" : value < low ? "L" : null);
    }
  }
});

it("totals are the sum of their items", async () => {
  for (let index = 0; index < 40; index++) {
    const { facts } = await synthesise(index, { family: "receipt", seed: 5 });
    const cents = Object.entries(facts.fields)
      .filter(([path]) => path.endsWith(".price"))
      .reduce((sum, [, field]) => sum + Math.round(Number(field.value) * 100), 0);
    expect(facts.fields.total?.value).toBe((cents / 100).toFixed(2));
  }
});
