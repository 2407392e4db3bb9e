import { ResidencyError } from "../domain/error.ts";
import { OUTCOME_METRICS, type Outcome, type OutcomeMetric } from "./outcome.ts";
import { readCsv } from "./read-csv.ts";

const COLUMNS = ["metric", "day", "value", "n", "source"] as const;
type Column = (typeof COLUMNS)[number];

export interface BadRow {
  line: number;
  reason: string;
}

export interface ParsedOutcomes {
  rows: { line: number; outcome: Outcome }[];
  bad: BadRow[];
}

/**
 * Reads figures from CSV with a heading line; columns in any order, `n` may be left out. A row that cannot be read is listed
 * with its line and reason, and the others are kept.
 *
 * @throws ResidencyError `outcomes-invalid` when the heading is not there.
 */
export function parseOutcomes(text: string): ParsedOutcomes {
  const [heading, ...records] = readCsv(text);
  const names = heading?.fields.map((name) => name.trim().toLowerCase()) ?? [];
  const missing = COLUMNS.filter((column) => column !== "n" && !names.includes(column));
  if (missing.length > 0)
    throw new ResidencyError("outcomes-invalid", `the first line has no column ${missing.join(", ")}`);
  const place = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)])) as Record<Column, number>;
  const parsed: ParsedOutcomes = { rows: [], bad: [] };
  const lineOf = new Map<string, { line: number; outcome: Outcome }>();
  for (const { line, fields } of records) {
    if (fields.length !== names.length) {
      parsed.bad.push({ line, reason: `has ${fields.length} fields, not ${names.length}` });
      continue;
    }
    const read = parseRow((column) => fields[place[column]]?.trim() ?? "");
    if (typeof read === "string") {
      parsed.bad.push({ line, reason: read });
      continue;
    }
    const key = `${read.metric} ${read.day} ${read.source}`;
    const before = lineOf.get(key);
    if (before) {
      if (before.outcome.value !== read.value || before.outcome.n !== read.n)
        parsed.bad.push({
          line,
          reason: `says otherwise than line ${before.line} for the same metric, day and source`,
        });
      continue;
    }
    lineOf.set(key, { line, outcome: read });
    parsed.rows.push({ line, outcome: read });
  }
  return parsed;
}

/** The row, or why it is none. Reasons do not repeat what the row holds: a wrong column may hold anything. */
function parseRow(field: (column: Column) => string): Outcome | string {
  const metric = field("metric");
  if (!Object.hasOwn(OUTCOME_METRICS, metric))
    return `the metric is none of ${Object.keys(OUTCOME_METRICS).join(", ")}`;
  const { unit } = OUTCOME_METRICS[metric as OutcomeMetric];
  const day = field("day");
  if (!isDay(day)) return "the day is no date such as 2026-03-01";
  const value = plainNumber(field("value"));
  if (value === null) return "the value is no number";
  if (value < 0) return "the value is below 0";
  if (unit === "share" && value > 1) return "a share lies between 0 and 1; write 12 % as 0.12";
  const cases = field("n");
  const n = cases === "" ? null : plainNumber(cases);
  if (cases !== "" && (n === null || !Number.isSafeInteger(n) || n < 1 || n > 2 ** 31 - 1))
    return "n is no whole number of 1 or more";
  const source = field("source");
  if (source === "" || source.length > 200) return "the source is empty or longer than 200 characters";
  if (/\p{Cc}/u.test(source)) return "the source has control characters in it";
  return { metric: metric as OutcomeMetric, day, value, n, source };
}

const plainNumber = (text: string): number | null =>
  /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?$/.test(text) ? Number(text) : null;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
