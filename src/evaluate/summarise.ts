import type {
  CandidateScores,
  ClinicalScore,
  EvidenceScore,
  GroupScore,
  PairedComparison,
  PairedDifference,
  RetentionVerdict,
  SliceScore,
  TableScore,
} from "../domain/evaluation.ts";
import { type Criticality, definitionPath, type FieldDefinition } from "../domain/field.ts";
import { meanScore } from "../domain/score.ts";
import {
  characterErrorRate,
  mcnemarExact,
  nonInferiority,
  pairedClusterBootstrap,
  wordErrorRate,
} from "../statistics/index.ts";
import { type ClassifiedDocument, classify } from "./classify.ts";
import type { Agreement, DocumentClinical } from "./clinical-scores.ts";
import type { DocumentScore, FieldResult } from "./score-fields.ts";
import { share } from "./share.ts";

/** One document as one candidate answered it, judged. */
export interface JudgedDocument {
  documentId: string;
  special: boolean;
  /** The general part is compared over every kind of task: exact match of fields, text or class. */
  score:
    | ({ kind: "fields" } & DocumentScore & { strictJson: boolean; definitions: ReadonlyMap<string, FieldDefinition> })
    | { kind: "text"; expected: string; answered: string }
    | ({ kind: "class" } & ClassifiedDocument);
  failed: boolean;
  seconds: number | null;
  /** What the document is sliced by, and its group. */
  groups: Record<string, string>;
  /** Null for a class. */
  clinical: DocumentClinical | null;
  /** Raw confidence of answered values by their path in the answer; `class` for a class. */
  raw: ReadonlyMap<string, number>;
}

export interface SummaryOptions {
  /** Documents that a slice needs to be scored. */
  sliceFloor: number;
}

const RESAMPLES = 10_000;
const SEED = 20_240_611;

const group = (results: readonly Pick<FieldResult, "outcome" | "anls">[], reason: string): GroupScore => ({
  exact: share(results.filter((result) => result.outcome === "right").length, results.length, reason),
  anls: meanScore(
    results.map((result) => result.anls),
    reason,
  ),
});

/** All numbers of one candidate, each with its n. */
export function summarise(
  name: string,
  id: string,
  documents: readonly JudgedDocument[],
  { sliceFloor }: SummaryOptions,
): CandidateScores {
  const special = documents.filter((document) => document.special);
  const byDefinition = new Map<string, FieldResult[]>();
  const byCriticality = new Map<Criticality, FieldResult[]>();
  let [validJson, asked, onPage, omitted, given, invented, allRight, withDecision] = [0, 0, 0, 0, 0, 0, 0, 0];
  const texts: { expected: string; answered: string }[] = [];
  const classes: (ClassifiedDocument & { documentId: string })[] = [];
  for (const { score, documentId } of special) {
    if (score.kind === "text") texts.push(score);
    if (score.kind === "class") classes.push({ ...score, documentId });
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
    classAccuracy: share(classes.filter((item) => item.right).length, classes.length, "no document asks for a class"),
    failures: documents.filter((document) => document.failed).length,
    secondsPerDocument: meanScore(
      documents.flatMap((document) => (document.seconds === null ? [] : [document.seconds])),
      "no timings",
    ),
    tables: tableScores(special),
    evidence: evidenceScore(special),
    slices: sliceScores(special, sliceFloor),
    ...(classes.length > 0 ? { classification: classify(classes) } : {}),
    clinical: clinicalScore(special),
  };
}

type FieldsScore = Extract<JudgedDocument["score"], { kind: "fields" }>;

const fieldsScores = (documents: readonly JudgedDocument[]): FieldsScore[] =>
  documents.flatMap(({ score }) => (score.kind === "fields" ? [score] : []));

