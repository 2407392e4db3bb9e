import "./agreement.css";
import "../ui/tabs.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { answer, api } from "../api/client.ts";
import { queueQuery, useMay } from "../api/queries.ts";
import { count, plural } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Adjudicate } from "./adjudicate.tsx";
import { FieldAgreement, ReaderAgreement } from "./agreement-tables.tsx";
import { Annotators } from "./annotators.tsx";
import { OpenDisagreements, SettledDisagreements } from "./disagreements.tsx";

/** How far independent readings agree, what is still open, and how each person's labels hold up. */
export function AgreementScreen() {
  const { view = "fields", document, path } = useSearch({ from: "/agreement" });
  const maySettle = useMay("labels.adjudicate");
  const queue = useQuery({ ...queueQuery, enabled: maySettle });
  if (view === "settle" && document && maySettle) return <Adjudicate documentId={document} path={path} />;
  const open = queue.data?.adjudicate;
  const views = [
    { view: "fields", name: "Fields" },
    ...(maySettle ? [{ view: "open", name: "To settle", n: open }] : []),
    { view: "settled", name: "Settled" },
    { view: "people", name: "Annotators" },
  ];
  return (
    <main className="screen">
      <div className="screen-head">
        <h1>Agreement</h1>
        {maySettle && open !== undefined && open > 0 && (
          <Link to="/agreement" search={{ view: "open" }} className="button primary">
            Settle {plural(open, "document")}
          </Link>
        )}
      </div>
      <nav className="tabs" aria-label="Parts of agreement">
        {views.map((one) => (
          <Link
            key={one.view}
            to="/agreement"
            search={{ view: one.view }}
            aria-current={one.view === view ? "page" : undefined}
            activeProps={{}}
          >
            {one.name}
            {one.n ? <span className="chip chip-warn count">{count(one.n)}</span> : null}
          </Link>
        ))}
      </nav>
      {view === "open" && maySettle ? (
        <OpenDisagreements />
      ) : view === "settled" ? (
        <SettledDisagreements />
      ) : view === "people" ? (
        <Annotators />
      ) : (
        <Fields />
      )}
    </main>
  );
}

function Fields() {
  const query = useQuery({ queryKey: ["agreement"], queryFn: () => answer(api.GET("/api/agreement")) });
  return (
    <Loaded query={query} what="agreement">
      {(report) =>
        report.documents === 0 ? (
          <Empty title="No document was read twice yet.">
            <p>
              Every tenth document is read by a second person, blind. <Link to="/label">Read one</Link>
            </p>
          </Empty>
        ) : (
          <>
            <p className="muted">
              {plural(report.documents, "document")} were read by two people who did not see each other’s labels.
              Adjudications and labels made with another reading in view do not count.
            </p>
            <FieldAgreement report={report} />
            <ReaderAgreement report={report} />
          </>
        )
      }
    </Loaded>
  );
}
