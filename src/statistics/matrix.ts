/** Inverse of a small symmetric positive definite matrix by elimination; undefined when it is singular. */
export function invert(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const size = matrix.length;
  const rows = matrix.map((row, place) => [...row, ...row.map((_, column) => (column === place ? 1 : 0))]);
  const largest = Math.max(...matrix.flat().map(Math.abs));
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++)
      if (Math.abs(at(rows, row, pivot)) > Math.abs(at(rows, best, pivot))) best = row;
    const head = at(rows, best, pivot);
    if (!(Math.abs(head) > 1e-13 * largest)) return undefined;
    [rows[pivot], rows[best]] = [rows[best] as number[], rows[pivot] as number[]];
    const scaled = (rows[pivot] as number[]).map((value) => value / head);
    rows[pivot] = scaled;
    for (const [place, row] of rows.entries()) {
      const factor = row[pivot] as number;
      if (place !== pivot && factor !== 0)
        rows[place] = row.map((value, column) => value - factor * (scaled[column] as number));
    }
  }
  return rows.map((row) => row.slice(size));
}

function at(rows: readonly (readonly number[])[], row: number, column: number): number {
  return (rows[row] as readonly number[])[column] as number;
}
