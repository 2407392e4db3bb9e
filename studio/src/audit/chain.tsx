import { useQuery } from "@tanstack/react-query";
import { answer, api } from "../api/client.ts";
import { count, plural } from "../ui/format.ts";
import { Problem } from "../ui/states.tsx";

/** Whether every entry still follows the one before it. The server recomputes all hashes for it. */
export function Chain() {
  const verdict = useQuery({ queryKey: ["audit-verdict"], queryFn: () => answer(api.GET("/api/audit/verdict")) });
  const { data, error, isFetching, refetch, dataUpdatedAt } = verdict;
  if (error && !data) return <Problem error={error} retry={() => void refetch()} />;
  const tone = !data ? "banner-plain" : data.intact ? "banner-good" : "banner-bad";
  return (
    <div className={`banner ${tone} chain`}>
      <div role="status">
        {!data ? (
          <p>Recomputing the chain …</p>
        ) : data.intact ? (
          <>
            <p>
              <b>The chain of {plural(data.rows, "entry", "entries")} is intact.</b>
            </p>
            <p className="small">
              Head <code>{data.head}</code>. Write it down elsewhere: a chain shows that nobody slipped, and its head in
              other hands that nobody rewrote it as a whole.
            </p>
          </>
        ) : (
          <>
            <p>
              <b>The chain breaks at entry {count(data.brokenAt)}:</b> {data.reason}.
            </p>
            <p className="small">
              {plural(data.rows, "entry", "entries")} before it hold. Compare with a copy of the database from before.
            </p>
          </>
        )}
      </div>
      <button type="button" disabled={isFetching} onClick={() => void refetch()}>
        {isFetching ? "Recomputing …" : "Verify again"}
        {data && <span className="hidden">, last at {new Date(dataUpdatedAt).toLocaleTimeString("en-GB")}</span>}
      </button>
    </div>
  );
}
