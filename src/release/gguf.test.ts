import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeGguf } from "./gguf.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "residency-gguf-test-"));
  for (const folder of ["model", "out"]) await mkdir(join(home, folder));
  // A converter in a line, run by a shell in Python's place, that keeps what it was given.
  vi.stubEnv("RESIDENCY_PYTHON", "/bin/sh");
  vi.stubEnv("RESIDENCY_LLAMA_CPP", home);
  const converter = `cp -RL "$1" "${home}/given$6" && printf "GGUF $5" > "$3"\n`;
  await writeFile(join(home, "convert_hf_to_gguf.py"), converter);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

const write = (name: string, content: object): Promise<void> =>
  writeFile(join(home, "model", name), JSON.stringify(content));
const given = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(home, "given--mmproj", name), "utf8"));

test("settings are given to the converter as in published folders, and the model's own folder stays as it is", async () => {
  const config = { model_type: "paddleocr_vl", vision_config: { hidden_size: 192 } };
  await write("config.json", config);
  await write("processor_config.json", {
    image_processor: { patch_size: 14, size: { shortest_edge: 784, longest_edge: 200_704 } },
  });
  await writeFile(join(home, "model", "model.safetensors"), "weights");
  await writeGguf(join(home, "model"), join(home, "out"), "bfloat16");
  expect(await readFile(join(home, "out", "model.gguf"), "utf8")).toBe("GGUF bf16");
  expect((await readdir(join(home, "out"))).sort()).toEqual(["mmproj.gguf", "model.gguf"]);
  expect(await given("config.json")).toEqual({
    ...config,
    vision_config: { architectures: ["PaddleOCRVisionModel"], hidden_size: 192 },
  });
  expect(await given("preprocessor_config.json")).toMatchObject({
    min_pixels: 784,
    max_pixels: 200_704,
    patch_size: 14,
  });
  expect(await readFile(join(home, "given", "model.safetensors"), "utf8")).toBe("weights");
  expect(JSON.parse(await readFile(join(home, "model", "config.json"), "utf8"))).toEqual(config);
  expect((await readdir(join(home, "model"))).sort()).toEqual([
    "config.json",
    "model.safetensors",
    "processor_config.json",
  ]);
});

test("what a model's own folder says of itself is kept", async () => {
  const config = { model_type: "paddleocr_vl", vision_config: { architectures: ["Own"] } };
  await write("config.json", config);
  await write("processor_config.json", { image_processor: { size: { shortest_edge: 1, longest_edge: 2 } } });
  await write("preprocessor_config.json", { min_pixels: 3, max_pixels: 4 });
  await writeGguf(join(home, "model"), join(home, "out"), "float16");
  expect(await given("config.json")).toEqual(config);
  expect(await given("preprocessor_config.json")).toMatchObject({ min_pixels: 3, max_pixels: 4 });
});
