import { definitionPath, type FieldDefinition, type FieldValues } from "../domain/field.ts";
import { normalise } from "../domain/normalise.ts";
import { anls } from "../statistics/index.ts";
import { type EvidenceOutcome, judgeEvidence } from "./judge-evidence.ts";
import { type MatchedRows, matchRows } from "./match-rows.ts";
import type { ParsedAnswer } from "./parse-answer.ts";

/**
 * `right`: the value, or absent answered as absent. `wrong`: another value. `omitted`: there is a value, none was given.
 * `hallucinated`: there is none, one was given. `failed`: no answer that can be read.
 */
export type Outcome = "right" | "wrong" | "omitted" | "hallucinated" | "failed";

export interface FieldResult {
  /** The label's path, also where the answer has the row at another place. */
  path: string;
  /** Where the answer has it; null where it has not. */
  answeredPath: string | null;
  /** Null for absent. */
  expected: string | null;
  answered: string | null;
  outcome: Outcome;
  /** Average normalised Levenshtein similarity of the normalised values, 0..1; absent as absent is 1, failed is 0. */
  anls: number;
  /** Null where evidence was not judged. */
  evidence: EvidenceOutcome | null;
}

/**
 * A value that was given for a row which the page does not have, or for what was not asked for. A field that was asked for and
 * that nobody labelled is neither: nobody can say what is right there.
 */
export interface ExtraValue {
  /** Rows too many are numbered after those of the label. */
  path: string;
  answeredPath: string;
  answered: string;
}

/** One list of one document. */
export interface TableResult {
  /** Path of the list: `results[]`. */
  list: string;
  /** Labelled rows, those of them whose cells are all right, and those that no answered row was matched to. */
  rows: number;
  rowsRight: number;
  missing: number;
  /** Answered rows that are not empty, and those of them that no labelled row was matched to. */
  answeredRows: number;
  invented: number;
  cells: number;
  cellsRight: number;
}

export interface DocumentScore {
  results: FieldResult[];
  /** They are no part of `results`. */
  extra: ExtraValue[];
  tables: TableResult[];
}

/**
 * Judges one answer against the labels. Rows of lists are matched first. Only present and absent labels are judged: nobody
 * can say what an illegible field should have been answered with.
 *
 * @param text the page's words, where they are known; quoted evidence is looked up in them.
 */
export function scoreFields(
  expected: FieldValues,
  answer: ParsedAnswer | null,
  definitions: ReadonlyMap<string, FieldDefinition>,
  text?: string,
): DocumentScore {
  const valid = answer?.valid ? answer : null;
  const given = valid?.fields ?? new Map<string, string | null>();
  const labelled = new Map(Object.entries(expected).map(([path, { value }]) => [path, value]));
  const matched = matchRows(labelled, given, definitions);
  const answeredPaths = new Map([...matched.renamed].map(([from, to]) => [to, from]));

  const results: FieldResult[] = [];
  for (const path in expected) {
    const label = expected[path] as FieldValues[string];
    if (label.status !== "present" && label.status !== "absent") continue;
    const value = label.status === "present" ? label.value : null;
    const answeredPath = answeredPaths.get(path) ?? null;
    if (!valid) {
      results.push({
        path,
        answeredPath: null,
        expected: value,
        answered: null,
        outcome: "failed",
        anls: 0,
        evidence: null,
      });
      continue;
    }
    const written = answeredPath === null ? null : (given.get(answeredPath) ?? null);
    // Models write "nothing here" in a few ways; an empty string says it too.
    const answered = written === null || written.trim() === "" ? null : written;
    const definition = definitions.get(definitionPath(path));
    const evidence = judgeEvidence({
      path,
      label,
      labels: expected,
      answered,
      evidence: answeredPath === null ? undefined : valid.evidence.get(answeredPath),
      definition,
      text,
    });
    results.push({ path, answeredPath, expected: value, answered, ...judge(value, answered, definition), evidence });
  }
  const extra: ExtraValue[] = [];
  for (const [answeredPath, value] of given) {
    if (value === null || value.trim() === "") continue;
    const path = matched.renamed.get(answeredPath) ?? answeredPath;
    if (labelled.has(path) || (!matched.invented.has(path) && definitions.has(definitionPath(path)))) continue;
    extra.push({ path, answeredPath, answered: value });
  }
  return { results, extra, tables: tablesOf(results, matched, definitions, valid !== null) };
}

function judge(
  expected: string | null,
  answered: string | null,
  definition: FieldDefinition | undefined,
): Pick<FieldResult, "outcome" | "anls"> {
  if (expected === null)
    return { outcome: answered === null ? "right" : "hallucinated", anls: answered === null ? 1 : 0 };
  if (answered === null) return { outcome: "omitted", anls: 0 };
  if (expected === answered) return { outcome: "right", anls: 1 };
  const normaliser = definition?.normaliser ?? "text";
  const [wanted, given] = [normalise(expected, normaliser), normalise(answered, normaliser)];
  return wanted === given ? { outcome: "right", anls: 1 } : { outcome: "wrong", anls: anls(wanted, given) };
}

/** The outermost lists; cells of lists within their rows belong to those rows. */
function tablesOf(
  results: readonly FieldResult[],
  matched: MatchedRows,
  definitions: ReadonlyMap<string, FieldDefinition>,
  readable: boolean,
): TableResult[] {
  const heads = new Set(
    [...definitions.keys()].flatMap((path) => (path.includes("[]") ? [path.split("[]", 1)[0]!] : [])),
  );
  const byRow = new Map<string, FieldResult[]>();
  for (const result of results) {
    const row = /^[^[\]]*\[\d+\]/.exec(result.path)?.[0];
    if (row === undefined) continue;
    heads.add(row.split("[", 1)[0]!);
    const cells = byRow.get(row);
    if (cells) cells.push(result);
    else byRow.set(row, [result]);
  }
  return [...heads].map((head): TableResult => {
    const list = matched.lists.find((candidate) => candidate.prefix === head);
    const rows = [...(list?.rows ?? [])];
    const isRight = (result: FieldResult): boolean => result.outcome === "right";
    const cellsOf = (index: number): FieldResult[] => byRow.get(`${head}[${index}]`) ?? [];
    const cells = rows.flatMap(([index]) => cellsOf(index));
    const missing = rows.filter(([, partner]) => partner === null || !readable).length;
    const invented = list?.invented.length ?? 0;
    return {
      list: `${head}[]`,
      rows: rows.length,
      // A row whose labels are all absent is right when it is left out.
      rowsRight: rows.filter(([index]) => cellsOf(index).every(isRight)).length,
      missing,
      answeredRows: rows.length - missing + invented,
      invented,
      cells: cells.length,
      cellsRight: cells.filter(isRight).length,
    };
  });
}
