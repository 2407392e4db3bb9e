import { Flag } from "../lexicon.ts";
import { type Scan, take } from "../scan.ts";
import { TokenType } from "../tokens.ts";
import { cornerBefore, readRun } from "./address-run.ts";
import { readPostcode } from "./postcodes.ts";
import { isPlaceWord, isPostBox, isTitleUse, touchesLeft, touchesWord } from "./signs-of-addresses.ts";

const THRESHOLD = 2;

/** Street addresses with what follows them (part of building, town, state, postcode, country), post boxes, postcodes. */
export function findAddresses(scan: Scan): void {
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    if (taken[index]) continue;
    const end = readPostcode(scan, index);
    if (end >= index) {
      index = end;
      continue;
    }
    if (!opensAddress(scan, index)) continue;
    const run = readRun(scan, index);
    if (run.evidence >= THRESHOLD) {
      take(
        scan,
        cornerBefore(scan, run.first),
        run.last,
        "location",
        Math.min(0.97, 0.6 + run.evidence / 12),
        "address",
      );
      index = run.last;
    } else if (run.last > index + 12) index = run.last; // a long run without evidence is not read again from each word
  }
}

function opensAddress(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  if (tokens.type[index] === TokenType.number && touchesWord(scan, index)) return false;
  if (tokens.type[index] === TokenType.number)
    return (tokens.end[index] as number) - (tokens.start[index] as number) <= 6 && !touchesLeft(scan, index);
  const word = tokens.words[index];
  if (!word || touchesLeft(scan, index) || isTitleUse(scan, index)) return false;
  return isPlaceWord(scan, index) || (word.flags & Flag.unit) !== 0 || isPostBox(scan, index);
}
