import { type FieldDefinition, type FieldValues, nestFields } from "./field.ts";

/** The question that asks for a full transcription. */
export const TRANSCRIPTION_PROMPT = "OCR:";

/**
 * The question that asks for fields, made from the field paths alone: `JSON: patient, results[test, value]`.
 * Rows of a list are asked for together. Every candidate gets the same question.
 */
export function fieldPrompt(paths: readonly string[]): string {
  return `JSON: ${group(paths.map((path) => path.split(".")))}`;
}

function group(paths: readonly string[][]): string {
  const heads = new Map<string, string[][]>();
  for (const [head, ...rest] of paths) {
    if (head === undefined) continue;
    const inner = heads.get(head) ?? [];
    if (rest.length > 0) inner.push(rest);
    heads.set(head, inner);
  }
  return [...heads]
    .map(([head, inner]) => {
      const name = head.replace(/\[\]$/, "");
      if (inner.length === 0) return head.endsWith("[]") ? `${name}[]` : name;
      return head.endsWith("[]") ? `${name}[${group(inner)}]` : `${name}{${group(inner)}}`;
    })
    .join(", ");
}

/**
 * JSON Schema of the answers to `fieldPrompt`: the keys in the order of the fields, every single field as text or null, lists
 * where the document has rows.
 */
export function fieldSchema(paths: readonly string[]): Record<string, unknown> {
  return objectSchema(paths.map((path) => path.split(".")));
}

function objectSchema(paths: readonly string[][]): Record<string, unknown> {
  const heads = new Map<string, string[][]>();
  for (const [head, ...rest] of paths)
    if (head !== undefined) heads.set(head, [...(heads.get(head) ?? []), ...(rest.length > 0 ? [rest] : [])]);
  const isList = (head: string): boolean => head.endsWith("[]");
  const properties = [...heads].map(([head, inner]) => {
    const value = inner.length > 0 ? objectSchema(inner) : { type: ["string", "null"] };
    return [head.replace(/\[\]$/, ""), isList(head) ? { type: "array", items: value } : value] as const;
  });
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: [...heads.keys()].filter((head) => !isList(head)),
    additionalProperties: false,
  };
}

/**
 * The answer that a model is trained to give: compact JSON in the order of the schema, null for what is not there.
 * Only fields of `definitions` are in it; illegible and not-applicable values are null too.
 */
export function fieldAnswer(values: FieldValues, definitions: readonly Pick<FieldDefinition, "path">[]): string {
  const byDefinition = new Map(definitions.map((definition, order) => [definition.path, order]));
  const flat = Object.entries(values)
    .map(([path, field]) => ({
      path,
      order: byDefinition.get(path.replace(/\[\d+\]/g, "[]")),
      rows: rowNumbers(path),
      field,
    }))
    .filter((entry) => entry.order !== undefined);
  for (const definition of definitions) {
    // A single field that no label mentions is absent; a list without rows stays out of the answer.
    if (!definition.path.includes("[]") && !flat.some((entry) => entry.path === definition.path)) {
      flat.push({
        path: definition.path,
        order: byDefinition.get(definition.path) as number,
        rows: [],
        field: { value: null, status: "absent", evidence: [] },
      });
    }
  }
  flat.sort((a, b) => compareRows(a.rows, b.rows) || (a.order as number) - (b.order as number));
  const firstSeen = new Map<string, number>();
  for (const entry of flat) {
    const head = entry.path.split(/[.[]/, 1)[0] as string;
    firstSeen.set(head, Math.min(firstSeen.get(head) ?? Number.POSITIVE_INFINITY, entry.order as number));
  }
  flat.sort((a, b) => headOrder(firstSeen, a.path) - headOrder(firstSeen, b.path));
  return JSON.stringify(
    nestFields(flat.map((entry) => [entry.path, entry.field.status === "present" ? entry.field.value : null] as const)),
  );
}

const headOrder = (seen: Map<string, number>, path: string): number =>
  seen.get(path.split(/[.[]/, 1)[0] as string) as number;

const rowNumbers = (path: string): number[] => [...path.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));

function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] as number) - (b[index] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
