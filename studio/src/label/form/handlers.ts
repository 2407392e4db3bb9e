import type { Answer } from "../answer.ts";
import type { Action } from "../keys.ts";

/** What the form asks for. The functions stay the same objects, so that a value is drawn anew only when it changes itself. */
export interface FormHandlers {
  onFocus(path: string): void;
  onAnswer(path: string, answer: Answer): void;
  onText(path: string, text: string): void;
  /** While a value is typed; null when its edit has ended. */
  onTyping(path: string, text: string | null): void;
  /** `typed`: right after a typed text was given. True when the action was one of this value's. */
  onAction(path: string, action: Action, typed: boolean): boolean;
  onPasteRows(path: string, rows: string[][]): void;
  onAddRow(list: string): void;
  onRemoveRow(list: string, row: number): void;
  onPutBackRow(list: string, row: number): void;
}
