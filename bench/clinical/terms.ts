import { readFile } from "node:fs/promises";
import { fertility, TERM_SPECIALTIES, TERMS, termRecall, tokenizerEncoder } from "../../src/clinical/terms/index.ts";
import type { Figure } from "./figure.ts";

const STARTER = new URL("../../models/starter/", import.meta.url);

/** Size of the term lists, speed of term recall, and the fertility of the starter's tokenizer on all terms. */
export async function benchTerms(): Promise<Figure[]> {
  const names = TERM_SPECIALTIES.flatMap((specialty) =>
    TERMS[specialty].flatMap(({ term, synonyms }) => [term, ...synonyms]),
  );
  const smallest = Math.min(...TERM_SPECIALTIES.map((specialty) => TERMS[specialty].length));
  const text = `Findings: ${names.slice(0, 40).join(", ")}. Plan: follow up in two weeks.`;
  termRecall(text, text);
  const before = process.cpuUsage();
  const rounds = 100;
  for (let round = 0; round < rounds; round++) termRecall(text, text);
  const { user, system } = process.cpuUsage(before);
  return [
    { what: "terms in the shortest list of a specialty", value: smallest, unit: "", bar: 60 },
    { what: "names of terms in all lists", value: names.length, unit: "" },
    { what: "term recall", value: (2 * rounds * text.length) / ((user + system) / 1e6) / 1e6, unit: "MB/s of CPU" },
    await starterFertility(names),
  ];
}

async function starterFertility(names: readonly string[]): Promise<Figure> {
  const what = "tokens a word of the starter's tokenizer on the term lists";
  const baseline = "bare medical words: o200k_base 3.01, cl100k_base 3.20";
  const unit = "tokens/word";
  try {
    const [tokenizer, config] = await Promise.all(
      ["tokenizer.json", "tokenizer_config.json"].map(
        async (name) => JSON.parse(await readFile(new URL(name, STARTER), "utf8")) as object,
      ),
    );
    const { tokensPerWord } = fertility(names, tokenizerEncoder(tokenizer!, config!));
    return { what, value: tokensPerWord, unit, baseline };
  } catch {
    return { what, value: null, unit, baseline, note: "models/starter is not there" };
  }
}
