import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { MediaType } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import { PageRenderer } from "./page-renderer.ts";
import { pdfPixelSize } from "./pdf-source.ts";
import type { RenderedPage } from "./render-file.ts";
import { sniffMediaType } from "./sniff.ts";
import {
  bombPng,
  directoryFirstTiff,
  makePdf,
  makeTestFolder,
  makeTiff,
  plainPage,
  pngChunks,
  type TestFolder,
  textPage,
  withComment,
} from "./test-files.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const FAULTY = new URL("./faulty-renderer.ts", import.meta.url);

let folder: TestFolder;
let renderer: PageRenderer;
let files = 0;

beforeAll(async () => {
  folder = await makeTestFolder();
  renderer = new PageRenderer();
});
afterAll(async () => {
  await renderer.close();
  await folder.remove();
});

/** Stores the bytes and renders them as what they are. */
async function render(content: Uint8Array, name = `${files++}.bin`, with_ = renderer): Promise<RenderedPage[]> {
  return with_.render(await folder.write(name, content), await sniffMediaType(content));
}

async function onlyPage(content: Uint8Array): Promise<RenderedPage> {
  const pages = await render(content);
  expect(pages).toHaveLength(1);
  return pages[0] as RenderedPage;
}

/** Red, green, blue (or grey) at a place given in fractions of the page. */
async function colourAt(page: RenderedPage, x: number, y: number): Promise<number[]> {
  const { channels } = await sharp(page.png).metadata();
  const pixels = sharp(page.png)
    .toColourspace(channels === 1 ? "b-w" : "srgb")
    .raw();
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + info.channels)];
}

function expectNear(actual: number[], expected: number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((actual[index] as number) - value)).toBeLessThanOrEqual(tolerance);
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch {
    return false;
  }
  // A dead process stays listed until its parent has asked for it.
  const stat = `/proc/${processId}/stat`;
  return !existsSync(stat) || !/\) [ZX] /.test(readFileSync(stat, "utf8"));
}

