/** @throws RangeError unless `level` lies strictly between 0 and 1. 95 instead of 0.95 is the usual slip. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, such as 0.95; got ${level}`);
}

/** @throws RangeError unless `count` is a whole number of 0 or more. */
export function checkCount(name: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`${name} must be a whole number of 0 or more; got ${count}`);
  }
}
