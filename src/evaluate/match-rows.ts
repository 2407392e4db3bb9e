import { definitionPath, type FieldDefinition, type NormaliserName } from "../domain/field.ts";
import { normalise } from "../domain/normalise.ts";
import { anls, assign } from "../statistics/index.ts";

/** Cells by path; null stands for a cell that is labelled (or answered) as empty. */
type Cells = Map<string, string | null>;

/** How the rows of one list were matched. `prefix` is the list's path as the label has it: `results`, `orders[1].items`. */
export interface MatchedList {
  prefix: string;
  /** Index of a labelled row -> index of the answered row that was matched to it, null where none was. */
  rows: Map<number, number | null>;
  /** Answered rows that no labelled row was matched to: their indexes in the answer. */
  invented: number[];
}

export interface MatchedRows {
  /** Path in the answer -> path under which its value is judged. Rows too many come after the labelled ones. */
  renamed: Map<string, string>;
  lists: MatchedList[];
}

/** Above so many possible pairs of rows they are matched by position: no page has such a table. */
const MOST_PAIRS = 250_000;
/** Among pairings that are equally similar prefers rows of the same name; far below any difference of cells. */
const NAME = 1e-3;
/** Among those, prefers the order of the page. */
const ORDER = 1e-6;

/**
 * Matches answered rows to labelled rows by optimal assignment, so that one row left out does not make all rows after it
 * wrong. The similarity of two rows is the mean over their cells, empty in both left out, of 1 for equal after
 * normalisation, else ANLS. Lists within rows are matched within their matched rows. Deterministic: of equal pairings the
 * one whose rows have the same name (their first field in the schema) is taken, so that swapped values are wrong values
 * and not wrong names; then the one in the order of the page.
 *
 * @see the optimal one-to-one assignment of records in ExtractBench, arXiv 2607.29677.
 */
export function matchRows(
  expected: Cells,
  answered: Cells,
  definitions: ReadonlyMap<string, FieldDefinition>,
): MatchedRows {
  const result: MatchedRows = { renamed: new Map(), lists: [] };
  const normaliserOf = (path: string): NormaliserName => definitions.get(definitionPath(path))?.normaliser ?? "text";
  matchWithin(
    entriesOf(expected),
    entriesOf(answered),
    "",
    "",
    { normaliserOf, paths: [...definitions.keys()] },
    result,
  );
  return result;
}

interface Schema {
  normaliserOf: (path: string) => NormaliserName;
  /** Definition paths, in the order of the schema. */
  paths: readonly string[];
}

/** One cell with the rest of its path below the list row that is looked at. */
interface Entry {
  rest: string;
  value: string | null;
}

const entriesOf = (cells: Cells): Entry[] => [...cells].map(([rest, value]) => ({ rest, value }));

const LIST = /^([^[\]]*)\[(\d+)\](.*)$/;

function matchWithin(
  expected: readonly Entry[],
  answered: readonly Entry[],
  labelPrefix: string,
  answerPrefix: string,
  schema: Schema,
  result: MatchedRows,
): void {
  const [wanted, given] = [listsOf(expected), listsOf(answered)];
  for (const entry of answered)
    if (!LIST.test(entry.rest)) result.renamed.set(answerPrefix + entry.rest, labelPrefix + entry.rest);
  for (const head of new Set([...wanted.keys(), ...given.keys()])) {
    const rows = wanted.get(head) ?? new Map<number, Entry[]>();
    const answers = new Map(
      [...(given.get(head) ?? [])].filter(([, cells]) => cells.some((cell) => !isEmpty(cell.value))),
    );
    const list: MatchedList = { prefix: labelPrefix + head, rows: new Map(), invented: [] };
    result.lists.push(list);
    const [rowIndexes, answerIndexes] = [rows, answers].map((map) => [...map.keys()].sort((a, b) => a - b)) as [
      number[],
      number[],
    ];
    const pairs = pairRows(
      rowIndexes.map((index) => rows.get(index) as Entry[]),
      answerIndexes.map((index) => answers.get(index) as Entry[]),
      (rest) => schema.normaliserOf(`${labelPrefix}${head}[0]${rest}`),
      nameOf(schema, definitionPath(`${labelPrefix}${head}[0]`)),
    );
    const taken = new Set<number>();
    for (const [place, index] of rowIndexes.entries()) {
      const partner = pairs[place] ?? null;
      const answerIndex = partner === null ? null : (answerIndexes[partner] as number);
      list.rows.set(index, answerIndex);
      if (answerIndex === null) continue;
      taken.add(answerIndex);
      matchWithin(
        rows.get(index) as Entry[],
        answers.get(answerIndex) as Entry[],
        `${labelPrefix}${head}[${index}]`,
        `${answerPrefix}${head}[${answerIndex}]`,
        schema,
        result,
      );
    }
    let next = (rowIndexes.at(-1) ?? -1) + 1;
    for (const index of answerIndexes) {
      if (taken.has(index)) continue;
      list.invented.push(index);
      for (const cell of answers.get(index) as Entry[])
        result.renamed.set(
          `${answerPrefix}${head}[${index}]${cell.rest}`,
          `${labelPrefix}${head}[${next}]${cell.rest}`,
        );
      next++;
    }
  }
}

