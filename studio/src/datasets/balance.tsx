import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { count, percent, plural } from "../ui/format.ts";
import { Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

const BY = ["family", "domain", "facility", "class"] as const;
type Row = Schema<"DatasetBalanceBy">["rows"][number];

/** Segments of a bar, in the order in which they are stacked. */
const SEGMENTS = [
  { name: "learned from", of: (row: Row) => row.selected },
  { name: "left out by the mix", of: (row: Row) => row.train - row.selected },
  { name: "dev", of: (row: Row) => row.dev },
  { name: "test", of: (row: Row) => row.test },
] as const;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const all = (row: Row): number => row.train + row.dev + row.test;

/** What a version is made of, by one of its axes, in each split. */
export function Balance({ dataset }: { dataset: Schema<"Dataset"> }) {
  const search = useSearch({ from: "/datasets" });
  const navigate = useNavigate({ from: "/datasets" });
  const by = BY.find((name) => name === search.by) ?? "family";
  const balance = useQuery({
    queryKey: ["balance", dataset.id],
    queryFn: () => answer(api.GET("/api/datasets/{id}/balance", { params: { path: { id: dataset.id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section>
      <div className="screen-head">
        <fieldset className="row">
          <legend className="hidden">By</legend>
          {BY.map((name) => (
            <button
              key={name}
              type="button"
              className="choice"
              aria-pressed={by === name}
              onClick={() => void navigate({ search: (before) => ({ ...before, by: name }), replace: true })}
            >
              {capital(name)}
            </button>
          ))}
        </fieldset>
        <ul className="legend">
          {SEGMENTS.map(({ name }, index) => (
            <li key={name}>
              <span className={`swatch segment-${index}`} aria-hidden="true" /> {name}
            </li>
          ))}
        </ul>
      </div>
      <Loaded query={balance} what="what it is made of">
        {(known) => <BalanceTable by={by} balance={known[by]} mix={by === "domain" ? dataset.mix : null} />}
      </Loaded>
    </section>
  );
}

function BalanceTable(props: { by: string; balance: Schema<"DatasetBalanceBy">; mix: Schema<"Dataset">["mix"] }) {
  const { by, balance, mix } = props;
  const most = Math.max(1, ...balance.rows.map(all));
  const learned = Math.max(
    1,
    balance.rows.reduce((sum, { selected }) => sum + selected, 0),
  );
  const heads = [capital(by), "", "Learned from", "Share", ...(mix ? ["Asked"] : []), "Train", "Dev", "Test"];
  return (
    <>
      <Table about={`Documents by ${by}`} heads={heads}>
        {balance.rows.map((row) => (
          <tr key={row.value ?? ""}>
            <th scope="row">{row.value ?? <span className="muted">not known</span>}</th>
            <td className="bar-cell">
              <div className="stack" aria-hidden="true">
                {SEGMENTS.map(({ name, of }, index) =>
                  of(row) > 0 ? (
                    <span key={name} className={`segment-${index}`} style={{ width: `${(of(row) / most) * 100}%` }} />
                  ) : null,
                )}
              </div>
            </td>
            <td>{count(row.selected)}</td>
            <td>{percent(row.selected / learned)}</td>
            {mix && <td>{row.value !== null && mix[row.value] !== undefined ? percent(mix[row.value] ?? 0) : "–"}</td>}
            <td>{count(row.train)}</td>
            <td>{count(row.dev)}</td>
            <td>{count(row.test)}</td>
          </tr>
        ))}
      </Table>
      {balance.values > balance.rows.length && (
        <p className="muted small">
          The {balance.rows.length} most frequent of {plural(balance.values, "value")}.
        </p>
      )}
    </>
  );
}
