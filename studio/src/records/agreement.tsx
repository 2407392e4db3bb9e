import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { answer, api } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { moment, percent, plural, score } from "../ui/format.ts";
import { Parts, useParts } from "../ui/more.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

/** How far independent readings agree, and what is still open. */
export function AgreementScreen() {
  const query = useQuery({ queryKey: ["agreement"], queryFn: () => answer(api.GET("/api/agreement")) });
  const maySettle = useMay("labels.adjudicate");
  return (
    <main className="screen">
      <h1>Agreement</h1>
      <Loaded query={query} what="agreement">
        {({ documents, fields, all, readers }) =>
          documents === 0 ? (
            <Empty title="No document was read twice yet.">
              <p>
                Every tenth document is read by a second person, blind. <Link to="/label">Read one</Link>
              </p>
            </Empty>
          ) : (
            <>
              <p className="muted">
                {plural(documents, "document")} were read by two people who did not see each other’s labels.
              </p>
              <Table
                about="Agreement by field"
                heads={["Field", "Agreement", "95 % interval", "Cohen’s κ", "Krippendorff’s α", "Evidence overlap"]}
              >
                {[{ path: "all fields", kappa: null, ...all }, ...fields].map((row) => (
                  <tr key={row.path}>
                    <th scope="row">
                      <code>{row.path}</code>
                    </th>
                    <td>{score(row.percent)}</td>
                    <td>{row.interval ? `${percent(row.interval.low)} – ${percent(row.interval.high)}` : "–"}</td>
                    <td>{row.kappa ? number(row.kappa) : "–"}</td>
                    <td>{number(row.alpha)}</td>
                    <td>{number(row.evidence)}</td>
                  </tr>
                ))}
              </Table>
              <h2>Readers</h2>
              <Table about="Agreement by readers" heads={["First", "Second", "Documents", "Agreement"]}>
                {readers.map(({ first, second, documents: shared, percent: agreed }) => (
                  <tr key={`${first} ${second}`}>
                    <td>{first}</td>
                    <td>{second}</td>
                    <td>{shared}</td>
                    <td>{score(agreed)}</td>
                  </tr>
                ))}
              </Table>
            </>
          )
        }
      </Loaded>
      {maySettle && <Open />}
    </main>
  );
}

const number = (value: Parameters<typeof score>[0]): string =>
  value.kind === "scored" ? value.value.toFixed(2) : "unscored";

function Open() {
  const list = useParts(["disagreements"], (cursor) =>
    answer(api.GET("/api/disagreements", { params: { query: { limit: 100, ...(cursor ? { cursor } : {}) } } })),
  );
  return (
    <section>
      <h2>Open disagreements</h2>
      <Parts list={list} what="disagreements">
        {(items) =>
          items.length === 0 ? (
            <p className="muted">None.</p>
          ) : (
            <Table about="Open disagreements" heads={["Document", "Field", "Since"]}>
              {items.map(({ documentId, path, createdAt }) => (
                <tr key={`${documentId} ${path}`}>
                  <td>
                    <Link
                      to="/label/$documentId"
                      params={{ documentId }}
                      search={{ purpose: "adjudicate", field: path }}
                    >
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
          )
        }
      </Parts>
    </section>
  );
}
