import { useEffect } from "react";
import { type Action, actionOf, type Bindings, keyOf, writes } from "./keys.ts";

/**
 * Keys that work wherever the focus is, before the value in focus sees them. `first` may take a key for itself by giving true.
 */
export function useKeys(
  bindings: Bindings,
  general: Partial<Record<Action, (target: HTMLElement) => void>>,
  first: (event: KeyboardEvent) => boolean,
): void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (document.querySelector("dialog[open]") || target instanceof HTMLTextAreaElement) return;
    const take = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (first(event)) {
      take();
      return;
    }
    const typing = target instanceof HTMLInputElement && !target.readOnly;
    if (typing && writes(event)) return;
    const action = actionOf(bindings, keyOf(event));
    const run = action && general[action];
    if (!run) return;
    take();
    run(target);
  };
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  });
}
