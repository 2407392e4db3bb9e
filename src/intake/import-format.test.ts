import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ImportRow, readLabels, resolveInside } from "./import-format.ts";
import { MAX_LINE_BYTES } from "./read-lines.ts";
import { makeTestFolder, type TestFolder } from "./test-files.ts";

let folder: TestFolder;
beforeAll(async () => {
  folder = await makeTestFolder();
});
afterAll(() => folder.remove());

async function read(content: string | Uint8Array): Promise<{ line: number; row: ImportRow }[]> {
  const path = await folder.write("labels.jsonl", content);
  const rows: { line: number; row: ImportRow }[] = [];
  for await (const row of readLabels(path)) rows.push(row);
  return rows;
}

test("a full row is read", async () => {
  const box = { page: 0, x: 0.1, y: 0.2, width: 0.05, height: 0.02 };
  const row = {
    file: "sub/a.png",
    subject: "s1",
    domain: "medical",
    family: "lab-report",
    template: "t3",
    facility: "f1",
    text: "",
    class: "c",
    fields: {
      "results[0].value": { value: "5.8", status: "present", evidence: [box] },
      "results[0].unit": { value: null, status: "illegible", evidence: [box] },
    },
  };
  expect(await read(JSON.stringify(row))).toEqual([{ line: 1, row }]);
});

test("short forms are completed", async () => {
  const fields = { a: "x", b: null, c: { value: "y" }, d: { value: null }, e: { status: "not-applicable" } };
  const [{ row } = { row: undefined }] = await read(JSON.stringify({ file: "./sub/../a.png", fields }));
  expect(row).toEqual({
    file: "a.png",
    fields: {
      a: { value: "x", status: "present", evidence: [] },
      b: { value: null, status: "absent", evidence: [] },
      c: { value: "y", status: "present", evidence: [] },
      d: { value: null, status: "absent", evidence: [] },
      e: { value: null, status: "not-applicable", evidence: [] },
    },
  });
});

test("byte order mark, blank lines, CRLF and a missing last line end are fine", async () => {
  const rows = await read('\uFEFF{"file":"a"}\r\n\n  \n{"file":"b"}\r\n{"file":"ü\u2028"}');
  expect(rows.map(({ line, row }) => [line, row.file])).toEqual([
    [1, "a"],
    [4, "b"],
    [5, "ü\u2028"],
  ]);
  expect(await read("")).toEqual([]);
});

test("lines longer than one chunk are put together", async () => {
  const rows = Array.from({ length: 5 }, (_, index) => ({ file: `${index}`, text: "ä".repeat(70_000 + index) }));
  expect((await read(rows.map((row) => JSON.stringify(row)).join("\n"))).map(({ row }) => row)).toEqual(rows);
});

test("a box off the page by rounding is moved onto it", async () => {
  const box = { page: 0, x: -5e-7, y: 0.5, width: 1, height: 0.5000005 };
  const [{ row } = { row: undefined }] = await read(
    JSON.stringify({ file: "a", fields: { f: { value: "1", evidence: [box] } } }),
  );
  expect(row?.fields?.f?.evidence).toEqual([{ page: 0, x: 0, y: 0.5, width: 1, height: 0.5 }]);
});

