import type { Element } from "./elements/element.ts";
import type { DayOfWeek, EventCode, Frequency, SigClause } from "./sig.ts";
import type { Token } from "./token.ts";
import { DAYS } from "./vocabulary/days.ts";
import { MINUTES } from "./vocabulary/time-units.ts";

interface Draft extends SigClause {
  /** Whether the dose is counted (tablets) or an amount (mg); null for a bare number. */
  counted: boolean | null;
  /** Timing came before the dose, as in "AM 2, PM 1". */
  leading: boolean;
  /** A comma, "and" or a full stop came after the dose. */
  parted: boolean;
  restOfWeek: boolean;
  touched: boolean;
}

/** Puts the elements of one sig together to clauses: where one ends, what the next one takes over, what timing implies. */
export function assemble(text: string, tokens: readonly Token[], elements: readonly Element[]): SigClause[] {
  const drafts: Draft[] = [];
  let current = draft(1, 0);
  let then = false;
  let beside = false;
  const begin = (sequence: number): void => {
    if (current.touched) drafts.push(current);
    current = draft(current.touched ? sequence : current.sequence, -1);
    then = false;
    beside = false;
  };
  const touch = (element: Element): void => {
    if (!current.touched) current.start = (tokens[element.from] as Token).start;
    current.touched = true;
    current.end = (tokens[element.to - 1] as Token).end;
  };
  elements.forEach((element, index) => {
    if (element.type === "symbol") {
      const symbol = (tokens[element.from] as Token).text;
      if (symbol === "," || symbol === ";" || symbol === "." || symbol === "&" || symbol === "+") current.parted = true;
      return;
    }
    if (element.type === "filler") {
      if ((tokens[element.from] as Token).text === "and") current.parted = true;
      return;
    }
    if (element.type === "unknown" || element.type === "supply") return;
    if (element.type === "then") {
      then = current.touched;
      return;
    }
    if (element.type === "alternating") {
      beside = current.touched;
      return;
    }
    if (element.type === "stop") {
      touch(element);
      current.instructions.push(
        text.slice((tokens[element.from] as Token).start, (tokens[element.to - 1] as Token).end),
      );
      then = false;
      return;
    }
    const hasTiming = current.frequency !== null || current.when.length > 0 || current.dayOfWeek.length > 0;
    const holds = current.dose !== null || hasTiming;
    if (then && holds && element.type !== "note" && element.type !== "maximum") begin(current.sequence + 1);
    else if (beside && holds) begin(current.sequence);
    else if (current.leading && current.dose && leads(element) && precedesDose(elements, index))
      begin(stepAfter(current));
    switch (element.type) {
      case "dose":
        if (element.quantity.unit === "%") {
          // "1% cream" says how strong it is, not how much to take.
          current.strength = element.quantity;
          break;
        }
        if (current.dose && !pairs(current, element.counted)) begin(stepAfter(current));
        if (current.dose) {
          // "10 mg 1 tab" and "1 tab (10 mg)": what is counted is the dose, the amount its strength.
          if (element.counted) {
            current.strength = current.dose;
            current.dose = element.quantity;
            current.counted = element.counted;
          } else current.strength = element.quantity;
        } else {
          current.dose = element.quantity;
          current.counted = element.counted;
          current.strength = element.strength ?? current.strength;
          current.leading =
            current.when.length > 0 ||
            current.treatmentDays.length > 0 ||
            current.dayOfWeek.length > 0 ||
            current.duration !== null ||
            current.timeOfDay.length > 0;
        }
        current.parted = false;
        break;
      case "split-dose": {
        if (current.dose) begin(stepAfter(current));
        const same = element.parts.every((part) => part.value === element.parts[0]?.value);
        const groups = same ? [element.parts] : element.parts.map((part) => [part]);
        groups.forEach((parts, group) => {
          if (group > 0) begin(current.sequence);
          const value = parts[0]?.value ?? 0;
          current.dose = { low: value, high: value, unit: element.unit };
          current.when = parts.map((part) => part.code);
          touch(element);
        });
        break;
      }
      case "rate":
        if (current.rate) begin(stepAfter(current));
        current.rate = element.quantity;
        break;
      case "frequency":
        if (current.frequency && !sameRate(current.frequency, element.frequency)) {
          if (current.duration || current.parted) begin(stepAfter(current));
          else if (isDaily(element.frequency)) break;
        } else if (current.frequency) break;
        current.frequency = element.frequency;
        for (const code of element.when) if (!current.when.includes(code)) current.when.push(code);
        break;
      case "when":
        if (current.duration && !current.leading && current.parted && hasTiming && current.when.length > 0)
          begin(stepAfter(current));
        for (const code of element.codes) if (!current.when.includes(code)) current.when.push(code);
        if (element.offsetMinutes > 0) current.offsetMinutes = element.offsetMinutes;
        break;
      case "days-of-week":
        if (element.rest) current.restOfWeek = true;
        else current.dayOfWeek = DAYS.filter((day) => current.dayOfWeek.includes(day) || element.days.includes(day));
        break;
      case "times-of-day":
        current.timeOfDay.push(...element.times.filter((time) => !current.timeOfDay.includes(time)));
        break;
      case "treatment-days":
        if (current.treatmentDays.length > 0 && current.dose) begin(current.sequence + 1);
        current.treatmentDays.push(...element.days);
        break;
      case "duration":
        if (current.duration && holds) begin(current.sequence + 1);
        current.duration = element.duration;
        break;
      case "count":
        current.count = element.count;
        break;
      case "once":
        if (element.note) current.instructions.push(element.note);
        if (!current.frequency) current.count ??= 1;
        break;
      case "as-needed":
        current.asNeeded = true;
        current.asNeededReason ??= element.reason;
        break;
      case "indication":
        current.indication ??= element.text;
        break;
      case "route":
        // "Inhale by mouth" is inhaled, and a place on the body does not overrule a printed route.
        if (
          !(current.route === "inhalation" && element.route === "oral") &&
          !(current.route && element.site && current.route !== "topical")
        )
          if (current.route && !element.site && current.route !== element.route && current.route !== "topical")
            // "PO/IV": the first is the route, the other one an instruction.
            current.instructions.push(`or ${element.route}`);
          else current.route = element.route;
        current.site = element.site ?? current.site;
        break;
      case "method":
        current.route ??= element.route;
        if (!element.route) return;
        break;
      case "maximum":
        current.maximum = element.maximum;
        break;
      case "note":
        current.instructions.push(element.text);
        break;
    }
    touch(element);
  });
  if (current.touched) drafts.push(current);
  return finish(drafts);
}

