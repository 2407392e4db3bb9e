import type { PhraseMatch } from "../phrases.ts";
import { readQuantity } from "../quantity.ts";
import type { DoseQuantity } from "../sig.ts";
import type { Token } from "../token.ts";
import { DOSE_UNITS, type DoseUnit } from "../vocabulary/dose-units.ts";
import { TIME_UNITS } from "../vocabulary/time-units.ts";
import type { Read } from "./element.ts";
import { afterHyphen } from "./small-words.ts";

/** Forms after an amount that say more than the form: the route, or a new quantity. */
const ADDS = new Set(["dose", "nebule", "inhalation"]);

/** The unit of dose at `at`, also after a hyphen: "tablet", "-mg". */
export function doseUnitAt(tokens: readonly Token[], at: number): PhraseMatch<DoseUnit> | null {
  return DOSE_UNITS.match(tokens, at) ?? DOSE_UNITS.match(tokens, afterHyphen(tokens, at));
}

/** A dose or a rate, after its number and its unit: a range of the same unit, "per kg", "per hour", a form. */
export function readDose(tokens: readonly Token[], low: number, high: number, unit: DoseUnit, after: number): Read {
  let next = after;
  // "tab."
  if (tokens[next]?.text === "." && tokens[next]?.spaced === false && tokens[next + 1]) next++;
  const joint = tokens[next]?.text;
  if (joint === "-" || joint === "to" || joint === "or") {
    const second = readQuantity(tokens, next + 1);
    const again = second && DOSE_UNITS.match(tokens, second.next);
    if (second && again && again.meaning.name === unit.name && second.high > high)
      return readDose(tokens, low, second.high, unit, again.next);
  }
  const per = readPer(tokens, unit.name, next);
  const quantity = { low, high, unit: per.unit };
  if (per.ofTime) return { content: { type: "rate", quantity }, next: per.next };
  next = per.next;
  let strength: DoseQuantity | null = null;
  if (!unit.counted) {
    // "2.5 mg/3 mL" is an amount in a volume.
    const volume = tokens[next]?.text === "/" ? readQuantity(tokens, next + 1) : null;
    const volumeUnit = volume && DOSE_UNITS.match(tokens, volume.next);
    if (volume && volumeUnit?.meaning.counted) {
      strength = { low: volume.low, high: volume.high, unit: volumeUnit.meaning.name };
      next = volumeUnit.next;
    }
    // "10 mg tablet": the form after an amount adds nothing to it, but a device says how it gets in.
    const form = DOSE_UNITS.match(tokens, next);
    if (form?.meaning.counted && !ADDS.has(form.meaning.name)) next = form.next;
  }
  return { content: { type: "dose", quantity, counted: unit.counted, strength }, next };
}

/** "/kg", "/kg/day" and "/kg/dose" after an amount, and "/h", "/kg/h", which make it a rate of time. */
function readPer(tokens: readonly Token[], name: string, at: number): { unit: string; ofTime: boolean; next: number } {
  let unit = name;
  let next = at;
  let ofBody = false;
  for (let part = 0; part < 2; part++) {
    const stroke = tokens[next]?.text;
    if (stroke !== "/" && stroke !== "per" && stroke !== "a" && stroke !== "an") break;
    const below = tokens[next + 1]?.text ?? "";
    if (below === "kg" || below === "m2" || (below === "m" && tokens[next + 2]?.value === 2)) {
      unit += below === "kg" ? "/kg" : "/m2";
      next += below === "m" ? 3 : 2;
      ofBody = true;
      continue;
    }
    if (ofBody && (below === "dose" || below === "doses")) return { unit, ofTime: false, next: next + 2 };
    if (ofBody && (below === "day" || below === "d")) return { unit: `${unit}/d`, ofTime: false, next: next + 2 };
    const time = TIME_UNITS.get(below);
    if ((stroke !== "a" || ofBody) && (time === "h" || time === "min"))
      return { unit: `${unit}/${time}`, ofTime: true, next: next + 2 };
    break;
  }
  return { unit, ofTime: false, next };
}

/** "a tablet": one of a form. */
export function readDoseOfArticle(tokens: readonly Token[], at: number): Read {
  const unit = DOSE_UNITS.match(tokens, at + 1);
  if (!unit?.meaning.counted || unit.meaning.name === "dose") return null;
  return readDose(tokens, 1, 1, unit.meaning, unit.next);
}

/** "one 10 mg tablet", "2 (5 mg) tablets": from after a count on, what each form holds, and the form. */
export function readCountOfStrength(tokens: readonly Token[], low: number, high: number, at: number): Read {
  const open = tokens[at]?.text === "(" || tokens[at]?.text === "x" ? 1 : 0;
  const amount = readQuantity(tokens, at + open);
  const unit = amount && DOSE_UNITS.match(tokens, amount.next);
  if (!amount || !unit || unit.meaning.counted) return null;
  const form = DOSE_UNITS.match(tokens, tokens[unit.next]?.text === ")" ? unit.next + 1 : unit.next);
  if (!form?.meaning.counted) return null;
  const quantity = { low, high, unit: form.meaning.name };
  const strength = { low: amount.low, high: amount.high, unit: unit.meaning.name };
  return { content: { type: "dose", quantity, counted: true, strength }, next: form.next };
}