const box = { page: 0, x: 0.1, y: 0.1, width: 0.1, height: 0.1 };
const field = (value: unknown): string => JSON.stringify({ file: "a", fields: { "r[0].v": value } });
test.each<[string, RegExp]>([
  ["{", /not JSON/],
  ["[]", /object/],
  ["{}", /file: /],
  ['{"file":"a","extra":1}', /extra/],
  ['{"file":"a","subject":""}', /subject: /],
  ['{"file":"a","subject":7}', /subject: /],
  ['{"file":"a","file":"b"}', /"file" stands twice/],
  ['{"file":"a","fields":{"x":"1","x":"2"}}', /"x" stands twice/],
  ['{"file":"a","fields":{"__proto__":"1"}}', /__proto__/],
  ['{"file":"a","fields":{"constructor.name":"1"}}', /constructor/],
  ['{"file":"a","fields":{"a..b":"1"}}', /fields\["a\.\.b"\]: is no field path/],
  ['{"file":"a","fields":{"a[].b":"1"}}', /is no field path/],
  ['{"file":"a","fields":[]}', /fields: /],
  [field(5), /must be a string, null, or an object/],
  [field(""), /empty/],
  [field("14\u00000"), /fields\["r\[0\]\.v"\]: has NUL/],
  [field({ value: "\ud83d" }), /fields\["r\[0\]\.v"\]\["value"\]: has NUL or half a surrogate pair/],
  ['{"file":"a","text":"\\u0000"}', /text: has NUL/],
  ['{"file":"a","subject":"s\\u0000"}', /subject: has NUL/],
  [field({}), /needs a value or a status/],
  [field({ value: "x", status: "absent" }), /status absent takes no value/],
  [field({ status: "present" }), /status present needs a value/],
  [field({ value: null, status: "present" }), /status present needs a value/],
  [field({ value: "x", status: "maybe" }), /status\]?/],
  [field({ value: "x", note: "y" }), /note/],
  [
    field({ value: "x", evidence: [{ ...box, x: 1.1 }] }),
    /fields\["r\[0\]\.v"\]\["evidence"\]\[0\]\["x"\]: must be 0\.\.1/,
  ],
  [field({ value: "x", evidence: [{ ...box, x: 0.95 }] }), /beyond the page/],
  [field({ value: "x", evidence: [{ ...box, width: 0 }] }), /needs a width/],
  [field({ value: "x", evidence: [{ ...box, page: 0.5 }] }), /page/],
  [field({ value: "x", evidence: [{ ...box, page: -1 }] }), /page/],
  [field({ value: "x", evidence: [{ ...box, colour: 1 }] }), /colour/],
  ['{"file":"a","fields":{"x":{"value":"1","evidence":[{"page":0,"x":1e999,"y":0,"width":1,"height":1}]}}}', /x/],
  ['{"file":"/etc/passwd"}', /inside the folder/],
  ['{"file":"../a"}', /inside the folder/],
  ['{"file":"a/../../b"}', /inside the folder/],
  ['{"file":"C:\\\\a.png"}', /inside the folder/],
  ['{"file":"a\\u0000.png"}', /inside the folder/],
  ['{"file":"."}', /inside the folder/],
  ['{"file":""}', /file: /],
  ['{"file":"first"}', /"first" stands on line 1 already/],
  ['{"file":"./first"}', /"first" stands on line 1 already/],
])("line 3 %j is refused", async (line, problem) => {
  const error = await read(`{"file":"first"}\n\n${line}\n`).catch((caught) => caught);
  expect(error).toMatchObject({ name: "ResidencyError", code: "labels-invalid" });
  expect(error.message).toMatch(/^labels\.jsonl line 3: [^\n]+\.$/);
  expect(error.message).toMatch(problem);
});

test("rows before the bad line are given", async () => {
  const path = await folder.write("labels.jsonl", '{"file":"a"}\nx\n');
  const rows = readLabels(path);
  expect((await rows.next()).value).toEqual({ line: 1, row: { file: "a" } });
  await expect(rows.next()).rejects.toMatchObject({ message: "labels.jsonl line 2: this is not JSON." });
});

test("other encodings and absurd lines are refused", async () => {
  await expect(read(Buffer.from([0xff, 0xfe, 0x7b, 0x00]))).rejects.toThrow("line 1: the line is not UTF-8");
  const long = Buffer.alloc(MAX_LINE_BYTES + 2, "x");
  await expect(read(Buffer.concat([Buffer.from('{"file":"a"}\n'), long]))).rejects.toThrow(
    "line 2: the line is longer",
  );
  await expect(readLabels(join(folder.path, "none.jsonl")).next()).rejects.toMatchObject({ code: "path-not-found" });
});

test("resolveInside follows links, but not out of the folder", async () => {
  const outside = await makeTestFolder();
  await outside.write("secret.png", "x");
  const inside = await folder.write("page.png", "x");
  await mkdir(join(folder.path, "deep"), { recursive: true });
  await symlink(outside.path, join(folder.path, "away"));
  await symlink(join(outside.path, "secret.png"), join(folder.path, "away.png"));
  await symlink(inside, join(folder.path, "deep", "near.png"));
  expect(await resolveInside(folder.path, "page.png")).toBe(inside);
  expect(await resolveInside(folder.path, "deep/near.png")).toBe(inside);
  for (const file of ["away.png", "away/secret.png", "../x", "/etc/passwd", "deep/../../x"]) {
    await expect(resolveInside(folder.path, file)).rejects.toMatchObject({ code: "labels-invalid" });
  }
  await expect(resolveInside(folder.path, "none.png")).rejects.toMatchObject({ code: "path-not-found" });
  await outside.remove();
});