function draft(sequence: number, start: number): Draft {
  return {
    sequence,
    start,
    end: start,
    dose: null,
    strength: null,
    rate: null,
    route: null,
    site: null,
    frequency: null,
    when: [],
    offsetMinutes: 0,
    dayOfWeek: [],
    timeOfDay: [],
    treatmentDays: [],
    count: null,
    duration: null,
    asNeeded: false,
    asNeededReason: null,
    indication: null,
    maximum: null,
    instructions: [],
    counted: null,
    leading: false,
    parted: false,
    restOfWeek: false,
    touched: false,
  };
}

/** What follows a step that ends comes after it; what follows one without an end goes beside it. */
function stepAfter(current: Draft): number {
  return current.duration || current.treatmentDays.length > 0 ? current.sequence + 1 : current.sequence;
}

function leads(element: Element): boolean {
  return (
    element.type === "when" ||
    element.type === "days-of-week" ||
    element.type === "treatment-days" ||
    element.type === "times-of-day" ||
    (element.type === "duration" && element.duration.unit !== "h")
  );
}

/** Whether the next thing of weight after `index` is a dose. */
function precedesDose(elements: readonly Element[], index: number): boolean {
  for (let next = index + 1; next < elements.length; next++) {
    const type = (elements[next] as Element).type;
    if (type === "symbol" || type === "filler" || type === "method") continue;
    return type === "dose";
  }
  return false;
}

function pairs(current: Draft, counted: boolean | null): boolean {
  // An amount in a volume is what each counted form holds: "250 mg/5 mL: 10 mL".
  const concentration = current.strength !== null && current.counted === false && counted === true;
  if ((current.strength && !concentration) || current.parted || counted === null || current.counted === null)
    return false;
  return counted !== current.counted;
}

function perDay(frequency: Frequency): number {
  return (frequency.frequency * MINUTES.d) / (frequency.period * MINUTES[frequency.periodUnit]);
}

const sameRate = (a: Frequency, b: Frequency): boolean => Math.abs(perDay(a) - perDay(b)) < 1e-9;
const isDaily = (frequency: Frequency): boolean =>
  frequency.frequency === 1 && frequency.period === 1 && frequency.periodUnit === "d";
const hasSchedule = (clause: SigClause): boolean =>
  clause.frequency !== null ||
  clause.when.length > 0 ||
  clause.dayOfWeek.length > 0 ||
  clause.timeOfDay.length > 0 ||
  clause.count !== null;

