import type { Schema } from "../api/client.ts";
import { percent } from "../ui/format.ts";
import { Empty } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { candidatesOf, sliceFloorOf, sliceGroups } from "./result.ts";
import { type EvaluationSearch, SLICED_BY } from "./row-filter.ts";
import { ShareCell } from "./share-cell.tsx";

const NAMES: Record<string, string> = { quality: "scan quality" };

/** Scores by groups of documents, with how many there are; below the floor nothing is scored. */
export function Slices({ evaluation }: { evaluation: Schema<"EvaluationWithResult"> }) {
  if (!evaluation.result) return null;
  const candidates = candidatesOf(evaluation.result);
  const floor = sliceFloorOf(evaluation.result);
  const groups = sliceGroups(candidates);
  const heads = ["Documents", ...candidates.map(({ name }) => name)];
  const decides = evaluation.fields.some(({ criticality }) => criticality === "decision");
  const criticalities = (["decision", "supporting", "informational"] as const).filter((name) =>
    candidates.some((candidate) => candidate.criticality[name]),
  );
  return (
    <>
      <Table about="By criticality" heads={["Criticality of the field", "Fields", ...heads.slice(1)]}>
        {criticalities.map((name) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{evaluation.fields.filter(({ criticality }) => criticality === name).length}</td>
            {candidates.map((candidate) => (
              <td key={candidate.id}>
                <ShareCell
                  share={candidate.criticality[name]?.exact}
                  rows={{ id: evaluation.id, view: "slices", criticality: name, candidate: candidate.id }}
                />
              </td>
            ))}
          </tr>
        ))}
      </Table>
      {groups.length === 0 ? (
        <Empty title="This evaluation has no slices.">
          <p>A specialty names what its evaluations are sliced by; documents need that fact.</p>
        </Empty>
      ) : (
        groups.map(({ by, values, small }) => (
          <Table key={by} about={`By ${NAMES[by] ?? by}`} heads={[capital(NAMES[by] ?? by), ...heads]}>
            {values.map(({ value, documents, byCandidate }) => (
              <tr key={value}>
                <th scope="row">{value}</th>
                <td>{documents}</td>
                {candidates.map(({ id }) => {
                  const rows: EvaluationSearch | undefined = (SLICED_BY as readonly string[]).includes(by)
                    ? {
                        id: evaluation.id,
                        view: "slices",
                        part: "special",
                        ...(decides ? { criticality: "decision" } : {}),
                        [by]: value,
                        candidate: id,
                      }
                    : undefined;
                  return (
                    <td key={id}>
                      <ShareCell share={byCandidate.get(id)} rows={rows} />
                    </td>
                  );
                })}
              </tr>
            ))}
            {small.length > 0 && (
              <tr>
                <td colSpan={heads.length + 1}>
                  <details className="small-groups">
                    <summary>
                      {small.length} {values.length > 0 ? "more" : "of them"} are too small to be scored
                    </summary>
                    <p className="small muted">
                      {small.map(({ value, documents }) => `${value} (${documents})`).join(", ")}
                    </p>
                  </details>
                </td>
              </tr>
            )}
          </Table>
        ))
      )}
      <p className="muted small">
        Exact match on {decides ? "decision" : "all"} fields.{" "}
        {floor !== null && `A group of fewer than ${floor} documents is unscored: it says less than it seems to. `}
        Slices are looked at, not tested; the worst of many groups is partly chance. Intervals are at {percent(0.95, 0)}
        , one group at a time.
      </p>
    </>
  );
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
