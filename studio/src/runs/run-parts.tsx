import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { answer, api, pageImage, type Schema } from "../api/client.ts";
import { count, shortId } from "../ui/format.ts";
import { Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { recipeRows } from "./recipe-rows.ts";

/** The checkpoints of a run: what each was worth on the dev split, and which are still there. */
export function Checkpoints({ runId, written }: { runId: string; written: number }) {
  const run = useQuery({
    queryKey: ["run", runId, written],
    queryFn: () => answer(api.GET("/api/runs/{id}", { params: { path: { id: runId } } })),
  });
  return (
    <section>
      <h3>Checkpoints</h3>
      <Loaded query={run} what="checkpoints">
        {({ checkpoints }) => {
          if (checkpoints.length === 0) return <p className="muted">None is written yet.</p>;
          const losses = checkpoints.flatMap(({ devLoss }) => devLoss ?? []);
          const best = losses.length > 0 ? Math.min(...losses) : null;
          return (
            <Table about="Checkpoints" heads={["Step", "Loss on dev", "On the disk"]}>
              {checkpoints.map(({ step, devLoss, kept }) => (
                <tr key={step}>
                  <td>{count(step)}</td>
                  <td>
                    {devLoss?.toFixed(4) ?? "not measured"}{" "}
                    {devLoss !== null && devLoss === best && <span className="chip chip-good">best</span>}
                  </td>
                  <td>{kept ? "yes" : <span className="muted">removed for a newer one</span>}</td>
                </tr>
              ))}
            </Table>
          );
        }}
      </Loaded>
    </section>
  );
}

/** What the finished run says about documents that it did not learn from. */
export function Samples({ runId }: { runId: string }) {
  const samples = useQuery({
    queryKey: ["run-samples", runId],
    queryFn: () => answer(api.GET("/api/runs/{id}/samples", { params: { path: { id: runId } } })),
    staleTime: 60_000,
  });
  return (
    <section>
      <h3>Samples</h3>
      <p className="muted small">
        Answers about documents that the run did not learn from, dev first, as an evaluation stored them. The evaluation
        judges them; here they only stand beside the labels.
      </p>
      <Loaded query={samples} what="samples">
        {({ asked, items }) =>
          items.length === 0 ? (
            <p className="muted">
              {asked
                ? "No answer about a document of the specialty is stored."
                : "No evaluation has asked this run yet: "}
              {!asked && <code>residency evaluate --calibrate</code>}
            </p>
          ) : (
            <div className="samples">
              {items.map((sample) => (
                <Sample key={sample.documentId} sample={sample} />
              ))}
            </div>
          )
        }
      </Loaded>
    </section>
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

/** The recipes of the runs that are looked at; what differs is marked. */
export function Recipes({ runs }: { runs: readonly Schema<"Run">[] }) {
  const rows = recipeRows(runs.map(({ recipe }) => recipe));
  const differing = rows.filter(({ differs }) => differs).length;
  return (
    <details open>
      <summary>
        Recipe{runs.length > 1 && <span className="muted small"> {count(differing)} settings differ</span>}
      </summary>
      <Table about="Recipe" heads={["Setting", ...runs.map(({ id }) => shortId(id))]}>
        {rows.map(({ name, values, differs }) => (
          <tr key={name} data-differs={differs || undefined}>
            <th scope="row">{name}</th>
            {values.map((value, index) => (
              <td key={runs[index]?.id}>{value ?? "–"}</td>
            ))}
          </tr>
        ))}
      </Table>
    </details>
  );
}
