/**
 * How well the starter reads: `npm run bench:starter [-- --model FOLDER --count N]`. Prints a table, writes
 * bench/results/starter.json. Every page is made with a seed that pretraining never used.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import sharp from "sharp";
import type { FieldDefinition, FieldValues } from "../src/domain/field.ts";
import { fieldPrompt, TRANSCRIPTION_PROMPT } from "../src/domain/prompt.ts";
import { parseAnswer, scoreFields } from "../src/evaluate/index.ts";
import { ask, type Question, resolvePlainModel } from "../src/inference/index.ts";
import { characterErrorRate, clusteredMean } from "../src/statistics/index.ts";
import { DEGRADATIONS, FAMILIES, type SynthesisOptions, synthesise } from "../src/synthetic/index.ts";

const ROOT = resolve(fileURLToPath(new URL("..", import.meta.url)));
const SROIE = resolve(ROOT, process.env.RESIDENCY_RECEIPTS ?? join("..", "shared", "data", "sroie"));
/** Far from every seed of recipes/starter. */
const SEED = 770_001;
/** Severity at which single degradations, and mixtures of them, are read. */
const SEVERITY = 0.5;

const { values: options } = parseArgs({
  options: {
    model: { type: "string", default: join(ROOT, "models/starter") },
    count: { type: "string", default: "24" },
    lines: { type: "string", default: "120" },
  },
});
const count = Number(options.count);

/** One page with its question and how its answer is judged: right (1) or wrong (0) a field, or edits per character a page. */
interface Item extends Question {
  group: string;
  judge: (answer: string | null) => number[];
}

const general = [...FAMILIES.values()].filter((family) => family.domain === "general");
const medical = [...FAMILIES.values()].filter((family) => family.domain === "medical");
const items: Item[] = [];
const work = await mkdtemp(join(tmpdir(), "residency-starter-"));

async function addPage(
  group: string,
  index: number,
  synthesis: Omit<SynthesisOptions, "seed">,
  definitions?: FieldDefinition[],
): Promise<void> {
  const document = await synthesise(index, { seed: SEED, ...synthesis });
  const id = `${group}/${index}/${synthesis.family}`;
  const path = join(work, `${items.length}.png`);
  await writeFile(path, document.png);
  items.push(
    definitions
      ? fieldItem(id, group, path, document.facts.fields, definitions)
      : textItem(id, group, path, document.facts.text),
  );
}

const textItem = (id: string, group: string, path: string, text: string): Item => ({
  id,
  group,
  images: [path],
  prompt: TRANSCRIPTION_PROMPT,
  judge: (answer) => {
    const plain = (value: string): string => value.replace(/\s+/g, " ").trim();
    return [Math.min(1, characterErrorRate(plain(text), plain(answer ?? "")))];
  },
});

const fieldItem = (
  id: string,
  group: string,
  path: string,
  expected: FieldValues,
  definitions: FieldDefinition[],
): Item => ({
  id,
  group,
  images: [path],
  prompt: fieldPrompt(definitions.map((field) => field.path)),
  judge: (answer) => {
    const parsed = answer === null ? null : parseAnswer(answer);
    const known = new Map(definitions.map((field) => [field.path, field]));
    return scoreFields(expected, parsed, known).results.map((row) => (row.outcome === "right" ? 1 : 0));
  },
});

/** Printed lines of real receipts, cut out by their boxes and brought to the height of a line. */
async function addReceiptLines(): Promise<void> {
  if (!existsSync(join(SROIE, "img"))) {
    console.log(`skipped: no scanned receipts at ${SROIE}; set RESIDENCY_RECEIPTS`);
    return;
  }
  const lines: { image: string; box: [number, number, number, number]; text: string }[] = [];
  for (const file of readdirSync(join(SROIE, "img")).sort()) {
    const boxes = readFileSync(join(SROIE, "box", file.replace(/\.\w+$/, ".csv")), "utf8");
    for (const line of boxes.split(/\r?\n/)) {
      const cells = line.split(",");
      if (cells.length < 9) continue;
      const [x1, y1, , , x2, y2] = cells.slice(0, 6).map(Number) as [number, number, number, number, number, number];
      const text = cells.slice(8).join(",").trim();
      const [top, height] = [Math.min(y1, y2), Math.abs(y2 - y1)];
      // What does not fit a strip of 448 px at the height of a line was never meant to be read as one.
      if (text !== "" && x2 - x1 > 8 && height > 8 && ((x2 - x1) / height) * 20 < 440)
        lines.push({ image: join(SROIE, "img", file), box: [x1, top, x2 - x1, height], text });
    }
  }
  const step = Math.max(1, Math.floor(lines.length / Number(options.lines)));
  for (const [index, line] of lines.filter((_, index) => index % step === 0).entries()) {
    const [left, top, width, height] = line.box;
    const path = join(work, `line-${index}.png`);
    const { width: pageWidth = 0, height: pageHeight = 0 } = await sharp(line.image).metadata();
    const within = (value: number, most: number): number => Math.max(0, Math.min(Math.round(value), most));
    const [x, y] = [within(left, pageWidth - 2), within(top, pageHeight - 2)];
    const strip = await sharp(line.image)
      .extract({ left: x, top: y, width: within(width, pageWidth - x), height: within(height, pageHeight - y) })
      .resize({ height: 20 })
      .extend({ top: 4, bottom: 4, left: 4, right: 4, background: "#ffffff" })
      .greyscale()
      .png()
      .toBuffer();
    await writeFile(path, strip);
    items.push(textItem(`line/${index}`, "CER, lines of real receipts", path, line.text));
  }
}

