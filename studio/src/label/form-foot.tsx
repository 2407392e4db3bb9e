import type { Bindings } from "./keys.ts";

/** What ends the work on a document, and the keys that are needed most. */
export function FormFoot(props: {
  notice: string | null;
  bindings: Bindings;
  boxing: boolean;
  finishing: boolean;
  conflictsWait: boolean;
  onFinish: () => void;
  onKeys: () => void;
  onConflicts: () => void;
}) {
  const { notice, bindings, boxing, finishing, conflictsWait, onFinish, onKeys, onConflicts } = props;
  return (
    <footer className="form-foot">
      {notice && (
        <p className="notice" role="alert">
          {notice}
        </p>
      )}
      <div className="row">
        <button type="button" className="primary" disabled={finishing} onClick={onFinish}>
          Save and go on <kbd>{bindings.finish}</kbd>
        </button>
        <button type="button" className="quiet" onClick={onKeys}>
          Keys <kbd>{bindings.help}</kbd>
        </button>
        {conflictsWait && (
          <button type="button" className="bad" onClick={onConflicts}>
            Choose versions
          </button>
        )}
      </div>
      <p className="hints small muted">
        {boxing ? (
          <>Arrows move the box, Shift and arrows size it, Enter ends.</>
        ) : (
          <>
            <kbd>{bindings.accept}</kbd> accept <kbd>{bindings.absent}</kbd> absent <kbd>{bindings.illegible}</kbd>{" "}
            illegible, or type; drag on the page for a box
          </>
        )}
      </p>
    </footer>
  );
}
