import { readQuantity } from "../quantity.ts";
import { DOSE_UNITS } from "../vocabulary/dose-units.ts";
import { timeUnitAt } from "../vocabulary/time-units.ts";
import type { Read } from "./element.ts";
import { readFreeText } from "./free-text.ts";
import { type Reading, wordsBetween } from "./reading.ts";
import { afterHyphen, isArticle } from "./small-words.ts";

/** "in 8 oz of water", "with 4-8 ounces of juice", "over 30 minutes": how it is taken, not how much. */
export function readLiquid(reading: Reading, at: number): Read {
  const { tokens } = reading;
  const skipped = isArticle(tokens, at + 1) || tokens[at + 1]?.text === "about" ? 1 : 0;
  const quantity = readQuantity(tokens, at + 1 + skipped);
  if (!quantity) return null;
  const time = timeUnitAt(tokens, afterHyphen(tokens, quantity.next));
  if (tokens[at]?.text === "over" && (time === "min" || time === "h")) {
    const next = quantity.next + 1;
    return { content: { type: "note", text: wordsBetween(reading, at, next) }, next };
  }
  const unit = DOSE_UNITS.match(tokens, quantity.next);
  if (!unit?.meaning.counted) return null;
  const rest = readFreeText(reading, at, "boundary", unit.next);
  return rest && { content: { type: "note", text: rest.text }, next: rest.next };
}
