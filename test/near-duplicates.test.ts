import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { PageRenderer } from "../src/intake/index.ts";
import { nearDuplicatePairs } from "../src/likeness/index.ts";
import type { BlobStore } from "../src/store/index.ts";
import { synthesise } from "../src/synthetic/index.ts";

/** Pages as `add` would store them. */
async function store(pictures: { documentId: string; png: Buffer }[]) {
  const folder = mkdtempSync(join(tmpdir(), "residency-near-"));
  const renderer = new PageRenderer({ workers: 1 });
  const blobs = new Map<string, Buffer>();
  const pages = [];
  try {
    for (const { documentId, png } of pictures) {
      const file = join(folder, "page.png");
      writeFileSync(file, png);
      const [page] = await renderer.render(file, "image/png");
      const sha256 = createHash("sha256").update(page!.png).digest("hex");
      blobs.set(sha256, page!.png);
      pages.push({ documentId, sha256, perceptualHash: page!.perceptualHash });
    }
  } finally {
    await renderer.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const reader = { get: async (sha256: string) => blobs.get(sha256) as Buffer } as Pick<BlobStore, "get"> as BlobStore;
  return { pages, reader };
}

describe("near-duplicates", () => {
  it("joins two scans of one paper, and not two papers on one form", async () => {
    const pictures = [];
    for (let index = 0; index < 6; index++) {
      const { png } = await synthesise(index, { family: "lab-report", seed: 2, size: "page", severity: 0.1 });
      pictures.push({ documentId: `d${index}`, png });
      pictures.push({
        documentId: `d${index}-again`,
        png: await sharp(png)
          .resize(700)
          .modulate({ brightness: 0.97 })
          .blur(0.6)
          .jpeg({ quality: 70 })
          .toBuffer()
          .then((jpeg) => sharp(jpeg).png().toBuffer()),
      });
    }
    // Same facility and template (24 apart), another patient and other values.
    for (const index of [24, 48])
      pictures.push({
        documentId: `form-${index}`,
        png: (await synthesise(index, { family: "lab-report", seed: 2, size: "page", severity: 0.1 })).png,
      });
    const { pages, reader } = await store(pictures);
    const pairs = (await nearDuplicatePairs(pages, 6, reader)).pairs.map((pair) => pair.join(" ")).sort();
    expect(pairs).toEqual(Array.from({ length: 6 }, (_, index) => `d${index} d${index}-again`));
  }, 60_000);

  it("finds two scans with hundreds of like pages between them, and counts what it had no time for", async () => {
    const scan = async (brightness: number) => ({
      documentId: `scan-${brightness}`,
      png: await sharp((await synthesise(3, { family: "lab-report", seed: 2, size: "slip", severity: 0 })).png)
        .modulate({ brightness })
        .png()
        .toBuffer(),
    });
    const { pages, reader } = await store([await scan(1), await scan(0.98)]);
    const other = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#123456" } })
      .png()
      .toBuffer();
    const between = Array.from({ length: 500 }, (_, index) => ({
      documentId: "long",
      sha256: `${index}`,
      perceptualHash: pages[0]!.perceptualHash,
    }));
    const blobs = {
      get: async (sha256: string) => (sha256.length < 64 ? other : await reader.get(sha256)),
    } as BlobStore;
    const all = [pages[0]!, ...between, pages[1]!];
    expect(await nearDuplicatePairs(all, 6, blobs)).toEqual({ pairs: [["scan-0.98", "scan-1"]], notCompared: 0 });
    expect(await nearDuplicatePairs(all, 6, blobs, 100)).toMatchObject({ pairs: [], notCompared: 901 });
  }, 60_000);
});
