import { Flag } from "../lexicon.ts";
import { isProper, isUnknown, type Scan } from "../scan.ts";
import { isMark, lowerAt, Shape, TokenType } from "../tokens.ts";

export const EPONYM_AFTER =
  /^(?:disease|syndrome|sign|signs|score|scale|test|catheter|phenomenon|reflex|procedure|fracture|criteria|classification|index|esophagus|oesophagus|lymphoma|sarcoma|tumor|tumour|palsy|contracture|ulcer|node|nodes|nodule|nodules|body|bodies|cell|cells|stain|lines|line|cyst|duct|gland|tube|drain|pouch|hernia|artery|ganglion|maneuver|manoeuvre|position|point|triangle|law|murmur|pulse|respirations?|breathing|dementia|chorea|ataxia|neuropathy|thyroiditis|goiter|anemia|angina|incision|repair|operation|resection|splint|formula|equation|grade|class|stage|cast|screw|wire|pin|nail|plate|prosthesis|valve|graft|filter|ring|loop|clamp|retractor|forceps|scissors|bag|tourniquet|block|needle|monitor|device|exam|view|projection|effect|virus|nephroblastoma|tetralogy|deformity|canal|space|membrane|spots?|patch|plaque|crisis|rash|vasculitis|purpura|arteritis|encephalopathy|aphasia|area|knife|pump|stockinette|stockings|boot|brace|collar|balloon|hook|rod|rods|anomaly|malformation|anastomosis|shunt|bypass|tear|lesion|prep|smear|antigen|bacillus|type|risk|total|esophagitis|gastrectomy|colostomy|laxity|apgar|coma|schlatter|barre|ganz|mayer)$/u;

/** 3 a lexicon name, 2 an unknown proper noun, 1 a name that is a word too, 0 no name. */
export function strength(scan: Scan, index: number): number {
  const word = scan.tokens.words[index];
  if (!word || scan.taken[index] || !isProper(scan, index)) return 0;
  if (touchesDigit(scan, index) || ACADEMIC.test(word.raw)) return 0;
  if (word.flags & (Flag.given | Flag.family)) {
    if (!(word.flags & Flag.ambiguous)) return word.flags & (Flag.common | Flag.clinical) ? 1 : 3;
    return 1;
  }
  if (word.flags & Flag.particle && word.raw.length < 4) return 0;
  if (word.shape === Shape.upper && ((word.raw.length < 4 && !scan.upperCased) || word.flags & Flag.credential))
    return 0;
  return isUnknown(scan, index) && !(word.flags & Flag.eponym)
    ? 2
    : word.flags & Flag.eponym && !(word.flags & (Flag.common | Flag.clinical))
      ? 1
      : 0;
}

const ACADEMIC = /^(?:PhD|PharmD|MBBCh|MBChB|PsyD|DPhil|DrPH|FRCPath|BSc|MSc|MPhil|EdD|ScD)$/u;

/** Whether digits or the marks of codes stand right beside the word: it is then a part of a code. */
function touchesDigit(scan: Scan, index: number): boolean {
  const { text, start, end } = scan.tokens;
  return /[\d+/_=]/u.test((text[(start[index] as number) - 1] ?? " ") + (text[end[index] as number] ?? " "));
}

export function isInitial(scan: Scan, index: number): boolean {
  const word = scan.tokens.words[index];
  return (
    !!word &&
    !scan.taken[index] &&
    !touchesDigit(scan, index) &&
    (word.shape === Shape.initial ||
      (scan.lowerCased && word.raw.length === 1 && isMark(scan.tokens, index + 1, 46)) ||
      (scan.lowerCased && word.raw.length === 1 && word.raw !== "a" && word.raw !== "i"))
  );
}

/** Whether the name is used as a word of medicine: "Foley catheter", "Crohn's disease". */
export function isEponymUse(scan: Scan, from: number, last: number, announced = false): boolean {
  const { tokens } = scan;
  const word = tokens.words[last];
  let next = last + 1;
  if ((isMark(tokens, next, 39) || isMark(tokens, next, 0x2019)) && lowerAt(tokens, next + 1) === "s") next += 2;
  if (isMark(tokens, next, 45)) next++;
  const after = lowerAt(tokens, next);
  if (EPONYM_AFTER.test(after) || EPONYM_AFTER.test(lowerAt(tokens, next + 1)))
    return from === last || ((tokens.words[from]?.flags ?? 0) & Flag.eponym) !== 0;
  if (!word) return false;
  if (from === last && word.flags & Flag.eponym) {
    // After "daughter" or "named" only what follows can make it a word of medicine.
    return (word.flags & (Flag.given | Flag.family)) === 0 || (!announced && clinicalNearby(scan, from, 1));
  }
  return (
    from !== last &&
    !!tokens.words[from] &&
    ((tokens.words[from]?.flags ?? 0) & Flag.eponym) !== 0 &&
    (word.flags & Flag.eponym) !== 0 &&
    isMark(tokens, from + 1, 45)
  );
}

const DOSE_AFTER =
  /^(?:mg|mcg|iv|po|im|sc|sq|tablet|tablets|cream|ointment|drip|patch|inhaler|bid|tid|qid|daily|prn|xr|er|sr|hcl|level|levels|therapy|dose|infusion|injection|drops|ml|units?|cm|mm)$/u;

/** Whether a dose or a measure follows: an unknown capitalised word is then a drug or a test. */
export function isDrugUse(scan: Scan, last: number): boolean {
  const { tokens } = scan;
  if (tokens.type[last + 1] === TokenType.number) {
    const length = (tokens.end[last + 1] as number) - (tokens.start[last + 1] as number);
    return length < 3 || DOSE_AFTER.test(lowerAt(tokens, last + 2));
  }
  return DOSE_AFTER.test(lowerAt(tokens, last + 1));
}

/** Whether the line about the word speaks the language of a note. */
export function clinicalNearby(scan: Scan, index: number, least = 2): boolean {
  const { tokens } = scan;
  let clinical = 0;
  for (let at = Math.max(0, index - 14); at < tokens.count && at < index + 14; at++) {
    const flags = tokens.words[at]?.flags ?? 0;
    if (
      (flags & Flag.clinical && !(flags & (Flag.common | Flag.given | Flag.family))) ||
      (flags & Flag.term && /(?:itis|osis|emia|oma|pathy|ectomy|pril|olol|statin)$/u.test(lowerAt(tokens, at)))
    )
      clinical++;
  }
  return clinical >= least;
}
