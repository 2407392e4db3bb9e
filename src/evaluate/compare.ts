import type {
  CandidateScores,
  DecisionBasis,
  PairedComparison,
  PairedDifference,
  RetentionVerdict,
} from "../domain/evaluation.ts";
import { mcnemarExact, nonInferiority, pairedClusterBootstrap } from "../statistics/index.ts";
import { type CountedRow, clusterOf, countedRows, type JudgedDocument } from "./judged-document.ts";

const RESAMPLES = 10_000;
const SEED = 20_240_611;

/** What one document counts for the left and for the right candidate, row by row, 0..1. */
interface PairedDocument {
  cluster: string;
  rows: { left: number; right: number }[];
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
  const general = pairs.filter(([document]) => !document.special).map((pair) => pairedRows(pair, () => true));
  const retention = difference(general, "no general documents");
  return {
    left: left.name,
    right: right.name,
    decision: difference(decision, basis === "all" ? "no fields" : "no decision fields"),
    decisionBasis: basis,
    all: difference(all, "no fields"),
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

/** The rows of both; one that only the other has is a value that this one did not invent. */
function pairedRows([left, right]: Pair, counts: (row: CountedRow) => boolean): PairedDocument {
  const rows = new Map<string, { left: number; right: number }>();
  for (const row of countedRows(left)) if (counts(row)) rows.set(row.path, { left: row.value, right: 1 });
  for (const row of countedRows(right)) {
    if (!counts(row)) continue;
    const known = rows.get(row.path);
    if (known) known.right = row.value;
    else rows.set(row.path, { left: 1, right: row.value });
  }
  return { cluster: clusterOf(left), rows: [...rows.values()] };
}

function difference(documents: readonly PairedDocument[], reason: string): PairedDifference | { unscored: string } {
  const counted = documents.filter((document) => document.rows.length > 0);
  const totals = new Map<string, { difference: number; weight: number }>();
  for (const { cluster, rows } of counted) {
    const total = totals.get(cluster) ?? { difference: 0, weight: 0 };
    for (const row of rows) total.difference += row.right - row.left;
    total.weight += rows.length;
    totals.set(cluster, total);
  }
  if (totals.size < 2) {
    if (totals.size === 0) return { unscored: reason };
    return { unscored: counted.length === 1 ? "one document gives no interval" : "one subject gives no interval" };
  }
  const clusters = [...totals.values()];
  const { estimate, interval } = pairedClusterBootstrap(
    {
      differences: clusters.map((cluster) => cluster.difference),
      weights: clusters.map((cluster) => cluster.weight),
    },
    { resamples: RESAMPLES, seed: SEED },
  );
  return {
    estimate,
    interval,
    documents: counted.length,
    clusters: clusters.length,
    fields: clusters.reduce((sum, cluster) => sum + cluster.weight, 0),
    resamples: RESAMPLES,
  };
}

function judgeRetention(
  pairs: readonly PairedDocument[],
  difference: PairedDifference | { unscored: string },
  margin: number,
): RetentionVerdict {
  if ("unscored" in difference) return { verdict: "unscored", margin, reason: difference.unscored };
  const counted = pairs.filter((document) => document.rows.length > 0);
  const differences = counted.flatMap(({ rows }) => rows.map((row) => row.right - row.left));
  let test = nonInferiority(
    differences,
    counted.flatMap(({ cluster, rows }) => rows.map(() => cluster)),
    { margin },
  );
  // Where every cluster lost the same share its rows differ and the clusters do not; then the documents are the rows.
  if (test.kind === "unscored")
    test = nonInferiority(
      counted.map(({ rows }) => rows.reduce((sum, row) => sum + row.right - row.left, 0) / rows.length),
      counted.map(({ cluster }) => cluster),
      { margin },
    );
  if (test.kind === "unscored") return { verdict: "unscored", margin, reason: test.reason };
  const { value: estimate, lowerBound, pValue, clusters } = test;
  const [documents, fields] = [counted.length, differences.length];
  const verdict = test.nonInferior ? "non-inferior" : difference.interval.high < -margin ? "inferior" : "inconclusive";
  return { verdict, margin, estimate, lowerBound, pValue, documents, clusters, fields };
}

/** Documents that are faultless under one candidate only. The test is over clusters, each of which counts once. */
function changedDocuments(documents: readonly PairedDocument[]): PairedComparison["allDecisionFields"] {
  const counted = documents.filter((document) => document.rows.length > 0);
  if (counted.length === 0) return { unscored: "no document has decision fields" };
  let [onlyLeft, onlyRight] = [0, 0];
  const favours = new Map<string, number>();
  for (const { cluster, rows } of counted) {
    const [left, right] = [rows.every((row) => row.left === 1), rows.every((row) => row.right === 1)];
    if (left && !right) onlyLeft++;
    if (right && !left) onlyRight++;
    favours.set(cluster, (favours.get(cluster) ?? 0) + Number(right) - Number(left));
  }
  if (favours.size === counted.length) return { onlyLeft, onlyRight, pValue: mcnemarExact(onlyLeft, onlyRight).pValue };
  const signs = [...favours.values()];
  const subjects = {
    onlyLeft: signs.filter((sign) => sign < 0).length,
    onlyRight: signs.filter((sign) => sign > 0).length,
  };
  return { onlyLeft, onlyRight, pValue: mcnemarExact(subjects.onlyLeft, subjects.onlyRight).pValue, subjects };
}
