import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api, pageImage, type Schema } from "../api/client.ts";
import { count } from "../ui/format.ts";
import { Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

/**
 * What a run says about documents that it does not learn from: at each of its checkpoints while it learns, and as an
 * evaluation asked it afterwards.
 *
 * @param written Checkpoints that are there by now; with each come new answers.
 */
export function Samples({ runId, state, written }: { runId: string; state: Schema<"Run">["state"]; written: number }) {
  const { step } = useSearch({ from: "/runs" });
  const navigate = useNavigate({ from: "/runs" });
  const samples = useQuery({
    queryKey: ["run-samples", runId, state, written],
    queryFn: () => answer(api.GET("/api/runs/{id}/samples", { params: { path: { id: runId } } })),
    placeholderData: (before, query) => (query?.queryKey[1] === runId ? before : undefined),
  });
  return (
    <section>
      <Loaded query={samples} what="samples">
        {({ asked, steps, items }) => {
          const known = steps.find((one) => String(one) === step);
          // What was evaluated says most; before that, the newest answers do.
          const shown = step === EVALUATED || (step === undefined && asked) ? null : (known ?? steps.at(-1) ?? null);
          return (
            <>
              <div className="screen-head">
                <h3>Samples</h3>
                {steps.length > 0 && (
                  <label>
                    Answers{" "}
                    <select
                      value={shown ?? EVALUATED}
                      onChange={(event) =>
                        void navigate({ search: (before) => ({ ...before, step: event.target.value }), replace: true })
                      }
                    >
                      {asked && <option value={EVALUATED}>as it was evaluated</option>}
                      {steps.toReversed().map((one) => (
                        <option key={one} value={one}>
                          after step {count(one)}
                        </option>
                      ))}
                    </select>
                  </label>
                )}
              </div>
              <p className="muted small">
                Answers about documents that the run does not learn from. An evaluation judges them; here they only
                stand beside the labels.
              </p>
              {shown === null ? (
                <Answers items={items} none={<NotAsked asked={asked} state={state} />} />
              ) : (
                <Learning runId={runId} step={shown} />
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

const EVALUATED = "evaluated";

function Learning({ runId, step }: { runId: string; step: number }) {
  const samples = useQuery({
    queryKey: ["run-samples", runId, "step", step],
    queryFn: () => answer(api.GET("/api/runs/{id}/samples", { params: { path: { id: runId }, query: { step } } })),
    placeholderData: (before, query) => (query?.queryKey[1] === runId ? before : undefined),
  });
  return (
    <Loaded query={samples} what="samples">
      {({ items }) => <Answers items={items} none="Nothing was answered at this step." />}
    </Loaded>
  );
}

function NotAsked({ asked, state }: { asked: boolean; state: Schema<"Run">["state"] }) {
  if (asked) return "No answer about a document of the specialty is stored.";
  if (state !== "done") return "The first answers come with the first checkpoint.";
  return (
    <>
      No evaluation has asked this run yet: <code>residency evaluate --calibrate</code>, or the Evaluation screen.
    </>
  );
}

function Answers({ items, none }: { items: readonly Schema<"RunSample">[]; none: React.ReactNode }) {
  if (items.length === 0) return <p className="muted">{none}</p>;
  return (
    <div className="samples">
      {items.map((sample) => (
        <Sample key={sample.documentId} sample={sample} />
      ))}
    </div>
  );
}

function Sample({ sample }: { sample: Schema<"RunSample"> }) {
  const { documentId, name, split, rows, baseAnswered, unreadable } = sample;
  return (
    <details className="sample">
      <summary>
        <img src={pageImage(documentId, 0, "240")} alt="" loading="lazy" width="32" height="42" />
        <span>
          {name} <span className="chip">{split}</span>
        </span>
        <span className="muted small">
          {unreadable === null
            ? `${count(rows.filter(({ label, run }) => label === run).length)} of ${count(rows.length)} as labelled`
            : "the answer cannot be read"}
        </span>
      </summary>
      {unreadable !== null && <pre>{unreadable}</pre>}
      <Table about={`Answers about ${name}`} heads={["Field", "Label", ...(baseAnswered ? ["Base"] : []), "This run"]}>
        {rows.map(({ path, label, base, run }) => (
          <tr key={path}>
            <th scope="row">{path}</th>
            <td>{label ?? "–"}</td>
            {baseAnswered && <td className={base === label ? "" : "bad"}>{base ?? "–"}</td>}
            <td className={run === label ? "good" : "bad"}>
              {run ?? "–"}
              <span className="hidden">{run === label ? ", as labelled" : ", not as labelled"}</span>
            </td>
          </tr>
        ))}
      </Table>
      <p>
        <Link to="/label/$documentId" params={{ documentId }} search={{}}>
          Open the document
        </Link>
      </p>
    </details>
  );
}
