import { parseLabLine, toUcum } from "../../clinical/index.ts";
import { definitionPath, type FieldDefinition, type FieldValues } from "../../domain/field.ts";
import { normalise } from "../../domain/normalise.ts";

/** A validation rule that needs the answer alone: it would have caught an error before a person did. */
export const VALIDATION_RULES = {
  "not-a-number": "a number field holds something that is no number",
  "out-of-range": "the number is far outside what the same field holds in the training labels",
  "impossible-date": "no such day exists",
  "unknown-unit": "the unit is none that can be parsed",
  "flag-disagrees": "the flag does not say what value and reference range say",
} as const;
export type ValidationRule = keyof typeof VALIDATION_RULES;

/** Values of the fields that stand in one row (or at the top level), by the last name of their path. */
export type Row = ReadonlyMap<string, string | null>;

export interface Plausibility {
  /** The first rule that a value breaks, in the table's order; null when it looks right. */
  brokenRule(path: string, value: string, row: Row): ValidationRule | null;
}

/** Names that fields of a result go by; the first that a row has is taken. */
const ROLES = {
  name: ["test", "analyte", "name", "drug", "medication", "item", "parameter"],
  value: ["value", "result"],
  unit: ["unit", "units"],
  range: ["range", "reference", "referenceRange", "reference_range"],
  flag: ["flag", "abnormal"],
} as const;

/** With fewer labels a range of values is not known. */
const FEWEST_VALUES = 20;

/**
 * Rules for the fields of a specialty. What numbers are usual is learned from the training labels: one range for each
 * field, or for each test of a field where rows are named. A value is out of range when it lies further from the range
 * than the range is wide.
 */
export function plausibility(
  training: readonly FieldValues[],
  definitions: readonly Pick<FieldDefinition, "path" | "type" | "normaliser">[],
): Plausibility {
  const byPath = new Map(definitions.map((definition) => [definition.path, definition]));
  const ranges = usualRanges(training, byPath);
  return {
    brokenRule(path, value, row) {
      const definition = byPath.get(definitionPath(path));
      if (!definition) return null;
      if (definition.type === "number" || definition.normaliser === "number") {
        const number = numberOf(value);
        if (number === null) return "not-a-number";
        const range = ranges.get(rangeKey(path, row)) ?? ranges.get(definition.path);
        if (range && (number < range.low || number > range.high)) return "out-of-range";
      }
      if (definition.type === "date" || definition.normaliser === "date") {
        if (!isDay(normalise(value, "date"))) return "impossible-date";
      }
      if (definition.normaliser === "unit" && toUcum(value) === null) return "unknown-unit";
      return flagDisagrees(path, value, row) ? "flag-disagrees" : null;
    },
  };
}

/** The fields that stand beside `path`: those of its row, or of the top level. */
export function rowOf(path: string, values: Iterable<readonly [string, string | null]>): Row {
  const prefix = path.slice(0, path.lastIndexOf(".") + 1);
  const row = new Map<string, string | null>();
  for (const [other, value] of values) {
    const name = other.slice(prefix.length);
    if (other.startsWith(prefix) && !name.includes(".") && !name.includes("[")) row.set(name, value);
  }
  return row;
}

function pick(row: Row, role: keyof typeof ROLES): string | null {
  for (const name of ROLES[role]) {
    const value = row.get(name);
    if (value) return value;
  }
  return null;
}

const rangeKey = (path: string, row: Row): string =>
  `${definitionPath(path)} ${normalise(pick(row, "name") ?? "", "text")}`;

/** The number itself; comparators such as "<" do not count. Null where there is none. */
function numberOf(value: string): number | null {
  const text = /^[<>≤≥]?(-?\d+(?:\.\d+)?)$/.exec(normalise(value, "number"))?.[1];
  return text === undefined ? null : Number(text);
}

function usualRanges(
  training: readonly FieldValues[],
  byPath: ReadonlyMap<string, Pick<FieldDefinition, "type" | "normaliser">>,
): Map<string, { low: number; high: number }> {
  const values = new Map<string, number[]>();
  const add = (key: string, number: number): void => {
    const list = values.get(key);
    if (list) list.push(number);
    else values.set(key, [number]);
  };
  for (const fields of training) {
    const flat = Object.entries(fields).map(([path, field]) => [path, field.value] as const);
    for (const [path, value] of flat) {
      const definition = byPath.get(definitionPath(path));
      if (value === null || !definition || (definition.type !== "number" && definition.normaliser !== "number"))
        continue;
      const number = numberOf(value);
      if (number === null) continue;
      add(definitionPath(path), number);
      const row = rowOf(path, flat);
      if (pick(row, "name") !== null) add(rangeKey(path, row), number);
    }
  }
  const ranges = new Map<string, { low: number; high: number }>();
  for (const [key, numbers] of values) {
    if (numbers.length < FEWEST_VALUES) continue;
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const number of numbers) [low, high] = [Math.min(low, number), Math.max(high, number)];
    ranges.set(key, { low: low - (high - low), high: high + (high - low) });
  }
  return ranges;
}

/** Whether an ISO day exists: 2026-02-30 does not, nor does any day before 1900. */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Only value, range and flag themselves can be at fault for a flag that disagrees. */
function flagDisagrees(path: string, value: string, row: Row): boolean {
  const own = path.slice(path.lastIndexOf(".") + 1);
  const roles = [...ROLES.value, ...ROLES.range, ...ROLES.flag] as readonly string[];
  if (!roles.includes(own)) return false;
  const answered = new Map(row).set(own, value);
  const [result, range, flag] = [pick(answered, "value"), pick(answered, "range"), pick(answered, "flag")];
  if (!result || !range || !flag) return false;
  const line = `${pick(answered, "name") ?? "Result"}: ${result} ${pick(answered, "unit") ?? ""} (${range}) ${flag}`;
  return parseLabLine(line)?.agrees === false;
}
