import type { CandidateScores, GroupScore, PairedComparison, PairedDifference, Share } from "../domain/evaluation.ts";
import { type Criticality, definitionPath, type FieldDefinition } from "../domain/field.ts";
import { meanScore } from "../domain/score.ts";
import {
  characterErrorRate,
  mcnemarExact,
  pairedClusterBootstrap,
  wilsonInterval,
  wordErrorRate,
} from "../statistics/index.ts";
import type { DocumentScore, FieldResult } from "./score-fields.ts";

/** One document as one candidate answered it, judged. */
export interface JudgedDocument {
  documentId: string;
  special: boolean;
  /** The general part is compared over every kind of task: exact match of fields, text or class. */
  score:
    | ({ kind: "fields" } & DocumentScore & { strictJson: boolean; definitions: ReadonlyMap<string, FieldDefinition> })
    | { kind: "text"; expected: string; answered: string }
    | { kind: "class"; right: boolean };
  failed: boolean;
  seconds: number | null;
}

const RESAMPLES = 10_000;
const SEED = 20_240_611;

const share = (right: number, n: number, reason: string): Share => ({
  right,
  n,
  score: n === 0 ? { kind: "unscored", reason } : { kind: "scored", value: right / n, n },
  interval: n === 0 ? null : wilsonInterval(right, n),
});

const group = (results: readonly FieldResult[], reason: string): GroupScore => ({
  exact: share(results.filter((result) => result.outcome === "right").length, results.length, reason),
  anls: meanScore(
    results.map((result) => result.anls),
    reason,
  ),
});

/** All numbers of one candidate, each with its n. */
export function summarise(name: string, id: string, documents: readonly JudgedDocument[]): CandidateScores {
  const special = documents.filter((document) => document.special);
  const byDefinition = new Map<string, FieldResult[]>();
  const byCriticality = new Map<Criticality, FieldResult[]>();
  let [validJson, asked, onPage, omitted, given, invented, allRight, withDecision] = [0, 0, 0, 0, 0, 0, 0, 0];
  const texts: { expected: string; answered: string }[] = [];
  let [classRight, classes] = [0, 0];
  for (const { score } of special) {
    if (score.kind === "text") texts.push(score);
    if (score.kind === "class") {
      classes++;
      if (score.right) classRight++;
    }
    if (score.kind !== "fields") continue;
    asked++;
    if (score.strictJson) validJson++;
    for (const result of score.results) {
      const path = definitionPath(result.path);
      push(byDefinition, path, result);
      push(byCriticality, score.definitions.get(path)?.criticality ?? "supporting", result);
      if (result.expected !== null) {
        onPage++;
        if (result.outcome === "omitted" || result.outcome === "failed") omitted++;
      }
      if (result.answered !== null) given++;
      if (result.outcome === "hallucinated") invented++;
    }
    given += score.extra.length;
    invented += score.extra.length;
    const decision = decisionResults(score);
    if (decision.length > 0) {
      withDecision++;
      if (decision.every((result) => result.outcome === "right")) allRight++;
    }
  }
  const general = documents.filter((document) => !document.special);
  return {
    name,
    id,
    fields: Object.fromEntries([...byDefinition].map(([path, results]) => [path, group(results, "no labels")])),
    criticality: Object.fromEntries(
      [...byCriticality].map(([criticality, results]) => [criticality, group(results, "no labels")]),
    ),
    allDecisionFields: share(allRight, withDecision, "no document has decision fields"),
    validJson: share(validJson, asked, "no document asks for fields"),
    omission: share(omitted, onPage, "no value is on a page"),
    hallucination: share(invented, given, "no value was given"),
    retention: group(general.flatMap(generalResults), "no general documents"),
    characterErrorRate: meanScore(
      texts.map((text) => characterErrorRate(text.expected, text.answered)),
      "no document asks for text",
    ),
    wordErrorRate: meanScore(
      texts.map((text) => wordErrorRate(text.expected, text.answered)),
      "no document asks for text",
    ),
    classAccuracy: share(classRight, classes, "no document asks for a class"),
    failures: documents.filter((document) => document.failed).length,
    secondsPerDocument: meanScore(
      documents.flatMap((document) => (document.seconds === null ? [] : [document.seconds])),
      "no timings",
    ),
  };
}

