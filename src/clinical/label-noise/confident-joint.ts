/**
 * Out-of-fold predicted probabilities: one row an example, one column a class, each row about 1 in sum. The model that
 * made a row must not have been trained on it, or it repeats the label it is asked to judge.
 */
export type Probabilities = readonly ArrayLike<number>[];

/** Rounding in stored probabilities must not keep a class below its own threshold. */
const TOLERANCE = 1e-6;

export interface ConfidentJoint {
  /** For each class the mean probability of it among the examples labelled with it; Infinity where none is. */
  thresholds: number[];
  /** counts[given][true]: examples counted for a true class, as given. Not all examples are counted. */
  counts: number[][];
  /** For each row the class it was counted for, or -1 where no class reached its threshold. */
  confidentClass: Int32Array;
}

/**
 * The confident joint of given and true labels (Northcutt, Jiang & Chuang, "Confident Learning", JAIR 2021, eq. 1-2): a
 * row counts for the likeliest of the classes whose probability reaches the class's own threshold, so that a class the
 * model is unsure of everywhere is not held to the standard of an easy one.
 * @param labels given class of each row, 0 up to the number of classes.
 * @throws RangeError where rows, labels and classes do not fit together or a probability is not a number.
 */
export function confidentJoint(probabilities: Probabilities, labels: ArrayLike<number>): ConfidentJoint {
  const classes = checkedClasses(probabilities, labels);
  const sums = new Float64Array(classes);
  const labelled = labelCounts(labels, classes);
  probabilities.forEach((row, index) => {
    const label = labels[index] as number;
    sums[label] = (sums[label] as number) + (row[label] as number);
  });
  const thresholds = labelled.map((count, label) => (count === 0 ? Infinity : (sums[label] as number) / count));
  const counts = matrix(classes);
  const confidentClass = new Int32Array(probabilities.length).fill(-1);
  probabilities.forEach((row, index) => {
    let best = -1;
    for (let column = 0; column < classes; column++) {
      const probability = row[column] as number;
      if (probability < (thresholds[column] as number) - TOLERANCE) continue;
      if (best < 0 || probability > (row[best] as number)) best = column;
    }
    confidentClass[index] = best;
    if (best >= 0) counts[labels[index] as number]![best]!++;
  });
  return { thresholds, counts, confidentClass };
}

/**
 * The confident joint scaled so that each given class has as many examples as were labelled with it (eq. 3, in counts
 * instead of shares). A class of which no example was counted is taken to be rightly labelled.
 */
export function calibratedJoint(counts: readonly (readonly number[])[], labels: ArrayLike<number>): number[][] {
  const labelled = labelCounts(labels, counts.length);
  return counts.map((row, given) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const wanted = labelled[given] as number;
    if (total === 0) return row.map((_, column) => (column === given ? wanted : 0));
    return row.map((count) => (count * wanted) / total);
  });
}

export interface NoiseEstimate {
  /** noise[given][true] = P(given | true): each column adds up to 1, or to 0 for a class estimated never to be true. */
  noise: number[][];
  /** inverse[true][given] = P(true | given): each column adds up to 1, or to 0 for a class never given. */
  inverse: number[][];
  /** P(true) for each class. */
  prior: number[];
  /** Share of all labels estimated to be wrong, 0..1. */
  errorRate: number;
}

/** How labels are mistaken for each other, from the calibrated joint. */
export function noiseEstimate(calibrated: readonly (readonly number[])[]): NoiseEstimate {
  const classes = calibrated.length;
  const perGiven = calibrated.map((row) => row.reduce((sum, count) => sum + count, 0));
  const perTrue = Array.from({ length: classes }, (_, column) =>
    calibrated.reduce((sum, row) => sum + (row[column] as number), 0),
  );
  const total = perGiven.reduce((sum, count) => sum + count, 0);
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  const right = calibrated.reduce((sum, row, given) => sum + (row[given] as number), 0);
  return {
    noise: calibrated.map((row) => row.map((count, column) => share(count, perTrue[column] as number))),
    inverse: perTrue.map((_, column) =>
      calibrated.map((row, given) => share(row[column] as number, perGiven[given] as number)),
    ),
    prior: perTrue.map((count) => share(count, total)),
    errorRate: share(total - right, total),
  };
}

function labelCounts(labels: ArrayLike<number>, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (let row = 0; row < labels.length; row++) counts[labels[row] as number]!++;
  return counts;
}

const matrix = (classes: number): number[][] =>
  Array.from({ length: classes }, () => new Array<number>(classes).fill(0));

function checkedClasses(probabilities: Probabilities, labels: ArrayLike<number>): number {
  if (probabilities.length !== labels.length)
    throw new RangeError(`${probabilities.length} rows of probabilities for ${labels.length} labels`);
  const classes = probabilities[0]?.length ?? 0;
  probabilities.forEach((row, index) => {
    if (row.length !== classes) throw new RangeError(`row ${index} has ${row.length} classes, row 0 has ${classes}`);
    for (let column = 0; column < classes; column++)
      if (!Number.isFinite(row[column])) throw new RangeError(`row ${index} has a probability that is not a number`);
    const label = labels[index] as number;
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw new RangeError(`row ${index} has label ${label}, and there are ${classes} classes`);
  });
  return classes;
}
