import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { Command } from "../home/command.tsx";
import { moment, score, shortId } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

/** What was released, and on what evidence each gate stands. */
export function Releases() {
  const { id } = useSearch({ from: "/releases" });
  const query = useQuery({ queryKey: ["releases"], queryFn: () => answer(api.GET("/api/releases")) });
  return (
    <main className="screen">
      <h1>Releases</h1>
      <Loaded query={query} what="releases">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="Nothing was released yet.">
              <p>A release merges the specialist, proves that it answers as before, and holds it against its gates.</p>
              <Command text="residency release" />
            </Empty>
          ) : (
            items.map((release, index) => (
              <details key={release.id} className="card" open={id === undefined ? index === 0 : id === release.id}>
                <summary>
                  <b>{shortId(release.id)}</b>{" "}
                  <span className={`chip ${release.state === "released" ? "chip-good" : ""}`}>{release.state}</span>{" "}
                  <span className="muted">
                    run {shortId(release.runId)} · {moment(release.createdAt)}
                  </span>
                </summary>
                <Gates release={release} />
              </details>
            ))
          )
        }
      </Loaded>
    </main>
  );
}

/** GateResult of src/domain/gate.ts; the API hands it on as it was stored. */
interface GateRow {
  name: string;
  requirement: string;
  outcome: string;
  score: Schema<"Score">;
  reason: string;
  evidence: Record<string, string>;
  override?: { by: string; reason: string };
}

function Gates({ release }: { release: Schema<"Release"> }) {
  const gates = (release.gates ?? []) as unknown as GateRow[];
  if (gates.length === 0) return <p className="muted">This release was made before gates were kept.</p>;
  return (
    <Table about="Gates" heads={["Gate", "Requirement", "Outcome", "Measured", "Why", "Evidence"]}>
      {gates.map((gate) => (
        <tr key={gate.name}>
          <th scope="row">{gate.name}</th>
          <td>{gate.requirement}</td>
          <td>
            <span className={`chip ${gate.outcome === "passed" ? "chip-good" : "chip-bad"}`}>{gate.outcome}</span>
            {gate.override && (
              <span className="small">
                {" "}
                let through by {gate.override.by}: {gate.override.reason}
              </span>
            )}
          </td>
          <td>{score(gate.score)}</td>
          <td>{gate.reason}</td>
          <td>
            {Object.entries(gate.evidence ?? {}).map(([name, value]) => (
              <div key={name} className="small">
                {name} <code>{shortId(value)}</code>
              </div>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  );
}
