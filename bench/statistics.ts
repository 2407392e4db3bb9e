/**
 * Speed and memory of the statistics at the size of a large evaluation, each beside its bar:
 * `node --import tsx bench/statistics.ts`. Exits with 1 where a bar is missed.
 *
 * The sizes are those of 1,000,000 field results in 50,000 documents. Nothing is read or written.
 */
import { seededRandom } from "../src/domain/random.ts";
import {
  areaUnderRiskCoverage,
  assign,
  classificationIntervals,
  clusteredMean,
  clusterTotals,
  pairedClusterBootstrap,
  type Tree,
  treeEditDistance,
} from "../src/statistics/index.ts";
import { atMost, Figures } from "./figures.ts";

const [ROWS, DOCUMENTS, RESAMPLES] = [1_000_000, 50_000, 10_000];

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

const figures = new Figures();

/** All of it runs on one thread, so the processor time is what it takes on a machine that is not shared; bars are held against it. */
function timed<Result>(what: string, work: () => Result, bar?: number): Result {
  const [begun, processor] = [performance.now(), process.cpuUsage()];
  const result = work();
  const { user, system } = process.cpuUsage(processor);
  figures.add(what, (performance.now() - begun) / 1000, "s");
  figures.add("  processor time", (user + system) / 1e6, "s", bar === undefined ? undefined : atMost(bar));
  return result;
}

const random = seededRandom(1);
const documents = Array.from({ length: ROWS }, (_, row) => `document-${row % DOCUMENTS}`);
const hardness = Array.from({ length: DOCUMENTS }, () => random.between(0, 0.2));
const right = (row: number, better: number): number =>
  random.chance((hardness[row % DOCUMENTS] as number) - better) ? 0 : 1;
const differences = Float64Array.from({ length: ROWS }, (_, row) => right(row, 0.01) - right(row, 0));
figures.add("memory with the rows alone", peakMegabytes(), "MB");

const { estimate, interval } = timed(
  `paired bootstrap: ${ROWS.toLocaleString("en")} rows, ${DOCUMENTS.toLocaleString("en")} documents, ${RESAMPLES.toLocaleString("en")} resamples`,
  () => {
    const { sums, weights } = clusterTotals(differences, documents);
    return pairedClusterBootstrap({ differences: sums, weights }, { seed: 1, resamples: RESAMPLES });
  },
  20,
);
figures.add("  peak memory", peakMegabytes(), "MB", atMost(1024));
console.log(`  difference ${estimate.toFixed(5)}, ${interval.low.toFixed(5)} to ${interval.high.toFixed(5)}`);

const mean = timed("the same by the clustered standard error", () => clusteredMean([...differences], documents));
if (mean.kind === "scored") {
  const ratio = (interval.high - interval.low) / (mean.interval.high - mean.interval.low);
  console.log(`  widths of both intervals, bootstrap over standard error: ${ratio.toFixed(3)}`);
}

timed(`area under risk-coverage, ${ROWS.toLocaleString("en")} rows`, () =>
  areaUnderRiskCoverage(
    Array.from({ length: ROWS }, () => random.next()),
    Array.from(differences, (difference) => difference >= 0),
  ),
);

const classes = Array.from({ length: DOCUMENTS }, () => `class ${random.integer(1, 12)}`);
const answers = classes.map((name) => (random.chance(0.9) ? name : `class ${random.integer(1, 12)}`));
timed(`intervals of five class averages, ${DOCUMENTS.toLocaleString("en")} rows, 2,000 resamples`, () =>
  classificationIntervals(classes, answers, [...classes.keys()], { seed: 1 }),
);

timed("assignment of 500 rows to 500", () =>
  assign(Array.from({ length: 500 }, () => Array.from({ length: 500 }, () => random.next()))),
);

const table = (rows: number): Tree => ({
  label: "table",
  children: Array.from({ length: rows }, () => ({
    label: "tr",
    children: Array.from({ length: 6 }, () => ({ label: `td ${random.integer(1, 9)}`, children: [] })),
  })),
});
timed("tree edit distance of two tables of 70 rows and 6 columns", () => treeEditDistance(table(70), table(70)));
figures.add("peak memory of all", peakMegabytes(), "MB", atMost(1024));
figures.judge();
