import { Link } from "@tanstack/react-router";
import type { Schema } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { percent, score } from "../ui/format.ts";
import { Table } from "../ui/table.tsx";

type Report = Schema<"Agreement">;

/** A coefficient, which is no share; why there is none is said where the mouse rests, and to screen readers. */
export function Coefficient({ value }: { value: Schema<"Score"> | null }) {
  if (value === null) return <span className="muted">–</span>;
  if (value.kind === "scored") return value.value.toFixed(2);
  return (
    <span className="muted" title={value.reason}>
      unscored<span className="hidden">: {value.reason}</span>
    </span>
  );
}

export function Estimate({ value, interval }: { value: Schema<"Score">; interval: Schema<"Interval"> | null }) {
  return (
    <>
      <b>{score(value)}</b>{" "}
      <span className="muted small">
        {value.kind === "scored" ? `of ${value.n}` : value.reason}
        {interval && `, ${percent(interval.low)} to ${percent(interval.high)}`}
      </span>
    </>
  );
}

/** By field, the least agreement first: that is where a guideline is missing. */
export function FieldAgreement({ report }: { report: Report }) {
  const maySettle = useMay("labels.adjudicate");
  const value = ({ percent: agreed }: Report["fields"][number]): number =>
    agreed.kind === "scored" ? agreed.value : Number.POSITIVE_INFINITY;
  const fields = [...report.fields].sort((a, b) => value(a) - value(b) || (a.path < b.path ? -1 : 1));
  return (
    <Table
      about="Agreement by field"
      heads={["Field", "Agreement (95 % interval)", "Cohen’s κ", "Krippendorff’s α", "Evidence overlap", ""]}
    >
      {[{ path: null, kappa: null, ...report.all }, ...fields].map((row) => (
        <tr key={row.path ?? ""} className={row.path === null ? "agreement-all" : undefined}>
          <th scope="row">{row.path === null ? "All fields" : <code>{row.path}</code>}</th>
          <td>
            <Estimate value={row.percent} interval={row.interval} />
            {row.percent.kind === "scored" && <Bar share={row.percent.value} />}
          </td>
          <td>
            <Coefficient value={row.kappa} />
          </td>
          <td>
            <Coefficient value={row.alpha} />
          </td>
          <td>
            <Coefficient value={row.evidence} />
          </td>
          <td>
            {row.path !== null && (
              <Link to="/agreement" search={{ view: maySettle ? "open" : "settled", field: row.path }}>
                Disagreements<span className="hidden"> on {row.path}</span>
              </Link>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <svg className="agreement-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="agreement-bar-whole" width="100" height="4" />
      <rect className="agreement-bar-share" width={share * 100} height="4" />
    </svg>
  );
}

export function ReaderAgreement({ report }: { report: Report }) {
  return (
    <section>
      <h2>Who read with whom</h2>
      <Table about="Agreement by readers" heads={["First", "Second", "Documents", "Agreement"]}>
        {report.readers.map(({ first, second, documents, percent: agreed }) => (
          <tr key={`${first} ${second}`}>
            <td>{first}</td>
            <td>{second}</td>
            <td>{documents}</td>
            <td>{score(agreed)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
