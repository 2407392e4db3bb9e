import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WordReader } from "./read-words.ts";
import type { WordEngine } from "./tesseract.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "residency-words-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function stored(name: string, bytes: string): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

it("reads a page once, and gives up a page that takes too long", async () => {
  const reads: number[] = [];
  let started = 0;
  const start = async (): Promise<WordEngine> => {
    const number = ++started;
    return {
      read: (_png, page) => {
        reads.push(number);
        if (number === 1) return new Promise(() => {});
        const box = { page, x: 0.1, y: 0.1, width: 0.1, height: 0.02 };
        return Promise.resolve([{ text: "Total", page, box, confidence: 0.9 }]);
      },
      close: async () => {},
    };
  };
  const reader = new WordReader({ cache: join(folder, "kept"), pageSeconds: 0.05, start });
  const page = await stored("once.png", "bytes of one page");
  await expect(reader.readWords([page])).rejects.toThrow("not read within 0.05 s");
  const words = await reader.readWords([page]);
  expect(await reader.readWords([page])).toEqual(words);
  // The same bytes as a second page are read from what was kept, as that page.
  expect((await reader.readWords([page, page])).map((word) => [word.page, word.box.page])).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(reads).toEqual([1, 2]);
  await expect(reader.readWords([page], AbortSignal.abort())).rejects.toMatchObject({ code: "interrupted" });
  await reader.close();
});
