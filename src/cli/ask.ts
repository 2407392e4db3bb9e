import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { isFieldPath } from "../domain/field.ts";
import { fieldPrompt, fieldSchema } from "../domain/prompt.ts";
import {
  type Answerer,
  type AskOptions,
  ask as askModel,
  type Question,
  resolveModel,
  resolvePlainModel,
} from "../inference/index.ts";
import { FILE_BYTES, PageRenderer, readRegularFile, sniffMediaType } from "../intake/index.ts";
import { contextOf, type GlobalOptions } from "./context.ts";
import { EXIT } from "./exit.ts";

export async function ask(command: Command, model: unknown, images: unknown): Promise<number> {
  const { output, signal, withStore } = contextOf(command);
  const options = command.opts<{ prompt?: string; schema?: string; answerTokens: number; phi?: boolean }>();
  if ((options.prompt === undefined) === (options.schema === undefined))
    throw new ResidencyError("usage", "give either --prompt or --schema");
  const fields = options.schema === undefined ? null : await schemaPaths(options.schema);
  const prompt = fields ? fieldPrompt(fields) : (options.prompt as string);
  const scratch = await mkdtemp(join(tmpdir(), "residency-ask-"));
  const renderer = new PageRenderer({ workers: 1 });
  const paths = images as string[];
  let failures = 0;
  const fail = (image: string | undefined, code: string, message: string): void => {
    failures++;
    print({ image, error: { code, message } });
  };
  const askAll = async (
    answerer: Answerer,
    fileBytes = FILE_BYTES,
    kept: Pick<AskOptions, "store" | "phi"> = {},
  ): Promise<void> => {
    const questions: Question[] = [];
    for (const [index, path] of paths.entries()) {
      try {
        questions.push({
          id: String(index),
          images: await pagesOf(path, fileBytes, renderer, join(scratch, String(index))),
          prompt,
          ...(fields ? { schema: fieldSchema(fields) } : {}),
          // `--no-phi`: who asks vouches for the images.
          ...(options.phi === false ? { phi: "none" } : {}),
        });
      } catch (error) {
        if (!(error instanceof ResidencyError)) throw error;
        fail(path, error.code, error.message);
      }
    }
    const settings = { scratch, answerTokens: options.answerTokens, signal, ...kept };
    for await (const answer of askModel(answerer, questions, settings)) {
      const image = paths[Number(answer.id)];
      if ("failure" in answer)
        fail(image, answer.fault === undefined ? "engine-refused" : "endpoint-failed", answer.failure);
      else {
        const { text, tokens, logProbability, lowest, cut, seconds, stored } = answer;
        const mean = logProbability === null || !tokens ? null : logProbability / tokens;
        print({
          image,
          answer: text,
          tokens,
          logProbability: { sum: logProbability, mean, lowest },
          cut,
          seconds,
          stored,
        });
      }
    }
  };
  try {
    const { project: folder } = command.optsWithGlobals<GlobalOptions>();
    const plain = await resolvePlainModel(String(model), folder);
    if (plain) await askAll(plain);
    else {
      await withStore(async (store, { folder: projectFolder, specialty }) =>
        askAll(
          await resolveModel(store, String(model), {
            projectFolder,
            base: specialty.base,
            endpoints: specialty.endpoints,
          }),
          specialty.limits.fileBytes,
          { store, phi: { policy: specialty.phi.policy } },
        ),
      );
    }
  } finally {
    await renderer.close();
    await rm(scratch, { recursive: true, force: true });
  }
  if (failures > 0) output.note(`${failures} of ${(images as string[]).length} images have no answer`);
  return failures > 0 ? EXIT.failed : EXIT.done;
}

/** Renders the pages of a file of `fileBytes` bytes at most to `prefix-N.png`. */
async function pagesOf(path: string, fileBytes: number, renderer: PageRenderer, prefix: string): Promise<string[]> {
  const bytes = await readRegularFile(path, fileBytes);
  const files = [];
  for (const page of await renderer.render(path, await sniffMediaType(bytes))) {
    const file = `${prefix}-${page.index}.png`;
    await writeFile(file, page.png);
    files.push(file);
  }
  return files;
}

/** One JSON line an image, with or without --json: this verb's output is for machines. */
const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** Field paths from a list of paths, or from a JSON schema's properties. */
async function schemaPaths(file: string): Promise<string[]> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new ResidencyError("usage", `the schema ${file} cannot be read as JSON`, { cause: error });
  }
  const paths = Array.isArray(json) ? json.map(String) : propertiesOf(json as SchemaNode | null, "");
  if (paths.length === 0 || !paths.every(isFieldPath))
    throw new ResidencyError(
      "usage",
      `the schema ${file} is neither a list of field paths nor a JSON schema with properties`,
    );
  return paths;
}

interface SchemaNode {
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
}

function propertiesOf(node: SchemaNode | null, prefix: string): string[] {
  if (node?.items) return propertiesOf(node.items, `${prefix}[]`);
  if (!node?.properties) return prefix === "" ? [] : [prefix];
  return Object.entries(node.properties).flatMap(([name, child]) =>
    propertiesOf(child, prefix === "" ? name : `${prefix}.${name}`),
  );
}
