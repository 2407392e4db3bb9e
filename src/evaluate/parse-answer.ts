import type { Box } from "../domain/box.ts";
import { definitionPath, flattenFields } from "../domain/field.ts";

/** Where an answer says that a value stands. Boxes that make no sense are left out, so the evidence of such a value is empty. */
export interface AnswerEvidence {
  boxes: Box[];
  /** Words copied from the page. */
  quote: string | null;
}

export type ParsedAnswer =
  | {
      valid: true;
      strict: boolean;
      fields: Map<string, string | null>;
      /** Evidence by field path, for values that came with some. */
      evidence: Map<string, AnswerEvidence>;
    }
  | { valid: false; reason: string };

/** Longest answer that is parsed, characters. */
const MOST_CHARACTERS = 1_000_000;
const MOST_DEPTH = 12;
const EVIDENCE_KEYS = new Set(["box", "page", "quote"]);

/**
 * Reads an answer as fields. Every candidate's answers go through here. `strict` tells whether the whole answer was a JSON
 * object; a fenced or embedded object is read too, since production would do the same, but it is counted as not strict.
 *
 * A value may come with its evidence: `{"potassium": {"value": "5.8", "box": [x, y, width, height], "page": 0}}`, in
 * fractions of the page with the origin top left and `page` from 0 (0 when left out), or with words copied from the page:
 * `{"value": "5.8", "quote": "Potassium 5.8 mmol/L"}`. In a row of a list `box` and `quote` may stand once, for all its
 * values. Such keys are evidence only where no field of `paths` has their name.
 *
 * @param paths definition paths of the fields that were asked for; without them no evidence is looked for.
 */
export function parseAnswer(text: string, paths?: Iterable<string>): ParsedAnswer {
  const object = answerObject(text);
  if (!object)
    return {
      valid: false,
      reason: text.length > MOST_CHARACTERS ? "the answer is too long" : "the answer is not a JSON object",
    };
  const evidence = new Map<string, AnswerEvidence>();
  const plain = paths === undefined ? object.value : withoutEvidence(object.value, new Set(paths), evidence);
  return { valid: true, strict: object.strict, fields: flattenFields(plain), evidence };
}

/** The JSON object of an answer, and the part of the answer's text that it was read from. */
export function answerObject(
  text: string,
): { value: Record<string, unknown>; start: number; end: number; strict: boolean } | null {
  if (text.length > MOST_CHARACTERS) return null;
  const start = text.length - text.trimStart().length;
  const whole = tryObject(text.trim());
  if (whole) return { value: whole, start, end: text.trimEnd().length, strict: true };
  const place = embeddedObject(text);
  const value = place && tryObject(text.slice(place.start, place.end));
  return value ? { value, ...place, strict: false } : null;
}

function tryObject(text: string): Record<string, unknown> | null {
  if (!text.startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** The first balanced {...} of a text, found in one pass that knows about strings. */
function embeddedObject(text: string): { start: number; end: number } | null {
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
    else if (character === "}" && --depth === 0) return { start, end: index + 1 };
  }
  return null;
}

/** The answer with values in the place of {value, box} objects; their evidence goes to `found`. */
function withoutEvidence(
  root: Record<string, unknown>,
  paths: ReadonlySet<string>,
  found: Map<string, AnswerEvidence>,
): unknown {
  const walk = (node: unknown, path: string, depth: number, above: AnswerEvidence | null): unknown => {
    if (depth > MOST_DEPTH) return null;
    if (Array.isArray(node)) return node.map((item, index) => walk(item, `${path}[${index}]`, depth + 1, above));
    if (!isObject(node)) {
      if (above && node !== null) found.set(path, above);
      return node;
    }
    const definition = definitionPath(path);
    const isField = (key: string): boolean => paths.has(definition === "" ? key : `${definition}.${key}`);
    const here = evidenceOf(node, isField) ?? above;
    if (paths.has(definition) && "value" in node && !isField("value")) {
      if (here && node.value !== null) found.set(path, here);
      return node.value;
    }
    return Object.fromEntries(
      Object.entries(node)
        .filter(([key]) => here === above || !EVIDENCE_KEYS.has(key) || isField(key))
        .map(([key, item]) => [key, walk(item, path === "" ? key : `${path}.${key}`, depth + 1, here)]),
    );
  };
  return walk(root, "", 0, null);
}

function evidenceOf(node: Record<string, unknown>, isField: (key: string) => boolean): AnswerEvidence | null {
  const given = (key: string): unknown => (isField(key) ? undefined : node[key]);
  const [box, quote] = [given("box"), given("quote")];
  if ((box ?? undefined) === undefined && (quote ?? undefined) === undefined) return null;
  return { boxes: boxOf(box, given("page")), quote: typeof quote === "string" && quote.trim() !== "" ? quote : null };
}

function boxOf(value: unknown, page: unknown): Box[] {
  if (!Array.isArray(value) || value.length !== 4) return [];
  const inside = value.every((part) => typeof part === "number" && part >= 0 && part <= 1);
  const number = page === undefined || page === null ? 0 : page;
  if (!inside || typeof number !== "number" || !Number.isInteger(number) || number < 0) return [];
  const [x, y, width, height] = value as [number, number, number, number];
  return [{ page: number, x, y, width, height }];
}