function tableScores(documents: readonly JudgedDocument[]): Record<string, TableScore> {
  const tables = fieldsScores(documents).flatMap((score) =>
    score.tables.map((table) => ({ ...table, failed: !readable(score) })),
  );
  const scores: Record<string, TableScore> = {};
  for (const list of [...new Set(tables.map((table) => table.list))].sort()) {
    const own = tables.filter((table) => table.list === list);
    const total = (count: (table: (typeof own)[number]) => number): number =>
      own.reduce((sum, table) => sum + count(table), 0);
    const isWhole = (table: (typeof own)[number]): boolean =>
      !table.failed && table.rowsRight === table.rows && table.missing === 0 && table.invented === 0;
    const rows = total((table) => table.rows);
    scores[list] = {
      cells: share(
        total((table) => table.cellsRight),
        total((table) => table.cells),
        "no cells",
      ),
      rows: share(
        total((table) => table.rowsRight),
        rows,
        "no rows",
      ),
      whole: share(own.filter(isWhole).length, own.length, "no lists"),
      missing: share(
        total((table) => table.missing),
        rows,
        "no rows",
      ),
      invented: share(
        total((table) => table.invented),
        total((table) => table.answeredRows),
        "no rows were given",
      ),
    };
  }
  return scores;
}

/** Whether anything of the answer could be read. */
const readable = (score: FieldsScore): boolean => score.results.every((result) => result.outcome !== "failed");

function evidenceScore(documents: readonly JudgedDocument[]): EvidenceScore {
  const judged = fieldsScores(documents).flatMap((score) => score.results.filter((result) => result.evidence !== null));
  // Where no answer has any evidence the question did not bring it out; 0 % would say that it was looked for and wrong.
  const given = judged.some((result) => result.evidence !== "missing") ? judged : [];
  const reason = judged.length > 0 ? "no answer says where its values stand" : "no evidence to judge";
  const located = given.filter((result) => result.evidence === "right");
  return {
    located: share(located.length, given.length, reason),
    grounded: share(located.filter((result) => result.outcome === "right").length, given.length, reason),
  };
}

/** Of a document: its decision fields, or all that was asked for where it has none. */
function mainResults(document: JudgedDocument): Pick<FieldResult, "outcome" | "anls">[] {
  const decision = document.score.kind === "fields" ? decisionResults(document.score) : [];
  return decision.length > 0 ? decision : generalResults(document);
}

function sliceScores(documents: readonly JudgedDocument[], floor: number): SliceScore[] {
  const slices = new Map<string, { by: string; value: string; documents: JudgedDocument[] }>();
  for (const document of documents) {
    for (const [by, value] of Object.entries(document.groups)) {
      const key = JSON.stringify([by, value]);
      const slice = slices.get(key);
      if (slice) slice.documents.push(document);
      else slices.set(key, { by, value, documents: [document] });
    }
  }
  const order = new Map([...slices.values()].map(({ by }) => by).map((by, place) => [by, place]));
  return [...slices.values()]
    .sort((a, b) => order.get(a.by)! - order.get(b.by)! || (a.value < b.value ? -1 : 1))
    .map(({ by, value, documents: own }) => {
      const results = own.length < floor ? [] : own.flatMap(mainResults);
      const reason =
        own.length < floor
          ? `${own.length} document${own.length === 1 ? "" : "s"}; a slice needs ${floor}`
          : "no fields";
      return {
        by,
        value,
        documents: own.length,
        exact: share(results.filter((result) => result.outcome === "right").length, results.length, reason),
      };
    });
}

function clinicalScore(documents: readonly JudgedDocument[]): ClinicalScore {
  const known = documents.flatMap(({ clinical }) => (clinical ? [clinical] : []));
  const total = (part: (clinical: DocumentClinical) => Agreement, reason: string) => {
    const [right, n] = known.reduce(([sum, of], one) => [sum + part(one).right, of + part(one).n], [0, 0]);
    return share(right, n, reason);
  };
  return {
    assertionFlips: total((one) => one.flips, "no finding stands in both the page and an answer"),
    termRecall: meanScore(
      known.flatMap((one) => (one.termRecall === null ? [] : [one.termRecall])),
      "no narrative with medical terms",
    ),
    sigParts: total((one) => one.sigParts, "no field holds directions for use"),
    labLineParts: total((one) => one.labLineParts, "no field holds laboratory lines"),
  };
}

