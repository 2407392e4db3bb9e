import type { DoseQuantity, SigClause } from "./sig.ts";

/** One clause in one line, so that a list of cases can be read: "1-2 tablet; via oral; 1/4-6h; prn pain; max 8 tablet/1d". */
export function notation(clause: SigClause): string {
  const parts: string[] = [];
  const { dose, strength, rate, frequency, duration, maximum } = clause;
  if (dose) parts.push(quantity(dose));
  if (strength) parts.push(`of ${quantity(strength)}`);
  if (rate) parts.push(`rate ${quantity(rate)}`);
  if (clause.route) parts.push(`via ${clause.route}`);
  if (clause.site) parts.push(`site ${clause.site}`);
  if (frequency) {
    const times = range(frequency.frequency, frequency.frequencyMax);
    const period = range(frequency.period, frequency.periodMax);
    parts.push(`${times}/${period === "1" ? "" : period}${frequency.periodUnit}`);
  }
  if (clause.when.length)
    parts.push(`when ${clause.when.join(",")}${clause.offsetMinutes ? `-${clause.offsetMinutes}min` : ""}`);
  if (clause.dayOfWeek.length) parts.push(`on ${clause.dayOfWeek.join(",")}`);
  if (clause.timeOfDay.length) parts.push(`at ${clause.timeOfDay.join(",")}`);
  if (clause.treatmentDays.length) parts.push(`days ${clause.treatmentDays.join(",")}`);
  if (clause.count !== null) parts.push(`count ${clause.count}`);
  if (duration) parts.push(`for ${range(duration.low, duration.high)}${duration.unit}`);
  if (clause.asNeeded) parts.push(clause.asNeededReason ? `prn ${clause.asNeededReason}` : "prn");
  if (clause.indication) parts.push(`because ${clause.indication}`);
  if (maximum) {
    const unit = maximum.unit ? ` ${maximum.unit}` : "";
    parts.push(`max ${maximum.value}${unit}${maximum.per ? `/${maximum.per.value}${maximum.per.unit}` : ""}`);
  }
  parts.push(...clause.instructions.map((instruction) => `note ${instruction}`));
  return `${clause.sequence > 1 ? `${clause.sequence}> ` : ""}${parts.join("; ")}`;
}

function quantity({ low, high, unit }: DoseQuantity): string {
  return `${low === null ? `<=${high}` : range(low, high)}${unit ? ` ${unit}` : ""}`;
}

const range = (low: number, high: number): string => (low === high ? `${low}` : `${low}-${high}`);
