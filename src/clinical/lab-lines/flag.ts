import type { ComputedFlag } from "./lab-line.ts";

/** What each printed flag claims. `X`: outside, the side is not said. HL7 table 0078 and what printers add. */
const FLAGS: ReadonlyMap<string, ComputedFlag | "X"> = new Map(
  (
    [
      [
        "H",
        "H HH HHH H* *H H! HH* H** HI High HIGH high CH HC ↑ ↑↑ ▲ ⇑ ⬆ Hi H+ >H VH PH CriticalHigh CRITHIGH Elevated ELEVATED HIGH* high* HIGH! HH! H*! H^ ^",
      ],
      [
        "L",
        "L LL LLL L* *L L! LL* L** LO Low LOW low CL LC ↓ ↓↓ ▼ ⇓ ⬇ Lo L- <L VL PL Decreased LOW* low* LOW! LL! L*! Lv",
      ],
      [
        "X",
        "* ** *** ! !! !!! A AA A* *A Abnormal ABNORMAL abnormal ABN Abn abn Critical CRITICAL critical CRIT Crit crit C C* Panic PANIC panic AB Alert ALERT",
      ],
      ["N", "N Normal NORMAL normal WNL NL Nl"],
    ] as const
  ).flatMap(([claim, words]) => words.split(" ").map((word) => [word, claim] as const)),
);
const PHRASES: readonly (readonly [phrase: string, claim: ComputedFlag])[] = [
  ["critical high", "H"],
  ["critically high", "H"],
  ["panic high", "H"],
  ["crit high", "H"],
  ["high critical", "H"],
  ["high panic", "H"],
  ["above high normal", "H"],
  ["above range", "H"],
  ["above normal", "H"],
  ["very high", "H"],
  ["critical low", "L"],
  ["critically low", "L"],
  ["panic low", "L"],
  ["crit low", "L"],
  ["low critical", "L"],
  ["low panic", "L"],
  ["below low normal", "L"],
  ["below range", "L"],
  ["below normal", "L"],
  ["very low", "L"],
];

/** A letter that is also a word or a unit counts only where it stands alone. */
const ENDS = /[\s,;|)\]\t]/;

/** The flag at `at`, in brackets or not, and where it ends; null where none stands. */
export function readFlag(line: string, at: number): { flag: string; end: number } | null {
  const open = line[at];
  const bracketed = open === "(" || open === "[" || open === "<" || open === "{";
  const from = bracketed ? at + 1 : at;
  const window = line.slice(from, from + 20);
  const lower = window.toLowerCase();
  let length = 0;
  for (const [phrase] of PHRASES) {
    if (lower.startsWith(phrase) && (window.length === phrase.length || ENDS.test(window[phrase.length] as string))) {
      length = phrase.length;
      break;
    }
  }
  if (length === 0) {
    const word = /^[^\s,;|()[\]]{1,12}/.exec(window)?.[0] ?? "";
    const bare = (word.endsWith(">") && open === "<" ? word.slice(0, -1) : word).replace(/\.$/, "");
    if (FLAGS.has(bare)) length = bare.length;
    else if (bracketed && FLAGS.has(bare.toUpperCase()) && bare.length <= 2) length = bare.length;
  }
  if (length === 0) return null;
  const end = from + length;
  if (bracketed) {
    const closing = line[end] === "." ? end + 1 : end;
    const close = line[closing];
    return close === ")" || close === "]" || close === ">" || close === "}"
      ? { flag: line.slice(from, end), end: closing + 1 }
      : null;
  }
  // "H. 3.5-5.1": an abbreviated flag before the range; "H. Repeat tomorrow": the end of a sentence, which stays out.
  if (line[end] === "." && /^\.\s+[[(<]?\d/.test(line.slice(end, end + 8)))
    return { flag: line.slice(from, end), end: end + 1 };
  return end >= line.length ||
    ENDS.test(line[end] as string) ||
    line[end] === "(" ||
    line[end] === "[" ||
    (line[end] === "." && (end + 1 >= line.length || /\s/.test(line[end + 1] as string)))
    ? { flag: line.slice(from, end), end }
    : null;
}

/** Whether a printed flag says what the range says. */
export function flagAgrees(flag: string, computed: ComputedFlag): boolean {
  const claim = claimOf(flag);
  if (claim === "X") return computed !== "N";
  // A word that is not the expected one is flagged by any sign, most often "A" or "H".
  if (computed === "A") return claim !== "N";
  return claim === computed;
}

function claimOf(flag: string): ComputedFlag | "X" {
  const lower = flag.toLowerCase();
  const phrase = PHRASES.find(([words]) => words === lower);
  return phrase?.[1] ?? FLAGS.get(flag) ?? FLAGS.get(flag.toUpperCase()) ?? "X";
}
