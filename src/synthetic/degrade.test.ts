import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Box } from "../domain/box.ts";
import { seededRandom } from "../domain/random.ts";
import { SYNTHESIS_FILE } from "./corpus-writer.ts";
import { DEGRADATIONS, type DegradationName, degrade, namedDegradations } from "./degrade/degrade.ts";
import type { Picture } from "./degrade/picture.ts";
import { synthesise } from "./generate.ts";
import { encodePng } from "./png.ts";
import { Sheet } from "./sheet.ts";
import { writeCorpus } from "./write.ts";

/** A sheet with one word on it, and its picture. */
function oneWord(at: number, row: number, width = 280, height = 224): { sheet: Sheet; picture: Picture } {
  const sheet = new Sheet({
    width,
    height,
    font: "arimo",
    fontSize: 15,
    lineHeight: 24,
    margin: 10,
    tiltDegrees: 0.5,
    ink: "rgb(0,0,0)",
    paper: "rgb(250,250,250)",
  });
  sheet.next(row);
  sheet.text("Haemoglobin", { at, path: "test" });
  const printed = sheet.printed();
  const grey = sheet.grey();
  return { sheet, picture: { grey, width, height, paper: 250, fontSize: 15, printed, place: sheet.tilted } };
}

/** Edges in pixels of everything darker than `below`. */
function inkOf({ grey, width, height }: Picture, below: number) {
  const edges = { left: width, top: height, right: 0, bottom: 0 };
  for (const [index, value] of grey.entries()) {
    if (value >= below) continue;
    const [x, y] = [index % width, Math.floor(index / width)];
    edges.left = Math.min(edges.left, x);
    edges.right = Math.max(edges.right, x + 1);
    edges.top = Math.min(edges.top, y);
    edges.bottom = Math.max(edges.bottom, y + 1);
  }
  return edges;
}

const edgesOf = (box: Box, { width, height }: Picture) => ({
  left: box.x * width,
  top: box.y * height,
  right: (box.x + box.width) * width,
  bottom: (box.y + box.height) * height,
});

/** A document of nearly the severity that was asked for, which is the most that one may get. */
async function severe(name: DegradationName, family = "lab-report") {
  for (let index = 0; ; index++) {
    const document = await synthesise(index, { family, seed: 6, severity: 1, degradations: [name] });
    if (document.severity > 0.85) return { document, index };
  }
}

async function pixelsOf(png: Buffer) {
  const { data, info } = await sharp(png).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { data, ...info };
}

describe.each(["skew", "perspective", "fold"] as const)("%s", (name) => {
  it("moves boxes and glyphs to where the ink goes", async () => {
    let moved = 0;
    for (let seed = 0; seed < 25; seed++) {
      const { sheet, picture } = oneWord(seed % 2 ? 0 : 0.65, seed % 9);
      const seen = await degrade(picture, namedDegradations([name], 1), seededRandom(seed));
      if (seen.grey[0]! < 130 || seen.grey[seen.grey.length - 1]! < 130) continue; // on a dark table all is ink
      const [box] = sheet.evidence(seen.place).get("test") as [Box];
      const [ink, label] = [inkOf(seen, 170), edgesOf(box, seen)];
      expect(ink.left).toBeGreaterThanOrEqual(label.left - 1.5);
      expect(ink.right).toBeLessThanOrEqual(label.right + 1.5);
      expect(ink.top).toBeGreaterThanOrEqual(label.top - 1.5);
      expect(ink.bottom).toBeLessThanOrEqual(label.bottom + 1.5);
      expect(label.right - label.left - (ink.right - ink.left)).toBeLessThan(9);
      const glyphs = sheet.glyphs(seen.place);
      for (const { x } of glyphs) {
        expect(x * seen.width).toBeGreaterThan(ink.left);
        expect(x * seen.width).toBeLessThan(ink.right);
      }
      const [still] = sheet.evidence().get("test") as [Box];
      if (Math.hypot(box.x - still.x, box.y - still.y) * seen.width > 1.5) moved++;
    }
    expect(moved).toBeGreaterThan(4);
  });
});

