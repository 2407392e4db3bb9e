import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { count, plural, shortId } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

const TONE: Record<Schema<"DatasetChange">["change"], string> = {
  added: "chip-good",
  removed: "chip-bad",
  changed: "chip-warn",
};

/** What changed from one version to another, document by document. */
export function Difference({ id, other }: { id: string; other: string }) {
  const query = useQuery({
    queryKey: ["diff", id, other],
    queryFn: () => answer(api.GET("/api/datasets/{id}/diff/{other}", { params: { path: { id, other } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section>
      <div className="screen-head">
        <h2>
          From {shortId(id)} to {shortId(other)}
        </h2>
        <Link to="/datasets" search={{ id: other }}>
          Back to {shortId(other)}
        </Link>
      </div>
      <Loaded query={query} what="the difference">
        {(diff) => (
          <>
            <p className="row">
              <span className="chip chip-good">{count(diff.added)} added</span>
              <span className="chip chip-bad">{count(diff.removed)} removed</span>
              <span className="chip chip-warn">{count(diff.changed)} changed</span>
              <span className="chip">{count(diff.equal)} equal</span>
            </p>
            {diff.changes.length === 0 ? (
              <Empty title="Both versions hold the same." />
            ) : (
              <Table about="Changes" heads={["Document", "Change", "What", "Fields", "Split"]}>
                {diff.changes.map((change) => (
                  <tr key={change.documentId}>
                    <td>
                      <Link
                        to="/datasets"
                        search={{ id: change.change === "removed" ? id : other, document: change.documentId }}
                      >
                        {change.name}
                      </Link>
                    </td>
                    <td>
                      <span className={`chip ${TONE[change.change]}`}>{change.change}</span>
                    </td>
                    <td>{change.parts.join(", ") || "–"}</td>
                    <td>{change.paths.join(", ") || "–"}</td>
                    <td>
                      {change.splitBefore === change.splitAfter
                        ? change.splitAfter
                        : `${change.splitBefore ?? "–"} → ${change.splitAfter ?? "–"}`}
                    </td>
                  </tr>
                ))}
              </Table>
            )}
            {diff.added + diff.removed + diff.changed > diff.changes.length && (
              <p className="muted small">
                The first {plural(diff.changes.length, "change")} by document; the counts are of all.
              </p>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
