import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRegularFile } from "./read-regular-file.ts";
import { makeTestFolder, type TestFolder } from "./test-files.ts";

let folder: TestFolder;
beforeAll(async () => {
  folder = await makeTestFolder();
});
afterAll(() => folder.remove());

test("a file of the largest size is read, one byte more is refused", async () => {
  const path = await folder.write("page.png", "12345");
  expect((await readRegularFile(path, 5)).toString()).toBe("12345");
  await expect(readRegularFile(path, 4)).rejects.toMatchObject({ code: "file-too-large" });
});

test("empty and missing files are refused", async () => {
  await expect(readRegularFile(await folder.write("empty", ""), 5)).rejects.toMatchObject({ code: "file-empty" });
  await expect(readRegularFile(join(folder.path, "gone"), 5)).rejects.toMatchObject({
    code: "path-not-found",
    message: "the file cannot be read: ENOENT",
  });
});

test.skipIf(process.platform === "win32")("what never ends is refused at once", async () => {
  const pipe = join(folder.path, "pipe");
  execFileSync("mkfifo", [pipe]);
  for (const path of [pipe, "/dev/zero", folder.path])
    await expect(readRegularFile(path, 5)).rejects.toMatchObject({ code: "file-type-unsupported" });
});
