import { readQuantity } from "../quantity.ts";
import type { Token } from "../token.ts";
import { DOSE_UNITS } from "../vocabulary/dose-units.ts";
import type { Read } from "./element.ts";

const FILLERS = new Set([":", "#", "=", "x", "-", "of", "quantity"]);

/** "disp #30", "refills: 2", "qty 60 tablets": what the pharmacy hands out, which is no part of how it is taken. */
export function readSupply(tokens: readonly Token[], at: number): Read {
  let next = at + 1;
  while (FILLERS.has(tokens[next]?.text ?? "")) next++;
  const quantity = readQuantity(tokens, next);
  if (!quantity) return null;
  next = DOSE_UNITS.match(tokens, quantity.next)?.next ?? quantity.next;
  if (tokens[next]?.text === "refills" || tokens[next]?.text === "refill") next++;
  return { content: { type: "supply" }, next };
}

/** "#30" */
export function readSupplySign(tokens: readonly Token[], at: number): Read {
  return tokens[at + 1]?.kind === "number" ? { content: { type: "supply" }, next: at + 2 } : null;
}
