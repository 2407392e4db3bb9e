import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type IssueFilter,
  type LabelRow,
  labelIssues,
  rankLabels,
  scoreLabels,
} from "../../src/clinical/label-noise/index.ts";
import { seededRandom, seedOf } from "../../src/domain/random.ts";
import type { Figure } from "./figure.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = join(process.env.RESIDENCY_DATA ?? join(ROOT, "..", "shared", "data"), "label_errors");

/** Reads a little-endian NumPy array of u2 or f8 (format 1.0, C order). */
function readNumpy(file: string): { shape: number[]; values: Float64Array | Uint16Array } {
  const bytes = readFileSync(file);
  const start = 10 + bytes.readUInt16LE(8);
  const header = bytes.toString("latin1", 10, start);
  const shape = [.../'shape': \(([^)]*)\)/.exec(header)![1]!.matchAll(/\d+/g)].map(Number);
  const content = bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length) as ArrayBuffer;
  return { shape, values: header.includes("'<u2'") ? new Uint16Array(content) : new Float64Array(content) };
}

interface Review {
  id: number;
  mturk: { given: number };
}

/** 20 newsgroups test set with the verdicts of five workers on the rows that were reviewed. */
function readNewsgroups(): { probabilities: Float64Array[]; labels: Uint16Array; reviews: Review[] } | null {
  if (!existsSync(join(FOLDER, "20news_test_set_pyx.npy"))) return null;
  const { shape, values } = readNumpy(join(FOLDER, "20news_test_set_pyx.npy"));
  const [rows, classes] = shape as [number, number];
  return {
    probabilities: Array.from({ length: rows }, (_, row) =>
      (values as Float64Array).subarray(row * classes, (row + 1) * classes),
    ),
    labels: readNumpy(join(FOLDER, "20news_test_set_original_labels.npy")).values as Uint16Array,
    reviews: JSON.parse(readFileSync(join(FOLDER, "20news_mturk.json"), "utf8")),
  };
}

/** An error is verified where fewer than three of five workers chose the given label. */
const isVerifiedError = (review: Review): boolean => review.mturk.given < 3;

/** Probability that a random error is ranked before a random right label; ties count half. */
function areaUnderCurve(scores: { suspicion: number; wrong: boolean }[]): number {
  const wrong = scores.filter((score) => score.wrong);
  const right = scores.filter((score) => !score.wrong);
  let sum = 0;
  for (const one of wrong)
    for (const other of right) sum += one.suspicion > other.suspicion ? 1 : one.suspicion === other.suspicion ? 0.5 : 0;
  return sum / (wrong.length * right.length);
}

/** Made field labels of which `noise` are wrong, with teachers of differing accuracy. */
function fieldRows(
  sources: readonly { name: string; accuracy: number }[],
  noise: number,
): (LabelRow & { wrong: boolean })[] {
  const random = seededRandom(seedOf("fields", sources.length));
  return Array.from({ length: 1500 }, (_, index) => {
    const truth = String(random.integer(1, 60));
    const wrong = random.chance(noise);
    return {
      documentId: `d${index}`,
      path: `field${index % 10}`,
      label: wrong ? String(random.integer(61, 120)) : truth,
      wrong,
      predictions: sources.map(({ name, accuracy }) => {
        // A hard page makes every teacher less sure and more often wrong.
        const probability = Math.min(0.99, Math.max(0.2, accuracy + random.between(-0.25, 0.25)));
        return {
          source: name,
          probability,
          value: random.chance(probability) ? truth : String(random.integer(1, 120)),
        };
      }),
    };
  });
}

export async function benchLabelNoise(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const references: [IssueFilter, string, number | undefined, string, number | undefined][] = [
    ["confident-joint", ".870", 0.869, ".488", 0.487],
    ["prune-by-noise-rate", ".877", 0.87, ".695", 0.69],
    ["argmax", ".882", 0.88, "1.0", 1],
    ["prune-by-class", "none measured", undefined, "none measured", undefined],
    ["both", "none measured", undefined, "none measured", undefined],
  ];
  const data = readNewsgroups();
  for (const [filter, precisionReference, precisionBar, recallReference, recallBar] of references) {
    let [precision, recall]: [number | null, number | null] = [null, null];
    if (data) {
      const issues = new Set(labelIssues(data.probabilities, data.labels, { filter }).map((issue) => issue.row));
      const flagged = data.reviews.filter((review) => issues.has(review.id));
      const hits = flagged.filter(isVerifiedError).length;
      precision = hits / flagged.length;
      recall = hits / data.reviews.filter(isVerifiedError).length;
    }
    const note = data ? {} : { note: "label_errors is not there" };
    figures.push({
      what: `20news, ${filter}: precision`,
      value: precision,
      unit: "share",
      baseline: `reference ${precisionReference}`,
      ...(precisionBar === undefined ? {} : { bar: precisionBar }),
      ...note,
    });
    figures.push({
      what: `20news, ${filter}: recall of verified errors`,
      value: recall,
      unit: "share",
      baseline: `reference ${recallReference}`,
      ...(recallBar === undefined ? {} : { bar: recallBar }),
      ...note,
    });
  }
  const ranking = data && scoreLabels(data.probabilities, data.labels);
  for (const key of ["selfConfidence", "margin"] as const)
    figures.push({
      what: `20news, reviewed rows ranked by ${key}: AUROC`,
      value:
        data && ranking
          ? areaUnderCurve(
              data.reviews.map((review) => ({ suspicion: -ranking[review.id]![key], wrong: isVerifiedError(review) })),
            )
          : null,
      unit: "AUROC",
      ...(key === "selfConfidence" ? { baseline: "reference .620" } : {}),
      ...(data ? {} : { note: "label_errors is not there" }),
    });
  for (const sources of [
    [{ name: "a", accuracy: 0.85 }],
    [
      { name: "a", accuracy: 0.85 },
      { name: "b", accuracy: 0.8 },
      { name: "c", accuracy: 0.7 },
    ],
  ]) {
    const rows = fieldRows(sources, 0.1);
    const wrong = new Map(rows.map((row) => [row.documentId, row.wrong]));
    const ranked = rankLabels(rows);
    const errors = rows.filter((row) => row.wrong).length;
    const name = `made field labels, 10 % wrong, ${sources.length} source${sources.length === 1 ? "" : "s"}`;
    figures.push({
      what: `${name}: AUROC of suspicion`,
      value: areaUnderCurve(
        ranked.map((row) => ({ suspicion: row.suspicion, wrong: wrong.get(row.documentId) === true })),
      ),
      unit: "AUROC",
    });
    figures.push({
      what: `${name}: errors among as many rows from the top`,
      value: ranked.slice(0, errors).filter((row) => wrong.get(row.documentId)).length / errors,
      unit: "share",
      baseline: "0.1 by chance",
    });
    const flagged = ranked.filter((row) => row.likelyWrong);
    const hits = flagged.filter((row) => wrong.get(row.documentId)).length;
    figures.push({ what: `${name}: likely wrong, precision`, value: hits / flagged.length, unit: "share" });
    figures.push({ what: `${name}: likely wrong, recall`, value: hits / errors, unit: "share" });
  }
  return figures;
}
