import { keep, readKept } from "../ui/persistent.ts";

/** Everything that can be done while labelling, each with the one key that does it until the person chooses another. */
export const ACTIONS = {
  accept: { says: "Accept and go to the next field", key: "Enter" },
  edit: { says: "Edit the value", key: "F2" },
  absent: { says: "Not on the page (absent)", key: "x" },
  illegible: { says: "On the page, cannot be read (illegible)", key: "i" },
  notApplicable: { says: "Does not apply to this document", key: "Alt+n" },
  finish: { says: "Save all and go on to the next document", key: "Shift+Enter" },
  next: { says: "Field or cell below", key: "ArrowDown" },
  previous: { says: "Field or cell above", key: "ArrowUp" },
  right: { says: "Next cell of a table row", key: "ArrowRight" },
  left: { says: "Cell before in a table row", key: "ArrowLeft" },
  first: { says: "Take the first suggestion and go on", key: "Alt+1" },
  second: { says: "Take the second suggestion and go on", key: "Alt+2" },
  third: { says: "Take the third suggestion and go on", key: "Alt+3" },
  box: { says: "Draw the box with the arrow keys", key: "Alt+b" },
  place: { says: "Next place on the page where the value stands", key: "Alt+p" },
  unbox: { says: "Remove the box", key: "Alt+Backspace" },
  addRow: { says: "Add a row to the table", key: "Alt+a" },
  removeRow: { says: "This row is not on the page", key: "Alt+Delete" },
  reasoning: { says: "Read the reasoning", key: "Alt+t" },
  zoomIn: { says: "Zoom in", key: "Alt+=" },
  zoomOut: { says: "Zoom out", key: "Alt+-" },
  fit: { says: "Fit the page to the window", key: "Alt+0" },
  rotate: { says: "Rotate the page", key: "Alt+r" },
  nextPage: { says: "Next page", key: "PageDown" },
  previousPage: { says: "Previous page", key: "PageUp" },
  help: { says: "Show and change these keys", key: "?" },
} as const;

export type Action = keyof typeof ACTIONS;
export type Bindings = Record<Action, string>;

const KEPT = "residency.keys";
const names = Object.keys(ACTIONS) as Action[];
const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"]);

const defaults = (): Bindings => Object.fromEntries(names.map((name) => [name, ACTIONS[name].key])) as Bindings;

export function readBindings(): Bindings {
  const bindings = defaults();
  try {
    const kept = JSON.parse(readKept(KEPT) ?? "{}") as Partial<Record<string, unknown>>;
    for (const name of names) if (typeof kept[name] === "string") bindings[name] = kept[name];
  } catch {
    // What was kept cannot be read; the defaults can.
  }
  return bindings;
}

/** Binds a key to an action. Whatever had that key before takes the action's old one, so that no key means two things. */
export function rebind(bindings: Bindings, action: Action, key: string): Bindings {
  const other = names.find((name) => name !== action && bindings[name] === key);
  const changed = { ...bindings, ...(other ? { [other]: bindings[action] } : {}), [action]: key };
  keep(KEPT, JSON.stringify(changed));
  return changed;
}

export function forgetBindings(): Bindings {
  keep(KEPT, null);
  return defaults();
}

/** A key press as it is written in bindings; null for a modifier alone. Shift is named only where it changes no character. */
export function keyOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey">,
): string | null {
  if (MODIFIERS.has(event.key)) return null;
  const key = event.key === " " ? "Space" : event.key;
  const shift = event.shiftKey && key.length > 1 ? "Shift+" : "";
  return `${event.ctrlKey ? "Ctrl+" : ""}${event.metaKey ? "Meta+" : ""}${event.altKey ? "Alt+" : ""}${shift}${key}`;
}

export function actionOf(bindings: Bindings, key: string | null): Action | undefined {
  return key === null ? undefined : names.find((name) => bindings[name] === key);
}

/** Whether a key press would write a character. */
export const writes = (event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">): boolean =>
  event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