/** Forms that are inhaled where no route is printed. */
const INHALED = new Set(["puff", "inhalation", "nebule"]);
const MEAL_CODES = new Set(["C", "AC", "PC"]);

function finish(drafts: Draft[]): SigClause[] {
  // A clause that only adds instructions, a limit or a reason belongs to the clause before it.
  const kept: Draft[] = [];
  for (const clause of drafts) {
    const last = kept.at(-1);
    const bare =
      !clause.dose &&
      !clause.rate &&
      !hasSchedule(clause) &&
      !clause.duration &&
      clause.treatmentDays.length === 0 &&
      !clause.restOfWeek;
    if (last && bare) {
      last.instructions.push(...clause.instructions);
      last.maximum ??= clause.maximum;
      last.asNeeded ||= clause.asNeeded;
      last.asNeededReason ??= clause.asNeededReason;
      last.indication ??= clause.indication;
      last.route ??= clause.route;
      last.site ??= clause.site;
      last.end = clause.end;
    } else kept.push(clause);
  }
  const taken = new Set<DayOfWeek>();
  kept.forEach((clause, index) => {
    const before = kept[index - 1];
    if (before) {
      if (!clause.dose && !clause.rate) {
        clause.dose = before.dose;
        clause.rate = before.rate;
      }
      if (clause.dose && clause.dose.unit === null && before.dose)
        clause.dose = { ...clause.dose, unit: before.dose.unit };
      if (!clause.strength && before.strength && clause.dose?.unit === before.dose?.unit)
        clause.strength = before.strength;
      clause.route ??= before.route;
      clause.site ??= clause.route === before.route ? before.site : null;
      // A step of a taper goes on as often as the step before.
      if (!hasSchedule(clause) && clause.sequence > before.sequence && before.frequency && before.count === null) {
        clause.frequency = before.frequency;
        clause.when = [...before.when];
      }
    }
    if (clause.route === null && INHALED.has(clause.dose?.unit ?? "")) clause.route = "inhalation";
    if (clause.restOfWeek) clause.dayOfWeek = DAYS.filter((day) => !taken.has(day));
    for (const day of clause.dayOfWeek) taken.add(day);
    imply(clause);
    if (clause.maximum && clause.maximum.unit === null)
      clause.maximum = { ...clause.maximum, unit: clause.dose?.unit ?? null };
  });
  // A route or unit that stands at the end holds for the clauses before it too.
  for (let index = kept.length - 2; index >= 0; index--) {
    const [clause, after] = [kept[index] as Draft, kept[index + 1] as Draft];
    clause.route ??= after.route;
    if (clause.dose && clause.dose.unit === null && after.dose) clause.dose = { ...clause.dose, unit: after.dose.unit };
  }
  return kept.map(({ counted: _, leading: __, parted: ___, restOfWeek: ____, touched: _____, ...clause }) => clause);
}

/** Events that fall together with a part of the day. */
const DAY_PARTS: Readonly<Partial<Record<EventCode, string>>> = {
  ACM: "MORN",
  CM: "MORN",
  PCM: "MORN",
  WAKE: "MORN",
  ACD: "NOON",
  CD: "NOON",
  PCD: "NOON",
  ACV: "EVE",
  CV: "EVE",
  PCV: "EVE",
  NIGHT: "HS",
};

/** The frequency that events, times of day and days of the week imply where none is printed. */
function imply(clause: SigClause): void {
  const meals = clause.when.some((code) => MEAL_CODES.has(code));
  // "Every morning with breakfast" is one time of the day.
  const parts = new Set(clause.when.map((code) => DAY_PARTS[code] ?? code));
  const events = [...parts].reduce((sum, part) => sum + (MEAL_CODES.has(part) ? 3 : 1), 0);
  const daily = (times: number): Frequency => ({
    frequency: times,
    frequencyMax: times,
    period: 1,
    periodMax: 1,
    periodUnit: "d",
  });
  if (!clause.frequency) {
    if (clause.timeOfDay.length > 0) clause.frequency = daily(clause.timeOfDay.length);
    else if (clause.when.length > 0 && clause.count === null) clause.frequency = daily(events);
    else if (clause.dayOfWeek.length > 0) clause.frequency = daily(1);
  } else if (isDaily(clause.frequency) && clause.timeOfDay.length > 1)
    clause.frequency = daily(clause.timeOfDay.length);
  else if (isDaily(clause.frequency) && !meals && events > 1) clause.frequency = daily(events);
  else if (meals && clause.when.length > 1 && sameRate(clause.frequency, daily(3))) clause.frequency = daily(events);
}
