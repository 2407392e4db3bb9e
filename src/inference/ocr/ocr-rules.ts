import { join } from "node:path";
import { ResidencyError } from "../../domain/error.ts";
import type { Answer, Question } from "../answer.ts";
import { answerQuestion } from "./answer-question.ts";
import { WordReader } from "./read-words.ts";
import { TESSERACT_ID } from "./tesseract.ts";

/** Words by OCR and values by rules: a candidate without a model, and the cheapest thing that a specialist has to beat. */
export interface OcrRules {
  kind: "ocr";
  /** What a person calls it. */
  name: string;
  /** Changes when the rules or the engine do, so that answers of another version are not taken for its own. */
  id: string;
}

/** Goes up with every change of the rules that can change an answer. */
const RULES_VERSION = 1;

export const OCR_RULES: OcrRules = {
  kind: "ocr",
  name: "ocr-rules",
  id: `ocr-rules-${RULES_VERSION}+${TESSERACT_ID}`,
};

/**
 * Answers questions one after the other. A page that cannot be read, or a question that rules cannot answer, gives a
 * failure and not an error.
 *
 * @throws ResidencyError `interrupted`.
 */
export async function* askOcrRules(
  questions: readonly Question[],
  { scratch, signal }: { scratch: string; signal?: AbortSignal },
): AsyncGenerator<Answer> {
  const reader = new WordReader({ cache: join(scratch, "words") });
  try {
    for (const { id, images, prompt } of questions) {
      const start = performance.now();
      let text: string | null = null;
      let failure = "rules answer only questions for fields (`JSON: path, path`) and for a transcription (`OCR:`)";
      try {
        text = answerQuestion(prompt, await reader.readWords(images, signal));
      } catch (error) {
        if (error instanceof ResidencyError) throw error;
        failure = `the pages could not be read: ${error instanceof Error ? error.message : String(error)}`;
      }
      const seconds = (performance.now() - start) / 1000;
      if (text === null) yield { id, failure, seconds };
      else yield { id, text, tokens: null, logProbability: null, lowest: null, cut: false, seconds };
    }
  } finally {
    await reader.close();
  }
}
