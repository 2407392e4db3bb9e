import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { moveFolder, refuseOthers } from "./move-folder.ts";

let home: string;
let from: string;
let to: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "residency-move-"));
  [from, to] = [join(home, "merged"), join(home, "out")];
  await mkdir(from);
  await writeFile(join(from, "residency.json"), JSON.stringify({ release: "r1", run: "a1" }));
  await writeFile(join(from, "model.safetensors"), "new weights");
});
afterEach(() => rm(home, { recursive: true, force: true }));

test.each<[string, string | null]>([
  ["somebody's files", null],
  ["another release", JSON.stringify({ release: "r2", run: "a1" })],
  ["a file that cannot be read", "{"],
])("a folder with %s stays as it is, and so does the one beside it", async (_what, about) => {
  await mkdir(to);
  await writeFile(join(to, "thesis.txt"), "three years");
  if (about !== null) await writeFile(join(to, "residency.json"), about);
  await mkdir(`${to}.part`);
  await expect(moveFolder(from, to, "r1")).rejects.toMatchObject({ code: "usage" });
  expect(await readFile(join(to, "thesis.txt"), "utf8")).toBe("three years");
  expect(existsSync(join(from, "model.safetensors"))).toBe(true);
  expect(existsSync(`${to}.part`)).toBe(true);
});

test("the same release is replaced as a whole, and nothing is left beside it", async () => {
  await mkdir(to);
  await writeFile(join(to, "residency.json"), JSON.stringify({ release: "r1", run: "a1" }));
  await writeFile(join(to, "left-over.txt"), "");
  await moveFolder(from, to, "r1");
  expect((await readdir(to)).sort()).toEqual(["model.safetensors", "residency.json"]);
  expect(await readdir(home)).toEqual(["out"]);
});

test("before a release has its id, a folder of the same run may be its own", async () => {
  await refuseOthers(from, { run: "a1" });
  await refuseOthers(to, { run: "a1" });
  await expect(refuseOthers(from, { run: "a2" })).rejects.toMatchObject({ code: "usage" });
});
