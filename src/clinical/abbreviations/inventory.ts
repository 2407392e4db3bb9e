import type { SenseEntry } from "./lexicon/table.ts";
import { type ClinicalSpecialty, specialtyOf } from "./specialty.ts";

/** What a published inventory gave, and the lines that could not be read. */
export interface Inventory {
  readonly entries: readonly SenseEntry[];
  /** Lines count from 1. */
  readonly problems: readonly { line: number; why: string }[];
}

interface Columns {
  readonly short: number;
  readonly long: number;
  readonly count: number;
  readonly specialty: number;
  /** How many columns a line needs at least. */
  readonly least: number;
}

const NAMES: Readonly<Record<"short" | "long" | "count" | "specialty", readonly string[]>> = {
  short: ["sf", "short", "shortform", "abbreviation", "abbr", "acronym", "prefsf"],
  long: ["lf", "long", "longform", "expansion", "sense", "meaning", "fullform", "definition"],
  count: ["count", "frequency", "freq", "n", "occurrences", "sensefrequency"],
  specialty: ["specialty", "domain", "discipline"],
};

/**
 * Reads an inventory of abbreviations as it is published: tab-, comma- or pipe-separated, with a header line or without.
 *
 * - With a header, columns are found by name (SF, LF, Count of the Medical Abbreviation and Acronym Meta-Inventory;
 *   abbreviation, expansion, frequency of others).
 * - Lines of the UMLS LRABR table (`E0000048|MS|acronym|E0041563|multiple sclerosis|`) are known by their first column.
 * - Else the first column is the short form, the second the long form, and a number in the third the count.
 *
 * Counts are summed for one pair; a pair without a count has 1. Lines that do not hold a short and a long form are
 * reported by number. A text without any line gives an empty inventory.
 */
export function parseInventory(text: string, options: { specialty?: ClinicalSpecialty } = {}): Inventory {
  const entries = new Map<string, { short: string; expansion: string; weight: number; specialty: ClinicalSpecialty }>();
  const problems: { line: number; why: string }[] = [];
  let separator = "";
  let columns: Columns | null = null;
  let number = 0;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    const line = text
      .slice(at, end)
      .replace(/^\uFEFF/, "")
      .replace(/\r$/, "");
    at = end + 1;
    number++;
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (columns === null) {
      separator = separatorOf(line);
      const header = separator === "" ? null : headerOf(cellsOf(line, separator) ?? []);
      columns = header ?? defaultColumns(cellsOf(line, separator) ?? []);
      if (header) continue;
    }
    const cells = cellsOf(line, separator);
    const why = cells === null ? "a quotation mark is not closed" : problemOf(cells, columns);
    if (why !== null) {
      problems.push({ line: number, why });
      continue;
    }
    const short = cells![columns.short]!.trim();
    const expansion = cells![columns.long]!.trim().replace(/\s+/g, " ");
    const count = columns.count < 0 ? "" : (cells![columns.count] ?? "").trim();
    const named = columns.specialty < 0 ? null : specialtyOf(cells![columns.specialty] ?? "");
    const key = `${short}\t${expansion.toLowerCase()}`;
    const entry = entries.get(key);
    const weight = count === "" ? 1 : Number(count);
    if (entry) entry.weight += weight;
    else entries.set(key, { short, expansion, weight, specialty: named ?? options.specialty ?? "general" });
  }
  return { entries: [...entries.values()].map((entry) => ({ ...entry, cues: [] })), problems };
}

function separatorOf(line: string): string {
  for (const separator of ["\t", "|", ",", ";"]) if (line.includes(separator)) return separator;
  return "";
}

function headerOf(cells: readonly string[]): Columns | null {
  const names = cells.map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ""));
  const place = (kind: keyof typeof NAMES): number => names.findIndex((name) => NAMES[kind].includes(name));
  const [short, long] = [place("short"), place("long")];
  if (short < 0 || long < 0) return null;
  return { short, long, count: place("count"), specialty: place("specialty"), least: Math.max(short, long) + 1 };
}

function defaultColumns(cells: readonly string[]): Columns {
  if (/^E\d{7}$/.test(cells[0] ?? "")) return { short: 1, long: 4, count: -1, specialty: -1, least: 5 };
  return { short: 0, long: 1, count: 2, specialty: -1, least: 2 };
}

function problemOf(cells: readonly string[], columns: Columns): string | null {
  if (cells.length < columns.least) return `has ${cells.length} columns, needs ${columns.least}`;
  const short = cells[columns.short]!.trim();
  const long = cells[columns.long]!.trim();
  if (short === "") return "has no short form";
  if (long === "") return "has no long form";
  if (short.length > 32) return "the short form is longer than 32 characters";
  if (long.length > 300) return "the long form is longer than 300 characters";
  const count = columns.count < 0 ? "" : (cells[columns.count] ?? "").trim();
  if (count !== "" && !(Number.isFinite(Number(count)) && Number(count) > 0))
    return `the count is not a number above 0: ${count.slice(0, 40)}`;
  return null;
}

/** Cells of a line; quotation marks as in RFC 4180. Null where one is not closed. */
function cellsOf(line: string, separator: string): string[] | null {
  if (separator === "") return [line];
  if (!line.includes('"') || separator === "|") return line.split(separator);
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line[at] !== '"') {
      const next = line.indexOf(separator, at);
      cells.push(line.slice(at, next < 0 ? line.length : next));
      if (next < 0) return cells;
      at = next + 1;
      continue;
    }
    let cell = "";
    at++;
    for (;;) {
      const close = line.indexOf('"', at);
      if (close < 0) return null;
      cell += line.slice(at, close);
      at = close + 1;
      if (line[at] !== '"') break;
      cell += '"';
      at++;
    }
    cells.push(cell);
    const next = line.indexOf(separator, at);
    if (next < 0) return cells;
    at = next + 1;
  }
  cells.push("");
  return cells;
}
