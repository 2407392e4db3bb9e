import "./evaluation.css";
import "../ui/tabs.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { moment, plural, shortId } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Evaluate } from "../work/evaluate.tsx";
import { Comparisons } from "./comparisons.tsx";
import { Confidence } from "./confidence.tsx";
import { Retention } from "./retention.tsx";
import { asksForRows } from "./row-filter.ts";
import { ErrorRows } from "./rows.tsx";
import { ScoreTable } from "./score-table.tsx";
import { Slices } from "./slices.tsx";

const VIEWS = [
  { view: "fields", name: "Fields", Part: ScoreTable },
  { view: "slices", name: "Slices", Part: Slices },
  { view: "confidence", name: "Confidence", Part: Confidence },
  { view: "retention", name: "Retention", Part: Retention },
] as const;

/** What candidates scored on the same held-out documents, and the rows behind every number. */
export function Evaluations() {
  const { id } = useSearch({ from: "/evaluation" });
  const navigate = useNavigate({ from: "/evaluation" });
  const mayStart = useMay("work.start");
  const list = useQuery({
    queryKey: ["evaluations"],
    queryFn: () => answer(api.GET("/api/evaluations", { params: { query: { limit: 200 } } })),
  });
  return (
    <main className="screen">
      <Loaded query={list} what="evaluations">
        {({ items }) => {
          // The points of a curve are evaluations of one candidate; what compares comes first.
          const shown =
            items.find((one) => one.id === id) ?? items.find((one) => one.candidates.length > 1) ?? items[0];
          if (!shown)
            return (
              <>
                <h1>Evaluation</h1>
                <Empty title="Nothing was evaluated yet.">
                  <p>Base and specialist answer the same held-out documents; the scores appear here.</p>
                  <Evaluate primary />
                </Empty>
              </>
            );
          return (
            <>
              <div className="screen-head">
                <h1>Evaluation</h1>
                <label className="inline no-print">
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
              {mayStart && (
                <div className="no-print">
                  <Evaluate says="Evaluate the newest version" />
                </div>
              )}
              <OneEvaluation key={shown.id} id={shown.id} />
            </>
          );
        }}
      </Loaded>
    </main>
  );
}

function OneEvaluation({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["evaluation", id],
    queryFn: () => answer(api.GET("/api/evaluations/{id}", { params: { path: { id } } })),
  });
  return (
    <Loaded query={query} what="the evaluation">
      {(evaluation) =>
        evaluation.result ? (
          <Parts evaluation={evaluation} />
        ) : (
          <Empty title="This evaluation was begun and has not ended.">
            <p>Run it again; nothing that was answered is asked twice.</p>
            <Evaluate says="Go on" primary />
          </Empty>
        )
      }
    </Loaded>
  );
}

function Parts({ evaluation }: { evaluation: Schema<"EvaluationWithResult"> }) {
  const search = useSearch({ from: "/evaluation" });
  const { id, candidates } = evaluation;
  if (search.view === "report") return <Report evaluation={evaluation} />;
  const shown = VIEWS.find(({ view }) => view === search.view) ?? VIEWS[0];
  return (
    <>
      <Facts evaluation={evaluation} />
      {evaluation.result && <Comparisons result={evaluation.result} />}
      <nav className="tabs" aria-label="Parts of the evaluation">
        {VIEWS.map(({ view, name }) => (
          <Link
            key={view}
            to="/evaluation"
            search={{ id, view }}
            aria-current={view === shown.view ? "page" : undefined}
            activeProps={{}}
            resetScroll={false}
          >
            {name}
          </Link>
        ))}
        <Link to="/evaluation" search={{ id, view: "report" }} className="tabs-end">
          Print
        </Link>
      </nav>
      <div className="part">
        <shown.Part evaluation={evaluation} />
      </div>
      {asksForRows(search) && <ErrorRows id={id} candidates={candidates} />}
    </>
  );
}

function Facts({
  evaluation: { datasetId, split, result, candidates },
}: {
  evaluation: Schema<"EvaluationWithResult">;
}) {
  if (!result) return null;
  return (
    <p className="muted">
      {candidates.map(({ name }) => name).join(", ")} on {plural(result.documents, "document")} of the specialty and{" "}
      {plural(result.generalDocuments, "general document")}, all of the {split} split of{" "}
      <Link to="/datasets" search={{ id: datasetId }}>
        dataset {shortId(datasetId)}
      </Link>
    </p>
  );
}

/** Everything below each other, for paper. */
function Report({ evaluation }: { evaluation: Schema<"EvaluationWithResult"> }) {
  return (
    <article className="paper">
      <p className="row no-print">
        <button type="button" className="primary" onClick={() => window.print()}>
          Print, or save as PDF
        </button>
        <Link to="/evaluation" search={{ id: evaluation.id }}>
          Back to the screen
        </Link>
      </p>
      <p className="small">
        Evaluation <code>{evaluation.id}</code>, {moment(evaluation.createdAt)}
      </p>
      <Facts evaluation={evaluation} />
      {evaluation.result && <Comparisons result={evaluation.result} />}
      {VIEWS.map(({ view, name, Part }) => (
        <section key={view} className="paper-part">
          <h2>{name}</h2>
          <div className="part">
            <Part evaluation={evaluation} />
          </div>
        </section>
      ))}
    </article>
  );
}
