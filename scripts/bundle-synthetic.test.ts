import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "residency-shards-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const generate = (...words: string[]) =>
  run(process.execPath, ["--import", "tsx", join(root, "recipes", "starter", "generate.ts"), ...words], { cwd: root });

it("writes shards that tar reads, with a row beside each picture, the same bytes each time", async () => {
  const words = ["--families", "receipt,invoice", "--count", "9", "--seed", "3", "--size", "slip"];
  const [first, again] = [join(folder, "first"), join(folder, "again")];
  await Promise.all([generate(...words, "--out", first), generate(...words, "--out", again)]);
  expect(await readdir(first)).toEqual(["shard-00000.tar"]);
  const shard = join(first, "shard-00000.tar");
  expect((await readFile(shard)).equals(await readFile(join(again, "shard-00000.tar")))).toBe(true);

  const { stdout } = await run("tar", ["-tf", shard]);
  const names = stdout.trim().split("\n");
  expect(names.length).toBeGreaterThan(14);
  for (const name of names.filter((name) => name.endsWith(".json"))) {
    expect(names).toContain(name.replace(".json", ".png"));
    const row = JSON.parse((await run("tar", ["-xOf", shard, name])).stdout);
    expect(Object.keys(row)).toEqual(["id", "messages", "characters"]);
    expect(row.messages.map((message: { role: string }) => message.role)).toEqual(["user", "assistant"]);
    expect([...row.characters.text]).toHaveLength(row.characters.x.length);
    expect(row.characters.y).toHaveLength(row.characters.x.length);
  }
  const { stdout: png } = await run("tar", ["-xOf", shard, names.find((name) => name.endsWith(".png")) as string], {
    encoding: "buffer",
  });
  expect(png.subarray(1, 4).toString()).toBe("PNG");
});

it("refuses words that it does not know, and a folder that has shards", async () => {
  const good = ["--families", "receipt", "--count", "1", "--seed", "3", "--out", join(folder, "first")];
  await expect(generate(...good)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("shards already") });
  for (const [option, value] of [
    ["--families", "novel"],
    ["--count", "0"],
    ["--severity", "2"],
    ["--fonts", "some"],
  ] as const)
    await expect(generate(...good, option, value)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(option),
    });
});
