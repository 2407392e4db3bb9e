import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A tree with every folder, its files, and what each imports. */
const RIGHT: Record<string, string[]> = {
  "src/domain/box.ts": [],
  "src/domain/label.ts": ["./box.ts"],
  "src/statistics/index.ts": ["../domain/label.ts"],
  "src/html/index.ts": ["../domain/label.ts"],
  "src/store/schema.ts": ["../domain/label.ts"],
  "src/store/index.ts": ["./schema.ts"],
  "src/likeness/index.ts": ["../store/index.ts"],
  "src/engine/index.ts": ["../store/index.ts"],
  "src/inference/index.ts": ["../engine/index.ts"],
  "src/train/rows.ts": ["../statistics/index.ts"],
  "src/train/index.ts": ["./rows.ts", "../inference/index.ts", "../engine/index.ts", "../store/index.ts"],
  "src/curate/index.ts": ["../likeness/index.ts", "../store/index.ts"],
  "src/report/index.ts": ["../train/index.ts", "../html/index.ts"],
  "src/curves/index.ts": ["../train/index.ts"],
  "src/project.ts": ["./store/index.ts", "./domain/label.ts"],
  "src/index.ts": ["./train/index.ts", "./project.ts"],
  "src/server/api.ts": ["../domain/label.ts"],
  "src/cli/main.ts": ["../report/index.ts", "../project.ts"],
  "studio/app.ts": ["type ../src/server/api.ts"],
};

/** The wrong arrows: rule, from, to. */
const WRONG = [
  ["domain-imports-only", "src/domain/bad.ts", "src/store/index.ts"],
  ["statistics-imports-only", "src/statistics/bad.ts", "src/store/index.ts"],
  ["html-imports-only", "src/html/bad.ts", "src/statistics/index.ts"],
  ["store-imports-only", "src/store/bad.ts", "src/engine/index.ts"],
  ["likeness-imports-only", "src/likeness/bad.ts", "src/engine/index.ts"],
  ["engine-imports-only", "src/engine/bad.ts", "src/inference/index.ts"],
  ["inference-imports-only", "src/inference/bad.ts", "src/train/index.ts"],
  ["stage-imports-only", "src/train/bad-cli.ts", "src/cli/main.ts"],
  ["stage-imports-only", "src/train/bad-project.ts", "src/project.ts"],
  ["no-stage-to-stage", "src/train/bad-stage.ts", "src/curate/index.ts"],
  ["no-stage-to-stage", "src/report/bad-stage.ts", "src/curate/index.ts"],
  ["only-report-and-curves-use-evaluate-and-train", "src/curate/bad-stage.ts", "src/train/index.ts"],
  ["no-reaching-inside", "src/cli/bad-inside.ts", "src/train/rows.ts"],
  ["no-reaching-inside", "src/report/bad-inside.ts", "src/train/rows.ts"],
  ["no-reaching-inside", "src/curate/bad-inside.ts", "src/store/schema.ts"],
  ["roots-use-indexes", "src/bad-root.ts", "src/train/rows.ts"],
  ["src-stands-alone", "src/cli/bad-studio.ts", "studio/app.ts"],
  ["studio-imports-types-of-the-api", "studio/bad-store.ts", "src/store/index.ts"],
  ["studio-imports-types-only", "studio/bad-value.ts", "src/server/api.ts"],
] as const;

const folders: string[] = [];

async function tree(files: Record<string, string[]>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "residency-arrows-"));
  folders.push(folder);
  for (const [path, imports] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    const lines = imports.map((target, index) =>
      target.startsWith("type ")
        ? `export type { X as X${index} } from "${target.slice(5)}";`
        : `export { x as x${index} } from "${target}";`,
    );
    await writeFile(join(folder, path), `${lines.join("\n")}\nexport const x = 1;\nexport type X = 1;\n`);
  }
  return folder;
}

/** The arrows that are wrong in a folder, as "rule from -> to". */
async function wrongArrows(files: Record<string, string[]>): Promise<{ exitCode: number | null; arrows: string[] }> {
  const cruise = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = join(root, ".dependency-cruiser.cjs");
  const args = [cruise, "--config", config, "--output-type", "err", "src", "studio"];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: await tree(files), encoding: "utf8" });
  const arrows = [...stdout.matchAll(/^ *error (\S+): (\S+) → *(\S*)/gm)].map(
    ([, rule, from, to]) => `${rule} ${from} -> ${to}`,
  );
  return { exitCode: status, arrows };
}

let right: Awaited<ReturnType<typeof wrongArrows>>;
let wrong: typeof right;

beforeAll(async () => {
  right = await wrongArrows(RIGHT);
  const files: Record<string, string[]> = {
    ...RIGHT,
    "src/domain/one.ts": ["./two.ts"],
    "src/domain/two.ts": ["./one.ts"],
  };
  for (const [, from, to] of WRONG)
    files[from] = ["../".repeat(from.split("/").length - 1) + to].map((path) => path.replace(/^(?=[^.])/, "./"));
  wrong = await wrongArrows(files);
}, 300_000);

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

test("the arrows of the design are allowed", () => {
  expect(right).toEqual({ exitCode: 0, arrows: [] });
});

test.each(WRONG)("%s: %s may not import %s", (rule, from, to) => {
  expect(wrong.arrows).toContain(`${rule} ${from} -> ${to}`);
});

test("a cycle is an error", () => {
  expect(wrong.arrows.filter((arrow) => arrow.startsWith("no-cycles src/domain/"))).not.toHaveLength(0);
});

test("a wrong arrow fails the command", () => {
  expect(wrong.exitCode).toBeGreaterThan(0);
});
