/** What a word says of a finding: there, not there, or neither ("yellow"). */
export type Finding = "negative" | "positive" | "neither";

const WORDS: ReadonlyMap<string, Finding> = new Map(
  (
    [
      [
        "negative",
        "negative|neg|neg.|non-reactive|nonreactive|non reactive|not detected|none detected|undetected|not present|none seen|none|absent|nil|no growth|no growth to date|ngtd|no growth at 24 hours|no growth at 48 hours|no growth at 5 days|no growth x 5 days|no growth after 5 days|not isolated|not seen|nonreactive|target not detected|tnd|nd|not indicated|no organisms seen|normal flora|no virus detected|none observed|not observed|non-detected|nondetected|non detected|no antibody detected|no mutation detected|negative for intraepithelial lesion|not found|no evidence|susceptible|undetectable|non-immune|not immune|nonimmune|no|none isolated",
      ],
      [
        "positive",
        "positive|pos|pos.|reactive|detected|present|trace|tr|1+|2+|3+|4+|+|++|+++|++++|+1|+2|+3|+4|small|moderate|large|few|many|rare|occasional|occ|abundant|numerous|tntc|too numerous to count|packed|weakly positive|weak positive|weakly reactive|strongly positive|low positive|high positive|borderline|equivocal|indeterminate|detected (low)|abnormal|heavy growth|light growth|moderate growth|scant|trace-intact|trace intact|trace-lysed|heavy|light|plenty|innumerable|full field|presumptive positive|moderately positive|immune|repeatedly reactive|yes|resistant|mutation detected",
      ],
      [
        "neither",
        "normal|yellow|pale yellow|light yellow|dark yellow|straw|amber|colorless|colourless|red|brown|pink|green|clear|hazy|slightly hazy|slightly cloudy|cloudy|turbid|bloody|slightly turbid|light amber|orange|pending|not done|hemolyzed|see note|see below|see comment|invalid|qns|adequate|satisfactory|unsatisfactory|insufficient|o positive|o negative|a positive|a negative|b positive|b negative|ab positive|ab negative|o pos|o neg|a pos|a neg|b pos|b neg|ab pos|ab neg|o+|a+|b+|ab+|o-|a-|b-|ab-|normocytic|microcytic|hypochromic|soft|formed|watery|mucoid|canceled|cancelled|wnl|within normal limits|unremarkable",
      ],
    ] as const
  ).flatMap(([finding, words]) => words.split("|").map((word) => [word, finding] as const)),
);
/** The words by their first two characters, longest first. */
const BY_START = new Map<string, string[]>();
for (const word of [...WORDS.keys()].sort((a, b) => b.length - a.length)) {
  const start = word.slice(0, 2);
  BY_START.set(start, [...(BY_START.get(start) ?? []), word]);
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}+]/u.test(character);

/** The longest finding that begins at `at` and ends with a word, or null. */
export function readQualitative(line: string, at: number): { end: number; finding: Finding } | null {
  const two = line.slice(at, at + 2).toLowerCase();
  // "+" and "1+" stand alone or with more of their kind.
  const words = BY_START.get(two) ?? (two.startsWith("+") ? SINGLE : undefined);
  if (!words) return null;
  for (const word of words) {
    const end = at + word.length;
    if (line.slice(at, end).toLowerCase() !== word || isWordCharacter(line[end]) || line[end] === "-") continue;
    return { end, finding: WORDS.get(word) as Finding };
  }
  return null;
}

const SINGLE = ["+"];

/** What a printed word says. */
export function findingOf(text: string): Finding {
  return WORDS.get(text.toLowerCase()) ?? "neither";
}
