import { useQuery } from "@tanstack/react-query";
import { answer, api, type Schema } from "../api/client.ts";
import { count, shortId } from "../ui/format.ts";
import { Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { recipeRows } from "./recipe-rows.ts";

/** The checkpoints of a run: what each was worth on the dev split, and which are still there. */
export function Checkpoints({ runId, written }: { runId: string; written: number }) {
  const run = useQuery({
    queryKey: ["run", runId, written],
    queryFn: () => answer(api.GET("/api/runs/{id}", { params: { path: { id: runId } } })),
  });
  return (
    <section>
      <h3>Checkpoints</h3>
      <Loaded query={run} what="checkpoints">
        {({ checkpoints }) => {
          if (checkpoints.length === 0) return <p className="muted">None is written yet.</p>;
          const losses = checkpoints.flatMap(({ devLoss }) => devLoss ?? []);
          const best = losses.length > 0 ? Math.min(...losses) : null;
          return (
            <Table about="Checkpoints" heads={["Step", "Loss on dev", "On the disk"]}>
              {checkpoints.map(({ step, devLoss, kept }) => (
                <tr key={step}>
                  <td>{count(step)}</td>
                  <td>
                    {devLoss?.toFixed(4) ?? "not measured"}{" "}
                    {devLoss !== null && devLoss === best && <span className="chip chip-good">best</span>}
                  </td>
                  <td>{kept ? "yes" : <span className="muted">removed for a newer one</span>}</td>
                </tr>
              ))}
            </Table>
          );
        }}
      </Loaded>
    </section>
  );
}

/** The recipes of the runs that are looked at; what differs is marked. */
export function Recipes({ runs }: { runs: readonly Schema<"Run">[] }) {
  const rows = recipeRows(runs.map(({ recipe }) => recipe));
  const differing = rows.filter(({ differs }) => differs).length;
  return (
    <details open>
      <summary>
        Recipe{runs.length > 1 && <span className="muted small"> {count(differing)} settings differ</span>}
      </summary>
      <Table about="Recipe" heads={["Setting", ...runs.map(({ id }) => shortId(id))]}>
        {rows.map(({ name, values, differs }) => (
          <tr key={name} data-differs={differs || undefined}>
            <th scope="row">{name}</th>
            {values.map((value, index) => (
              <td key={runs[index]?.id}>{value ?? "–"}</td>
            ))}
          </tr>
        ))}
      </Table>
    </details>
  );
}
