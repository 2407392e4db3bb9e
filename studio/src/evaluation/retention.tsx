import type { Schema } from "../api/client.ts";
import { plural } from "../ui/format.ts";
import { Empty } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { Kept } from "./comparisons.tsx";
import { candidatesOf, comparisonsOf } from "./result.ts";
import { ShareCell } from "./share-cell.tsx";

/** What was forgotten: the general documents of the test split, before and after. */
export function Retention({ evaluation }: { evaluation: Schema<"EvaluationWithResult"> }) {
  const { result, id } = evaluation;
  if (!result) return null;
  const candidates = candidatesOf(result);
  if (result.generalDocuments === 0 || !candidates.some((candidate) => candidate.retention))
    return (
      <Empty title="No general documents were asked about.">
        <p>
          Documents of other families in the test split show what the specialist forgot. The mix of a dataset has them.
        </p>
      </Empty>
    );
  return (
    <>
      <p className="muted">
        {plural(result.generalDocuments, "general document")} of other families, asked for the fields of their own
        families. They were no part of what the specialist is for.
      </p>
      <Table
        about="Exact match on general documents"
        heads={["General documents", ...candidates.map(({ name }) => name)]}
      >
        <tr>
          <th scope="row">Exact match over their fields</th>
          {candidates.map((candidate) => (
            <td key={candidate.id}>
              <ShareCell
                share={candidate.retention?.exact}
                rows={{ id, view: "retention", part: "general", candidate: candidate.id }}
              />
            </td>
          ))}
        </tr>
      </Table>
      <ul className="comparisons">
        {comparisonsOf(result).map(({ left, right, retentionVerdict }) =>
          retentionVerdict ? (
            <li key={`${left} ${right}`} className="card">
              <p className="comparison-names">
                <b>{right}</b> <span className="muted">against {left}</span>
              </p>
              <Kept verdict={retentionVerdict} />
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
}
