import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderFingerprint, localModel } from "./model-folder.ts";

let parent: string;
let made = 0;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "residency-model-"));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

async function modelFolder(files: Record<string, string>): Promise<string> {
  const folder = join(parent, String(made++));
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

const fingerprintWith = async (name: string, content: string): Promise<string> =>
  folderFingerprint(await modelFolder({ "config.json": "{}", [name]: content }));

const checkpoints = new URL("../../engine/residency_engine/checkpoint.py", import.meta.url);

test("a changed byte in any file that the engine's checkpoints count gives another model", async () => {
  const endings = /^MODEL_FILES = \((.+)\)$/m.exec(await readFile(checkpoints, "utf8"))?.[1]?.match(/\.\w+/g) ?? [];
  expect(endings.length).toBeGreaterThan(3);
  for (const ending of endings)
    expect(await fingerprintWith(`a${ending}`, "1"), ending).not.toBe(await fingerprintWith(`a${ending}`, "2"));
});

test.each(["tokenizer.model", "merges.txt", "vocab.txt", "qwen.tiktoken", "model.safetensors", "chat_template.jinja"])(
  "%s is part of the model",
  async (name) => {
    const [first, same, other] = [
      await fingerprintWith(name, "a"),
      await fingerprintWith(name, "a"),
      await fingerprintWith(name, "b"),
    ];
    expect(same).toBe(first);
    expect(other).not.toBe(first);
  },
);

test.each(["README.md", "finished.json", "training.log"])("%s is not part of the model", async (name) => {
  expect(await fingerprintWith(name, "a")).toBe(await fingerprintWith(name, "b"));
});

test.each(["{", "null", '{"base_model_name_or_path": 7}', "{}", '{"base_model_name_or_path": null}'])(
  "an adapter that says %s of its base is no model",
  async (settings) => {
    const folder = await modelFolder({ "adapter_config.json": settings });
    await expect(localModel(folder, "mine")).rejects.toMatchObject({ code: "model-not-found" });
  },
);
