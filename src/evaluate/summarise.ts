import type {
  CandidateScores,
  ClinicalScore,
  Clustering,
  EvidenceScore,
  GroupScore,
  SliceScore,
  TableScore,
} from "../domain/evaluation.ts";
import { type Criticality, definitionPath } from "../domain/field.ts";
import { meanScore } from "../domain/score.ts";
import { characterErrorRate, wordErrorRate } from "../statistics/index.ts";
import { type ClassifiedDocument, classify } from "./classify.ts";
import type { Agreement, DocumentClinical } from "./clinical-scores.ts";
import {
  type CountedRow,
  clusterOf,
  countedRows,
  type FieldsScore,
  type JudgedDocument,
  mainRows,
} from "./judged-document.ts";
import { shareOf, Tally } from "./tally.ts";

export interface SummaryOptions {
  /** Documents that a slice needs to be scored. */
  sliceFloor: number;
}

/** Counts a group of rows. */
class Group {
  readonly #exact = new Tally();
  readonly #similarities: number[] = [];

  add(cluster: string, { outcome, anls }: Pick<CountedRow, "outcome" | "anls">): void {
    this.#exact.add(cluster, outcome === "right");
    this.#similarities.push(anls);
  }

  score(reason: string): GroupScore {
    return { exact: this.#exact.share(reason), anls: meanScore(this.#similarities, reason) };
  }
}

/** All numbers of one candidate, each with its n. */
export function summarise(
  name: string,
  id: string,
  documents: readonly JudgedDocument[],
  { sliceFloor }: SummaryOptions,
): CandidateScores {
  const special = documents.filter((document) => document.special);
  const byDefinition = new Map<string, Group>();
  const byCriticality = new Map<Criticality, Group>();
  const [validJson, omission, hallucination, allRight] = [new Tally(), new Tally(), new Tally(), new Tally()];
  const texts: { expected: string; answered: string }[] = [];
  const classes: (ClassifiedDocument & { cluster: string })[] = [];
  for (const document of special) {
    const { score } = document;
    const cluster = clusterOf(document);
    if (score.kind === "text") texts.push(score);
    if (score.kind === "class") classes.push({ ...score, cluster });
    const rows = score.kind === "text" ? [] : countedRows(document);
    for (const row of rows) {
      if (score.kind === "fields") groupOf(byDefinition, definitionPath(row.path)).add(cluster, row);
      groupOf(byCriticality, row.criticality).add(cluster, row);
    }
    const decision = rows.filter((row) => row.criticality === "decision");
    if (decision.length > 0) allRight.add(cluster, decision.every(isRight));
    if (score.kind !== "fields") continue;
    validJson.add(cluster, score.strictJson);
    for (const { expected, answered, outcome } of score.results) {
      if (expected !== null) omission.add(cluster, outcome === "omitted" || outcome === "failed");
      if (answered !== null) hallucination.add(cluster, outcome === "hallucinated");
    }
    hallucination.add(cluster, score.extra.length, score.extra.length);
  }
  const retention = new Group();
  for (const document of documents)
    if (!document.special) for (const row of countedRows(document)) retention.add(clusterOf(document), row);
  const scores = <Key extends string>(groups: ReadonlyMap<Key, Group>) =>
    Object.fromEntries([...groups].map(([key, group]) => [key, group.score("no labels")])) as Record<Key, GroupScore>;
  return {
    name,
    id,
    fields: scores(byDefinition),
    criticality: scores(byCriticality),
    allDecisionFields: allRight.share("no document has decision fields"),
    validJson: validJson.share("no document asks for fields"),
    omission: omission.share("no value is on a page"),
    hallucination: hallucination.share("no value was given"),
    retention: retention.score("no general documents"),
    characterErrorRate: meanScore(
      texts.map((text) => characterErrorRate(text.expected, text.answered)),
      "no document asks for text",
    ),
    wordErrorRate: meanScore(
      texts.map((text) => wordErrorRate(text.expected, text.answered)),
      "no document asks for text",
    ),
    classAccuracy: shareOf(
      classes,
      (item) => item.cluster,
      (item) => item.right,
      "no document asks for a class",
    ),
    failures: documents.filter((document) => document.failed).length,
    passingFailures: documents.filter((document) => document.failedInPassing).length,
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

/** What the intervals of these documents take as independent, in a word and in words. */
export function clusteringOf(documents: readonly Pick<JudgedDocument, "documentId" | "subject">[]): Clustering {
  const subjects = new Set(documents.flatMap(({ subject }) => (subject === undefined ? [] : [subject])));
  const single = documents.filter(({ subject }) => subject === undefined).length;
  const clusters = subjects.size + single;
  const [count, alone] = [
    `${subjects.size} ${subjects.size === 1 ? "subject" : "subjects"}`,
    `${single} ${single === 1 ? "document" : "documents"}`,
  ];
  return subjects.size === 0
    ? {
        by: "document",
        clusters,
        words: `Intervals and tests take each document as a whole. No subject of the ${alone} is known: where several are of one patient, the intervals are too narrow.`,
      }
    : {
        by: "subject",
        clusters,
        words: `Intervals and tests take all documents of one subject as a whole: ${count} stand behind the documents of the specialty${single > 0 ? `, and ${alone} whose subject is not known` : ""}.`,
      };
}

function groupOf<Key>(groups: Map<Key, Group>, key: Key): Group {
  let group = groups.get(key);
  if (!group) groups.set(key, (group = new Group()));
  return group;
}

const isRight = (row: Pick<CountedRow, "outcome">): boolean => row.outcome === "right";

const fieldsScores = (documents: readonly JudgedDocument[]): { score: FieldsScore; cluster: string }[] =>
  documents.flatMap((document) =>
    document.score.kind === "fields" ? [{ score: document.score, cluster: clusterOf(document) }] : [],
  );

function tableScores(documents: readonly JudgedDocument[]): Record<string, TableScore> {
  const tables = fieldsScores(documents).flatMap(({ score, cluster }) =>
    score.tables.map((table) => ({ ...table, cluster, failed: !readable(score) })),
  );
  const scores: Record<string, TableScore> = {};
  for (const list of [...new Set(tables.map((table) => table.list))].sort()) {
    const own = tables.filter((table) => table.list === list);
    type Table = (typeof own)[number];
    const total = (right: (table: Table) => number, of: (table: Table) => number, reason: string) => {
      const tally = new Tally();
      for (const table of own) tally.add(table.cluster, right(table), of(table));
      return tally.share(reason);
    };
    const isWhole = (table: Table): boolean =>
      !table.failed && table.rowsRight === table.rows && table.missing === 0 && table.invented === 0;
    const rows = (table: Table): number => table.rows;
    scores[list] = {
      cells: total(
        (table) => table.cellsRight,
        (table) => table.cells,
        "no cells",
      ),
      rows: total((table) => table.rowsRight, rows, "no rows"),
      whole: shareOf(own, (table) => table.cluster, isWhole, "no lists"),
      missing: total((table) => table.missing, rows, "no rows"),
      invented: total(
        (table) => table.invented,
        (table) => table.answeredRows,
        "no rows were given",
      ),
    };
  }
  return scores;
}

/** Whether anything of the answer could be read. */
const readable = (score: FieldsScore): boolean => score.results.every((result) => result.outcome !== "failed");

function evidenceScore(documents: readonly JudgedDocument[]): EvidenceScore {
  const judged = fieldsScores(documents).flatMap(({ score, cluster }) =>
    score.results.flatMap(({ evidence, outcome }) => (evidence === null ? [] : [{ evidence, outcome, cluster }])),
  );
  // Where no answer has any evidence the question did not bring it out; 0 % would say that it was looked for and wrong.
  const given = judged.some((result) => result.evidence !== "missing") ? judged : [];
  const reason = judged.length > 0 ? "no answer says where its values stand" : "no evidence to judge";
  const cluster = (result: { cluster: string }): string => result.cluster;
  return {
    located: shareOf(given, cluster, (result) => result.evidence === "right", reason),
    grounded: shareOf(given, cluster, (result) => result.evidence === "right" && isRight(result), reason),
  };
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
      const exact = new Tally();
      if (own.length >= floor)
        for (const document of own) for (const row of mainRows(document)) exact.add(clusterOf(document), isRight(row));
      const reason =
        own.length < floor
          ? `${own.length} document${own.length === 1 ? "" : "s"}; a slice needs ${floor}`
          : "no fields";
      return { by, value, documents: own.length, exact: exact.share(reason) };
    });
}

function clinicalScore(documents: readonly JudgedDocument[]): ClinicalScore {
  const known = documents.flatMap((document) =>
    document.clinical ? [{ ...document.clinical, cluster: clusterOf(document) }] : [],
  );
  const total = (part: (clinical: DocumentClinical) => Agreement, reason: string) => {
    const tally = new Tally();
    for (const one of known) tally.add(one.cluster, part(one).right, part(one).n);
    return tally.share(reason);
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
