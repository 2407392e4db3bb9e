import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { Parts, useParts } from "../ui/more.tsx";
import { Empty } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { DocumentOfRow } from "./document-of-row.tsx";
import { OutcomeChip } from "./outcome-chip.tsx";
import { OUTCOMES, rowQuery, rowTitle } from "./row-filter.ts";

/** The judged fields behind a number, beside the page that they were read from. */
export function ErrorRows({ id, candidates }: { id: string; candidates: Schema<"Evaluation">["candidates"] }) {
  const search = useSearch({ from: "/evaluation" });
  const navigate = useNavigate({ from: "/evaluation" });
  const { document, path } = search;
  const query = rowQuery(search);
  const list = useParts(["field-results", id, query], (cursor) =>
    answer(
      api.GET("/api/evaluations/{id}/rows", {
        params: { path: { id }, query: { ...query, limit: 100, ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const chosen = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number was opened
  useEffect(() => {
    heading.current?.scrollIntoView({ block: "start" });
  }, [chosen, list.isSuccess]);
  const choose = (outcome: string): void => {
    void navigate({
      search: ({ outcome: _, document: _document, path: _path, sheet: _sheet, ...before }) => ({
        ...before,
        ...(outcome ? { outcome } : {}),
      }),
      resetScroll: false,
    });
  };
  const title = rowTitle(search, (candidate) => candidates.find((one) => one.id === candidate)?.name);
  return (
    <section className="behind no-print">
      <div className="screen-head">
        <h2 ref={heading} id="rows">
          {title.length === 0 ? "Rows" : title.join(" · ")}
        </h2>
        <label className="inline">
          Outcome
          <select value={search.outcome ?? ""} onChange={(event) => choose(event.target.value)}>
            <option value="">any</option>
            <option value="errors">all errors</option>
            {OUTCOMES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <Link to="/evaluation" search={{ id, ...(search.view ? { view: search.view } : {}) }} resetScroll={false}>
          Close
        </Link>
      </div>
      <div className="beside-page">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows go from row to row; each row is a link of its own */}
        <div onKeyDown={stepThroughRows}>
          <Parts list={list} what="rows">
            {(items) =>
              items.length === 0 ? (
                <Empty title="No row fits." />
              ) : (
                <Table about="Rows" heads={["Document and field", "Expected", "Answered", "Outcome"]}>
                  {items.map((row) => {
                    const active = row.documentId === document && row.path === path && isCandidate(search, row);
                    return (
                      <tr
                        key={`${row.candidate} ${row.documentId} ${row.path}`}
                        data-active={active || undefined}
                        className="error-row"
                      >
                        <td>
                          <Link
                            to="/evaluation"
                            search={({ sheet: _, ...before }) => ({
                              ...before,
                              id,
                              document: row.documentId,
                              path: row.path,
                            })}
                            resetScroll={false}
                            aria-current={active ? "true" : undefined}
                            activeProps={{}}
                          >
                            {row.documentName}
                          </Link>
                          <code className="small muted">{row.path}</code>
                        </td>
                        <td className="value-cell">{row.expected ?? <i className="muted">absent</i>}</td>
                        <td className="value-cell">{row.answered ?? <i className="muted">nothing</i>}</td>
                        <td>
                          <OutcomeChip outcome={row.outcome} />
                        </td>
                      </tr>
                    );
                  })}
                </Table>
              )
            }
          </Parts>
        </div>
        {document ? (
          <DocumentOfRow evaluationId={id} documentId={document} path={path} candidates={candidates} />
        ) : (
          <p className="muted pick-a-row">
            Open a row to see its page with the label’s box and the answer’s. The arrow keys go from row to row.
          </p>
        )}
      </div>
    </section>
  );
}

const isCandidate = (search: { candidate?: string }, row: Schema<"FieldResult">): boolean =>
  search.candidate === undefined || search.candidate === row.candidate;

/** Up and down between the links of rows, opening each. */
function stepThroughRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("tbody a")];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (at < 0) return;
  event.preventDefault();
  const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
  next?.focus();
  next?.click();
}