describe("good files", () => {
  test("a page comes with its size, quality and hash", async () => {
    const page = await onlyPage(await textPage(620, 877));
    expect(page).toMatchObject({ index: 0, width: 620, height: 877, quality: { blank: false, skewDegrees: 0 } });
    expect(page.perceptualHash).toMatch(/^[0-9a-f]{16}$/);
    expect(page.png).toBeInstanceOf(Buffer);
    expect(await sharp(page.png).metadata()).toMatchObject({ format: "png", width: 620, height: 877, depth: "uchar" });
  });

  test("a PDF gives all its pages at 200 dpi, grey or colour as they are, with filled form fields", async () => {
    const pdf = await makePdf((document) => {
      document.text("black on white");
      document.addPage().rect(100, 100, 300, 300).fill("#ff0000");
      document.addPage().initForm();
      document.formText("name", 100, 100, 300, 60, { value: "FILLED IN", fontSize: 40 });
    });
    const pages = await render(pdf);
    expect(pages.map(({ index, width, height }) => [index, width, height])).toEqual([
      [0, 1654, 2339],
      [1, 1654, 2339],
      [2, 1654, 2339],
    ]);
    const [first, second, third] = pages as [RenderedPage, RenderedPage, RenderedPage];
    expect((await sharp(first.png).metadata()).channels).toBe(1);
    expect((await sharp(second.png).metadata()).channels).toBe(3);
    expect(await colourAt(second, 0.3, 0.2)).toEqual([255, 0, 0]);
    expect(third.quality.blank).toBe(false);
  });

  test("a PDF that opens without a password is rendered", async () => {
    expect(await render(await makePdf((document) => document.text("x"), { ownerPassword: "owner" }))).toHaveLength(1);
  });

  test("a TIFF gives all its pages; bilevel fax becomes grey", async () => {
    const colours = ["#ff0000", "#00ff00", "#0000ff"];
    const pages = await render(await makeTiff(await Promise.all(colours.map((colour) => plainPage(40, 30, colour)))));
    expect(pages.map((page) => page.index)).toEqual([0, 1, 2]);
    expect(await Promise.all(pages.map((page) => colourAt(page, 0.5, 0.5)))).toEqual([
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
    ]);
    expect(await colourAt(await onlyPage(directoryFirstTiff(100, 80)), 0.5, 0.5)).toEqual([200]);
    const fax = sharp(await textPage(600, 800))
      .toColourspace("b-w")
      .tiff({ bitdepth: 1, compression: "ccittfax4" });
    const page = await onlyPage(await fax.toBuffer());
    expect((await sharp(page.png).metadata()).channels).toBe(1);
    expect(await colourAt(page, 0.01, 0.01)).toEqual([255]);
  });

  test("orientation is applied and no metadata remains", async () => {
    // Stored: red at the top left. Orientation 6 shows it at the top right, 3 at the bottom right, 8 at the bottom left.
    const corner = await plainPage(40, 20, "#ff0000");
    const stored = sharp({ create: { width: 80, height: 40, channels: 3, background: "#ffffff" } }).composite([
      { input: corner, left: 0, top: 0 },
    ]);
    const bytes = await stored.png().toBuffer();
    const places = { 1: [0.2, 0.2], 3: [0.8, 0.8], 6: [0.8, 0.2], 8: [0.2, 0.8] } as const;
    for (const [orientation, [x, y]] of Object.entries(places)) {
      const jpeg = await sharp(bytes)
        .withMetadata({ orientation: Number(orientation), exif: { IFD0: { Copyright: "PATIENT-4711" } } })
        .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
        .toBuffer();
      const page = await onlyPage(withComment(jpeg, "PATIENT-4711"));
      expect([page.width, page.height]).toEqual(Number(orientation) < 5 ? [80, 40] : [40, 80]);
      expectNear(await colourAt(page, x, y), [255, 0, 0], 6);
      expectNear(await colourAt(page, 1 - x, 1 - y), [255, 255, 255], 6);
      expect(page.png.includes("PATIENT-4711")).toBe(false);
      expect(new Set(pngChunks(page.png))).toEqual(new Set(["IHDR", "pHYs", "IDAT", "IEND"]));
    }
  });

  test("transparency becomes white; grey stays grey", async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const colour = sharp({ create: { width: 9, height: 9, channels: 4, background: clear } });
    expect(await colourAt(await onlyPage(await colour.png().toBuffer()), 0.5, 0.5)).toEqual([255, 255, 255]);
    const grey = await sharp(await plainPage(9, 9, "#000000"))
      .toColourspace("b-w")
      .ensureAlpha(0)
      .png()
      .toBuffer();
    expect(await colourAt(await onlyPage(grey), 0.5, 0.5)).toEqual([255]);
  });

  test("16 bits become 8, CMYK becomes RGB", async () => {
    const teal = await plainPage(16, 16, "#2080a0");
    const deep = await onlyPage(await sharp(teal).toColourspace("rgb16").png().toBuffer());
    expect((await sharp(deep.png).metadata()).bitsPerSample).toBe(8);
    expectNear(await colourAt(deep, 0.5, 0.5), [32, 128, 160], 2);
    const deepGrey = await onlyPage(await sharp(teal).toColourspace("grey16").png().toBuffer());
    expect(await sharp(deepGrey.png).metadata()).toMatchObject({ bitsPerSample: 8, channels: 1 });
    const cmyk = await onlyPage(await sharp(teal).toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer());
    expectNear(await colourAt(cmyk, 0.5, 0.5), [32, 128, 160], 40);
  });

  test("hostile names and wrong extensions do not matter", async () => {
    const png = await plainPage(20, 20, "#ff0000");
    const names = [
      "page.pdf",
      "-rf",
      "a\nb.png",
      `"'$(x)\`;.png`,
      "ünï ✓.png",
      "x.png[page=9]",
      "%00.png",
      "a,b=1.tif",
    ];
    for (const name of names) expect(await render(png, name)).toHaveLength(1);
  });
});

