/** Below so many keys comparing is faster than counting. */
const FEW = 10_000;

/** Stable order of `keys` in which equal keys stand together: indices into `keys`. */
function sortedOrder(keys: Int32Array): Int32Array {
  const size = keys.length;
  if (size < FEW) {
    const order = Int32Array.from(keys, (_, index) => index);
    return order.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  }
  let order = Int32Array.from({ length: 0 });
  let target = new Int32Array(size);
  const counts = new Int32Array(65537);
  for (const shift of [0, 16]) {
    counts.fill(0);
    for (let index = 0; index < size; index++) counts[(((keys[index] as number) >>> shift) & 0xffff) + 1]!++;
    for (let bucket = 0; bucket < 65536; bucket++) counts[bucket + 1]! += counts[bucket]!;
    for (let index = 0; index < size; index++) {
      const entry = shift === 0 ? index : (order[index] as number);
      target[counts[((keys[entry] as number) >>> shift) & 0xffff]!++] = entry;
    }
    [order, target] = [target, shift === 0 ? new Int32Array(size) : order];
  }
  return order;
}

/**
 * Which members share a key. Entries are (key, member) with members in rising order; afterwards the members before a
 * given entry that have its key are read from `members[runStart(entry)]` on, in rising order. 8 bytes an entry.
 */
export class Postings {
  /** Members by key, then rising. */
  readonly members: Int32Array;
  readonly #runStarts: Int32Array;

  /** @param keys 32-bit keys. @param memberOf the member of each entry, rising; the entry's own index where left out. */
  constructor(keys: Int32Array, memberOf?: Int32Array) {
    const order = sortedOrder(keys);
    this.#runStarts = new Int32Array(keys.length);
    let runStart = 0;
    for (let index = 0; index < order.length; index++) {
      const entry = order[index] as number;
      if (index > 0 && keys[entry] !== keys[order[index - 1] as number]) runStart = index;
      this.#runStarts[entry] = runStart;
    }
    if (memberOf)
      for (let index = 0; index < order.length; index++) order[index] = memberOf[order[index] as number] as number;
    this.members = order;
  }

  /** Where the run of an entry's key starts in `members`. */
  runStart(entry: number): number {
    return this.#runStarts[entry] as number;
  }
}
