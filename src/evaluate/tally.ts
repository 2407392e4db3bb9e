import type { Share } from "../domain/evaluation.ts";
import { clusteredShareInterval } from "../statistics/index.ts";

/** Counts what is right of what, by cluster, and gives the share with an interval that knows that a cluster's rows go together. */
export class Tally {
  right = 0;
  n = 0;
  readonly #places = new Map<string, number>();
  readonly #rights: number[] = [];
  readonly #rows: number[] = [];

  /** @param cluster what is independent of what: see `clusterOf`. */
  add(cluster: string, right: number | boolean, n = 1): void {
    const count = Number(right);
    let place = this.#places.get(cluster);
    if (place === undefined) {
      place = this.#rows.length;
      this.#places.set(cluster, place);
      this.#rights.push(0);
      this.#rows.push(0);
    }
    this.#rights[place] = (this.#rights[place] as number) + count;
    this.#rows[place] = (this.#rows[place] as number) + n;
    this.right += count;
    this.n += n;
  }

  /** Unscored, for the given reason, where nothing was counted. */
  share(reason: string): Share {
    const { right, n } = this;
    return {
      right,
      n,
      score: n === 0 ? { kind: "unscored", reason } : { kind: "scored", value: right / n, n },
      interval: clusteredShareInterval(this.#rights, this.#rows),
    };
  }
}

/** The share of rows that are right. */
export function shareOf<Row>(
  rows: Iterable<Row>,
  clusterOf: (row: Row) => string,
  isRight: (row: Row) => boolean,
  reason: string,
): Share {
  const tally = new Tally();
  for (const row of rows) tally.add(clusterOf(row), isRight(row));
  return tally.share(reason);
}
