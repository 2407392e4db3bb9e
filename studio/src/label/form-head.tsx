import type { Snapshot } from "./label-session.ts";
import { PURPOSES, type Purpose } from "./purpose.ts";
import { SaveBadge } from "./save-badge.tsx";

/** Which document, how far it is, and where the work is kept. */
export function FormHead(props: {
  name: string;
  purpose: Purpose | undefined;
  progress: string;
  answered: number;
  values: number;
  snapshot: Snapshot;
}) {
  const { name, purpose, progress, answered, values, snapshot } = props;
  return (
    <header className="form-head">
      <h1 title={name}>{name}</h1>
      <p className="row small">
        {purpose && <span className="chip">{PURPOSES[purpose]}</span>}
        <span className="muted">{progress}</span>
        <SaveBadge snapshot={snapshot} />
      </p>
      <progress value={answered} max={Math.max(1, values)} aria-label="Answered fields" />
    </header>
  );
}
