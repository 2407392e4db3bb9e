import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { answer, api, pageImage, type Schema } from "../api/client.ts";
import { Parts, useParts } from "../ui/more.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

const OUTCOMES = ["right", "wrong", "omitted", "hallucinated", "failed"] as const;
type Outcome = (typeof OUTCOMES)[number];

/** The judged fields behind a number, beside the page that they were read from. */
export function ErrorRows({ id, candidates }: { id: string; candidates: Schema<"Evaluation">["candidates"] }) {
  const search = useSearch({ from: "/evaluation" });
  const navigate = useNavigate({ from: "/evaluation" });
  const { field, candidate, document } = search;
  const outcome = OUTCOMES.find((name) => name === search.outcome);
  const list = useParts(["field-results", id, field, candidate, outcome], (cursor) =>
    answer(
      api.GET("/api/evaluations/{id}/rows", {
        params: {
          path: { id },
          query: {
            limit: 100,
            ...(field ? { field } : {}),
            ...(candidate ? { candidate } : {}),
            ...(outcome ? { outcome } : {}),
            ...(cursor ? { cursor } : {}),
          },
        },
      }),
    ),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number was opened
  useEffect(() => {
    heading.current?.scrollIntoView({ block: "start" });
  }, [field, candidate, list.isSuccess]);
  const choose = (value: string): void => {
    void navigate({ search: ({ outcome: _, ...before }) => ({ ...before, ...(value ? { outcome: value } : {}) }) });
  };
  return (
    <section className="behind">
      <div className="screen-head">
        <h2 ref={heading} id="rows">
          {field ? <code>{field}</code> : "All fields"}{" "}
          <span className="muted">{candidates.find((one) => one.id === candidate)?.name}</span>
        </h2>
        <label className="inline">
          Outcome
          <select value={outcome ?? ""} onChange={(event) => choose(event.target.value as Outcome | "")}>
            <option value="">any</option>
            {OUTCOMES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <Link to="/evaluation" search={{ id }}>
          Close
        </Link>
      </div>
      <div className="beside-page">
        <Parts list={list} what="rows">
          {(items) =>
            items.length === 0 ? (
              <Empty title="No row fits." />
            ) : (
              <Table about="Rows" heads={["Document", "Field", "Expected", "Answered", "Outcome"]}>
                {items.map((row) => (
                  <tr
                    key={`${row.candidate} ${row.documentId} ${row.path}`}
                    data-active={(row.documentId === document && row.path === search.path) || undefined}
                  >
                    <td>
                      <Link
                        to="/evaluation"
                        search={{ ...search, id, document: row.documentId, path: row.path }}
                        resetScroll={false}
                      >
                        {row.documentId.slice(0, 8)}
                      </Link>
                    </td>
                    <td>
                      <code>{row.path}</code>
                    </td>
                    <td>{row.expected ?? <i className="muted">absent</i>}</td>
                    <td>{row.answered ?? <i className="muted">nothing</i>}</td>
                    <td>
                      <span className={`chip ${row.outcome === "right" ? "chip-good" : "chip-bad"}`}>
                        {row.outcome}
                      </span>
                    </td>
                  </tr>
                ))}
              </Table>
            )
          }
        </Parts>
        {document ? (
          <EvidencePage documentId={document} path={search.path} />
        ) : (
          <p className="muted">Open a document to see its page.</p>
        )}
      </div>
    </section>
  );
}

/** The page with the label's box. */
function EvidencePage({ documentId, path }: { documentId: string; path: string | undefined }) {
  const labels = useQuery({
    queryKey: ["evidence", documentId],
    queryFn: () => answer(api.GET("/api/documents/{id}/labels", { params: { path: { id: documentId } } })),
  });
  return (
    <Loaded query={labels} what="the page">
      {(data) => {
        const evidence = data.labels.find((label) => label.path === path)?.evidence ?? [];
        const page = evidence[0]?.page ?? 0;
        return (
          <figure className="evidence">
            <div className="evidence-page">
              <img src={pageImage(documentId, page, "900")} alt={`Page ${page + 1}`} />
              <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
                {evidence
                  .filter((box) => box.page === page)
                  .map((box) => (
                    <rect
                      key={`${box.x} ${box.y}`}
                      className="box box-active"
                      x={box.x}
                      y={box.y}
                      width={box.width}
                      height={box.height}
                    />
                  ))}
              </svg>
            </div>
            <figcaption className="small">
              {evidence.length === 0 && <span className="muted">The label has no box. </span>}
              <Link to="/label/$documentId" params={{ documentId }} search={path ? { field: path } : {}}>
                Open in Label
              </Link>
            </figcaption>
          </figure>
        );
      }}
    </Loaded>
  );
}
