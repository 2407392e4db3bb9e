import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Answer } from "./answer.ts";
import { type Action, actionOf, type Bindings, keyOf, writes } from "./keys.ts";

export const inputId = (path: string): string => `value:${path}`;

interface ValueInputProps {
  path: string;
  name: string;
  answer: Answer | undefined;
  /** Shown faintly where there is no answer yet. */
  proposed: Answer | undefined;
  bindings: Bindings;
  describedBy?: string;
  onFocus(): void;
  onText(text: string): void;
  /** True when the action was one of this value's. */
  onAction(action: Action): boolean;
}

/**
 * One value. While it is only focused, single keys act (absent, illegible, accept) and any other character begins an edit;
 * while it is edited, every character is text. So no key has to be held, and no letter is lost.
 */
export function ValueInput(props: ValueInputProps) {
  const { path, name, answer, proposed, bindings, describedBy, onFocus, onText, onAction } = props;
  const [text, setText] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const editing = text !== null;
  const shown = text ?? shownText(answer);

  useEffect(() => {
    if (editing) input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, [editing]);

  const commit = (): void => {
    if (text !== null && text.trim() !== (answer?.status === "present" ? answer.value : "")) onText(text.trim());
    setText(null);
  };

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const action = actionOf(bindings, keyOf(event));
    if (editing) {
      if (event.key === "Escape") {
        event.preventDefault();
        setText(null);
      } else if (action && !writes(event)) {
        commit();
        if (onAction(action)) event.preventDefault();
      }
      return;
    }
    if (action === "edit" || (action === "accept" && !answer && !proposed)) {
      event.preventDefault();
      setText(answer?.value ?? "");
    } else if (action && onAction(action)) event.preventDefault();
    else if (action === undefined && writes(event)) {
      event.preventDefault();
      setText(event.key);
    } else if (event.key === "Backspace" || event.key === "Delete") {
      if (action === undefined) setText("");
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
      onChange={(event) => setText(event.target.value)}
      onFocus={onFocus}
      onBlur={commit}
      onDoubleClick={() => setText(answer?.value ?? "")}
      onPaste={(event) => {
        if (editing) return;
        event.preventDefault();
        setText(event.clipboardData.getData("text/plain").replace(/\s+/g, " ").trim());
      }}
      onKeyDown={onKeyDown}
    />
  );
}

export function shownText(answer: Answer | undefined): string {
  if (!answer) return "";
  return answer.status === "present" ? (answer.value ?? "") : answer.status.replace("-", " ");
}
