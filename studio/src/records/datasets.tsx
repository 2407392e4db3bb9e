import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { Command } from "../home/command.tsx";
import { count, moment, plural, shortId } from "../ui/format.ts";
import { Parts, useParts } from "../ui/more.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

const SPLITS = ["train", "dev", "test"] as const;

/** Dataset versions: what is in one, what screening found, how two differ. */
export function Datasets() {
  const { id, other } = useSearch({ from: "/datasets" });
  const list = useQuery({
    queryKey: ["datasets"],
    queryFn: () => answer(api.GET("/api/datasets", { params: { query: { limit: 200 } } })),
  });
  const navigate = useNavigate({ from: "/datasets" });
  return (
    <main className="screen">
      <h1>Datasets</h1>
      <Loaded query={list} what="datasets">
        {({ items }) => {
          const shown = items.find((one) => one.id === id) ?? items[0];
          if (!shown)
            return (
              <Empty title="There is no dataset version yet.">
                <p>
                  A version holds documents and labels as they are now, split so that nothing leaks, and never changes.
                </p>
                <Command text="residency curate" />
              </Empty>
            );
          return (
            <>
              <search className="filters">
                <label>
                  Version
                  <select value={shown.id} onChange={(event) => void navigate({ search: { id: event.target.value } })}>
                    {items.map((one) => (
                      <option key={one.id} value={one.id}>
                        {shortId(one.id)} · {moment(one.createdAt)}
                      </option>
                    ))}
                  </select>
                </label>
                <label>
                  Compare with
                  <select
                    value={other ?? ""}
                    onChange={(event) =>
                      void navigate({
                        search: { id: shown.id, ...(event.target.value ? { other: event.target.value } : {}) },
                      })
                    }
                  >
                    <option value="">nothing</option>
                    {items
                      .filter((one) => one.id !== shown.id)
                      .map((one) => (
                        <option key={one.id} value={one.id}>
                          {shortId(one.id)} · {moment(one.createdAt)}
                        </option>
                      ))}
                  </select>
                </label>
              </search>
              <Summary dataset={shown} />
              {other ? <Difference id={other} other={shown.id} /> : <Members id={shown.id} />}
            </>
          );
        }}
      </Loaded>
    </main>
  );
}

const KNOWN = new Set(["documents", "splits", "domains", "families", "leftOut", "trainingRows", "leaks"]);

function Summary({ dataset: { summary } }: { dataset: Schema<"Dataset"> }) {
  const screening = Object.entries(summary).filter(([name]) => !KNOWN.has(name));
  return (
    <>
      <dl className="facts">
        <Fact name="Documents" value={count(summary.documents)} />
        {Object.entries(summary.splits).map(([split, n]) => (
          <Fact key={split} name={split} value={count(n)} />
        ))}
        <Fact name="Training rows" value={count(summary.trainingRows)} />
        <Fact name="Leaks" value={count(summary.leaks)} />
        {Object.entries(summary.leftOut).map(([why, n]) => (
          <Fact key={why} name={`Left out: ${why}`} value={count(n)} />
        ))}
      </dl>
      <h2>Screening</h2>
      <dl className="facts">
        {screening.map(([name, value]) => (
          <Fact key={name} name={spoken(name)} value={text(value)} />
        ))}
      </dl>
    </>
  );
}

const spoken = (name: string): string => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

/** A finding of any screen, as short as it can be said. */
function text(value: unknown): string {
  if (typeof value === "number") return Number.isInteger(value) ? count(value) : value.toFixed(3);
  if (Array.isArray(value)) return plural(value.length, "entry", "entries");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, part]) => `${spoken(name)} ${text(part)}`)
      .join(", ");
  return String(value);
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Members({ id }: { id: string }) {
  const search = useSearch({ from: "/datasets" });
  const navigate = useNavigate({ from: "/datasets" });
  const split = SPLITS.find((name) => name === search.split);
  const list = useParts(["dataset-members", id, split], (cursor) =>
    answer(
      api.GET("/api/datasets/{id}/documents", {
        params: {
          path: { id },
          query: { limit: 100, ...(split ? { split } : {}), ...(cursor ? { cursor } : {}) },
        },
      }),
    ),
  );
  return (
    <section>
      <div className="screen-head">
        <h2>Documents</h2>
        <label className="inline">
          Split
          <select
            value={split ?? ""}
            onChange={(event) =>
              void navigate({ search: { id, ...(event.target.value ? { split: event.target.value } : {}) } })
            }
          >
            <option value="">any</option>
            {SPLITS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </div>
      <Parts list={list} what="documents">
        {(items) => (
          <Table about="Documents of the version" heads={["Document", "Family", "Split", "Training row", "PHI"]}>
            {items.map((row) => (
              <tr key={row.documentId}>
                <td>
                  <Link to="/label/$documentId" params={{ documentId: row.documentId }} search={{}}>
                    {row.name}
                  </Link>
                </td>
                <td>{row.family ?? "–"}</td>
                <td>{row.split}</td>
                <td>{row.split === "train" ? (row.selected ? "yes" : "left out by the mix") : "–"}</td>
                <td>{row.phi}</td>
              </tr>
            ))}
          </Table>
        )}
      </Parts>
    </section>
  );
}

function Difference({ id, other }: { id: string; other: string }) {
  const query = useQuery({
    queryKey: ["diff", id, other],
    queryFn: () => answer(api.GET("/api/datasets/{id}/diff/{other}", { params: { path: { id, other } } })),
  });
  return (
    <section>
      <h2>
        From {shortId(id)} to {shortId(other)}
      </h2>
      <Loaded query={query} what="the difference">
        {(diff) => (
          <>
            <p>
              {count(diff.added)} added, {count(diff.removed)} removed, {count(diff.changed)} changed,{" "}
              {count(diff.equal)} equal.
            </p>
            {diff.changes.length > 0 && (
              <Table about="Changes" heads={["Document", "Change", "What", "Fields", "Split"]}>
                {diff.changes.map((change) => (
                  <tr key={change.documentId}>
                    <td>{change.name}</td>
                    <td>{change.change}</td>
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
          </>
        )}
      </Loaded>
    </section>
  );
}
