import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { overviewQuery, useMay } from "../api/queries.ts";
import { moment, shortId } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { MakeDataset } from "../work/make-dataset.tsx";
import { Balance } from "./balance.tsx";
import { Difference } from "./difference.tsx";
import { Lineage } from "./lineage.tsx";
import { Members } from "./members.tsx";
import { Screening } from "./screening.tsx";
import { Summary } from "./summary.tsx";
import "../ui/tabs.css";
import "./datasets.css";

const VIEWS = { balance: "Mix and balance", screening: "Screening", documents: "Documents" } as const;
type View = keyof typeof VIEWS;

/** Dataset versions: what one is made of, what screening found, how two differ, and where each row came from. */
export function Datasets() {
  const search = useSearch({ from: "/datasets" });
  const overview = useQuery(overviewQuery);
  const list = useQuery({
    queryKey: ["datasets"],
    queryFn: () => answer(api.GET("/api/datasets", { params: { query: { limit: 200 } } })),
  });
  const make = overview.data && (
    <MakeDataset project={overview.data} says="Make a version" command="residency curate" />
  );
  return (
    <main className="screen">
      <Loaded query={list} what="datasets">
        {({ items }) => {
          const shown = items.find((one) => one.id === search.id) ?? items[0];
          if (!shown)
            return (
              <>
                <h1>Datasets</h1>
                <Empty title="There is no dataset version yet.">
                  <p>
                    A version holds documents and labels as they are now, split so that nothing leaks, and never
                    changes.
                  </p>
                  {make}
                </Empty>
              </>
            );
          return <Version shown={shown} items={items} make={make} />;
        }}
      </Loaded>
    </main>
  );
}

function Version(props: { shown: Schema<"Dataset">; items: readonly Schema<"Dataset">[]; make: ReactNode }) {
  const { shown, items, make } = props;
  const { other, document, view } = useSearch({ from: "/datasets" });
  const navigate = useNavigate({ from: "/datasets" });
  const mayMake = useMay("work.start");
  const open: View = view === "screening" || view === "documents" ? view : "balance";
  const title = (one: Schema<"Dataset">): string => `${shortId(one.id)} · ${moment(one.createdAt)}`;
  return (
    <>
      <div className="screen-head">
        <h1>Datasets</h1>
        <label className="inline">
          Version
          <select value={shown.id} onChange={(event) => void navigate({ search: { id: event.target.value } })}>
            {items.map((one) => (
              <option key={one.id} value={one.id}>
                {title(one)}
              </option>
            ))}
          </select>
        </label>
        <label className="inline">
          Compare with
          <select
            value={other ?? ""}
            disabled={items.length < 2}
            onChange={(event) =>
              void navigate({ search: { id: shown.id, ...(event.target.value ? { other: event.target.value } : {}) } })
            }
          >
            <option value="">{items.length < 2 ? "there is no other" : "nothing"}</option>
            {items
              .filter((one) => one.id !== shown.id)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {title(one)}
                </option>
              ))}
          </select>
        </label>
        {mayMake && <div className="make-version">{make}</div>}
      </div>
      {document ? (
        <Lineage dataset={shown} documentId={document} />
      ) : other ? (
        <Difference id={other} other={shown.id} />
      ) : (
        <>
          <Summary dataset={shown} />
          <nav className="tabs" aria-label="Parts of the version">
            {(Object.keys(VIEWS) as View[]).map((name) => (
              <Link
                key={name}
                to="/datasets"
                search={{ id: shown.id, ...(name === "balance" ? {} : { view: name }) }}
                activeOptions={{ exact: true }}
                aria-current={open === name ? "page" : undefined}
              >
                {VIEWS[name]}
              </Link>
            ))}
          </nav>
          {open === "balance" && <Balance dataset={shown} />}
          {open === "screening" && <Screening dataset={shown} />}
          {open === "documents" && <Members id={shown.id} />}
        </>
      )}
    </>
  );
}
