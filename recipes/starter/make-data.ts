/**
 * Writes the starter's pretraining data: strips of words, then receipts and invoices. No medical family is in it.
 *
 *     npx tsx recipes/starter/make-data.ts OUT lines|pages COUNT SEED [SHARDS SHARD]
 *
 * Each row has the question, the answer and, for dense supervision, every character with the centre of its glyph.
 */
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { definitionPath, type FieldValues } from "../../src/domain/field.ts";
import { fieldAnswer, fieldPrompt, TRANSCRIPTION_PROMPT } from "../../src/domain/prompt.ts";
import { type Random, seededRandom, seedOf } from "../../src/domain/random.ts";
import { dateText, personName } from "../../src/synthetic/content/people.ts";
import { capitalised, inventedWord } from "../../src/synthetic/content/words.ts";
import { FAMILIES, type SyntheticDocument, synthesise, synthesiseLines } from "../../src/synthetic/generate.ts";

/** Other names for the same thing, so that the model learns to take the schema's words and not its own. */
const SYNONYMS: Record<string, string[]> = {
  store: ["store", "shop", "merchant", "company", "vendor", "name"],
  seller: ["seller", "company", "supplier", "issuer", "name"],
  date: ["date", "day", "issued", "when"],
  number: ["number", "id", "code", "reference"],
  total: ["total", "sum", "amount", "due", "value"],
  items: ["items", "lines", "rows", "goods", "entries", "results"],
  name: ["name", "item", "article", "test", "product", "label"],
  price: ["price", "amount", "cost", "value"],
  amount: ["amount", "price", "cost", "value"],
  quantity: ["quantity", "count", "pieces", "units"],
};
/** Things that may be asked for and are not on the page. */
const NOT_THERE = ["phone", "tax", "cashier", "email", "patient", "flag", "comment", "discount", "unit"];

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

/** A random schema over a document's fields: a subset, in random order, with other names, and sometimes with things that are not there. */
function question(document: SyntheticDocument, random: Random): { prompt: string; answer: string } {
  const family = FAMILIES.get(document.facts.family as string);
  const known = family ? family.fields.map((field) => field.path) : [];
  const renames = new Map<string, string>();
  const rename = (name: string): string => {
    if (!renames.has(name)) {
      const free = (SYNONYMS[name] ?? [name]).filter((other) => ![...renames.values()].includes(other));
      renames.set(name, random.chance(0.3) || free.length === 0 ? name : random.pick(free));
    }
    return renames.get(name) as string;
  };
  const translate = (path: string): string => path.replace(/[A-Za-z_]+/g, rename);
  const wanted = random.shuffle(known).slice(0, random.chance(0.4) ? known.length : random.integer(1, known.length));
  const heads = [...new Set(wanted.map((path) => path.split(".")[0] as string))];
  let schema = heads.flatMap((head) => wanted.filter((path) => path.split(".")[0] === head)).map(translate);
  if (random.chance(0.25)) {
    const absent = random.pick(NOT_THERE);
    const list = schema.find((path) => path.includes("[]."));
    const path = list && random.chance(0.5) ? `${list.split(".")[0]}.${absent}` : absent;
    if (!schema.includes(path)) {
      const place = path.includes("[]")
        ? schema.lastIndexOf(schema.filter((other) => other.startsWith(`${list?.split(".")[0]}.`)).at(-1) as string) + 1
        : random.integer(0, 1) * schema.length;
      schema = [...schema.slice(0, place), path, ...schema.slice(place)];
    }
  }
  const values: FieldValues = {};
  for (const [path, value] of Object.entries(document.facts.fields)) {
    if (wanted.includes(definitionPath(path))) values[translate(path)] = value;
  }
  const rows = Object.keys(values).filter((path) => path.includes("["));
  for (const path of schema) {
    const [head, leaf] = path.split("[].");
    if (leaf === undefined || Object.keys(values).some((other) => definitionPath(other) === path)) continue;
    for (const row of new Set(
      rows.filter((other) => other.startsWith(`${head}[`)).map((other) => other.split(".")[0]),
    )) {
      values[`${row}.${leaf}`] = { value: null, status: "absent", evidence: [] };
    }
  }
  return {
    prompt: fieldPrompt(schema),
    answer: fieldAnswer(
      values,
      schema.map((path) => ({ path })),
    ),
  };
}

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
      : await synthesise(index, { family: random.pick(["receipt", "invoice"]), seed, severity: 0.5, fonts: "seen" });
  const image = join("images", `${seed}-${document.name}`);
  writeFileSync(join(out, image), document.png);
  const ask =
    kind === "lines" || random.chance(0.25)
      ? { prompt: TRANSCRIPTION_PROMPT, answer: document.facts.text }
      : question(document, random);
  const glyphs = document.glyphs();
  const row = {
    id: `${kind}-${seed}-${index}`,
    images: [image],
    messages: [
      { role: "user", content: ask.prompt },
      { role: "assistant", content: ask.answer },
    ],
    characters: {
      text: glyphs.map((glyph) => glyph.character).join(""),
      x: glyphs.map((glyph) => glyph.x),
      y: glyphs.map((glyph) => glyph.y),
    },
  };
  const onPage = glyphs.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1);
  if (ask.answer !== "" && onPage)
    rows.write(`${JSON.stringify(row)}\n`);
}
rows.end();
