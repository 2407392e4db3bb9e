/**
 * Writes rows to learn from as tar shards, which the engine reads as they are. `npm run bundle:synthetic` makes one file of
 * it for machines that have no copy of this project.
 *
 *     node generate.mjs --families receipt,letter --count 1000 --seed 5 --out shards/
 *       [--fonts seen|unseen|all] [--severity 0.5] [--size slip|small|page]
 *
 * Each row is 000001.json, {id, messages, characters}, beside its picture 000001.png. Same words, same bytes.
 */
import { mkdir, open, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seededRandom, seedOf } from "../../src/domain/random.ts";
import { FONT_SETS, type FontSet } from "../../src/synthetic/fonts.ts";
import { FAMILIES, type SynthesisOptions, synthesise } from "../../src/synthetic/generate.ts";
import { inOrder } from "../../src/synthetic/in-order.ts";
import { PAGE_SIZES, type PageSize } from "../../src/synthetic/page-size.ts";
import { rowOf, TRANSCRIBE } from "./rows.ts";
import { TAR_END, tarMember } from "./tar.ts";

const ROWS_PER_SHARD = 1000;

interface ShardOptions extends Omit<SynthesisOptions, "family"> {
  families: string[];
  count: number;
  out: string;
}

/** Members of row `index`; none where there is nothing to learn. */
async function membersOf(index: number, { families, ...options }: ShardOptions): Promise<Buffer[]> {
  const random = seededRandom(seedOf(options.seed, "shards", index));
  const family = random.pick(families);
  const document = await synthesise(index, { ...options, family });
  const row = rowOf(`${family}-${options.seed}-${index}`, document, random, TRANSCRIBE);
  if (!row) return [];
  const name = String(index).padStart(6, "0");
  return [tarMember(`${name}.json`, Buffer.from(JSON.stringify(row))), tarMember(`${name}.png`, document.png)];
}

async function writeShards(options: ShardOptions): Promise<{ rows: number; shards: number }> {
  const { out, count } = options;
  await mkdir(out, { recursive: true });
  if ((await readdir(out)).some((name) => name.endsWith(".tar")))
    stop(`${out} has shards already; choose another folder`);
  let [rows, shards] = [0, 0];
  for (let start = 0; start < count; start += ROWS_PER_SHARD, shards++) {
    const path = join(out, `shard-${String(shards).padStart(5, "0")}.tar`);
    const file = await open(`${path}.part`, "w");
    const size = Math.min(ROWS_PER_SHARD, count - start);
    for await (const members of inOrder(size, (place) => membersOf(start + place, options))) {
      if (members.length > 0) rows++;
      for (const member of members) await file.appendFile(member);
    }
    await file.appendFile(TAR_END);
    await file.close();
    await rename(`${path}.part`, path);
  }
  return { rows, shards };
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(2);
}

function readOptions(): ShardOptions {
  const { values } = parseArgs({
    options: {
      families: { type: "string" },
      count: { type: "string" },
      seed: { type: "string" },
      out: { type: "string" },
      fonts: { type: "string", default: "all" },
      severity: { type: "string", default: "0.5" },
      size: { type: "string" },
    },
  });
  const { out, fonts, size } = values;
  const families = values.families?.split(",") ?? [];
  const [count, seed, severity] = [Number(values.count), Number(values.seed), Number(values.severity)];
  const known = [...FAMILIES.keys()];
  if (families.length === 0 || !families.every((family) => known.includes(family)))
    stop(`--families must name some of ${known.join(", ")}, with commas between`);
  if (!out) stop("--out must name a folder for the shards");
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    stop("--count must be a whole number from 1 to 1000000");
  if (!Number.isInteger(seed) || seed < 0) stop("--seed must be a whole number from 0");
  if (!(severity >= 0 && severity <= 1)) stop("--severity must lie between 0 and 1");
  if (!FONT_SETS.includes(fonts as FontSet)) stop(`--fonts must be ${FONT_SETS.join(" or ")}`);
  if (size !== undefined && !PAGE_SIZES.includes(size as PageSize)) stop(`--size must be ${PAGE_SIZES.join(" or ")}`);
  const sized = size === undefined ? {} : { size: size as PageSize };
  return { families, count, seed, severity, fonts: fonts as FontSet, out, ...sized };
}

const { rows, shards } = await writeShards(readOptions());
console.log(`${rows} rows in ${shards} shards`);
