import { useEffect, useRef } from "react";
import { Dialog } from "../ui/dialog.tsx";
import type { Answer } from "./answer.ts";
import { shownText } from "./form/value-input.tsx";
import type { Conflict } from "./label-session.ts";
import { spoken } from "./layout.ts";

/** Both versions of a value that two people gave. Nothing is chosen by itself, and closing leaves it open. */
export function ConflictDialog(props: {
  conflict: Conflict;
  mine: Answer;
  left: number;
  onChoose: (version: "mine" | "theirs") => void;
  onClose: () => void;
}) {
  const { conflict, mine, left, onChoose, onClose } = props;
  const { current } = conflict;
  // The dialog opens while somebody types: an Enter meant for the field must choose nothing.
  const later = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    later.current?.focus();
  }, []);
  return (
    <Dialog title={`Two versions of “${spoken(conflict.path)}”`} onClose={onClose}>
      <p>
        {current
          ? `${current.author} saved another value while you worked.`
          : "The label that you saw is not there any more."}{" "}
        Choose which one stands; the other stays in the history.
      </p>
      <div className="versions">
        <button type="button" className="version" onClick={() => onChoose("mine")}>
          <span className="muted">Yours</span>
          <b>{shownText(mine)}</b>
          <span>Keep mine</span>
        </button>
        <button type="button" className="version" onClick={() => onChoose("theirs")}>
          <span className="muted">{current ? `${current.author}, revision ${current.revision}` : "Nobody’s"}</span>
          <b>{current ? shownText(current) : "no label"}</b>
          <span>{current ? "Keep theirs" : "Leave it empty"}</span>
        </button>
      </div>
      {left > 1 && <p className="muted">{left - 1} more after this one.</p>}
      <button ref={later} type="button" className="quiet" onClick={onClose}>
        Decide later
      </button>
    </Dialog>
  );
}
