import type { EventCode } from "../sig.ts";
import type { Token } from "../token.ts";
import { DOSE_UNITS } from "../vocabulary/dose-units.ts";
import type { Read } from "./element.ts";

const EVENTS: readonly EventCode[] = ["MORN", "NOON", "EVE", "NIGHT"];
/** A larger number is no dose of such a pattern. */
const MOST = 20;

/** "1-0-1" and "1-1-1-1": doses for morning, noon, evening and night. */
export function readSplitDose(tokens: readonly Token[], at: number): Read {
  if (tokens[at]?.kind !== "number") return null;
  const values: number[] = [];
  let next = at;
  let joint: string | null = null;
  while (values.length < EVENTS.length) {
    const token = tokens[next];
    if (token?.kind !== "number" || token.value > MOST) return null;
    let value = token.value;
    next++;
    const below = tokens[next + 1];
    if (tokens[next]?.text === "/" && below?.kind === "number" && (below.value === 2 || below.value === 4)) {
      value /= below.value;
      next += 2;
    }
    values.push(value);
    const symbol = tokens[next]?.text;
    if (
      (symbol !== "-" && symbol !== "+") ||
      (joint !== null && symbol !== joint) ||
      tokens[next + 1]?.kind !== "number"
    )
      break;
    joint = symbol;
    next++;
  }
  if (values.length < 3 || !values.some((value) => value > 0)) return null;
  const parts = values.flatMap((value, index) => (value > 0 ? [{ value, code: EVENTS[index] as EventCode }] : []));
  const unit = DOSE_UNITS.match(tokens, next);
  return {
    content: { type: "split-dose", parts, unit: unit?.meaning.name ?? null },
    next: unit?.next ?? next,
  };
}
