import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { Command } from "../home/command.tsx";
import { moment, percent, score } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { type CandidateResult, candidatesOf, comparisonsOf, type Share } from "./result.ts";
import { ErrorRows } from "./rows.tsx";

/** Fields by candidates with intervals; every number opens the rows that it counts. */
export function Evaluations() {
  const { id } = useSearch({ from: "/evaluation" });
  const navigate = useNavigate({ from: "/evaluation" });
  const list = useQuery({
    queryKey: ["evaluations"],
    queryFn: () => answer(api.GET("/api/evaluations", { params: { query: { limit: 200 } } })),
  });
  return (
    <main className="screen">
      <Loaded query={list} what="evaluations">
        {({ items }) => {
          const shown = items.find((one) => one.id === id) ?? items[0];
          if (!shown)
            return (
              <>
                <h1>Evaluation</h1>
                <Empty title="Nothing was evaluated yet.">
                  <p>Base and specialist answer the same held-out documents; the scores appear here.</p>
                  <Command text="residency evaluate" />
                </Empty>
              </>
            );
          return (
            <>
              <div className="screen-head">
                <h1>Evaluation</h1>
                <label className="inline">
                  Which
                  <select value={shown.id} onChange={(event) => void navigate({ search: { id: event.target.value } })}>
                    {items.map((one) => (
                      <option key={one.id} value={one.id}>
                        {moment(one.createdAt)} · {one.split} · {one.candidates.map(({ name }) => name).join(", ")}
                      </option>
                    ))}
                  </select>
                </label>
              </div>
              <Scores key={shown.id} id={shown.id} />
            </>
          );
        }}
      </Loaded>
    </main>
  );
}

function Scores({ id }: { id: string }) {
  const search = useSearch({ from: "/evaluation" });
  const query = useQuery({
    queryKey: ["evaluation", id],
    queryFn: () => answer(api.GET("/api/evaluations/{id}", { params: { path: { id } } })),
  });
  return (
    <Loaded query={query} what="the evaluation">
      {(evaluation) =>
        evaluation.result ? (
          <>
            <Comparisons result={evaluation.result} />
            <ScoreTable id={id} result={evaluation.result} />
            {(search.field || search.candidate || search.outcome) && (
              <ErrorRows id={id} candidates={evaluation.candidates} />
            )}
          </>
        ) : (
          <Empty title="This evaluation was begun and has not ended.">
            <p>Run it again; nothing that was answered is asked twice.</p>
            <Command text="residency evaluate" />
          </Empty>
        )
      }
    </Loaded>
  );
}

function Comparisons({ result }: { result: Schema<"EvaluationResult"> }) {
  return (
    <ul className="comparisons">
      {comparisonsOf(result).map(({ left, right, decision }) => (
        <li key={`${left} ${right}`}>
          {"unscored" in decision ? (
            <>
              {right} against {left}: <b>unscored</b> <span className="muted">{decision.unscored}</span>
            </>
          ) : (
            <>
              On decision fields {right} {decision.estimate < 0 ? "loses" : "gains"}{" "}
              <b className={decision.interval.low > 0 ? "good" : decision.interval.high < 0 ? "bad" : ""}>
                {Math.abs(decision.estimate * 100).toFixed(1)} points
              </b>{" "}
              against {left}{" "}
              <span className="muted">
                ({percent(decision.interval.level, 0)} interval {(decision.interval.low * 100).toFixed(1)} to{" "}
                {(decision.interval.high * 100).toFixed(1)})
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function ScoreTable({ id, result }: { id: string; result: Schema<"EvaluationResult"> }) {
  const candidates = candidatesOf(result);
  const fields = [...new Set(candidates.flatMap((candidate) => Object.keys(candidate.fields)))];
  const groups: { name: string; of: (candidate: CandidateResult) => Share | undefined; field?: string }[] = [
    { name: "All decision fields of a document", of: (candidate) => candidate.allDecisionFields },
    { name: "Decision fields", of: (candidate) => candidate.criticality.decision?.exact },
    ...fields.map((field) => ({
      name: field,
      field,
      of: (candidate: CandidateResult) => candidate.fields[field]?.exact,
    })),
  ];
  return (
    <Table about="Scores by field and candidate" heads={["Exact match", ...candidates.map(({ name }) => name)]}>
      {groups.map(({ name, of, field }) => (
        <tr key={name} className={field ? "" : "summary"}>
          <th scope="row">{field ? <code>{name}</code> : name}</th>
          {candidates.map((candidate) => (
            <td key={candidate.id}>
              <Cell id={id} share={of(candidate)} field={field} candidate={candidate.id} />
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function Cell(props: { id: string; share: Share | undefined; field: string | undefined; candidate: string }) {
  const { id, share, field, candidate } = props;
  if (!share) return <span className="muted">–</span>;
  const body = (
    <>
      <b>{score(share.score)}</b>{" "}
      <span className="muted small">
        {share.right}/{share.n}
      </span>
      {share.interval && <Interval value={share} low={share.interval.low} high={share.interval.high} />}
    </>
  );
  if (!field) return <span className="score">{body}</span>;
  return (
    <Link
      to="/evaluation"
      search={{ id, field, candidate }}
      className="score"
      hash="rows"
      title="Show the rows behind this number"
    >
      {body}
    </Link>
  );
}

/** The interval on a scale of 0 to 100 %, with the estimate as a mark. */
function Interval({ value, low, high }: { value: Share; low: number; high: number }) {
  const at = value.score.kind === "scored" ? value.score.value : null;
  return (
    <svg
      className="interval"
      viewBox="0 0 100 8"
      role="img"
      aria-label={`interval ${percent(low)} to ${percent(high)}`}
    >
      <line x1="0" y1="4" x2="100" y2="4" className="interval-scale" />
      <line x1={low * 100} y1="4" x2={high * 100} y2="4" className="interval-range" />
      {at !== null && <circle cx={Math.min(98, Math.max(2, at * 100))} cy="4" r="2.5" className="interval-mark" />}
    </svg>
  );
}
