import type { Box } from "./box.ts";

/** What a label or an answer says about a field. Absent is an answer, not a missing row. */
export const FIELD_STATUSES = ["present", "absent", "illegible", "not-applicable"] as const;
export type FieldStatus = (typeof FIELD_STATUSES)[number];

/** The value of one field of one document, with the places that carry it. `value` is null unless `status` is present. */
export interface FieldValue {
  value: string | null;
  status: FieldStatus;
  evidence: Box[];
}

/** Concrete field paths (`results[0].value`) with their values. */
export type FieldValues = Record<string, FieldValue>;

export const CRITICALITIES = ["decision", "supporting", "informational"] as const;
export type Criticality = (typeof CRITICALITIES)[number];

export const FIELD_TYPES = ["text", "number", "date", "code"] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** What a text field holds, where its wording is scored by what it means: directions for use, a result line, or prose. */
export const FIELD_KINDS = ["sig", "lab-line", "narrative"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** One field of a specialty. `path` may hold `[]` for each row of a list: `results[].value`. */
export interface FieldDefinition {
  path: string;
  type: FieldType;
  criticality: Criticality;
  normaliser: NormaliserName;
  /** Whether a label without an evidence box is incomplete. */
  evidence: "required" | "optional";
  /** What an annotator or a model should know about the field. */
  description?: string;
  /** How people label it: what counts, what does not, and what to do in doubt. Its version is the specialty's. */
  guideline?: string;
  kind?: FieldKind;
}

export const NORMALISER_NAMES = ["exact", "text", "number", "date", "unit"] as const;
export type NormaliserName = (typeof NORMALISER_NAMES)[number];

/** Rows are numbered up to 9999: a list is written out up to its last row, so that a higher number would fill the memory. */
const PATH = /^[A-Za-z_][\w-]*(\[\d{0,4}\])?(\.[A-Za-z_][\w-]*(\[\d{0,4}\])?)*$/;

/** Whether `path` is well formed: names joined by dots, each with an optional `[]` or `[3]`. */
export function isFieldPath(path: string): boolean {
  return path.length <= 200 && PATH.test(path);
}

/** The definition path that a concrete path belongs to: `results[2].value` -> `results[].value`. */
export function definitionPath(path: string): string {
  return path.replace(/\[\d+\]/g, "[]");
}

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads nested JSON into concrete paths: `{results: [{value: "5.8"}]}` -> `results[0].value = "5.8"`.
 * Strings, numbers and booleans become text; null stands for absent and is kept as null.
 */
export function flattenFields(value: unknown, prefix = ""): Map<string, string | null> {
  const flat = new Map<string, string | null>();
  const walk = (node: unknown, path: string, depth: number): void => {
    if (depth > 12) return;
    if (node === null) flat.set(path, null);
    else if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) walk(item, `${path}[${index}]`, depth + 1);
    } else if (typeof node === "object") {
      for (const [key, item] of Object.entries(node)) {
        if (!FORBIDDEN_KEYS.has(key)) walk(item, path === "" ? key : `${path}.${key}`, depth + 1);
      }
    } else if (typeof node === "string" || typeof node === "number" || typeof node === "boolean") {
      flat.set(path, String(node));
    }
  };
  walk(value, prefix, 0);
  return flat;
}

/** The inverse of `flattenFields`: concrete paths into nested objects and lists. Paths must be well formed. */
export function nestFields(flat: Iterable<readonly [string, string | null]>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of flat) {
    const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
    let node: Record<string, unknown> = root;
    for (const [index, step] of steps.entries()) {
      if (FORBIDDEN_KEYS.has(step)) break;
      if (index === steps.length - 1) {
        node[step] = value;
        break;
      }
      const next = steps[index + 1] as string;
      node[step] ??= /^\d+$/.test(next) ? [] : {};
      node = node[step] as Record<string, unknown>;
    }
  }
  return root;
}
