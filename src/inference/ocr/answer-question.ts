import { TRANSCRIPTION_PROMPT } from "../../domain/prompt.ts";
import { type AskedField, askedFields } from "./asked-fields.ts";
import { findRows } from "./find-rows.ts";
import { findValue } from "./find-value.ts";
import { type Line, lineText, pageLines } from "./lines.ts";
import { meaningOf } from "./vocabulary.ts";
import type { Word } from "./word.ts";

/**
 * Answers a question about a document from its words: a transcription as lines of text, fields as compact JSON with null for
 * what was not found.
 *
 * @returns null for a question that rules cannot answer: one that asks for neither in the form of `src/domain/prompt.ts`.
 */
export function answerQuestion(prompt: string, words: readonly Word[]): string | null {
  const lines = pageLines(words);
  if (prompt.trim() === TRANSCRIPTION_PROMPT) return lines.map(lineText).join("\n");
  const fields = askedFields(prompt);
  return fields && JSON.stringify(answerFields(fields, lines.map(partedAtColons)));
}

function answerFields(fields: readonly AskedField[], lines: readonly Line[], within?: string): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      if (field.kind === "object") return [field.name, answerFields(field.fields, lines, field.name)];
      if (field.kind === "list" && field.fields.length > 0) return [field.name, findRows(field.fields, lines)];
      const meaning = meaningOf(field.name);
      const labels = within === undefined ? meaning.labels : [`${within} ${field.name}`, ...meaning.labels];
      const value = findValue({ ...meaning, labels }, lines);
      return [field.name, field.kind === "value" ? value : (value?.split(/\s*[,;]\s*/) ?? [])];
    }),
  );
}

/** "Date:12/03/2024" read as one word is a label and its value. */
function partedAtColons(line: Line): Line {
  const words = line.words.flatMap((word): Word[] => {
    const match = /^(\p{L}[\p{L}.]*[:=])(\S+)$/u.exec(word.text);
    if (!match) return [word];
    const [label, value] = [match[1] as string, match[2] as string];
    const share = (word.box.width * label.length) / word.text.length;
    return [
      { ...word, text: label, box: { ...word.box, width: share } },
      { ...word, text: value, box: { ...word.box, x: word.box.x + share, width: word.box.width - share } },
    ];
  });
  return { ...line, words };
}
