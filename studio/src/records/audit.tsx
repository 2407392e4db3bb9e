import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api } from "../api/client.ts";
import { moment, plural, shortId } from "../ui/format.ts";
import { Parts, useParts } from "../ui/more.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

const NAMES = ["actor", "action", "subject"] as const;

/** Every change of state, newest first, and whether the chain holds. */
export function Audit() {
  const filter = useSearch({ from: "/audit" });
  const navigate = useNavigate({ from: "/audit" });
  const verdict = useQuery({ queryKey: ["audit-verdict"], queryFn: () => answer(api.GET("/api/audit/verdict")) });
  const list = useParts(["audit", filter], (cursor) =>
    answer(api.GET("/api/audit", { params: { query: { ...filter, limit: 100, ...(cursor ? { cursor } : {}) } } })),
  );
  return (
    <main className="screen">
      <h1>Audit</h1>
      <Loaded query={verdict} what="the chain">
        {(said) => (
          <p className={`banner ${said.intact ? "banner-good" : "banner-bad"}`} role="status">
            {said.intact
              ? `The chain of ${plural(said.rows, "entry", "entries")} is intact. Head ${said.head.slice(0, 16)}`
              : `The chain breaks at entry ${said.brokenAt}: ${said.reason}`}
          </p>
        )}
      </Loaded>
      <search className="filters">
        {NAMES.map((name) => (
          <label key={name}>
            {name}
            <input
              key={filter[name] ?? ""}
              defaultValue={filter[name] ?? ""}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                const { value } = event.currentTarget;
                void navigate({
                  search: ({ [name]: _, ...rest }) => ({ ...rest, ...(value ? { [name]: value } : {}) }),
                });
              }}
            />
          </label>
        ))}
        <Link to="/audit" className="clear">
          Clear filters
        </Link>
      </search>
      <Parts list={list} what="the audit chain">
        {(items) =>
          items.length === 0 ? (
            <Empty title="No entry fits." />
          ) : (
            <Table about="Audit chain" heads={["#", "At", "Who", "What", "Subject", "Detail"]}>
              {items.map((entry) => (
                <tr key={entry.sequence}>
                  <td>{entry.sequence}</td>
                  <td>{moment(entry.at)}</td>
                  <td>{entry.actor}</td>
                  <td>{entry.action}</td>
                  <td>
                    <Link to="/audit" search={{ subject: entry.subject }}>
                      <code>{shortId(entry.subject)}</code>
                    </Link>
                  </td>
                  <td>
                    <code className="small">{JSON.stringify(entry.detail)}</code>
                  </td>
                </tr>
              ))}
            </Table>
          )
        }
      </Parts>
    </main>
  );
}