for (let index = 0; index < count; index++) {
  const family = general[index % general.length]!.name;
  await addPage("CER, general, clean", index, { family, severity: 0, fonts: "seen" });
  await addPage("CER, general, unseen fonts, clean", index, {
    family,
    severity: 0,
    fonts: "unseen",
  });
  await addPage("CER, general, unseen fonts, degraded", index, {
    family,
    severity: SEVERITY,
    fonts: "unseen",
  });
  for (const degradation of DEGRADATIONS) {
    if (index < Math.ceil(count / 3))
      await addPage(`CER, general, ${degradation}`, index, {
        family,
        severity: SEVERITY,
        degradations: [degradation],
        fonts: "seen",
      });
  }
  await addPage(
    "fields, general, unseen fonts, clean",
    index,
    { family, severity: 0, fonts: "unseen" },
    FAMILIES.get(family)!.fields,
  );
}
for (const family of [...general, ...medical]) {
  for (let index = 0; index < Math.ceil(count / 2); index++)
    await addPage(
      `fields, ${family.domain}, ${family.name}`,
      index,
      { family: family.name, severity: SEVERITY },
      family.fields,
    );
}
await addReceiptLines();

const model = await resolvePlainModel(options.model, process.cwd());
if (!model) throw new Error(`there is no model at ${options.model}`);
const answers = new Map<string, string | null>();
const begun = performance.now();
for await (const answer of ask(
  model,
  items.map(({ id, images, prompt }) => ({ id, images, prompt })),
  { scratch: work, answerTokens: 700, batch: 32 },
)) {
  answers.set(answer.id, "failure" in answer ? null : answer.text);
  if (answers.size % 100 === 0) console.log(`${answers.size}/${items.length} answers`);
}
const seconds = (performance.now() - begun) / 1000;

const rows = [...new Set(items.map((item) => item.group))].map((group) => {
  const [values, clusters]: [number[], string[]] = [[], []];
  const members = items.filter((item) => item.group === group);
  for (const item of members) {
    for (const value of item.judge(answers.get(item.id) ?? null)) {
      values.push(value);
      clusters.push(item.id);
    }
  }
  const mean = clusteredMean(values, clusters);
  if (mean.kind !== "scored") throw new Error(`${group}: ${mean.reason}`);
  const interval = [Math.max(0, mean.interval.low), Math.min(1, mean.interval.high)] as const;
  return { group, pages: members.length, rows: values.length, value: mean.value, interval };
});

const alone = items.filter((item) => item.group === "fields, general, unseen fonts, clean").slice(0, 4);
const latencies: number[] = [];
for await (const answer of ask(
  model,
  alone.map(({ id, images, prompt }) => ({ id, images, prompt })),
  { scratch: work, answerTokens: 700, batch: 1 },
))
  latencies.push(answer.seconds);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
console.log(`\n${"".padEnd(42)} ${"value".padStart(8)}  95 % interval     pages`);
for (const { group, value, interval, pages } of rows)
  console.log(
    `${group.padEnd(42)} ${percent(value).padStart(8)}  ${(`${percent(interval[0])} to ${percent(interval[1])}`).padEnd(18)} ${pages}`,
  );
const latency = latencies.reduce((sum, value) => sum + value, 0) / latencies.length;
console.log(
  `\nLatency of one page alone on ${cpus()[0]?.model ?? "this CPU"}: ${latency.toFixed(2)} s; all ${items.length} answers took ${Math.round(seconds)} s`,
);
await mkdir(join(ROOT, "bench/results"), { recursive: true });
await writeFile(
  join(ROOT, "bench/results/starter.json"),
  `${JSON.stringify({ model: options.model, rows, latencySeconds: latency }, null, 2)}\n`,
);
await rm(work, { recursive: true, force: true });
