import { Dialog } from "./dialog.tsx";
import { Problem } from "./states.tsx";

/** Asks before something is done that others notice. */
export function Confirm(props: {
  title: string;
  says: readonly string[];
  confirm: string;
  error: unknown;
  busy: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const { title, says, confirm, error, busy, onClose, onConfirm } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {error ? <Problem error={error} /> : null}
      <p className="row">
        <button type="button" className="primary" disabled={busy} onClick={onConfirm}>
          {confirm}
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
      </p>
    </Dialog>
  );
}
