import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { Confirm } from "../ui/confirm.tsx";
import { shortId } from "../ui/format.ts";
import { StageDialog } from "./stage-dialog.tsx";

type Release = Schema<"Release">;
type Step = "stage" | "publish" | "retire" | "rollback";

/** What may be done with a release in its state; each step asks before it is taken, and is in the audit chain. */
export function Actions({ release }: { release: Release }) {
  const mayChange = useMay("releases.change");
  const [asked, setAsked] = useState<Step | null>(null);
  const client = useQueryClient();
  const close = (): void => setAsked(null);
  const refresh = (): Promise<unknown> =>
    Promise.all(
      ["releases", "model-card", "release-lineage"].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
  const change = useMutation<unknown, Error, Exclude<Step, "stage">>({
    mutationFn: (step) => {
      const params = { params: { path: { id: release.id } } };
      if (step === "publish") return answer(api.POST("/api/releases/{id}/publish", params));
      if (step === "retire") return answer(api.POST("/api/releases/{id}/retire", params));
      return answer(api.POST("/api/rollback"));
    },
    onSuccess: async () => {
      await refresh();
      close();
    },
    onError: refresh,
  });
  if (!mayChange) return null;
  const { state } = release;
  const ask = (step: Step) => () => {
    change.reset();
    setAsked(step);
  };
  return (
    <div className="row">
      {state !== "released" && (
        <button type="button" className={state === "candidate" ? "primary" : ""} onClick={ask("stage")}>
          {state === "staged" ? "Stage again" : "Stage"}
        </button>
      )}
      {state === "staged" && (
        <button type="button" className="primary" onClick={ask("publish")}>
          Release
        </button>
      )}
      {state === "released" && release.replaces && (
        <button type="button" onClick={ask("rollback")}>
          Roll back
        </button>
      )}
      {state !== "retired" && (
        <button type="button" className="bad" onClick={ask("retire")}>
          Retire
        </button>
      )}
      {asked === "stage" && <StageDialog release={release} onClose={close} onDone={refresh} />}
      {asked !== null && asked !== "stage" && (
        <Confirm
          {...WORDS[asked](release)}
          error={change.error}
          busy={change.isPending}
          onClose={close}
          onConfirm={() => change.mutate(asked)}
        />
      )}
    </div>
  );
}

const WORDS: Record<
  Exclude<Step, "stage">,
  (release: Release) => { title: string; says: string[]; confirm: string }
> = {
  publish: ({ id }) => ({
    title: `Release ${shortId(id)}?`,
    says: [
      "Its files are held against their signature and its gates are judged once more.",
      "It becomes the released one of its specialty. The one before it is retired, and can be gone back to.",
    ],
    confirm: "Release",
  }),
  retire: ({ id, state }) => ({
    title: `Retire ${shortId(id)}?`,
    says: [
      state === "released"
        ? "Nothing of this specialty is released then. To go back to the one before it, roll back instead."
        : "It is taken out of use. It can be staged again later.",
    ],
    confirm: "Retire",
  }),
  rollback: ({ id, replaces }) => ({
    title: `Roll back from ${shortId(id)}?`,
    says: [
      `${shortId(replaces ?? "")} is released again, once its files have been held against their signature.`,
      `${shortId(id)} is retired.`,
    ],
    confirm: "Roll back",
  }),
};
