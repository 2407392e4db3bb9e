import { Flag } from "../lexicon.ts";
import { type Scan, take } from "../scan.ts";
import { isMark, lowerAt, Shape } from "../tokens.ts";
import type { KnownParts } from "./read-name.ts";
import { EPONYM_AFTER, isEponymUse } from "./signs-of-names.ts";

/** Parts of sure names wherever else they are written. */
export function spread(scan: Scan, parts: KnownParts): void {
  if (parts.size === 0) return;
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    const word = tokens.words[index];
    if (!word || taken[index]) continue;
    const confidence = parts.get(word.lower) ?? parts.get(word.raw);
    if (confidence === undefined || word.raw.length < 3) continue;
    if (word.shape === Shape.lower && !scan.lowerCased && confidence < 0.95) continue;
    if (word.shape === Shape.lower && word.flags & (Flag.common | Flag.clinical)) continue;
    if (
      word.flags & Flag.eponym &&
      isEponymUse(scan, index, index) &&
      !((tokens.words[index - 1]?.flags ?? 0) & Flag.title)
    ) {
      const next =
        lowerAt(tokens, index + 1) === "s" || isMark(tokens, index + 1, 39)
          ? lowerAt(tokens, index + 3)
          : lowerAt(tokens, index + 1);
      if (EPONYM_AFTER.test(next)) continue;
    }
    take(scan, index, index, "name", Math.min(0.9, confidence), "name:again");
  }
}
