import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Answer } from "../answer.ts";
import { actionOf, type Bindings, keyOf, writes } from "../keys.ts";
import { pastedRows } from "../table-rows.ts";
import type { FormHandlers } from "./handlers.ts";

export const inputId = (path: string): string => `value:${path}`;

interface ValueInputProps {
  path: string;
  name: string;
  answer: Answer | undefined;
  /** Shown faintly where there is no answer yet. */
  proposed: Answer | undefined;
  bindings: Bindings;
  handlers: FormHandlers;
  describedBy?: string | undefined;
  /** Rows that are pasted go into cells of their own. */
  isCell?: boolean;
}

/**
 * One value. While it is only focused, single keys act (absent, illegible, accept) and any other character begins an edit;
 * while it is edited, every character is text. So no key has to be held, and no letter is lost.
 */
export function ValueInput(props: ValueInputProps) {
  const { path, name, answer, proposed, bindings, handlers, describedBy, isCell = false } = props;
  const [text, setText] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const editing = text !== null;
  const shown = text ?? shownText(answer);

  useEffect(() => {
    if (editing) input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, [editing]);

  const type = (typed: string | null): void => {
    setText(typed);
    if (typed !== text) handlers.onTyping(path, typed);
  };
  /** True when a text was given. */
  const commit = (): boolean => {
    const given = text !== null && text.trim() !== (answer?.status === "present" ? (answer.value ?? "") : "");
    if (given) handlers.onText(path, text.trim());
    type(null);
    return given;
  };
  /** An edit begins with what stands there, or with what is proposed: most of it is right. */
  const begin = (): void => type((answer ? answer.value : proposed?.value) ?? "");

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const action = actionOf(bindings, keyOf(event));
    if (editing) {
      if (event.key === "Escape") {
        event.preventDefault();
        type(null);
      } else if (action && !writes(event)) {
        const typed = commit();
        if (handlers.onAction(path, action, typed)) event.preventDefault();
      }
      return;
    }
    if (action === "edit" || (action === "accept" && !answer && !proposed)) {
      event.preventDefault();
      begin();
    } else if (action && handlers.onAction(path, action, false)) event.preventDefault();
    else if (action === undefined && writes(event)) {
      event.preventDefault();
      type(event.key);
    } else if (event.key === "Backspace" || event.key === "Delete") {
      if (action === undefined) type("");
    }
  }

  return (
    <input
      ref={input}
      id={inputId(path)}
      className={`value ${editing ? "value-editing" : ""} ${answer && answer.status !== "present" ? "value-status" : ""}`}
      aria-label={name}
      aria-describedby={describedBy}
      autoComplete="off"
      spellCheck={false}
      readOnly={!editing}
      value={shown}
      placeholder={proposed ? shownText(proposed) : ""}
      onChange={(event) => type(event.target.value)}
      onFocus={() => handlers.onFocus(path)}
      onBlur={commit}
      onDoubleClick={begin}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData("text/plain");
        const rows = isCell ? pastedRows(pasted) : null;
        if (editing && !rows) return;
        event.preventDefault();
        type(rows ? null : pasted.replace(/\s+/g, " ").trim());
        if (rows) handlers.onPasteRows(path, rows);
      }}
      onKeyDown={onKeyDown}
    />
  );
}

export function shownText(answer: Answer | undefined): string {
  if (!answer) return "";
  return answer.status === "present" ? (answer.value ?? "") : answer.status.replace("-", " ");
}
