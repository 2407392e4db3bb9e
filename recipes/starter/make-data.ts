/**
 * Writes the starter's pretraining data: strips of words, then pages of the general families. No medical family is in it.
 *
 *     npx tsx recipes/starter/make-data.ts OUT lines|pages COUNT SEED [SHARDS SHARD]
 *
 * Each row has the question, the answer and, for dense supervision, every character with the centre of its glyph.
 */
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Random, seededRandom, seedOf } from "../../src/domain/random.ts";
import { dateText, personName } from "../../src/synthetic/content/people.ts";
import { capitalised, inventedWord } from "../../src/synthetic/content/words.ts";
import { FAMILIES, synthesise, synthesiseLines } from "../../src/synthetic/generate.ts";
import { rowOf, TRANSCRIBE } from "./rows.ts";

function words(random: Random): () => string[] {
  const one = (): string => {
    const kind = random.next();
    if (kind < 0.4) return random.chance(0.5) ? capitalised(inventedWord(random)) : inventedWord(random);
    if (kind < 0.5) return inventedWord(random, 2).toUpperCase();
    if (kind < 0.62) return (random.next() * 10 ** random.integer(1, 4)).toFixed(random.pick([0, 1, 2, 2]));
    if (kind < 0.7)
      return `${(random.next() * 200).toFixed(random.pick([0, 1, 2]))}-${(random.next() * 500).toFixed(random.pick([0, 1, 2]))}`;
    if (kind < 0.76) return dateText(random);
    if (kind < 0.82) return personName(random);
    if (kind < 0.9) return `${inventedWord(random, 1)}/${random.pick(["L", "d", "mL", "h", "kg", "dL"])}`;
    const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789%:+-.,()^/&#";
    return Array.from({ length: random.integer(1, 7) }, () => alphabet[random.integer(0, alphabet.length - 1)]).join(
      "",
    );
  };
  return () => Array.from({ length: random.chance(0.5) ? 16 : random.integer(1, 6) }, one);
}

/** Families to learn from; those with tables of numbers come more often, since numbers are the hardest to read. */
const GENERAL = [...FAMILIES.values()].flatMap(({ name, domain }) =>
  domain !== "general" ? [] : name === "receipt" || name === "invoice" ? [name, name] : [name],
);

const [out, kind, countText, seedText, shardsText = "1", shardText = "0"] = process.argv.slice(2);
if (!out || !countText || !seedText || (kind !== "lines" && kind !== "pages")) {
  console.error("usage: make-data.ts OUT lines|pages COUNT SEED [SHARDS SHARD]");
  process.exit(2);
}
const [count, seed, shards, shard] = [Number(countText), Number(seedText), Number(shardsText), Number(shardText)];
mkdirSync(join(out, "images"), { recursive: true });
const rows = createWriteStream(join(out, shards === 1 ? `${kind}.jsonl` : `${kind}-${shard}.jsonl`));
for (let index = shard; index < count; index += shards) {
  const random = seededRandom(seedOf(seed, "task", kind, index));
  const document =
    kind === "lines"
      ? await synthesiseLines(index, { seed, rows: random.integer(1, 10), words: words(random), fonts: "seen" })
      : await synthesise(index, { family: random.pick(GENERAL), seed, size: "slip", severity: 0.5, fonts: "seen" });
  const image = join("images", `${seed}-${document.name}`);
  writeFileSync(join(out, image), document.png);
  const row = rowOf(`${kind}-${seed}-${index}`, document, random, kind === "lines" ? 1 : TRANSCRIBE);
  if (row) rows.write(`${JSON.stringify({ ...row, images: [image] })}\n`);
}
rows.end();
