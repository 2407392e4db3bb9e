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
  /** Of the paths under which values are judged, those of rows that no labelled row was matched to. */
  invented: Set<string>;
  lists: MatchedList[];
}

/** Above so many possible pairs of rows they are matched by position: no page has such a table. */
const MOST_PAIRS = 250_000;
/**
 * Least similarity of two rows that are taken for one: half of their cells. Rows that resemble each other less are a row left
 * out and a row invented, not one row with wrong values.
 */
const LEAST_SIMILARITY = 0.5;
/** Among pairings that are equally similar prefers rows of the same name; far below any difference of cells. */
const NAME = 1e-3;
/** Among those, prefers the order of the page. */
const ORDER = 1e-6;

/**
 * Matches answered rows to labelled rows by optimal assignment, so that one row left out does not make all rows after it
 * wrong. The similarity of two rows is the mean over their cells, empty in both left out, of 1 for equal after
 * normalisation, else ANLS. Rows whose names are alike are one row, whatever their values; others need half of their cells in
 * common, and more than half where their names contradict each other: another drug at the same dose is another row. Cells
 * that nobody labelled say nothing. Lists within rows are matched within their matched rows. Deterministic: of equal pairings
 * the one whose rows have the same name (their first field in the schema) is taken, so that swapped values are wrong values and
 * not wrong names; then the one in the order of the page.
 *
 * @see the optimal one-to-one assignment of records in ExtractBench, arXiv 2607.29677.
 */
export function matchRows(
  expected: Cells,
  answered: Cells,
  definitions: ReadonlyMap<string, FieldDefinition>,
): MatchedRows {
  const result: MatchedRows = { renamed: new Map(), invented: new Set(), lists: [] };
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
      for (const cell of answers.get(index) as Entry[]) {
        const path = `${labelPrefix}${head}[${next}]${cell.rest}`;
        result.renamed.set(`${answerPrefix}${head}[${index}]${cell.rest}`, path);
        result.invented.add(path);
      }
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
  const read = (cells: readonly Entry[], keepsEmpty: boolean): Row => {
    const row: Row = [];
    for (const { rest, value } of cells) {
      if (isEmpty(value) && !keepsEmpty) continue;
      let column = columns.get(rest);
      if (!column) columns.set(rest, (column = { place: columns.size, normaliser: normaliserOf(rest) }));
      row[column.place] = isEmpty(value) ? EMPTY : normalise(value as string, column.normaliser);
    }
    return row;
  };
  const wanted = rows.map((cells) => read(cells, true));
  const given = answers.map((cells) => read(cells, false));
  const named = columns.get(name ?? firstCell(rows))?.place;
  const inOrder = (): (number | null)[] => rows.map((_, place) => (place < answers.length ? place : null));
  const alike = (pairs: readonly (number | null)[]): (number | null)[] =>
    pairs.map((other, place) =>
      other !== null && likeness(wanted[place] as Row, given[other] as Row, named) !== null ? other : null,
    );
  if (rows.length * answers.length > MOST_PAIRS || (rows.length === 1 && answers.length === 1)) return alike(inOrder());
  // Most answers have the rows in their order; then no other pairing can be better.
  if (wanted.length === given.length && wanted.every((row, place) => similarity(row, given[place]!) === 1))
    return inOrder();
  const span = wanted.length + given.length;
  const sameName = (row: Row, answer: Row): boolean =>
    named !== undefined && row[named] !== undefined && row[named] === answer[named];
  // A pair that would be dropped afterwards must not cost another pair its row.
  const costs = wanted.map((row, place) =>
    given.map(
      (answer, other) =>
        1 -
        (likeness(row, answer, named) ?? 0) -
        (sameName(row, answer) ? NAME : 0) +
        (ORDER * Math.abs(place - other)) / span,
    ),
  );
  return alike(assign(costs).columns);
}

/** Where no schema says which cell names a row: the first one that is in no list of its own. */
const firstCell = (rows: readonly Entry[][]): string => rows[0]?.find((cell) => !cell.rest.includes("["))?.rest ?? "";

/** Similarity of two rows, 0..1; null where they are not one row. */
function likeness(row: Row, answer: Row, named: number | undefined): number | null {
  const similar = similarity(row, answer);
  if (similar > LEAST_SIMILARITY) return similar;
  const [name, other] = named === undefined ? [] : [row[named], answer[named]];
  const isOne = name && other ? name === other || anls(name, other) > 0 : similar === LEAST_SIMILARITY;
  return isOne ? similar : null;
}

/** A cell that is labelled as empty; in an answer an empty cell is none. */
const EMPTY = "";

/** Normalised cells by the place of their column. */
type Row = (string | undefined)[];

function similarity(row: Row, answer: Row): number {
  let [sum, cells] = [0, 0];
  for (let column = row.length - 1; column >= 0; column--) {
    const [value, other] = [row[column], answer[column]];
    if (value === undefined || (value === EMPTY && other === undefined)) continue;
    cells++;
    if (value !== EMPTY && other !== undefined) sum += other === value ? 1 : anls(value, other);
  }
  return cells === 0 ? 0 : sum / cells;
}
