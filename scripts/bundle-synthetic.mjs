// Makes one file of the generator of synthetic rows, with its fonts beside it: `npm run bundle:synthetic`.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { fontFiles } from "../src/synthetic/fonts.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "dist-synthetic");
/** Packages with native code, which no bundle can hold. */
const NATIVE = ["@napi-rs/canvas", "sharp"];

await rm(out, { recursive: true, force: true });
await build({
  entryPoints: [join(root, "recipes", "starter", "generate.ts")],
  outfile: join(out, "generate.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  external: NATIVE,
  logLevel: "warning",
});
for (const { name, files } of fontFiles()) {
  const folder = join(out, "fonts", name);
  await mkdir(folder, { recursive: true });
  for (const file of files) await copyFile(file, join(folder, basename(file)));
  // The licences of the fonts ask to travel with them.
  await copyFile(join(dirname(files[0]), "..", "LICENSE"), join(folder, "LICENSE"));
}
const { dependencies, engines } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const readme = `# Generator of synthetic rows

Needs Node ${engines.node} and, installed beside this folder or above it, ${NATIVE.map((name) => `${name} ${dependencies[name]}`).join(" and ")}.

    node generate.mjs --families receipt,letter --count 1000 --seed 5 --out shards/
      [--fonts seen|unseen|all] [--severity 0.5] [--size slip|small|page]

It writes tar files of ${"`000001.png`"} and ${"`000001.json`"}, {id, messages, characters}. The engine reads them where a job says
${'`"train": "shards/"`'}. The same words give the same bytes.
`;
await writeFile(join(out, "README.md"), readme);
console.log(`dist-synthetic: the generator and ${fontFiles().length} fonts`);
