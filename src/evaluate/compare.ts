import type {
  CandidateScores,
  DecisionBasis,
  PairedComparison,
  PairedDifference,
  RetentionVerdict,
} from "../domain/evaluation.ts";
import {
  mcnemarExact,
  nonInferiority,
  type PairedShares,
  pairedClusterBootstrap,
  type RowShare,
  shareDifference,
} from "../statistics/index.ts";
import { type CountedRow, clusterOf, countedRows, type JudgedDocument } from "./judged-document.ts";

const RESAMPLES = 10_000;
const SEED = 20_240_611;

/** What one document counts for the left and for the right candidate, row by row, 0..1; each has its own invented rows. */
interface PairedDocument {
  cluster: string;
  left: number[];
  right: number[];
}

type Pair = readonly [JudgedDocument, JudgedDocument];

/**
 * Compares two candidates on the documents that both were asked about. Clusters are subjects, and documents whose subject is
 * not known.
 * @param retentionMargin accepted loss on general documents, as a share; above 0.
 */
export function compare(
  left: CandidateScores,
  leftDocuments: readonly JudgedDocument[],
  right: CandidateScores,
  rightDocuments: readonly JudgedDocument[],
  retentionMargin: number,
): PairedComparison {
  const others = new Map(rightDocuments.map((document) => [document.documentId, document]));
  const pairs = leftDocuments.flatMap((document): Pair[] => {
    const other = others.get(document.documentId);
    return other ? [[document, other]] : [];
  });
  const special = pairs.filter(([document]) => document.special);
  const basis = decisionBasis(special.map(([document]) => document));
  const all = special.map((pair) => pairedRows(pair, () => true));
  const decision =
    basis === "all" ? all : special.map((pair) => pairedRows(pair, (row) => row.criticality === "decision"));
  const general = byCluster(
    pairs.filter(([document]) => !document.special).map((pair) => pairedRows(pair, () => true)),
  );
  const retention = difference(general, "no general documents");
  return {
    left: left.name,
    right: right.name,
    decision: difference(byCluster(decision), basis === "all" ? "no fields" : "no decision fields"),
    decisionBasis: basis,
    all: difference(byCluster(all), "no fields"),
    retention,
    retentionVerdict: judgeRetention(general, retention, retentionMargin),
    allDecisionFields: changedDocuments(decision),
  };
}

/**
 * A class is a decision, and so is a field that is marked as one. Where a specialty marks none, all that is asked for counts:
 * to compare nothing would leave such a specialty without any verdict.
 */
function decisionBasis(documents: readonly JudgedDocument[]): DecisionBasis {
  const decides = ({ score }: JudgedDocument): boolean =>
    score.kind === "class" ||
    (score.kind === "fields" && [...score.definitions.values()].some((field) => field.criticality === "decision"));
  return documents.length === 0 || documents.some(decides) ? "decision" : "all";
}

function pairedRows([left, right]: Pair, counts: (row: CountedRow) => boolean): PairedDocument {
  const valuesOf = (document: JudgedDocument): number[] =>
    countedRows(document)
      .filter(counts)
      .map((row) => row.value);
  return { cluster: clusterOf(left), left: valuesOf(left), right: valuesOf(right) };
}

/** How two candidates differ on the documents in which either has something to be right or wrong about. */
interface Differences {
  /** Difference of the shares, right minus left. */
  estimate: number;
  /** One value a cluster: their mean is the estimate, and their spread its error. */
  values: number[];
  documents: number;
  fields: number;
}

function byCluster(all: readonly PairedDocument[]): Differences {
  const documents = counted(all);
  const clusters = new Map<string, PairedShares>();
  for (const document of documents) {
    const cluster = clusters.get(document.cluster) ?? { left: { sum: 0, rows: 0 }, right: { sum: 0, rows: 0 } };
    clusters.set(document.cluster, cluster);
    addTo(cluster.left, document.left);
    addTo(cluster.right, document.right);
  }
  const fields = documents.reduce((sum, { left, right }) => sum + Math.max(left.length, right.length), 0);
  return { ...shareDifference([...clusters.values()]), documents: documents.length, fields };
}

function addTo(share: RowShare, values: readonly number[]): void {
  for (const value of values) share.sum += value;
  share.rows += values.length;
}

/** Documents in which both candidates have something to be right or wrong about. */
const counted = (documents: readonly PairedDocument[]): PairedDocument[] =>
  documents.filter(({ left, right }) => left.length > 0 || right.length > 0);

function difference(
  { estimate, values, documents, fields }: Differences,
  reason: string,
): PairedDifference | { unscored: string } {
  if (documents === 0) return { unscored: reason };
  if (values.length < 2)
    return { unscored: documents === 1 ? "one document gives no interval" : "one subject gives no interval" };
  const { interval } = pairedClusterBootstrap(
    { differences: values, weights: values.map(() => 1) },
    { resamples: RESAMPLES, seed: SEED, bounds: [-1, 1] },
  );
  return { estimate, interval, documents, clusters: values.length, fields, resamples: RESAMPLES };
}

function judgeRetention(
  { values }: Differences,
  difference: PairedDifference | { unscored: string },
  margin: number,
): RetentionVerdict {
  if ("unscored" in difference) return { verdict: "unscored", margin, reason: difference.unscored };
  // A cluster's value is scaled to the whole, so it may lie below the worst of one row.
  const worst = Math.min(-1, ...values);
  const test = nonInferiority(
    values,
    values.map((_, cluster) => cluster),
    { margin, worst },
  );
  if (test.kind === "unscored") return { verdict: "unscored", margin, reason: test.reason };
  const { value: estimate, lowerBound, pValue } = test;
  const { documents: count, clusters = values.length, fields } = difference;
  const verdict = test.nonInferior ? "non-inferior" : difference.interval.high < -margin ? "inferior" : "inconclusive";
  return { verdict, margin, estimate, lowerBound, pValue, documents: count, clusters, fields };
}

/** Documents that are faultless under one candidate only. The test is over clusters, each of which counts once. */
function changedDocuments(documents: readonly PairedDocument[]): PairedComparison["allDecisionFields"] {
  const kept = counted(documents);
  if (kept.length === 0) return { unscored: "no document has decision fields" };
  let [onlyLeft, onlyRight] = [0, 0];
  const favours = new Map<string, number>();
  for (const { cluster, ...rows } of kept) {
    const [left, right] = [rows.left.every((value) => value === 1), rows.right.every((value) => value === 1)];
    if (left && !right) onlyLeft++;
    if (right && !left) onlyRight++;
    favours.set(cluster, (favours.get(cluster) ?? 0) + Number(right) - Number(left));
  }
  if (favours.size === kept.length) return { onlyLeft, onlyRight, pValue: mcnemarExact(onlyLeft, onlyRight).pValue };
  const signs = [...favours.values()];
  const subjects = {
    onlyLeft: signs.filter((sign) => sign < 0).length,
    onlyRight: signs.filter((sign) => sign > 0).length,
  };
  return { onlyLeft, onlyRight, pValue: mcnemarExact(subjects.onlyLeft, subjects.onlyRight).pValue, subjects };
}
