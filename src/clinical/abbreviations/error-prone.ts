/** Why a way of writing must not be used in orders, and what to write instead. */
export interface ErrorProne {
  readonly why: string;
  readonly instead: string;
}

interface Rule extends ErrorProne {
  /** Only for this meaning, where the letters have harmless ones. */
  readonly expansion?: string;
}

/**
 * The abbreviations of the list of error-prone abbreviations of the Institute for Safe Medication Practices (ISMP) and
 * of the "do not use" list of the Joint Commission, by key. The wording is ours.
 */
const RULES: Readonly<Record<string, Rule>> = {
  u: { why: "is read as 0, 4 or cc", instead: "unit" },
  iu: { why: "is read as IV or 10", instead: "unit" },
  qd: { why: "is read as qid", instead: "daily" },
  qod: { why: "is read as qd or qid", instead: "every other day" },
  od: { why: "means right eye, once daily and overdose", instead: "the words in full" },
  os: { why: "is read as by mouth", instead: "left eye", expansion: "left eye" },
  ou: { why: "is read as each ear", instead: "both eyes", expansion: "both eyes" },
  ad: { why: "is read as right eye", instead: "right ear", expansion: "right ear" },
  as: { why: "is read as left eye", instead: "left ear", expansion: "left ear" },
  au: { why: "is read as both eyes", instead: "both ears", expansion: "both ears" },
  ms: { why: "is read as magnesium sulfate", instead: "morphine sulfate", expansion: "morphine sulfate" },
  mso4: { why: "is read as magnesium sulfate", instead: "morphine sulfate" },
  mgso4: { why: "is read as morphine sulfate", instead: "magnesium sulfate" },
  cc: { why: "is read as U", instead: "mL", expansion: "cubic centimeter" },
  µg: { why: "is read as mg", instead: "mcg" },
  μg: { why: "is read as mg", instead: "mcg" },
  hs: { why: "means half strength too", instead: "at bedtime", expansion: "at bedtime" },
  qhs: { why: "is read as every hour", instead: "nightly" },
  sc: { why: "is read as sublingual", instead: "subcutaneously" },
  sq: { why: "is read as 5 every", instead: "subcutaneously" },
  "d/c": { why: "means discharge and discontinue", instead: "the word in full" },
  dc: { why: "means discharge and discontinue", instead: "the word in full" },
  in: { why: "is read as IM or IV", instead: "intranasal" },
  ij: { why: "is read as IV", instead: "injection", expansion: "injection" },
  tiw: { why: "is read as three times a day or twice a week", instead: "three times weekly" },
  biw: { why: "is read as twice a day", instead: "twice weekly" },
  hctz: { why: "is read as hydrocortisone", instead: "hydrochlorothiazide" },
  mtx: { why: "is read as mitoxantrone", instead: "methotrexate" },
  azt: { why: "is read as azathioprine or aztreonam", instead: "zidovudine" },
  ptu: { why: "is read as Purinethol", instead: "propylthiouracil" },
  tac: { why: "means triamcinolone and other mixtures", instead: "the words in full" },
  apap: { why: "is not known to all as acetaminophen", instead: "acetaminophen" },
};

/** What is wrong with an abbreviation, by its key and chosen meaning; null where nothing is. */
export function errorProneOf(key: string, chosen: string | null): ErrorProne | null {
  if (!Object.hasOwn(RULES, key)) return null;
  const rule = RULES[key]!;
  if (rule.expansion !== undefined && rule.expansion !== chosen) return null;
  return { why: rule.why, instead: rule.instead };
}

/** A dose whose way of writing has killed: offsets are UTF-16 offsets into the given text. */
export interface UnsafeDose extends ErrorProne {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "trailing-zero" | "naked-decimal" | "unit-letter" | "no-thousands-mark";
}

// Numbers of one to nine digits with a unit of dose. Without the unit, "K 4.0" is a laboratory value, where the zero says
// how exact it is. Every repetition is bounded and no two can share a character.
const DOSE = /(\d{1,9})?(\.\d{1,6})?(\s?)(mg|mcg|µg|μg|g|mL|ml|units?|mEq|U|u)(?![A-Za-z0-9/])/y;

/** Finds doses with a trailing zero ("1.0 mg"), a naked decimal (".5 mg"), "10U", and "100000 units". */
export function findUnsafeDoses(text: string): UnsafeDose[] {
  const found: UnsafeDose[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = code >= 48 && code <= 57;
    if (!digit && code !== 46) continue;
    const before = at > 0 ? text.charCodeAt(at - 1) : 32;
    if (isPartOfNumber(before) || isLetter(before)) continue;
    DOSE.lastIndex = at;
    const match = DOSE.exec(text);
    if (!match || match[0].length === 0) continue;
    const [, whole, decimals, , unit] = match;
    if (!whole && !decimals) continue;
    const end = at + match[0].length;
    const add = (kind: UnsafeDose["kind"], why: string, instead: string) =>
      found.push({ text: text.slice(at, end), start: at, end, kind, why, instead });
    if (decimals && /^\.0+$/.test(decimals) && whole)
      add("trailing-zero", "is read as ten times the dose when the point is missed", `${whole} ${unit}`);
    if (decimals && !whole)
      add("naked-decimal", "is read as the whole number when the point is missed", `0${decimals} ${unit}`);
    if (unit === "U" || unit === "u")
      add("unit-letter", "the U is read as a zero", `${whole ?? "0"}${decimals ?? ""} units`);
    if (whole && whole.length >= 5 && /^units?$/.test(unit!))
      add(
        "no-thousands-mark",
        "zeros are miscounted",
        `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${decimals ?? ""} ${unit}`,
      );
    at = end - 1;
  }
  return found;
}

const isPartOfNumber = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 46 || code === 44 || code === 47;
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
