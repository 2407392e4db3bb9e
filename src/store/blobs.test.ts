import { createHash } from "node:crypto";
import { mkdtemp, open, readdir, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { folderBlobs } from "./blobs.ts";

const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const NOWHERE = "0".repeat(64);

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "residency-blobs-"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true, force: true });
});

const pathOf = (sha256: string) => join(root, "sha256", sha256.slice(0, 2), sha256.slice(2));
const files = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe("a blob", () => {
  test("comes back as it was put, in every way of reading", async () => {
    const blobs = folderBlobs(root);
    const bytes = Buffer.from("potassium 4.1 mmol/L");
    const sha256 = await blobs.put(bytes);
    expect(sha256).toBe(sha256Of(bytes));
    expect(await blobs.has(sha256)).toBe(true);
    expect(await blobs.get(sha256)).toEqual(bytes);
    expect(await buffer(blobs.openRead(sha256))).toEqual(bytes);
    expect(await readFile(await blobs.materialise(sha256))).toEqual(bytes);
    expect(await folderBlobs(root).get(sha256)).toEqual(bytes);
  });

  test("put twice is stored once", async () => {
    const blobs = folderBlobs(root);
    const first = await blobs.put(Buffer.from("same"));
    expect(await blobs.put(Buffer.from("same"))).toBe(first);
    expect(await files()).toHaveLength(1);
  });

  test("of any bytes, and of a file with them, has the name that its bytes give", async () => {
    const blobs = folderBlobs(root);
    const source = join(root, "source");
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const sha256 = await blobs.put(bytes);
        expect(sha256).toBe(sha256Of(bytes));
        expect(new Uint8Array(await blobs.get(sha256))).toEqual(bytes);
        await writeFile(source, bytes);
        expect(await blobs.putFile(source)).toBe(sha256);
      }),
      { numRuns: 30 },
    );
  });

  test("is made of a file of several chunks", async () => {
    const blobs = folderBlobs(root);
    const source = join(root, "source");
    const bytes = Buffer.alloc(5_000_001).map((_, index) => index % 251);
    await writeFile(source, bytes);
    const sha256 = await blobs.putFile(source);
    expect(sha256).toBe(sha256Of(bytes));
    expect((await blobs.get(sha256)).equals(bytes)).toBe(true);
    await expect(blobs.putFile(join(root, "nothing"))).rejects.toMatchObject({ code: "path-not-found" });
  });
});

describe("a blob that is lost", () => {
  const damages: [string, (path: string) => Promise<void>][] = [
    ["gone", (path) => rm(path)],
    ["cut short", (path) => truncate(path, 3)],
    ["changed", (path) => writeFile(path, "potassium 9.1 mmol/L")],
  ];
  test.each(damages)("when %s, is told by every way of reading and healed by the next put", async (_, damage) => {
    const blobs = folderBlobs(root);
    const bytes = Buffer.from("potassium 4.1 mmol/L");
    const sha256 = await blobs.put(bytes);
    await damage(pathOf(sha256));
    await expect(blobs.get(sha256)).rejects.toMatchObject({ code: "blob-missing" });
    await expect(buffer(blobs.openRead(sha256))).rejects.toMatchObject({ code: "blob-missing" });
    await expect(blobs.materialise(sha256)).rejects.toMatchObject({ code: "blob-missing" });
    expect(await blobs.put(bytes)).toBe(sha256);
    expect(await blobs.get(sha256)).toEqual(bytes);
  });

  test("was perhaps never there, or has no name of a blob", async () => {
    const blobs = folderBlobs(join(root, "not", "yet"));
    expect(await blobs.has(NOWHERE)).toBe(false);
    await expect(blobs.get(NOWHERE)).rejects.toMatchObject({ code: "blob-missing" });
    for (const name of ["", "../../etc/passwd", NOWHERE.toUpperCase().replace("0", "A")]) {
      await expect(blobs.get(name)).rejects.toMatchObject({ code: "blob-missing" });
    }
  });
});

describe("writers", () => {
  test("of the same and of other bytes do not disturb each other", async () => {
    const stores = [folderBlobs(root), folderBlobs(root), folderBlobs(root)];
    const contents = Array.from({ length: 20 }, (_, index) => Buffer.alloc(100_000, index));
    const names = await Promise.all(stores.flatMap((store) => contents.map((bytes) => store.put(bytes))));
    expect(new Set(names).size).toBe(contents.length);
    for (const bytes of contents) expect((await stores[0]!.get(sha256Of(bytes))).equals(bytes)).toBe(true);
    expect(await readdir(join(root, "temporary"))).toEqual([]);
  });

  test("sweep what a killed one left a day ago, and leave what may still be written", async () => {
    await folderBlobs(root).put(Buffer.from("a"));
    const [old, young] = [join(root, "temporary", "old"), join(root, "temporary", "young")];
    await writeFile(old, "half");
    await writeFile(young, "half");
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(old, yesterday, yesterday);
    await folderBlobs(root).put(Buffer.from("b"));
    expect(await readdir(join(root, "temporary"))).toEqual(["young"]);
  });

  test.each(["ENOSPC", "EDQUOT"])("say that the disk is full on %s, and leave nothing behind", async (code) => {
    const blobs = folderBlobs(root);
    await blobs.put(Buffer.from("before"));
    const handle = await open(root, "r");
    vi.spyOn(Object.getPrototypeOf(handle), "writeFile").mockRejectedValue(Object.assign(new Error(code), { code }));
    await handle.close();
    await expect(blobs.put(Buffer.from("after"))).rejects.toMatchObject({ code: "disk-full" });
    expect(await files()).toHaveLength(1);
    vi.restoreAllMocks();
    expect(await blobs.has(await blobs.put(Buffer.from("after")))).toBe(true);
  });
});