function push<Key>(map: Map<Key, FieldResult[]>, key: Key, result: FieldResult): void {
  const list = map.get(key);
  if (list) list.push(result);
  else map.set(key, [result]);
}

function decisionResults(score: FieldsScore): FieldResult[] {
  return score.results.filter(
    (result) => score.definitions.get(definitionPath(result.path))?.criticality === "decision",
  );
}

/** What a document of the general part contributes to retention: its fields, or its text or class as one field. */
function generalResults(document: JudgedDocument): Pick<FieldResult, "outcome" | "anls">[] {
  const { score } = document;
  if (score.kind === "fields") return score.results;
  if (score.kind === "class") return [{ outcome: score.right ? "right" : "wrong", anls: score.right ? 1 : 0 }];
  const error = characterErrorRate(score.expected, score.answered);
  return [{ outcome: error === 0 ? "right" : "wrong", anls: Math.max(0, 1 - error) }];
}

/**
 * Compares two candidates on the documents that both were asked about. Clusters are documents.
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
  const general = pairs.filter(([document]) => !document.special);
  const retention = difference(general, generalResults, "no general documents");
  return {
    left: left.name,
    right: right.name,
    decision: difference(special, decisionOf, "no decision fields"),
    all: difference(
      special,
      (document) => (document.score.kind === "fields" ? document.score.results : generalResults(document)),
      "no fields",
    ),
    retention,
    retentionVerdict: judgeRetention(general, retention, retentionMargin),
    allDecisionFields:
      judged === 0
        ? { unscored: "no document has decision fields" }
        : { onlyLeft, onlyRight, pValue: mcnemarExact(onlyLeft, onlyRight).pValue },
  };
}

function judgeRetention(
  pairs: readonly (readonly [JudgedDocument, JudgedDocument])[],
  difference: PairedDifference | { unscored: string },
  margin: number,
): RetentionVerdict {
  if ("unscored" in difference) return { verdict: "unscored", margin, reason: difference.unscored };
  const [differences, clusters]: [number[], string[]] = [[], []];
  const means: { id: string; mean: number }[] = [];
  for (const [left, right] of pairs) {
    const [before, after] = [generalResults(left), generalResults(right)];
    let sum = 0;
    for (const [place, result] of after.entries()) {
      const change = Number(result.outcome === "right") - Number(before[place]?.outcome === "right");
      sum += change;
      differences.push(change);
      clusters.push(left.documentId);
    }
    if (after.length > 0) means.push({ id: left.documentId, mean: sum / after.length });
  }
  let test = nonInferiority(differences, clusters, { margin });
  // Where every document lost the same share its fields differ and the documents do not; then the documents are the rows.
  if (test.kind === "unscored")
    test = nonInferiority(
      means.map(({ mean }) => mean),
      means.map(({ id }) => id),
      { margin },
    );
  if (test.kind === "unscored") return { verdict: "unscored", margin, reason: test.reason };
  const { value: estimate, lowerBound, pValue, clusters: documents } = test;
  const fields = differences.length;
  const verdict = test.nonInferior ? "non-inferior" : difference.interval.high < -margin ? "inferior" : "inconclusive";
  return { verdict, margin, estimate, lowerBound, pValue, documents, fields };
}

function difference(
  pairs: readonly (readonly [JudgedDocument, JudgedDocument])[],
  resultsOf: (document: JudgedDocument) => Pick<FieldResult, "outcome">[],
  reason: string,
): PairedDifference | { unscored: string } {
  const [differences, weights]: [number[], number[]] = [[], []];
  for (const [left, right] of pairs) {
    const [first, second] = [resultsOf(left), resultsOf(right)];
    if (first.length === 0) continue;
    const rights = (results: readonly Pick<FieldResult, "outcome">[]): number =>
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
