import { Link } from "@tanstack/react-router";
import type { Schema } from "../api/client.ts";
import { moment, percent, shortId } from "../ui/format.ts";
import { Table } from "../ui/table.tsx";

/** Each bar that was fixed before the run, what was measured, and the records that the verdict stands on. */
export function Gates({ release }: { release: Schema<"Release"> }) {
  if (!release.gates)
    return (
      <p className="muted">
        The gates of this release were not judged yet. Staging judges them, against the plan that was fixed before the
        run.
      </p>
    );
  return (
    <>
      <Table about="Gates" heads={["Gate", "Outcome", "What was found", "Evidence"]}>
        {release.gates.map((gate) => (
          <tr key={gate.name} data-failed={(gate.outcome === "failed" && !gate.override) || undefined}>
            <th scope="row" className="gate-name">
              {gate.name}
              <p className="small muted">{gate.requirement}</p>
            </th>
            <td>
              <GateChip gate={gate} />
            </td>
            <td>
              {measured(gate)}
              {gate.override && (
                <p className="gate-override small">
                  Let through by <b>{gate.override.by}</b>, {moment(gate.override.at)}: “{gate.override.reason}”
                </p>
              )}
            </td>
            <td>
              <Evidence evidence={gate.evidence} />
            </td>
          </tr>
        ))}
      </Table>
      {release.gatePlanSha256 && (
        <p className="small muted">
          Fixed before the run as plan <code>{release.gatePlanSha256.slice(0, 16)}</code>; its hash is in the audit
          chain.
        </p>
      )}
    </>
  );
}

export function GateChip({ gate }: { gate: Schema<"Gate"> }) {
  if (gate.outcome === "passed") return <span className="chip chip-good">passed</span>;
  return gate.override ? (
    <span className="chip chip-warn">overridden</span>
  ) : (
    <span className="chip chip-bad">failed</span>
  );
}

/** Only shares are shown as such: a count of leaks is no percentage, and the sentence says it all the same. */
function measured({ name, score, reason }: Schema<"Gate">): string {
  const isShare = score.kind === "scored" && ["injection", "parity", "calibration", "hallucination"].includes(name);
  return isShare && score.kind === "scored" && !reason.includes("%") ? `${percent(score.value)}: ${reason}` : reason;
}

function Evidence({ evidence }: { evidence: Schema<"Gate">["evidence"] }) {
  // The hash of what the evaluation said is for who checks the card by machine.
  const { evaluation, resultSha256, dataset, candidate: _, ...others } = evidence;
  return (
    <ul className="small">
      {evaluation && (
        <li>
          <Link to="/evaluation" search={{ id: evaluation }} title={resultSha256 && `Result ${resultSha256}`}>
            evaluation {shortId(evaluation)}
          </Link>
        </li>
      )}
      {dataset && (
        <li>
          <Link to="/datasets" search={{ id: dataset }}>
            dataset {shortId(dataset)}
          </Link>
        </li>
      )}
      {Object.entries(others).map(([name, value]) => (
        <li key={name}>
          <span className="muted">{NAMES[name] ?? name}</span> <code>{shortId(value)}</code>
        </li>
      ))}
    </ul>
  );
}

const NAMES: Record<string, string> = { judgeCheck: "judge check" };
