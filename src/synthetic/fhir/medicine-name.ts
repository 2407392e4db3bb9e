/** The parts of a medicine's name as RxNorm writes it. */
export interface MedicineName {
  name: string;
  strength: string | null;
  /** What it comes as, such as `Oral Tablet`. */
  form: string | null;
}

const STRENGTH =
  /^(.*?)\s+(\d[\d.,]*\s?(?:mg|mcg|ug|g|ml|unt|meq|mmol|%)(?:\/(?:[\d.]+\s?)?(?:mg|ml|h|hr|actuat))?)(?:\s+(.*))?$/i;
const SPELLINGS: [RegExp, string][] = [
  [/\bMG\b/gi, "mg"],
  [/\bMCG\b/gi, "mcg"],
  [/\bML\b/gi, "mL"],
  [/\bUNT\b/gi, "units"],
  [/\bHR\b/gi, "h"],
  [/\bACTUAT\b/gi, "puff"],
  [/\bMEQ\b/gi, "mEq"],
];

/**
 * Parts `Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet` into `Amoxicillin/Clavulanate`, `250 mg/125 mg` and
 * `Oral Tablet`. A text of another form is a name without a strength.
 */
export function medicineName(text: string): MedicineName {
  const plain = text
    .replace(/\s+/g, " ")
    .replace(/^NDA\d+ /i, "")
    .replace(/^[\d.]+ (?:ML|HR) /i, "")
    .trim();
  const names: string[] = [];
  const strengths: string[] = [];
  let form: string | null = null;
  for (const part of plain.split(" / ")) {
    const match = STRENGTH.exec(part);
    if (!match?.[1] || !match[2]) return { name: plain, strength: null, form: null };
    names.push(match[1]);
    strengths.push(SPELLINGS.reduce((strength, [spelling, unit]) => strength.replace(spelling, unit), match[2]));
    form = match[3] ?? form;
  }
  return { name: names.join("/"), strength: strengths.join("/"), form };
}
