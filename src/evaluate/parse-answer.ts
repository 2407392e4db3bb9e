import { flattenFields } from "../domain/field.ts";

export type ParsedAnswer =
  | { valid: true; strict: boolean; fields: Map<string, string | null> }
  | { valid: false; reason: string };

/** Longest answer that is parsed, characters. */
const MOST_CHARACTERS = 1_000_000;

/**
 * Reads an answer as fields. Every candidate's answers go through here. `strict` tells whether the whole answer was a JSON
 * object; a fenced or embedded object is read too, since production would do the same, but it is counted as not strict.
 */
export function parseAnswer(text: string): ParsedAnswer {
  if (text.length > MOST_CHARACTERS) return { valid: false, reason: "the answer is too long" };
  const whole = tryObject(text.trim());
  if (whole) return { valid: true, strict: true, fields: flattenFields(whole) };
  const embedded = embeddedObject(text);
  if (embedded) return { valid: true, strict: false, fields: flattenFields(embedded) };
  return { valid: false, reason: "the answer is not a JSON object" };
}

function tryObject(text: string): Record<string, unknown> | null {
  if (!text.startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** The first balanced {...} of a text, found in one pass that knows about strings. */
function embeddedObject(text: string): Record<string, unknown> | null {
  const start = text.indexOf("{");
  if (start < 0) return null;
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === "\\") index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return tryObject(text.slice(start, index + 1));
  }
  return null;
}
