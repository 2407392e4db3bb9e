import { flattenFields } from "../domain/field.ts";

/** Families of models by which an answer may name its writer; those that are people's names too only with a version. */
const MODEL_NAMES =
  /\b(?:(?:(?:chat)?gpt|medgemma|med-?palm|llama|mistral|mixtral|pixtral|qwen|deepseek|paddleocr|internvl|llava)(?:[-\s]?v?\d[\w.]*)?|(?:claude|gemini|gemma|grok|phi)[-\s]?v?\d[\w.]*)(?:-[\w.]+)*\b/giu;

const SELF_TALK =
  /(?:^|(?<=[.!?]\s))(?:as an ai\b|as a (?:large )?language model\b|i am an ai\b|i'm an ai\b)[^.!?\n]*[.!?]?\s*/gimu;

const PLACES = ["box", "page", "quote"];

/**
 * An answer as a reader sees it: JSON as one line a field in one order, prose without Markdown, talk about being a model and
 * names of models, so that form does not tell who wrote it. Words, numbers and their order in prose stay. Null for no answer.
 *
 * @param names Names and ids of the candidates; only those that cannot be ordinary words, such as `qwen2-7b`, are masked.
 */
export function blindAnswer(text: string | null, names: readonly string[]): string | null {
  if (text === null || text.trim() === "") return null;
  let plain = text.trim().replace(/^```\w*\s*\n([\s\S]*?)\n?```$/u, "$1");
  plain = fieldLines(plain) ?? prose(plain);
  for (const name of names) if (/[\d/_-]/.test(name) && name.length >= 4) plain = plain.replaceAll(name, "[model]");
  return plain.replace(MODEL_NAMES, "[model]").trim() || null;
}

function fieldLines(text: string): string | null {
  if (!/^[[{]/.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return [...flattenFields(withoutPlaces(value))]
    .map(([path, field]) => `${path}: ${field ?? "(absent)"}`)
    .sort(new Intl.Collator("en", { numeric: true }).compare)
    .join("\n");
}

/** `{"value": "5.8", "box": [...]}` as its value alone: that one candidate says where it read would give it away. */
function withoutPlaces(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPlaces);
  if (node === null || typeof node !== "object") return node;
  if ("value" in node && PLACES.some((key) => key in node)) return withoutPlaces(node.value);
  // A row may say once where all its values stand.
  const isPlace = (key: string, child: unknown): boolean =>
    key === "box" && Array.isArray(child) && child.every((side) => typeof side === "number");
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, child]) => (isPlace(key, child) ? [] : [[key, withoutPlaces(child)]])),
  );
}

function prose(text: string): string {
  return text
    .replace(SELF_TALK, "")
    .replace(/^#{1,6}\s+/gmu, "")
    .replace(/(\*\*|__)(\S(?:.*?\S)?)\1/gu, "$2")
    .replace(/`([^`\n]+)`/gu, "$1")
    .replace(/^\s*[*•–]\s+/gmu, "- ")
    .replace(/^-{3,}\s*$/gmu, "")
    .replace(/[ \t]+/gu, " ")
    .replace(/ ?\n ?/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n");
}
