import type { LabLine } from "./lab-line.ts";
import { type ResultMatch, readResult } from "./parse-lab-line.ts";

/** Longer lines are read in pieces, cut at white space. */
const LONGEST_PIECE = 1500;

/** Names that are also words, units or people: "PT", "Ca", "lead". They count only with more to go by. */
const AMBIGUOUS = new Set(
  "k ca mg fe pt ag be la ro le ld ig cr tc tg e2 pct pcp dat rh na cl bg lh lead alcohol blood iron protein color colour clarity appearance mono smear yeast casts mucus bands poly polys copper mercury covid influenza strep syphilis lithium insulin heparin methadone".split(
    " ",
  ),
);
/** Units in which medicines are ordered and results are not printed without a volume. */
const DOSE_UNITS = new Set([
  "mg",
  "g",
  "ug",
  "ng",
  "mL",
  "L",
  "U",
  "[IU]",
  "meq",
  "mmol",
  "kg",
  "h",
  "d",
  "min",
  "mg/d",
  "mg/kg",
  "mL/h",
  "mL/min",
  "g/d",
  "ug/min",
  "U/h",
  "mg/h",
  "ug/kg",
  "U/kg",
  "L/min",
  "{#}",
  "U/d",
  "[IU]/d",
]);
/** What makes a number before it something else than a result. */
const NO_RESULT =
  /^\s?-?(?:years?|yrs?|y\/?o|yo\b|times|x\b|days?|weeks?|wks?|months?|hours?|hrs?|tabs?\b|tablets?|caps?\b|capsules?|packs?|ppd|feet|ft\b|drinks?|units\b|puffs?|drops?|cm\b|mm\b|lbs?\b|kg\b|mg\b|mcg\b|ml\b|daily|bid\b|tid\b|po\b|am\b|pm\b|patients?|st\b|nd\b|rd\b|th\b|minutes?|lead\b|liters?|pieces?)/;

/** Every result in a text, line by line; several in one line are found too. Linear in the text's length. */
export function findLabLines(text: string): LabLine[] {
  const found: LabLine[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    for (let from = start; from < end; ) {
      const to = pieceEnd(text, from, end);
      findIn(text.slice(from, to), from, found);
      from = to;
    }
    start = end + 1;
  }
  return found;
}

function pieceEnd(text: string, from: number, end: number): number {
  if (end - from <= LONGEST_PIECE) return end;
  const most = from + LONGEST_PIECE;
  for (let at = most; at > most - 200; at--) if (text[at] === " " || text[at] === "\t") return at;
  return most;
}

function findIn(piece: string, offset: number, found: LabLine[]): void {
  const line = piece.endsWith("\r") ? piece.slice(0, -1) : piece;
  let at = 0;
  while (at < line.length) {
    const match = readResult(line, at);
    if (!match) return;
    const { result } = match;
    if (isResult(line, match)) found.push({ ...result, start: result.start + offset, end: result.end + offset });
    at = Math.max(result.end, at + 1);
  }
}

/** Whether there is enough to call it a result of a laboratory. */
function isResult(line: string, { result, known, marked }: ResultMatch): boolean {
  const { unit, range, flag, value } = result;
  const ordered = unit !== null && unit.ucum !== null && DOSE_UNITS.has(unit.ucum);
  if (ordered && range === null) return false;
  const after = line.slice(result.end, result.end + 14);
  if (unit === null && range === null && value.kind !== "qualitative" && NO_RESULT.test(after)) return false;
  const numeric = range !== null && range.kind !== "qualitative";
  if (known) {
    if (unit || range || flag || marked) return true;
    const name = result.analyte.toLowerCase();
    if (!AMBIGUOUS.has(name)) return true;
    // "K 3.9", "Ca 9.1" in a row of results: a capital and a number.
    return (
      value.kind !== "qualitative" &&
      /^[A-Z]/.test(result.analyte) &&
      (!/^\s?[a-z]{3}/.test(after) ||
        /^\s(?:down|from|and|today|then|now|was|with|this|but|after|before|which|yesterday|improved|repleted|stable)\b/.test(
          after,
        ))
    );
  }
  if (value.kind === "qualitative" && !range) return false;
  if (numeric && (unit || flag || marked)) return true;
  const opens = result.start === 0 || line.slice(0, result.start).trim().length <= 3;
  if (range !== null && marked) return true;
  const concentration = unit?.ucum !== null && unit?.ucum !== undefined && /[/[{]/.test(unit.ucum);
  return (
    concentration &&
    (marked || (opens && line.slice(result.end).trim().length <= 1)) &&
    result.analyte.split(/\s+/).length <= 6
  );
}
