import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { percent } from "../ui/format.ts";
import { type NamedBox, PageBoxes } from "../ui/page-boxes.tsx";
import { Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { OutcomeChip } from "./outcome-chip.tsx";

type Candidates = Schema<"Evaluation">["candidates"];

/** The page of one row with the label's box and the answer's, and all answers to the document side by side. */
export function DocumentOfRow(props: {
  evaluationId: string;
  documentId: string;
  path: string | undefined;
  candidates: Candidates;
}) {
  const { evaluationId, documentId, path, candidates } = props;
  const query = useQuery({
    queryKey: ["evaluated-document", evaluationId, documentId],
    queryFn: () =>
      answer(
        api.GET("/api/evaluations/{id}/documents/{document}", {
          params: { path: { id: evaluationId, document: documentId } },
        }),
      ),
    placeholderData: (before) => (before?.id === documentId ? before : undefined),
  });
  return (
    <div className="row-document">
      <Loaded query={query} what="the document">
        {(document) => <Open document={document} path={path} candidates={candidates} />}
      </Loaded>
    </div>
  );
}

function Open(props: { document: Schema<"EvaluatedDocument">; path: string | undefined; candidates: Candidates }) {
  const { document, path, candidates } = props;
  const search = useSearch({ from: "/evaluation" });
  const navigate = useNavigate({ from: "/evaluation" });
  const field = document.fields.find((one) => one.path === path);
  // The last candidate is the one that the evaluation is about.
  const whose = search.candidate ?? candidates.at(-1)?.id;
  const given = field?.answers.find(({ candidate }) => candidate === whose);
  const boxes: NamedBox[] = [
    ...(field?.boxes ?? []).map((box) => ({ ...box, side: "one" as const })),
    ...(given?.boxes ?? []).map((box) => ({ ...box, side: "two" as const })),
  ];
  const page = search.sheet === undefined ? (boxes[0]?.page ?? 0) : Number(search.sheet) - 1;
  const name = candidates.find(({ id }) => id === whose)?.name ?? "answer";
  return (
    <>
      <PageBoxes
        documentId={document.id}
        pages={document.pages}
        page={Number.isInteger(page) ? page : 0}
        boxes={boxes}
        sides={[
          { side: "one", name: "label", found: (field?.boxes.length ?? 0) > 0 },
          { side: "two", name, found: (given?.boxes.length ?? 0) > 0 },
        ]}
        onPage={(to) =>
          void navigate({ search: (before) => ({ ...before, sheet: String(to + 1) }), resetScroll: false })
        }
      />
      {given?.quote && (
        <p className="small">
          <span className="muted">{name} quotes</span> “{given.quote}”
        </p>
      )}
      {given?.confidence !== null && given !== undefined && (
        <p className="small muted">
          {name} says that this value is right with {percent(given.confidence, 0)}.
        </p>
      )}
      <p className="small">
        <Link to="/label/$documentId" params={{ documentId: document.id }} search={path ? { field: path } : {}}>
          Open in Label
        </Link>
      </p>
      <Answers document={document} path={path} candidates={candidates} />
    </>
  );
}

function Answers(props: { document: Schema<"EvaluatedDocument">; path: string | undefined; candidates: Candidates }) {
  const { document, path, candidates } = props;
  return (
    <details className="answers" open>
      <summary>All answers to this document</summary>
      <Table about="All answers to this document" heads={["Field", "Label", ...candidates.map(({ name }) => name)]}>
        {document.fields.map((field) => (
          <tr key={field.path} data-active={field.path === path || undefined}>
            <th scope="row">
              <Link
                to="/evaluation"
                search={({ sheet: _, ...before }) => ({ ...before, document: document.id, path: field.path })}
                resetScroll={false}
                activeProps={{}}
              >
                <code>{field.path}</code>
              </Link>
            </th>
            <td className="value-cell">{field.expected ?? <i className="muted">absent</i>}</td>
            {candidates.map(({ id }) => {
              const given = field.answers.find(({ candidate }) => candidate === id);
              return (
                <td key={id} className="value-cell" data-outcome={given?.outcome}>
                  {given ? (given.answered ?? <i className="muted">nothing</i>) : "–"}
                  {given && given.outcome !== "right" && (
                    <>
                      {" "}
                      <OutcomeChip outcome={given.outcome} />
                    </>
                  )}
                  {given?.evidence === "wrong" && <span className="chip chip-warn">other place</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </Table>
      {document.replies.map(({ candidate, answer: text, failure, seconds }) => (
        <details key={candidate} className="reply">
          <summary>
            {candidates.find(({ id }) => id === candidate)?.name} as it answered
            {seconds !== null && <span className="muted small"> in {seconds.toFixed(1)} s</span>}
          </summary>
          {text === null ? <p className="muted">No answer: {failure}</p> : <pre>{text}</pre>}
        </details>
      ))}
    </details>
  );
}
