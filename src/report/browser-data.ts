import { definitionPath } from "../domain/field.ts";
import { visible } from "../html/index.ts";
import { differingParts } from "./differing-parts.ts";
import type { ReportData } from "./report-data.ts";
import type { ReportAnswer, ReportDocument } from "./report-document.ts";
import { mainComparison } from "./verdict.ts";

const MOST_CHARACTERS = 20_000;
const shown = (text: string): string =>
  visible(
    text.length > MOST_CHARACTERS
      ? `${text.slice(0, MOST_CHARACTERS)} … (${text.length - MOST_CHARACTERS} more characters)`
      : text,
  );
const shownOrNull = (text: string | null): string | null => (text === null ? null : shown(text));

/** What browser.js works on: everything that it shows is text already made visible. */
export function browserData(data: ReportData) {
  const { candidates } = data.evaluation;
  const main = mainComparison(data.evaluation);
  const marks = new Map<string, number>();
  /** Marks are few and stand at every answer, so the file holds each once and its number elsewhere. */
  const numberOf: NumberOf = (mark) => {
    const known = marks.get(mark) ?? marks.size;
    marks.set(mark, known);
    return known;
  };
  const documents = data.documents.map((document) => documentData(document, numberOf));
  return {
    candidates: candidates.map((candidate) => visible(candidate.name)),
    main: Math.max(
      0,
      candidates.findIndex((candidate) => candidate.name === main?.right),
    ),
    /** Whether all that is asked for decides, since nothing is marked. */
    allDecides: main?.decisionBasis === "all",
    documents,
    markNames: [...marks.keys()].map(visible),
  };
}

type NumberOf = (mark: string) => number;

function documentData(document: ReportDocument, numberOf: NumberOf) {
  const { special, kind, pageCount, pictures } = document;
  return {
    id: visible(document.id),
    name: visible(document.name),
    special,
    kind,
    pageCount,
    pictures,
    groups: document.groups.map(visible),
    marks: document.marks.map((marks) => marks.map(numberOf)),
    rows: [
      ...document.rows.map((row) => ({
        path: visible(row.path),
        field: definitionPath(row.path),
        criticality: row.criticality,
        expected: shownOrNull(row.expected),
        evidence: row.evidence,
        answers: row.answers.map((answer) => answer && answerData(row.expected, answer, numberOf)),
      })),
      ...document.surplus.map((row) => ({
        path: visible(row.path),
        field: definitionPath(row.path),
        criticality: row.criticality,
        surplus: true,
        expected: null,
        evidence: [],
        answers: row.answers.map(
          (answer) =>
            answer && {
              text: shown(answer.answered),
              outcome: "hallucinated",
              marks: answer.marks.map(numberOf),
            },
        ),
      })),
    ],
    replies: document.replies.map(
      (reply) =>
        reply && {
          text: shownOrNull(reply.text),
          failure: shownOrNull(reply.failure),
          seconds: reply.seconds,
          validJson: reply.validJson,
        },
    ),
  };
}

function answerData(expected: string | null, { answered, outcome, marks: names }: ReportAnswer, numberOf: NumberOf) {
  const text = shownOrNull(answered);
  const marks = names.map(numberOf);
  if (outcome !== "wrong" || expected === null || text === null) return { text, outcome, marks };
  return { text, outcome, marks, parts: differingParts(shown(expected), text).map((part) => [part.kind, part.text]) };
}
