import type { Page } from "playwright-core";
import type { FieldValues } from "../../src/domain/field.ts";

/** How one value was answered. */
export interface Answered {
  documentId: string;
  path: string;
  /** Whether the first suggestion said what stands on the page. */
  suggestion: "right" | "wrong";
  /** Keys that went down, those held with others among them. */
  presses: number;
  /** From the focus on the value to the focus on the next one, with what the script itself needs to look. */
  seconds: number;
}

/** Counts keys where they arrive. Installed before any script of the page. */
export const COUNT_KEYS = `window.keysDown = 0; window.addEventListener("keydown", () => { window.keysDown++; }, { capture: true });`;

/** What a person sees of the value in focus: the first suggestion stands in the field, the others on buttons. */
const LOOK = `(() => {
  const input = document.activeElement;
  const path = input?.id?.startsWith("value:") ? input.id.slice(6) : null;
  const list = path === null ? null : (input.closest(".field") ?? document.querySelector(".active-cell"));
  return {
    path,
    shown: input?.value || input?.placeholder || "",
    buttons: [...(list?.querySelectorAll(".proposal b") ?? [])].map((button) => button.textContent),
    answered: input?.value !== "",
    keys: window.keysDown,
    at: performance.now(),
  };
})()`;

interface Seen {
  path: string | null;
  shown: string;
  buttons: string[];
  answered: boolean;
  keys: number;
  at: number;
}

/** Keys that would do something else at the beginning of a value. */
const ACTS = new Set(["x", "i", "?"]);

/**
 * Answers every value of the document that is open, as somebody does who reads the page without fault: takes what is right with one
 * key, and otherwise does what needs the fewest keys. Ends on the next document, or on the screen that says that nothing is left.
 */
export async function labelDocument(page: Page, documentId: string, truth: FieldValues): Promise<Answered[]> {
  const look = async (): Promise<Seen> => (await page.evaluate(LOOK)) as Seen;
  const answered: Answered[] = [];
  let seen = await look();
  for (let last = ""; seen.path !== null && seen.path !== last; ) {
    last = seen.path;
    const known = truth[seen.path];
    const right = shownAs(known);
    const suggestion = seen.shown === right ? "right" : "wrong";
    const row = /^(.*\[\d+\])\./.exec(seen.path)?.[1];
    const isInvented = row !== undefined && !Object.keys(truth).some((path) => path.startsWith(`${row}.`));
    if (isInvented) await page.keyboard.press("Alt+Delete");
    else if (suggestion === "right") await page.keyboard.press("Enter");
    else await correct(page, seen, right, known?.value ?? null);
    const after = await look();
    answered.push({
      documentId,
      path: seen.path,
      suggestion,
      presses: after.keys - seen.keys,
      seconds: (after.at - seen.at) / 1000,
    });
    // After the last value the focus stays where it is.
    seen = after;
    if (isInvented && after.answered) break;
  }
  return answered;
}

async function correct(page: Page, { shown, buttons }: Seen, right: string, value: string | null): Promise<void> {
  const other = buttons.indexOf(right);
  if (value === null) return page.keyboard.press("x");
  if (other >= 0 && other < 3) return page.keyboard.press(`Alt+${other + 1}`);
  const begins = buttons.length > 0 && shown !== "absent" ? shown : "";
  const same = commonStart(begins, value);
  // One key for F2 and one for each character that goes and comes, against typing all of it.
  const byEditing = 1 + (begins.length - same) + (value.length - same);
  if (byEditing < value.length || ACTS.has(value[0] ?? "")) {
    await page.keyboard.press("F2");
    for (let index = begins.length; index > same; index--) await page.keyboard.press("Backspace");
    await page.keyboard.type(value.slice(same));
  } else await page.keyboard.type(value);
  await page.keyboard.press("Enter");
}

const shownAs = (known: FieldValues[string] | undefined): string =>
  known?.status === "present" ? (known.value ?? "") : (known?.status ?? "absent").replace("-", " ");

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
