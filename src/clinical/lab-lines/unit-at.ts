import { toUcum } from "./units.ts";

/** A unit as printed and where it ends. */
export interface UnitMatch {
  printed: string;
  ucum: string | null;
  end: number;
}

const MOST_PIECES = 5;
/** Lone letters that are flags before they are units. */
const FLAG_LETTERS = new Set([
  "h",
  "l",
  "n",
  "a",
  "c",
  "h*",
  "l*",
  "hh",
  "ll",
  "i",
  "in",
  "d",
  "s",
  "m",
  "k",
  "t",
  "g",
]);

/** The longest run of up to five pieces at `at` that is a known unit; null where none is. */
export function longestUnit(line: string, at: number): UnitMatch | null {
  let found: UnitMatch | null = null;
  let end = at;
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const from = piece === 0 ? end : blanks(line, end);
    if (piece > 0 && from === end) break;
    const to = pieceEnd(line, from);
    if (to === from) break;
    end = to;
    const printed = line.slice(at, end);
    if (piece === 0 && FLAG_LETTERS.has(printed.toLowerCase()) && printed !== "g" && printed !== "s") continue;
    const ucum = toUcum(printed);
    if (ucum !== null) found = { printed, ucum, end };
    else if (printed.length > 40) break;
  }
  return found;
}

/** A piece that has the shape of a unit, known or not: letters about a stroke. */
export function shapedUnit(line: string, at: number): UnitMatch | null {
  const end = pieceEnd(line, at);
  const printed = line.slice(at, end);
  if (printed.length > 24 || !/^[a-zA-Zµμ%][\w%µμ.^*]*\/[a-zA-Zµμ][\w.µμ^*/]*$/.test(printed)) return null;
  return { printed, ucum: toUcum(printed), end };
}

function blanks(line: string, at: number): number {
  return line[at] === " " || line[at] === "\u00a0" ? at + 1 : at;
}

/** Where the piece ends: at white space or punctuation, except for the brackets in "10(3)" and "{1.73_m2}". */
function pieceEnd(line: string, at: number): number {
  let end = at;
  let depth = 0;
  while (end < line.length) {
    const character = line[end] as string;
    if (/[\s|;,]/.test(character)) break;
    if (character === "(" || character === "[" || character === "{") {
      if (
        character === "(" &&
        !line.slice(at, end).endsWith("10") &&
        !/^\((?:FEU|Hb)\)/i.test(line.slice(end, end + 5))
      )
        break;
      if (character === "[" && end === at && !/^\[(?:IU|HPF|LPF|CFU)/.test(line.slice(end, end + 5))) break;
      if (character === "[" && !/^\[(?:IU|HPF|LPF|CFU|Hg|arb|GPL|MPL|pH)/i.test(line.slice(end, end + 5))) break;
      depth++;
    } else if (character === ")" || character === "]" || character === "}") {
      if (depth === 0) break;
      depth--;
    }
    end++;
    if (end - at > 40) break;
  }
  while (end > at && (line[end - 1] === "." || line[end - 1] === ":")) end--;
  return end;
}
