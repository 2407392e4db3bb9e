import { ApiFailure } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { percent } from "../ui/format.ts";
import { Problem } from "../ui/states.tsx";
import { useCancel, type Work } from "./use-work.ts";
import "./work.css";

/** How far a piece of work is, with a way to end it; what went wrong, when something did; nothing once it is done. */
export function WorkNote({ work, says, kept }: { work: Work; says: string; kept: string }) {
  const cancel = useCancel();
  const mayCancel = useMay("work.start");
  const { failure } = work;
  if (work.state === "failed" && failure)
    return <Problem error={new ApiFailure(failure.code, failure.message, failure.remedy, 422)} />;
  if (work.state === "cancelled") return <p className="notice">It was cancelled. {kept}</p>;
  if (work.state !== "running") return null;
  const share = work.total ? work.done / work.total : null;
  return (
    <div className="work-note">
      <p role="status">
        {says} {share !== null && <b>{percent(share, 0)}</b>}
      </p>
      <progress aria-label={says} max={work.total ?? 1} {...(share === null ? {} : { value: work.done })} />
      <p className="row">
        {mayCancel && (
          <button type="button" disabled={cancel.isPending || cancel.isSuccess} onClick={() => cancel.mutate(work.id)}>
            {cancel.isSuccess ? "Ends …" : "Cancel"}
          </button>
        )}
        <span className="muted small">It goes on when you close the browser. Started by {work.person}.</span>
      </p>
    </div>
  );
}
