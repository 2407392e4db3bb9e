import { checkFinite } from "./checks.ts";

export interface Assignment {
  /** For each row its column, or null where there are more rows than columns. No column twice. */
  columns: (number | null)[];
  /** Sum of the costs of the pairs. */
  cost: number;
}

/**
 * Pairs rows with columns one to one at the least total cost, as many pairs as the shorter side has; so the rows of an
 * answered table find the expected ones. To pair by likeness, give 1 - likeness as cost, and drop pairs that are too unlike
 * afterwards.
 *
 * Time grows with the shorter side squared times the longer: 500 x 500 take some 0.1 s.
 *
 * @param costs costs[row][column], finite, negative ones too; all rows of the same length.
 * @throws RangeError on rows of different lengths or a cost that is not finite.
 * @see H. Kuhn, "The Hungarian method" (1955), as shortest augmenting paths: R. Jonker and A. Volgenant, Computing 38 (1987).
 */
export function assign(costs: readonly (readonly number[])[]): Assignment {
  const rows = costs.length;
  const columns = costs[0]?.length ?? 0;
  for (const [row, line] of costs.entries()) {
    if (line.length !== columns) throw new RangeError(`row ${row} has ${line.length} costs, the first has ${columns}`);
    checkFinite(`cost ${row},`, line);
  }
  const flipped = rows > columns;
  const [short, long] = flipped ? [columns, rows] : [rows, columns];
  const flat = new Float64Array(short * long);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      flat[flipped ? column * long + row : row * long + column] = (costs[row] as readonly number[])[column] as number;
    }
  }
  const partners = shortestPaths(flat, short, long);
  const result: Assignment = { columns: new Array<number | null>(rows).fill(null), cost: 0 };
  for (const [other, own] of partners.entries()) {
    if (own < 0) continue;
    const [row, column] = flipped ? [other, own] : [own, other];
    result.columns[row] = column;
    result.cost += (costs[row] as readonly number[])[column] as number;
  }
  return result;
}

/**
 * For each of the `long` columns its row, or -1. Rows join one by one: each looks for the cheapest path to a free column over
 * pairs that are already made (Dijkstra on costs less the potentials, which are never negative), then the path is turned over.
 */
function shortestPaths(costs: Float64Array, short: number, long: number): Int32Array {
  const rowOf = new Int32Array(long).fill(-1);
  const rowPotential = new Float64Array(short);
  const columnPotential = new Float64Array(long);
  const distance = new Float64Array(long);
  const previous = new Int32Array(long);
  const done = new Uint8Array(long);
  for (let start = 0; start < short; start++) {
    distance.fill(Number.POSITIVE_INFINITY);
    previous.fill(-1);
    done.fill(0);
    let row = start;
    let from = -1;
    let reached = 0;
    let end = -1;
    while (end < 0) {
      let nearest = -1;
      for (let column = 0; column < long; column++) {
        if (done[column]) continue;
        const reduced =
          (costs[row * long + column] as number) - (rowPotential[row] as number) - (columnPotential[column] as number);
        if (reached + reduced < (distance[column] as number)) {
          distance[column] = reached + reduced;
          previous[column] = from;
        }
        if (nearest < 0 || (distance[column] as number) < (distance[nearest] as number)) nearest = column;
      }
      reached = distance[nearest] as number;
      done[nearest] = 1;
      if ((rowOf[nearest] as number) < 0) end = nearest;
      else {
        row = rowOf[nearest] as number;
        from = nearest;
      }
    }
    rowPotential[start] = (rowPotential[start] as number) + reached;
    for (let column = 0; column < long; column++) {
      if (!done[column] || column === end) continue;
      const slack = reached - (distance[column] as number);
      const owner = rowOf[column] as number;
      rowPotential[owner] = (rowPotential[owner] as number) + slack;
      columnPotential[column] = (columnPotential[column] as number) - slack;
    }
    for (let column = end; column >= 0; ) {
      const before = previous[column] as number;
      rowOf[column] = before < 0 ? start : (rowOf[before] as number);
      column = before;
    }
  }
  return rowOf;
}
