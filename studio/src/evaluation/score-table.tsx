import type { Schema } from "../api/client.ts";
import { Table } from "../ui/table.tsx";
import { type CandidateResult, candidatesOf, type Share } from "./result.ts";
import type { EvaluationSearch } from "./row-filter.ts";
import { ShareCell } from "./share-cell.tsx";

interface Measure {
  name: string;
  about?: string;
  of: (candidate: CandidateResult) => Share | undefined;
  rows?: EvaluationSearch;
}

/** Fields by candidates with intervals; every number opens the rows that it counts. */
export function ScoreTable({ evaluation }: { evaluation: Schema<"EvaluationWithResult"> }) {
  if (!evaluation.result) return null;
  const candidates = candidatesOf(evaluation.result);
  const criticalityOf = new Map(evaluation.fields.map(({ path, criticality }) => [path, criticality]));
  const fields = [...new Set(candidates.flatMap((candidate) => Object.keys(candidate.fields)))];
  const summary: Measure[] = [
    {
      name: "All decision fields of a document",
      about: "documents without a single wrong decision field",
      of: ({ allDecisionFields }) => allDecisionFields,
      rows: { criticality: "decision" },
    },
    ...(["decision", "supporting", "informational"] as const).map((name) => ({
      name: `${name[0]?.toUpperCase()}${name.slice(1)} fields`,
      of: (candidate: CandidateResult) => candidate.criticality[name]?.exact,
      rows: { criticality: name },
    })),
  ];
  const measures: Measure[] = [
    {
      name: "Values left out",
      about: "of those that are on the page",
      of: (one) => one.omission,
      rows: { outcome: "omitted", part: "special" },
    },
    {
      name: "Values made up",
      about: "of those that were given",
      of: (one) => one.hallucination,
      rows: { outcome: "hallucinated", part: "special" },
    },
    {
      name: "Evidence at the right place",
      of: (one) => one.evidence?.located,
      rows: { evidence: "wrong", part: "special" },
    },
    { name: "Right value and right evidence", of: (one) => one.evidence?.grounded },
    { name: "Answers that are JSON as they stand", of: (one) => one.validJson },
  ];
  const has = ({ of }: Measure): boolean => candidates.some((candidate) => (of(candidate)?.n ?? 0) > 0);
  const row = ({ name, about, of, rows }: Measure, code = false) => (
    <tr key={name}>
      <th scope="row">
        {code ? <code>{name}</code> : name}
        {about && <span className="muted small"> {about}</span>}
        {code && criticalityOf.get(name) === "decision" && (
          <span className="field-critical" title="decision field">
            decision
          </span>
        )}
      </th>
      {candidates.map((candidate) => (
        <td key={candidate.id}>
          <ShareCell
            share={of(candidate)}
            rows={rows && { id: evaluation.id, view: "fields", ...rows, candidate: candidate.id }}
          />
        </td>
      ))}
    </tr>
  );
  const heads = candidates.map(({ name }) => name);
  return (
    <>
      <Table about="Scores by field and candidate" heads={["Exact match", ...heads]}>
        {summary.filter(has).map((measure) => row(measure))}
        <tr className="group-head">
          <th scope="rowgroup" colSpan={heads.length + 1}>
            By field
          </th>
        </tr>
        {fields.map((field) =>
          row(
            {
              name: field,
              of: (candidate) => candidate.fields[field]?.exact,
              rows: { field, part: "special" },
            },
            true,
          ),
        )}
      </Table>
      <Table about="Kinds of error" heads={["Kinds of error", ...heads]}>
        {measures.filter(has).map((measure) => row(measure))}
      </Table>
    </>
  );
}
