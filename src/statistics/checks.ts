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

/** @throws RangeError unless `value` lies in 0..1, the ends included. */
export function checkFraction(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie in 0..1; got ${value}`);
}

/** @throws RangeError unless `seed` fits into 32 bits without a sign, as `seededRandom` asks. */
export function checkSeed(seed: number): void {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new RangeError(`seed must be a whole number from 0 to 4294967295; got ${seed}`);
  }
}

/** @throws RangeError unless there are enough resamples to reach the tails of an interval at `level`. */
export function checkResamples(resamples: number, level: number): void {
  if (!Number.isSafeInteger(resamples) || resamples * (1 - level) < 2) {
    const least = Math.ceil(2 / (1 - level));
    throw new RangeError(`resamples must be a whole number, ${least} at least for level ${level}; got ${resamples}`);
  }
}

/** @throws RangeError when a value is not a finite number. */
export function checkFinite(name: string, values: ArrayLike<number>): void {
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) throw new RangeError(`${name} ${index} is not a finite number`);
  }
}

/** @throws RangeError when two lists that belong together differ in length. */
export function checkSameLength(what: string, first: ArrayLike<unknown>, second: ArrayLike<unknown>): void {
  if (first.length !== second.length) {
    throw new RangeError(`${what} must have the same length; got ${first.length} and ${second.length}`);
  }
}
