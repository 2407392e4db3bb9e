import type { AnsweredField } from "./calibrate.ts";
import { clusterOf, type JudgedDocument } from "./judged-document.ts";

/**
 * What a candidate answered about a document, field by field, rows that the page does not have included: at serving time
 * nobody knows which those are. A field that the answer leaves out has nothing to be confident about.
 */
export function answeredFields(document: JudgedDocument): AnsweredField[] {
  const { documentId, score, raw } = document;
  const cluster = clusterOf(document);
  const field = (path: string, right: boolean): AnsweredField => ({
    documentId,
    cluster,
    raw: raw.get(path) ?? null,
    right,
  });
  if (score.kind === "class") return score.given ? [field("class", score.right)] : [];
  if (score.kind === "text") return [];
  return [
    ...score.results.flatMap(({ answeredPath, outcome }) =>
      answeredPath === null ? [] : [field(answeredPath, outcome === "right")],
    ),
    ...score.extra.map(({ answeredPath }) => field(answeredPath, false)),
  ];
}
