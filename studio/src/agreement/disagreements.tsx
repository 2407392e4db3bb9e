import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api } from "../api/client.ts";
import { moment } from "../ui/format.ts";
import { Parts, useParts } from "../ui/more.tsx";
import { Empty, Problem } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

/** What two people read differently and nobody has settled. */
export function OpenDisagreements() {
  const { field } = useSearch({ from: "/agreement" });
  const navigate = useNavigate();
  const list = useParts(["disagreements", field], (cursor) =>
    answer(
      api.GET("/api/disagreements", {
        params: { query: { limit: 100, ...(field ? { field } : {}), ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  const take = useMutation({
    mutationFn: () => answer(api.POST("/api/adjudication-queue/next")),
    onSuccess: ({ item }) =>
      item
        ? void navigate({ to: "/agreement", search: { view: "settle", document: item.documentId } })
        : void list.refetch(),
  });
  return (
    <>
      {take.error && <Problem error={take.error} />}
      <FieldFilter view="open" />
      <Parts list={list} what="disagreements">
        {(items) =>
          items.length === 0 ? (
            <Empty title={field ? "Nothing on this field is open." : "Nothing is open."}>
              <p>Where two readings of a document differ, the values wait here for a third person or an expert.</p>
            </Empty>
          ) : (
            <>
              <p className="row">
                <button type="button" className="primary" disabled={take.isPending} onClick={() => take.mutate()}>
                  Settle the next document
                </button>
                <span className="muted small">
                  You are given those first that you did not read yourself, kept for you for a quarter of an hour.
                </span>
              </p>
              <Table about="Open disagreements" heads={["Document", "Field", "Since"]}>
                {items.map(({ documentId, path, createdAt }) => (
                  <tr key={`${documentId} ${path}`}>
                    <td>
                      <Link to="/agreement" search={{ view: "settle", document: documentId, path }}>
                        {documentId.slice(0, 8)}
                      </Link>
                    </td>
                    <td>
                      <code>{path}</code>
                    </td>
                    <td>{moment(createdAt)}</td>
                  </tr>
                ))}
              </Table>
            </>
          )
        }
      </Parts>
    </>
  );
}

const TOOK = { first: "the first reading", second: "the second reading", other: "a third value" } as const;
const CAPACITY = {
  expert: { says: "expert", tone: "chip-accent" },
  third: { says: "third person, 2 + 1", tone: "" },
  reader: { says: "one of the two readers", tone: "chip-warn" },
} as const;

/** What was settled, by whom and in what capacity. */
export function SettledDisagreements() {
  const { field } = useSearch({ from: "/agreement" });
  const list = useParts(["settled-disagreements", field], (cursor) =>
    answer(
      api.GET("/api/disagreements/settled", {
        params: { query: { limit: 100, ...(field ? { field } : {}), ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  return (
    <>
      <FieldFilter view="settled" />
      <Parts list={list} what="what was settled">
        {(items) =>
          items.length === 0 ? (
            <Empty title={field ? "Nothing on this field was settled." : "Nothing was settled yet."} />
          ) : (
            <Table about="Settled disagreements" heads={["Document", "Field", "What stands", "Settled by", "As", "At"]}>
              {items.map((row) => (
                <tr key={`${row.documentId} ${row.path}`}>
                  <td>
                    <Link to="/label/$documentId" params={{ documentId: row.documentId }} search={{ field: row.path }}>
                      {row.documentId.slice(0, 8)}
                    </Link>
                  </td>
                  <td>
                    <code>{row.path}</code>
                  </td>
                  <td>{TOOK[row.took]}</td>
                  <td>{row.settledBy}</td>
                  <td>
                    <span className={`chip ${CAPACITY[row.as].tone}`}>{CAPACITY[row.as].says}</span>
                  </td>
                  <td>{moment(row.settledAt)}</td>
                </tr>
              ))}
            </Table>
          )
        }
      </Parts>
    </>
  );
}

/** Which field is shown, where one was chosen. */
function FieldFilter({ view }: { view: string }) {
  const { field } = useSearch({ from: "/agreement" });
  if (!field) return null;
  return (
    <p className="row">
      Only <code>{field}</code>
      <Link to="/agreement" search={{ view }}>
        All fields
      </Link>
    </p>
  );
}
