import { mkdir, writeFile } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { CONFIG_FILE } from "../project.ts";
import { contextOf, type GlobalOptions } from "./context.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const STARTER = join(ROOT, "models", "starter");

const firstConfig = (base: string): string => `import { defineSpecialty } from "residency";

export default defineSpecialty({
  name: "lab-reports",
  base: ${JSON.stringify(base)}, // folder of the base model; this one is the small starter that ships with Residency
  families: ["lab-report"], // documents of these families are the specialty; all others are practice for not forgetting
  fields: [
    { path: "patient", criticality: "supporting" },
    { path: "date", type: "date", criticality: "supporting" },
    { path: "results[].test", criticality: "decision" },
    { path: "results[].value", type: "number", criticality: "decision" },
    { path: "results[].unit", normaliser: "unit", criticality: "decision" },
  ],
  split: { train: 0.8, dev: 0.1, test: 0.1, by: ["subject"] },
  recipe: { method: "lora", rank: 16, alpha: 32, epochs: 3, batch: 8, learningRate: 2e-4 },
});
`;

/** The starter as a project in `folder` names it: by a relative path inside Residency's own folder, which may be moved as a whole. */
function starterFrom(folder: string): string {
  const inside = relative(ROOT, folder);
  const moved = inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return moved ? STARTER : relative(folder, STARTER).split(sep).join("/");
}

export async function init(command: Command): Promise<void> {
  const { output } = contextOf(command);
  const folder = resolve(command.optsWithGlobals<GlobalOptions>().project);
  await mkdir(folder, { recursive: true });
  const file = join(folder, CONFIG_FILE);
  await writeFile(file, firstConfig(starterFrom(folder)), { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw new ResidencyError("usage", `${file} is there already and is left as it is`);
    throw error;
  });
  output.line(`Wrote ${file}. Next: residency add FOLDER`);
  output.result({ config: file });
}
