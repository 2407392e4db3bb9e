import { useState } from "react";
import { Dialog } from "../ui/dialog.tsx";
import { ACTIONS, type Action, type Bindings, forgetBindings, keyOf, rebind } from "./keys.ts";

/** Every action with its key; a key is changed by pressing another one. */
export function KeysDialog(props: { bindings: Bindings; onChange: (bindings: Bindings) => void; onClose: () => void }) {
  const { bindings, onChange, onClose } = props;
  const [waiting, setWaiting] = useState<Action | null>(null);
  return (
    <Dialog title="Keys" onClose={() => (waiting ? setWaiting(null) : onClose())}>
      <p>Typing any other character edits the value in focus. Press a key here to change it.</p>
      <ul className="keys">
        {(Object.keys(ACTIONS) as Action[]).map((action) => (
          <li key={action}>
            <span>{ACTIONS[action].says}</span>
            <button
              type="button"
              className="key"
              aria-label={`${ACTIONS[action].says}: ${bindings[action]}. Change`}
              onClick={() => setWaiting(action)}
              onBlur={() => setWaiting(null)}
              onKeyDown={(event) => {
                if (waiting !== action || event.key === "Escape" || event.key === "Tab") return;
                const key = keyOf(event);
                event.preventDefault();
                if (key === null) return;
                onChange(rebind(bindings, action, key));
                setWaiting(null);
              }}
            >
              {waiting === action ? "press a key" : bindings[action]}
            </button>
          </li>
        ))}
      </ul>
      <p className="row">
        <button type="button" className="primary" onClick={onClose}>
          Close
        </button>
        <button type="button" className="quiet" onClick={() => onChange(forgetBindings())}>
          Keys as they were
        </button>
      </p>
    </Dialog>
  );
}