function push<Key>(map: Map<Key, FieldResult[]>, key: Key, result: FieldResult): void {
  const list = map.get(key);
  if (list) list.push(result);
  else map.set(key, [result]);
}

function decisionResults(score: Extract<JudgedDocument["score"], { kind: "fields" }>): FieldResult[] {
  return score.results.filter(
    (result) => score.definitions.get(definitionPath(result.path))?.criticality === "decision",
  );
}

/** What a document of the general part contributes to retention: its fields, or its text or class as one field. */
function generalResults(document: JudgedDocument): FieldResult[] {
  const { score } = document;
  if (score.kind === "fields") return score.results;
  if (score.kind === "class")
    return [
      {
        path: "class",
        expected: "",
        answered: "",
        outcome: score.right ? "right" : "wrong",
        anls: score.right ? 1 : 0,
      },
    ];
  const error = characterErrorRate(score.expected, score.answered);
  return [
    {
      path: "text",
      expected: score.expected,
      answered: score.answered,
      outcome: error === 0 ? "right" : "wrong",
      anls: Math.max(0, 1 - error),
    },
  ];
}

/** Compares two candidates on the documents that both were asked about. Clusters are documents. */
export function compare(
  left: CandidateScores,
  leftDocuments: readonly JudgedDocument[],
  right: CandidateScores,
  rightDocuments: readonly JudgedDocument[],
): PairedComparison {
  const others = new Map(rightDocuments.map((document) => [document.documentId, document]));
  const pairs = leftDocuments.flatMap((document) => {
    const other = others.get(document.documentId);
    return other ? [[document, other] as const] : [];
  });
  const special = pairs.filter(([document]) => document.special);
  const decisionOf = (document: JudgedDocument) =>
    document.score.kind === "fields" ? decisionResults(document.score) : [];
  let [onlyLeft, onlyRight, judged] = [0, 0, 0];
  for (const [a, b] of special) {
    const [first, second] = [decisionOf(a), decisionOf(b)];
    if (first.length === 0) continue;
    judged++;
    const [leftRight, rightRight] = [first, second].map((results) =>
      results.every((result) => result.outcome === "right"),
    );
    if (leftRight && !rightRight) onlyLeft++;
    if (!leftRight && rightRight) onlyRight++;
  }
  return {
    left: left.name,
    right: right.name,
    decision: difference(special, decisionOf, "no decision fields"),
    all: difference(
      special,
      (document) => (document.score.kind === "fields" ? document.score.results : generalResults(document)),
      "no fields",
    ),
    retention: difference(
      pairs.filter(([document]) => !document.special),
      generalResults,
      "no general documents",
    ),
    allDecisionFields:
      judged === 0
        ? { unscored: "no document has decision fields" }
        : { onlyLeft, onlyRight, pValue: mcnemarExact(onlyLeft, onlyRight).pValue },
  };
}

function difference(
  pairs: readonly (readonly [JudgedDocument, JudgedDocument])[],
  resultsOf: (document: JudgedDocument) => FieldResult[],
  reason: string,
): PairedDifference | { unscored: string } {
  const [differences, weights]: [number[], number[]] = [[], []];
  for (const [left, right] of pairs) {
    const [first, second] = [resultsOf(left), resultsOf(right)];
    if (first.length === 0) continue;
    const rights = (results: readonly FieldResult[]): number =>
      results.filter((result) => result.outcome === "right").length;
    differences.push(rights(second) - rights(first));
    weights.push(first.length);
  }
  if (weights.length < 2) return { unscored: weights.length === 0 ? reason : "one document gives no interval" };
  const { estimate, interval } = pairedClusterBootstrap({ differences, weights }, { resamples: RESAMPLES, seed: SEED });
  return {
    estimate,
    interval,
    documents: weights.length,
    fields: weights.reduce((sum, weight) => sum + weight, 0),
    resamples: RESAMPLES,
  };
}
