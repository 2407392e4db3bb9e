import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api } from "../api/client.ts";
import { Parts, useParts } from "../ui/more.tsx";
import { Empty } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

const SPLITS = ["train", "dev", "test"] as const;

/** The rows of a version; each leads to its lineage. */
export function Members({ id }: { id: string }) {
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
      <label className="inline">
        Split
        <select
          value={split ?? ""}
          onChange={(event) =>
            void navigate({
              search: { id, view: "documents", ...(event.target.value ? { split: event.target.value } : {}) },
            })
          }
        >
          <option value="">any</option>
          {SPLITS.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <Parts list={list} what="documents">
        {(items) =>
          items.length === 0 ? (
            <Empty title="No document stands in this split." />
          ) : (
            <Table about="Documents of the version" heads={["Document", "Family", "Split", "Training row", "PHI"]}>
              {items.map((row) => (
                <tr key={row.documentId}>
                  <td>
                    <Link to="/datasets" search={{ id, document: row.documentId }} title="Where it came from">
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
          )
        }
      </Parts>
    </section>
  );
}
