import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { main } from "./main.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "residency-ask-verb-"));
  await mkdir(join(folder, "model"));
  await writeFile(join(folder, "model", "config.json"), "{}");
  await writeFile(join(folder, "empty.png"), "");
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

/** What the verb prints, a line an image, and its exit code. */
async function ask(...words: string[]): Promise<{ code: number; lines: { image: string; error: { code: string } }[] }> {
  let output = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    output += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const code = await main(["-C", folder, "ask", join(folder, "model"), ...words]);
  return {
    code,
    lines: output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  };
}

test.skipIf(process.platform === "win32")("images that never end, are empty or are missing fail alone", async () => {
  const pipe = join(folder, "pipe.png");
  execFileSync("mkfifo", [pipe]);
  const { code, lines } = await ask(
    pipe,
    "/dev/zero",
    join(folder, "empty.png"),
    join(folder, "gone"),
    "--prompt",
    "OCR:",
  );
  expect(code).toBe(1);
  expect(lines.map(({ error }) => error.code)).toEqual([
    "file-type-unsupported",
    "file-type-unsupported",
    "file-empty",
    "path-not-found",
  ]);
});
