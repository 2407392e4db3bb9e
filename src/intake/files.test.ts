import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listFiles } from "./files.ts";
import { makeTestFolder, type TestFolder } from "./test-files.ts";

let folder: TestFolder;
let outside: TestFolder;

beforeAll(async () => {
  folder = await makeTestFolder();
  outside = await makeTestFolder();
  await outside.write("secret.png", "x");
  await mkdir(join(folder.path, "sub"));
  await mkdir(join(folder.path, ".hidden"));
  for (const name of ["b.png", "a.png", "sub/c.pdf", ".x.png", ".hidden/d.png", "labels.jsonl"])
    await folder.write(name, "x");
  for (const name of ["-rf", 'quote"d', "new\nline", "ünï.png"]) await folder.write(name, "x");
  await symlink(outside.path, join(folder.path, "link"));
  await symlink(folder.path, join(folder.path, "sub", "circle"));
  await symlink(join(outside.path, "secret.png"), join(folder.path, "linked.png"));
  await symlink(join(folder.path, "gone"), join(folder.path, "broken.png"));
});
afterAll(async () => {
  await folder.remove();
  await outside.remove();
});

test("a folder is its files, sorted, without hidden ones, labels and linked folders", async () => {
  const names = (await listFiles([folder.path])).map((path) => path.slice(folder.path.length + 1));
  expect(names).toEqual([
    "-rf",
    "a.png",
    "b.png",
    "broken.png",
    "linked.png",
    "new\nline",
    'quote"d',
    "sub/c.pdf",
    "ünï.png",
  ]);
});

test("a file named twice comes once, a file named outright comes even hidden", async () => {
  const hidden = join(folder.path, ".x.png");
  expect(await listFiles([hidden, join(folder.path, "sub"), join(folder.path, "sub", "c.pdf")])).toEqual([
    hidden,
    join(folder.path, "sub", "c.pdf"),
  ]);
});

test("a path that is not there is refused", async () => {
  await expect(listFiles([join(folder.path, "no\nsuch")])).rejects.toMatchObject({ code: "path-not-found" });
  await expect(listFiles(["/dev/null"])).rejects.toMatchObject({ code: "path-not-found" });
});
