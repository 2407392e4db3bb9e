/** Rows of a cluster: what they are worth in all, each 0..1, and how many there are. */
export interface RowShare {
  sum: number;
  rows: number;
}

/** What two candidates, asked about the same documents, have in one cluster. */
export interface PairedShares {
  left: RowShare;
  right: RowShare;
}

/**
 * Difference of two candidates' shares of right rows where each has a denominator of its own, since each has rows that it
 * invented: linearised (delta method), so that the difference is a mean over clusters.
 *
 * @param clusters Each cluster once; with at least one row on one side.
 * @returns `estimate`: right minus left. `values`: one a cluster, in order; their mean is the estimate, and their spread its error.
 * @see W. Cochran, "Sampling Techniques" (1977), chapter 6, for the variance of a ratio.
 */
export function shareDifference(clusters: readonly PairedShares[]): { estimate: number; values: number[] } {
  const [left, right]: [RowShare, RowShare] = [
    { sum: 0, rows: 0 },
    { sum: 0, rows: 0 },
  ];
  for (const cluster of clusters) {
    addTo(left, cluster.left);
    addTo(right, cluster.right);
  }
  const estimate = shareOf(right) - shareOf(left);
  const values = clusters.map(
    (cluster) => estimate + clusters.length * (residual(cluster.right, right) - residual(cluster.left, left)),
  );
  return { estimate, values };
}

/** Who has no row, since nothing stands there and nothing was invented, has nothing wrong. */
const shareOf = ({ sum, rows }: RowShare): number => (rows === 0 ? 1 : sum / rows);

/** What a cluster moves the share of the whole by. */
const residual = (cluster: RowShare, whole: RowShare): number =>
  whole.rows === 0 ? 0 : (cluster.sum - shareOf(whole) * cluster.rows) / whole.rows;

function addTo(whole: RowShare, { sum, rows }: RowShare): void {
  whole.sum += sum;
  whole.rows += rows;
}
