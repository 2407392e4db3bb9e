import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mergeDtypeOf } from "./merge-dtype.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "residency-dtype-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ["float16", {}],
  ["float16", { dtype: "float32" }],
  ["float16", { torch_dtype: "float16" }],
  ["bfloat16", { torch_dtype: "bfloat16" }],
  ["bfloat16", { dtype: "torch.bfloat16" }],
  ["bfloat16", { text_config: { dtype: "bfloat16" } }],
  ["float16", { dtype: "float32", text_config: { dtype: "bfloat16" } }],
])("a merge is %s for a base with %j", async (dtype, config) => {
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  expect(await mergeDtypeOf(folder)).toBe(dtype);
});
