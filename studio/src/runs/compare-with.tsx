import { useNavigate } from "@tanstack/react-router";
import type { Schema } from "../api/client.ts";
import { shortId } from "../ui/format.ts";
import { MOST_RUNS } from "./line-chart.tsx";

/** Runs that share the charts with the one that is looked at; they stand in the address. */
export function CompareWith(props: { run: Schema<"Run">; all: readonly Schema<"Run">[]; others: string[] }) {
  const { run, all, others } = props;
  const navigate = useNavigate({ from: "/runs" });
  const set = (ids: readonly string[]): void =>
    void navigate({ search: { id: run.id, ...(ids.length > 0 ? { other: ids.join(",") } : {}) } });
  const left = all.filter(({ id }) => id !== run.id && !others.includes(id));
  return (
    <div className="row compare">
      {others.map((id) => (
        <button
          key={id}
          type="button"
          className="chip compared"
          aria-label={`Compare no more with ${shortId(id)}`}
          onClick={() => set(others.filter((one) => one !== id))}
        >
          {shortId(id)} <span aria-hidden="true">×</span>
        </button>
      ))}
      {left.length > 0 && others.length < MOST_RUNS - 1 && (
        <label className="inline">
          Compare with
          <select value="" onChange={(event) => event.target.value && set([...others, event.target.value])}>
            <option value="">{others.length === 0 ? "nothing" : "one more"}</option>
            {left.map((one) => (
              <option key={one.id} value={one.id}>
                {shortId(one.id)} ({one.state})
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