describe.each(DEGRADATIONS)("%s", (name) => {
  it("changes the picture, the same way for the same seed", async () => {
    const { document, index } = await severe(name);
    const again = await synthesise(index, { family: "lab-report", seed: 6, severity: 1, degradations: [name] });
    const clean = await synthesise(index, { family: "lab-report", seed: 6, severity: 0 });
    expect(again.png.equals(document.png)).toBe(true);
    expect(clean.png.equals(document.png)).toBe(false);
    expect(document.degradations).toEqual([{ name, severity: document.severity }]);
    expect(document.facts.text).toBe(clean.facts.text);
  });

  it("leaves every value readable where its label says", async () => {
    const { document } = await severe(name, "receipt");
    const { data, width, height } = await pixelsOf(document.png);
    for (const [path, { evidence }] of Object.entries(document.facts.fields)) {
      for (const box of evidence) {
        const inside: number[] = [];
        for (let y = Math.floor(box.y * height); y < (box.y + box.height) * height; y++) {
          for (let x = Math.floor(box.x * width); x < (box.x + box.width) * width; x++)
            inside.push(data[y * width + x] as number);
        }
        inside.sort((a, b) => a - b);
        // What is light in the box is its paper, so a box that holds a hole or the table alone fails.
        const [ink, paper] = [0.02, 0.8].map((part) => inside[Math.floor(part * inside.length)] as number);
        expect((paper as number) - (ink as number), path).toBeGreaterThan(35);
      }
    }
    for (const { x, y } of document.glyphs()) expect(x > 0 && x < 1 && y > 0 && y < 1).toBe(true);
  });
});

it("a stamp and holes leave the ink of a crowded sheet where it is", async () => {
  for (let seed = 0; seed < 20; seed++) {
    const { picture } = oneWord(seed % 2 ? 0 : 0.3, seed % 9);
    const before = picture.grey.slice();
    // The whole sheet counts as printed: no place is free.
    const crowded = { ...picture, printed: [{ page: 0, x: 0, y: 0, width: 1, height: 1 }] };
    const { grey } = await degrade(crowded, namedDegradations(["stamp", "punch-holes"], 1), seededRandom(seed));
    let [inkLost, paperDark] = [0, 0];
    for (const [index, value] of grey.entries()) {
      if ((before[index] as number) < 60 && value >= 60) inkLost++;
      if (before[index] === 250 && value <= 150) paperDark++;
    }
    expect([inkLost, paperDark]).toEqual([0, 0]);
  }
});

it("is clean at severity 0, whatever is asked for", async () => {
  const options = { family: "lab-report", seed: 2, severity: 0 } as const;
  const clean = await synthesise(3, options);
  const named = await synthesise(3, { ...options, degradations: ["fax", "stamp", "skew"] });
  expect(clean.degradations).toEqual([]);
  expect(named.png.equals(clean.png)).toBe(true);
  const { data } = await pixelsOf(clean.png);
  const counts = new Map<number, number>();
  for (const value of data) counts.set(value, (counts.get(value) ?? 0) + 1);
  expect(Math.max(...counts.values()) / data.length).toBeGreaterThan(0.7); // paper of one tone
});

it("a fax is black and white", async () => {
  const { data } = await pixelsOf((await severe("fax")).document.png);
  expect(new Set(data)).toEqual(new Set([0, 255]));
});

it("applies what is named in the order in which paper meets it, and samples more of it with chance", async () => {
  expect(namedDegradations(["jpeg", "fade", "skew"], 0.5).map(({ name }) => name)).toEqual(["fade", "skew", "jpeg"]);
  const seen = new Set<string>();
  for (let index = 0; index < 60; index++) {
    const document = await synthesise(index, { family: "receipt", seed: 1, severity: 0.8 });
    for (const { name, severity } of document.degradations) {
      seen.add(name);
      expect(severity).toBeLessThanOrEqual(document.severity);
    }
  }
  expect([...seen].sort()).toEqual([...DEGRADATIONS].sort());
});

it("encodes pictures that others decode to the same pixels", async () => {
  for (const [width, height] of [
    [1, 1],
    [7, 3],
    [280, 224],
  ] as const) {
    const random = seededRandom(width);
    const grey = Uint8ClampedArray.from({ length: width * height }, () => random.integer(0, 255));
    const decoded = await pixelsOf(await encodePng(grey, width, height));
    expect([decoded.width, decoded.height]).toEqual([width, height]);
    expect(decoded.data.equals(Buffer.from(grey))).toBe(true);
  }
});

it("writes how each document was made beside the labels", async () => {
  const folder = await mkdtemp(join(tmpdir(), "residency-degrade-"));
  try {
    await writeCorpus({ family: "receipt", count: 15, seed: 4, severity: 0.9, folder });
    const rows = async (name: string) =>
      (await readFile(join(folder, name), "utf8"))
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    const [labels, made] = [await rows("labels.jsonl"), await rows(SYNTHESIS_FILE)];
    expect(made.map((row) => row.file)).toEqual(labels.map((row) => row.file));
    const document = await synthesise(11, { family: "receipt", seed: 4, severity: 0.9 });
    expect(made[11]).toEqual({
      file: document.name,
      seed: 4,
      severity: document.severity,
      degradations: document.degradations,
    });
    expect(labels[11]).not.toHaveProperty("severity");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
