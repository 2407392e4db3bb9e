import { useQuery } from "@tanstack/react-query";
import { answer, api } from "../api/client.ts";
import { count } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { Estimate } from "./agreement-tables.tsx";

/** How each person's labels hold up beside those of others, with how much they know. */
export function Annotators() {
  const query = useQuery({ queryKey: ["annotators"], queryFn: () => answer(api.GET("/api/annotators")) });
  return (
    <Loaded query={query} what="annotators">
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="Nobody has labelled by hand yet." />
        ) : (
          <>
            <p className="muted">
              Agreement is with the other reader of the same document, over values that both read independently. Upheld
              are readings that a disagreement was settled by, where somebody else settled it.
            </p>
            <Table
              about="Annotators"
              heads={["Annotator", "Expertise", "Documents", "Values", "Agreement", "Upheld", "Settled by them"]}
            >
              {items.map((one) => (
                <tr key={one.name}>
                  <th scope="row">{one.name}</th>
                  <td>
                    <ExpertiseChip expertise={one.expertise} />
                  </td>
                  <td>{count(one.documents)}</td>
                  <td>{count(one.values)}</td>
                  <td>
                    <Estimate value={one.agreement.score} interval={one.agreement.interval} />
                  </td>
                  <td>
                    <Estimate value={one.upheld.score} interval={one.upheld.interval} />
                  </td>
                  <td>{count(one.settled)}</td>
                </tr>
              ))}
            </Table>
            <p className="muted small">
              Few values say little about a person: look at the interval. An administrator sets the expertise under
              People.
            </p>
          </>
        )
      }
    </Loaded>
  );
}

export function ExpertiseChip({ expertise }: { expertise: string | null }) {
  if (expertise === null) return <span className="muted small">not a person of the studio</span>;
  return <span className={`chip ${expertise === "expert" ? "chip-accent" : ""}`}>{expertise}</span>;
}
