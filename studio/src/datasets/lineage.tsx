import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { answer, api, pageImage, type Schema } from "../api/client.ts";
import { StateChip } from "../runs/state-chip.tsx";
import { count, moment, percent, plural, shortId } from "../ui/format.ts";
import { Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

type Row = Schema<"Lineage">;

/** Where one row of a version came from, and what was done with it: from the file to the evaluations. */
export function Lineage({ dataset, documentId }: { dataset: Schema<"Dataset">; documentId: string }) {
  const lineage = useQuery({
    queryKey: ["lineage", dataset.id, documentId],
    queryFn: () =>
      answer(
        api.GET("/api/datasets/{id}/documents/{document}", {
          params: { path: { id: dataset.id, document: documentId } },
        }),
      ),
  });
  return (
    <section>
      <Loaded query={lineage} what="the lineage">
        {(row) => (
          <>
            <div className="screen-head">
              <h2>{row.document.name}</h2>
              <p className="muted">lineage in version {shortId(dataset.id)}</p>
              <Link to="/datasets" search={{ id: dataset.id, view: "documents" }}>
                Back to the version
              </Link>
            </div>
            <div className="row-lineage">
              <ol className="row-steps">
                <Source row={row} />
                <Pages row={row} />
                <Labels row={row} />
                <Placed row={row} dataset={dataset} />
                <Used row={row} dataset={dataset} />
              </ol>
              <figure>
                <img src={pageImage(documentId, 0, "900")} alt={`First page of ${row.document.name}`} />
                <figcaption>
                  <Link to="/label/$documentId" params={{ documentId }} search={{}}>
                    Open the document
                  </Link>
                </figcaption>
              </figure>
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}

function Step({ title, says, children }: { title: string; says: ReactNode; children?: ReactNode }) {
  return (
    <li>
      <h3>{title}</h3>
      <p>{says}</p>
      {children}
    </li>
  );
}

function Source({ row: { document, source, added } }: { row: Row }) {
  return (
    <Step
      title="Source file"
      says={
        <>
          <b>{source.split(/[\\/]/).at(-1) || document.name}</b>
          {added ? (
            <>
              {" "}
              was added on {moment(added.at)} by {added.actor}{" "}
              <span className="muted small">row {count(added.sequence)} of the audit chain</span>
            </>
          ) : (
            <span className="muted"> came before the audit chain was kept</span>
          )}
        </>
      }
    >
      <Hash name="document" value={document.id} />
    </Step>
  );
}

function Pages({ row: { document } }: { row: Row }) {
  return (
    <Step title="Pages" says={plural(document.pages.length, "page")}>
      {document.pages.map(({ sha256, width, height }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages are told apart by their place; two may be the same picture
        <Hash key={index} name={`page ${index + 1}, ${width} × ${height}`} value={sha256} />
      ))}
    </Step>
  );
}

function Labels({ row: { document, labels } }: { row: Row }) {
  const later = labels.filter((label) => label.later > 0).length;
  return (
    <Step
      title="Labels"
      says={
        labels.length === 0
          ? "This row has no labels; it is learned from as text or class."
          : `${plural(labels.length, "value")}${later > 0 ? `; ${count(later)} changed since this version was made` : ""}`
      }
    >
      {labels.length > 0 && (
        <Table about="Labels of the row" heads={["Field", "Value", "By", "When", "Revision"]}>
          {labels.map(({ path, author, method, at, revision, later: changed }) => {
            const field = document.fields?.[path];
            return (
              <tr key={path}>
                <th scope="row">{path}</th>
                <td>{field?.status === "present" ? field.value : <i className="muted">{field?.status}</i>}</td>
                <td>
                  {author ?? "not known"} <span className="muted small">{method}</span>
                </td>
                <td className="small">{at ? moment(at) : "–"}</td>
                <td>
                  {revision ?? "–"} {changed > 0 && <span className="chip chip-warn">{count(changed)} later</span>}
                </td>
              </tr>
            );
          })}
        </Table>
      )}
    </Step>
  );
}

const BONDS: Record<Row["neighbours"][number]["bond"], string> = {
  subject: "of the same subject",
  template: "of the same template",
  "same page": "with an equal page",
  "near-duplicate": "in its cluster of nearly equal pictures",
};

function Placed({ row: { document, neighbours }, dataset }: { row: Row; dataset: Schema<"Dataset"> }) {
  const { split } = dataset;
  const learned =
    document.split === "train" ? (document.selected ? ", and learned from" : ", left out by the mix") : "";
  return (
    <Step
      title={`Split: ${document.split}${learned}`}
      says={
        <>
          {neighbours.length === 0
            ? "Nothing had to stay with it, so it was placed alone"
            : "It was placed with all that it was kept together with"}
          , where {split.strata.join(" and ")} were furthest below {percent(split.train, 0)} train,{" "}
          {percent(split.dev, 0)} dev and {percent(split.test, 0)} test. Ties fell by seed {split.seed}.
        </>
      }
    >
      <ul className="bonds">
        {neighbours.map(({ bond, documents, first }) => (
          <li key={bond}>
            <b>{plural(documents, "document")}</b> {BONDS[bond]}:{" "}
            {first.map(({ documentId, name, split: where }, index) => (
              <span key={documentId}>
                {index > 0 && ", "}
                <Link to="/datasets" search={{ id: dataset.id, document: documentId }}>
                  {name}
                </Link>
                {where !== document.split && <span className="chip chip-bad">{where}</span>}
              </span>
            ))}
            {documents > first.length && " …"}
          </li>
        ))}
      </ul>
    </Step>
  );
}

function Used({ row: { document, runs, evaluations }, dataset }: { row: Row; dataset: Schema<"Dataset"> }) {
  const trained = runs.filter((run) => run.trained);
  return (
    <>
      <Step
        title="Runs that learned from it"
        says={
          trained.length > 0
            ? plural(trained.length, "run")
            : document.split === "train"
              ? "None yet."
              : `None may: it stands in ${document.split}.`
        }
      >
        <ul className="row">
          {trained.map(({ id, state }) => (
            <li key={id}>
              <Link to="/runs" search={{ id }}>
                {shortId(id)}
              </Link>{" "}
              <StateChip state={state as Schema<"Run">["state"]} />
            </li>
          ))}
        </ul>
      </Step>
      <Step
        title="Evaluations that asked it"
        says={evaluations.length > 0 ? plural(evaluations.length, "evaluation") : "None yet."}
      >
        <ul className="row">
          {evaluations.map(({ id, split }) => (
            <li key={id}>
              <Link to="/evaluation" search={{ id, document: document.id }}>
                {shortId(id)}
              </Link>{" "}
              <span className="muted small">
                {split} of version {shortId(dataset.id)}
              </span>
            </li>
          ))}
        </ul>
      </Step>
    </>
  );
}

function Hash({ name, value }: { name: string; value: string }) {
  return (
    <p className="hash small">
      <span className="muted">{name}</span> <code>{value}</code>
    </p>
  );
}
