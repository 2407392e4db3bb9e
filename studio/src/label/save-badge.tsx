import type { Snapshot } from "./label-session.ts";

/** Where the person's work is: on the server, on its way, or in this browser only. */
export function SaveBadge({ snapshot }: { snapshot: Snapshot }) {
  const [tone, text] = said(snapshot);
  return (
    <span className={`save-state save-${tone}`} role="status" data-state={snapshot.state.kind}>
      <span className="dot" aria-hidden="true" />
      {text}
    </span>
  );
}

function said({ state, conflicts, drafts, kept }: Snapshot): ["good" | "warn" | "bad", string] {
  if (!kept) return ["bad", "This browser keeps nothing: do not close it before all is saved"];
  if (conflicts.size > 0)
    return ["bad", conflicts.size === 1 ? "1 value to choose" : `${conflicts.size} values to choose`];
  switch (state.kind) {
    case "saved":
      return ["good", "Saved"];
    case "saving":
      return ["warn", "Saving …"];
    case "edited":
      return state.empty > 0 ? ["warn", "An empty value: type, or say absent"] : ["warn", "Saving …"];
    case "offline":
      return ["bad", `Offline: ${drafts.size === 1 ? "1 edit" : `${drafts.size} edits`} kept in this browser`];
    case "refused":
      return ["bad", `Not saved: ${state.failure.message}`];
  }
}
