import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApiFailure, answer, api, type Schema } from "../api/client.ts";
import { meQuery } from "../api/queries.ts";
import { Dialog } from "../ui/dialog.tsx";
import { plural, shortId } from "../ui/format.ts";
import { Problem } from "../ui/states.tsx";

/** Judges the gates. A gate that failed can be let through in one's own name, with a reason that is printed on the card. */
export function StageDialog(props: {
  release: Schema<"Release">;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const { release, onClose, onDone } = props;
  const me = useQuery(meQuery);
  const failed = (release.gates ?? []).filter(({ outcome }) => outcome === "failed");
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const stage = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/releases/{id}/stage", {
          params: { path: { id: release.id } },
          body: {
            overrides: failed
              .filter(({ name, mayOverride }) => mayOverride && reasons[name] !== undefined)
              .map(({ name }) => ({ gate: name, reason: reasons[name] ?? "" })),
          },
        }),
      ),
    onSuccess: async () => {
      await onDone();
      onClose();
    },
    // What failed stands with the release now, and is shown here to be read or let through.
    onError: onDone,
  });
  return (
    <Dialog title={`Stage ${shortId(release.id)}?`} onClose={onClose}>
      <p>
        Its files are held against their signature, and its gates are judged against the plan that was fixed before the
        run. When all have passed it can be released.
      </p>
      <form
        className="stage-form"
        onSubmit={(event) => {
          event.preventDefault();
          stage.mutate();
        }}
      >
        {failed.length > 0 && (
          <>
            <p>
              <b className="bad" role={stage.error ? "alert" : undefined}>
                {plural(failed.length, "gate")} failed
              </b>{" "}
              when they were judged last. To let one through takes your name, <b>{me.data?.name}</b>, and a reason. Both
              are printed on the model card.
            </p>
            <ul className="stage-gates">
              {failed.map(({ name, reason, mayOverride }) => (
                <li key={name}>
                  <label className="stage-gate">
                    <input
                      type="checkbox"
                      disabled={!mayOverride}
                      checked={reasons[name] !== undefined}
                      onChange={({ target }) =>
                        setReasons(({ [name]: _, ...others }) => (target.checked ? { ...others, [name]: "" } : others))
                      }
                    />
                    <span>
                      Let <b>{name}</b> through <span className="muted small">{reason}</span>
                    </span>
                  </label>
                  {!mayOverride && <p className="small muted">Nobody can let this one through.</p>}
                  {reasons[name] !== undefined && (
                    <label>
                      Reason for {name}
                      <input
                        required
                        maxLength={2_000}
                        value={reasons[name]}
                        onChange={({ target }) => setReasons((before) => ({ ...before, [name]: target.value }))}
                      />
                    </label>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {/* What failed is listed above, where something can be done about it. */}
        {stage.error && !(stage.error instanceof ApiFailure && stage.error.code === "gates-failed") && (
          <Problem error={stage.error} />
        )}
        <p className="row">
          <button type="submit" className="primary" disabled={stage.isPending}>
            {stage.isPending ? "Judging …" : "Judge the gates and stage"}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </Dialog>
  );
}
