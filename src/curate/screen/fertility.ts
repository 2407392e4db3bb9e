import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fertility, findPhi, tokenizerEncoder } from "../../clinical/index.ts";
import type { FertilityScreening } from "../../domain/dataset.ts";

const LISTED_TERMS = 20;
const LISTED_DOCUMENTS = 50;

/**
 * How the tokenizer in a model folder cuts the right answers, and which of them are longer than `limit` tokens. `values`
 * is what an answer says without its form.
 * Unscored where the folder has no tokenizer.json that can be read.
 */
export async function screenFertility(
  answers: readonly { document: string; text: string; values: string }[],
  modelFolder: string,
  limit: number,
): Promise<FertilityScreening | { unscored: string }> {
  if (answers.length === 0) return { unscored: "no document has an answer" };
  const file = join(modelFolder, "tokenizer.json");
  if (!existsSync(file)) return { unscored: "the base model's folder has no tokenizer.json" };
  let encode: (text: string) => readonly number[];
  try {
    const settings = join(modelFolder, "tokenizer_config.json");
    encode = tokenizerEncoder(
      JSON.parse(await readFile(file, "utf8")),
      existsSync(settings) ? JSON.parse(await readFile(settings, "utf8")) : {},
    );
  } catch (error) {
    return { unscored: `the base model's tokenizer.json cannot be read: ${(error as Error).message.slice(0, 200)}` };
  }
  // JSON has few spaces: words are counted in the values alone, lengths in the whole answers.
  const values = fertility(
    answers.map((answer) => answer.values),
    encode,
    { worst: LISTED_TERMS * 5 },
  );
  const measured = fertility(
    answers.map((answer) => answer.text),
    encode,
    { tokenLimit: limit, worst: 0 },
  );
  const documentOf = ({ row }: { row: number }): string => (answers[row] as { document: string }).document;
  return {
    tokensPerWord: values.tokensPerWord,
    tokensPerCharacter: values.tokensPerCharacter,
    median: measured.perDocument.median,
    p99: measured.perDocument.p99,
    most: measured.perDocument.most,
    limit,
    // The summary is shown to people who may not see patients' data: a term must be a word that several documents share.
    worst: values.worst
      .filter(({ term, count }) => count > 1 && !/\d/.test(term) && findPhi(term).length === 0)
      .slice(0, LISTED_TERMS)
      .map(({ term, count, tokens }) => ({ term, count, tokens })),
    cut: measured.overLimit.slice(0, LISTED_DOCUMENTS).map(documentOf),
    nearlyCut: measured.nearLimit.slice(0, LISTED_DOCUMENTS).map(documentOf),
  };
}