/** Rest of the path of a row's first field in the schema: `.test` of `results[]`. */
const nameOf = ({ paths }: Schema, row: string): string | undefined =>
  paths.find((path) => path.startsWith(row) && !path.slice(row.length).includes("[]"))?.slice(row.length);

const isEmpty = (value: string | null): boolean => value === null || value.trim() === "";

/** The lists that begin at this level: head -> row index -> cells. */
function listsOf(entries: readonly Entry[]): Map<string, Map<number, Entry[]>> {
  const lists = new Map<string, Map<number, Entry[]>>();
  for (const { rest, value } of entries) {
    const match = LIST.exec(rest);
    if (!match) continue;
    const [head, index, below] = [match[1] as string, Number(match[2]), match[3] as string];
    let rows = lists.get(head);
    if (!rows) lists.set(head, (rows = new Map()));
    const cells = rows.get(index);
    if (cells) cells.push({ rest: below, value });
    else rows.set(index, [{ rest: below, value }]);
  }
  return lists;
}

/** For each labelled row the place of its answered row, or null. */
function pairRows(
  rows: readonly Entry[][],
  answers: readonly Entry[][],
  normaliserOf: (rest: string) => NormaliserName,
  name: string | undefined,
): (number | null)[] {
  if (rows.length === 0 || answers.length === 0) return rows.map(() => null);
  const columns = new Map<string, { place: number; normaliser: NormaliserName }>();
  const read = (cells: readonly Entry[]): Row => {
    const row: Row = [];
    for (const { rest, value } of cells) {
      if (isEmpty(value)) continue;
      let column = columns.get(rest);
      if (!column) columns.set(rest, (column = { place: columns.size, normaliser: normaliserOf(rest) }));
      row[column.place] = normalise(value as string, column.normaliser);
    }
    return row;
  };
  const [wanted, given] = [rows.map(read), answers.map(read)];
  const inOrder = (): (number | null)[] => rows.map((_, place) => (place < answers.length ? place : null));
  if (rows.length * answers.length > MOST_PAIRS || (rows.length === 1 && answers.length === 1)) return inOrder();
  // Most answers have the rows in their order; then no other pairing can be better.
  if (wanted.length === given.length && wanted.every((row, place) => similarity(row, given[place]!) === 1))
    return inOrder();
  const span = wanted.length + given.length;
  const named = name === undefined ? undefined : columns.get(name)?.place;
  const sameName = (row: Row, answer: Row): boolean =>
    named !== undefined && row[named] !== undefined && row[named] === answer[named];
  const costs = wanted.map((row, place) =>
    given.map(
      (answer, other) =>
        1 - similarity(row, answer) - (sameName(row, answer) ? NAME : 0) + (ORDER * Math.abs(place - other)) / span,
    ),
  );
  return assign(costs).columns;
}

/** Normalised cells by the place of their column; empty ones are left out. */
type Row = (string | undefined)[];

function similarity(row: Row, answer: Row): number {
  let [sum, cells] = [0, 0];
  for (let column = Math.max(row.length, answer.length) - 1; column >= 0; column--) {
    const [value, other] = [row[column], answer[column]];
    if (value === undefined && other === undefined) continue;
    cells++;
    if (value !== undefined && other !== undefined) sum += other === value ? 1 : anls(value, other);
  }
  return cells === 0 ? 0 : sum / cells;
}