describe("hostile files fail alone", () => {
  const expectRefused = async (content: Uint8Array, code: string, message?: RegExp): Promise<void> => {
    const error = await render(content).catch((caught) => caught);
    expect(error).toBeInstanceOf(ResidencyError);
    expect(error).toMatchObject({ code });
    expect(error.message).toMatch(message ?? /^[A-Z][^\n]+\.$/);
  };

  test("truncated files are refused wherever they are cut", async () => {
    const png = await textPage(300, 400);
    const red = await plainPage(60, 60, "#ff0000");
    const whole: Record<string, Buffer> = {
      png,
      jpeg: await sharp(png).jpeg().toBuffer(),
      progressive: await sharp(png).jpeg({ progressive: true }).toBuffer(),
      tiff: await makeTiff([png]),
      tiffDirectoryFirst: directoryFirstTiff(100, 80),
      tiffPages: await makeTiff([red, red, red]),
      pdf: await makePdf((document) => document.text("one").addPage().text("two")),
    };
    for (const [name, bytes] of Object.entries(whole)) {
      for (const share of [0.3, 0.7, 0.97]) {
        const cut = bytes.subarray(0, Math.floor(bytes.length * share));
        const error = await render(cut).catch((caught) => caught);
        expect([name, share, error.code]).toEqual([name, share, "file-damaged"]);
      }
    }
  });

  test("a TIFF whose pages run in a circle is refused", async () => {
    const red = await plainPage(20, 20, "#ff0000");
    const tiff = await makeTiff([red, red]);
    const first = tiff.readUInt32LE(4);
    const next = (directory: number): number => directory + 2 + tiff.readUInt16LE(directory) * 12;
    tiff.writeUInt32LE(first, next(tiff.readUInt32LE(next(first))));
    await expectRefused(tiff, "file-damaged", /circle/);
  });

  test("an encrypted PDF is refused", async () => {
    await expectRefused(await makePdf((document) => document.text("x"), { userPassword: "secret" }), "file-encrypted");
  });

  test("a page beyond the pixel limit is refused from its header", async () => {
    await expectRefused(bombPng(50_000, 50_000, 1), "page-too-large", /50000 x 50000/);
    await expectRefused(bombPng(9000, 9000), "page-too-large", /9000 x 9000/);
    const jpeg = await sharp(await plainPage(16, 16, "#ff0000"))
      .jpeg()
      .toBuffer();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(60_000, frame + 5);
    jpeg.writeUInt16BE(60_000, frame + 7);
    await expectRefused(jpeg, "page-too-large");
    await expectRefused(await makePdf(() => {}, { size: [14_400, 14_400] }), "page-too-large", /200 x 200 inches/);
  });

  test("too many pages are refused", async () => {
    const few = new PageRenderer({ maxPages: 2 });
    const red = await plainPage(10, 10, "#ff0000");
    const pdf = await makePdf((document) => document.addPage().addPage());
    for (const bytes of [await makeTiff([red, red, red]), pdf]) {
      await expect(render(bytes, undefined, few)).rejects.toMatchObject({ code: "too-many-pages" });
    }
    expect(await render(await makeTiff([red, red]), undefined, few)).toHaveLength(2);
    await few.close();
    const small = new PageRenderer({ maxOutputBytes: 1000 });
    const page = await textPage(300, 400);
    await expect(render(await makeTiff([page, page]), undefined, small)).rejects.toMatchObject({
      code: "too-many-pages",
    });
    await small.close();
  });

  test("empty, missing and false files are refused", async () => {
    const text = await folder.write("text.png", "just text");
    await expect(renderer.render(text, "image/png")).rejects.toMatchObject({ code: "file-damaged" });
    await expect(renderer.render(text, "image/tiff")).rejects.toMatchObject({ code: "file-damaged" });
    await expect(renderer.render(text, "application/pdf")).rejects.toMatchObject({ code: "file-damaged" });
    const png = await folder.write("real.png", await plainPage(10, 10, "#ff0000"));
    await expect(renderer.render(png, "image/jpeg")).rejects.toMatchObject({ code: "file-damaged" });
    await expect(renderer.render(await folder.write("0.png", ""), "image/png")).rejects.toMatchObject({
      code: "file-empty",
    });
    await expect(renderer.render(join(folder.path, "none"), "image/png")).rejects.toMatchObject({
      code: "path-not-found",
    });
    await expect(renderer.render(folder.path, "image/png")).rejects.toMatchObject({ code: "path-not-found" });
    const tiny = new PageRenderer({ memoryMb: 256 });
    const large = await folder.write("large.png", Buffer.alloc(110 * 2 ** 20));
    await expect(tiny.render(large, "image/png")).rejects.toMatchObject({ code: "file-too-large" });
    await tiny.close();
  });

  test("random and altered bytes give pages or a refusal", async () => {
    const png = await textPage(120, 160);
    const seeds: [MediaType, Buffer][] = [
      ["image/png", png],
      ["image/jpeg", await sharp(png).jpeg().toBuffer()],
      ["image/tiff", await makeTiff([png, png])],
      ["application/pdf", await makePdf((document) => document.text("x"), { size: [100, 100] })],
    ];
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    const altered = fc
      .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 8 }))
      .map(([[mediaType, bytes], changes]): [MediaType, Uint8Array] => {
        const copy = Buffer.from(bytes);
        for (const [at, byte] of changes) copy[at % copy.length] = byte;
        return [mediaType, copy];
      });
    const random = fc.tuple(
      fc.constantFrom(...seeds.map(([mediaType]) => mediaType)),
      fc.uint8Array({ maxLength: 400 }),
    );
    const path = join(folder.path, "any.bin");
    await fc.assert(
      fc.asyncProperty(fc.oneof(altered, random), async ([mediaType, bytes]) => {
        await folder.write("any.bin", bytes);
        const result = await renderer.render(path, mediaType).catch((error) => error);
        expect(result instanceof ResidencyError || result.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(await render(png)).toHaveLength(1);
  });
});

describe("processes", () => {
  const faulty = (options = {}): PageRenderer => new PageRenderer({ program: FAULTY, ...options });

  test("a file that hangs is given up in time, and the next one is rendered", async () => {
    // Long enough for the small page that follows, also on a busy machine.
    const renderer = faulty({ timeoutMs: 2_000 });
    const png = await plainPage(10, 10, "#ff0000");
    await expect(render(png, "hang.png", renderer)).rejects.toMatchObject({ code: "render-timeout" });
    expect(renderer.processIds).toEqual([]);
    expect(await render(png, undefined, renderer)).toHaveLength(1);
    await renderer.close();
  });

  test("a process killed in the middle costs one file", async () => {
    const renderer = faulty();
    const png = await plainPage(10, 10, "#ff0000");
    const hanging = render(png, "hang-2.png", renderer).catch((error) => error);
    await vi.waitFor(() => expect(existsSync(join(folder.path, "hang-2.png.started"))).toBe(true), { timeout: 30_000 });
    const [processId] = renderer.processIds as [number];
    process.kill(processId, "SIGKILL");
    expect(await hanging).toMatchObject({ code: "render-crashed", message: expect.stringContaining("SIGKILL") });
    await expect(render(png, "crash.png", renderer)).rejects.toMatchObject({ code: "render-crashed" });
    expect(await render(png, undefined, renderer)).toHaveLength(1);
    expect(isRunning(processId)).toBe(false);
    await renderer.close();
  });

  test("an idle process that was killed costs nothing; one that cannot start is reported", async () => {
    const renderer = faulty();
    const png = await plainPage(10, 10, "#ff0000");
    await render(png, undefined, renderer);
    process.kill(renderer.processIds[0] as number, "SIGKILL");
    expect(await render(png, undefined, renderer)).toHaveLength(1);
    await expect(render(png, "stillborn.png", renderer)).rejects.toMatchObject({ code: "render-crashed" });
    await renderer.close();
  });

  test("memory is bounded", async () => {
    const small = new PageRenderer({ memoryMb: 256 });
    const large = await sharp(bombPng(7000, 7000)).toColourspace("srgb").png().toBuffer();
    const error = await render(large, undefined, small).catch((caught) => caught);
    expect(error).toMatchObject({
      code: "render-crashed",
      message: "The file needs more than 256 MB of memory to render.",
    });
    expect(await render(await plainPage(10, 10, "#ff0000"), undefined, small)).toHaveLength(1);
    await small.close();
  });

  test("files wait for a free worker and all come back", async () => {
    const pool = new PageRenderer({ workers: 2 });
    const path = await folder.write("pool.png", await plainPage(30, 30, "#ff0000"));
    const results = await Promise.all(Array.from({ length: 7 }, () => pool.render(path, "image/png")));
    expect(results.map((pages) => pages.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(pool.processIds).toHaveLength(2);
    await pool.close();
  });

  test("closing ends everything", async () => {
    const renderer = faulty();
    const png = await plainPage(10, 10, "#ff0000");
    const outcomes = Promise.allSettled([render(png, "hang-3.png", renderer), render(png, "hang-4.png", renderer)]);
    // Either of the two may be written first and take the only worker; the other one waits.
    const started = (): boolean => [3, 4].some((n) => existsSync(join(folder.path, `hang-${n}.png.started`)));
    await vi.waitFor(() => expect(started()).toBe(true), { timeout: 30_000 });
    const [processId] = renderer.processIds as [number];
    await renderer.close();
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "internal" } });
    expect(isRunning(processId)).toBe(false);
    await expect(render(png, undefined, renderer)).rejects.toMatchObject({ code: "internal" });
  });

  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const program = (code: string): string[] => ["--import", loader, "--input-type=module", "-e", code];
  const imports = `import { PageRenderer } from ${JSON.stringify(new URL("./page-renderer.ts", import.meta.url).href)};`;

  test("a renderer that was not closed does not keep the program from ending", async () => {
    const path = await folder.write("end.png", await plainPage(10, 10, "#ff0000"));
    const code = `${imports} const pages = await new PageRenderer().render(${JSON.stringify(path)}, "image/png");
      console.log(pages.length);`;
    const { stdout } = await promisify(execFile)(process.execPath, program(code), { timeout: 50_000 });
    expect(stdout.trim()).toBe("1");
  });

  test("a process whose parent is killed ends, even while it hangs", async () => {
    const path = await folder.write("hang-5.png", await plainPage(10, 10, "#ff0000"));
    const code = `${imports} const renderer = new PageRenderer({ program: new URL(${JSON.stringify(FAULTY.href)}) });
      setInterval(() => console.log(renderer.processIds[0]), 50);
      await renderer.render(${JSON.stringify(path)}, "image/png");`;
    const parent = spawn(process.execPath, program(code), { stdio: ["ignore", "pipe", "inherit"] });
    let processId = 0;
    parent.stdout.on("data", (chunk: Buffer) => {
      processId = Number.parseInt(chunk.toString(), 10) || processId;
    });
    await vi.waitFor(() => expect(existsSync(`${path}.started`) && processId > 0).toBe(true), { timeout: 50_000 });
    parent.kill("SIGKILL");
    await vi.waitFor(() => expect(isRunning(processId)).toBe(false), { timeout: 20_000 });
  });

  test.runIf(process.platform === "linux")("decoders do not see the environment's secrets", async () => {
    vi.stubEnv("SOME_API_KEY", "sk-4711");
    const renderer = new PageRenderer();
    await render(await plainPage(10, 10, "#ff0000"), undefined, renderer);
    expect(await readFile(`/proc/${renderer.processIds[0]}/environ`, "utf8")).not.toContain("sk-4711");
    vi.unstubAllEnvs();
    await renderer.close();
  });
});

test("a PDF page is rendered as finely as the limit allows, down to 72 dpi", () => {
  expect(pdfPixelSize(612, 792, 60e6)).toEqual({ width: 1700, height: 2200 });
  const capped = pdfPixelSize(612, 792, 1e6) as { width: number; height: number };
  expect(capped.width * capped.height).toBeLessThanOrEqual(1e6);
  expect(capped.width * capped.height).toBeGreaterThan(0.99e6);
  expect(pdfPixelSize(612, 792, 400_000)).toBeUndefined();
  expect(pdfPixelSize(Number.NaN, 792, 60e6)).toBeUndefined();
  expect(pdfPixelSize(Number.POSITIVE_INFINITY, 792, 60e6)).toBeUndefined();
  expect(pdfPixelSize(14_400, 0.01, 60e6)).toEqual({ width: 40_000, height: 1 });
});
