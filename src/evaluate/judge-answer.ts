import type { TermSpecialty } from "../clinical/index.ts";
import type { Task } from "../domain/task.ts";
import { classified } from "./classify.ts";
import { fieldsClinical, textClinical } from "./clinical-scores.ts";
import { answerConfidence, fieldConfidences, type TokenLogProbabilities } from "./confidence.ts";
import type { JudgedDocument } from "./judged-document.ts";
import { parseAnswer } from "./parse-answer.ts";
import { scoreFields } from "./score-fields.ts";

export interface JudgedAnswer extends Pick<JudgedDocument, "score" | "clinical" | "raw"> {}

/**
 * Judges one answer to one task; the same way for every candidate and every caller.
 *
 * @param text null where there is no answer.
 * @param page the page's words, where they are known.
 */
export function judgeAnswer(
  task: Task,
  text: string | null,
  tokens: TokenLogProbabilities | null,
  page?: string,
  terms?: TermSpecialty,
): JudgedAnswer {
  if (task.kind === "text") {
    const answered = text ?? "";
    return {
      score: { kind: "text", expected: task.expected, answered },
      clinical: textClinical(task.expected, answered, terms),
      raw: new Map(),
    };
  }
  if (task.kind === "class") {
    const confidence = text === null ? null : answerConfidence(text, tokens);
    return {
      score: { kind: "class", ...classified(text, task.expected, task.classes) },
      clinical: null,
      raw: new Map(confidence === null ? [] : [["class", confidence]]),
    };
  }
  const definitions = new Map(task.fields.map((field) => [field.path, field]));
  const parsed = text === null ? null : parseAnswer(text, definitions.keys());
  const score = scoreFields(task.expected, parsed, definitions, page);
  return {
    score: { kind: "fields", ...score, strictJson: parsed?.valid === true && parsed.strict, definitions },
    clinical: fieldsClinical(score.results, definitions, page, terms),
    raw: text === null || parsed === null ? new Map() : fieldConfidences(text, tokens, parsed, definitions),
  };
}
