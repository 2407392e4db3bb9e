import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { tables } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { main } from "./main.ts";

const ID = "a".repeat(64);
let kept: TestStore;

beforeAll(async () => {
  kept = await openTestStore("export_verb");
  await writeFile(
    join(kept.folder, "residency.config.ts"),
    'export default { name: "labs", base: "base", families: ["lab"], fields: [{ path: "sodium" }] };\n',
  );
  await kept.store.database
    .insert(tables.documents)
    .values({ id: ID, name: "a.png", source: "test", mediaType: "image/png", sizeBytes: 1 });
  await kept.store.database.insert(tables.labels).values({
    ...{ documentId: ID, path: "sodium", revision: 1, value: "140", status: "present" as const },
    ...{ evidence: [], author: "ana", method: "person" },
  });
});
afterAll(() => kept?.remove());
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

test("labels are exported by several commands at once, through no link that lies in wait", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const folder = join(kept.folder, "labels");
  const mine = join(kept.folder, "mine");
  await mkdir(folder);
  await writeFile(mine, "mine");
  for (const name of ["labels.jsonl", "labels.jsonl.part"]) await symlink(mine, join(folder, name));
  const words = ["-C", kept.folder, "export", folder, "--format", "labels"];
  expect(await Promise.all([main(words), main(words), main(words)])).toEqual([0, 0, 0]);
  expect((await readdir(folder)).sort()).toEqual(["labels.jsonl", "labels.jsonl.part"]);
  expect(JSON.parse(await readFile(join(folder, "labels.jsonl"), "utf8"))).toMatchObject({
    documentId: ID,
    value: "140",
  });
  expect(await readFile(mine, "utf8")).toBe("mine");
});
