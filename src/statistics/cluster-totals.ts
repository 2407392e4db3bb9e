import { checkFinite, checkSameLength } from "./checks.ts";

/**
 * Rows to one sum a cluster, which is all that the bootstrap of a mean or a difference needs: a million rows of 50,000
 * documents become 50,000 pairs of numbers.
 *
 * @param values One finite number a row; the difference of two candidates for `pairedClusterBootstrap`.
 * @param clusters The cluster id of each row, same length and order.
 * @returns For each cluster, in the order of first sight, the sum of its values and its number of rows.
 * @throws RangeError on different lengths, a value that is not finite, or a row without a cluster id.
 */
export function clusterTotals(
  values: ArrayLike<number>,
  clusters: ArrayLike<string | number>,
): { sums: Float64Array; weights: Float64Array } {
  checkSameLength("values and clusters", values, clusters);
  checkFinite("value", values);
  const places = new Map<string | number, number>();
  const placeOf = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const cluster = clusters[row];
    if (cluster === undefined || cluster === null || cluster === "")
      throw new RangeError(`row ${row} has no cluster id`);
    let place = places.get(cluster);
    if (place === undefined) {
      place = places.size;
      places.set(cluster, place);
    }
    placeOf[row] = place;
  }
  const sums = new Float64Array(places.size);
  const weights = new Float64Array(places.size);
  for (let row = 0; row < values.length; row++) {
    const place = placeOf[row] as number;
    sums[place] = (sums[place] as number) + (values[row] as number);
    weights[place] = (weights[place] as number) + 1;
  }
  return { sums, weights };
}
