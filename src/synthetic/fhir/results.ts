import type { LabResult } from "../content/lab-results.ts";
import { type Measured, nameOf, type Observation } from "./bundle.ts";

/** The lines of a report that an observation gives: one, one for each component, or none where it has no value. */
export function resultsOf(observation: Observation, panel: string | undefined): LabResult[] {
  return [observation, ...observation.component].flatMap((measured) => {
    const name = nameOf(measured.code);
    const value = printedValue(measured);
    if (name === undefined || value === null) return [];
    const limits = limitsOf(measured);
    return [
      {
        test: shortName(name),
        ...(panel === undefined ? {} : { panel: shortName(panel) }),
        value,
        unit: measured.valueQuantity?.unit ?? measured.valueQuantity?.code ?? null,
        range: limits.text,
        flag: flagOf(measured, value, limits),
      },
    ];
  });
}

/** LOINC names say the method and the specimen, reports do not: `Hemoglobin [Mass/volume] in Blood` is `Hemoglobin`. */
function shortName(name: string): string {
  return (
    name
      .replace(/\s*[[(].*$/, "")
      .replace(/ (?:by|in) .*$/, "")
      .replace(/ - .*$/, "")
      .trim() || name
  );
}

function printedValue({ valueQuantity, valueString, valueInteger, valueCodeableConcept }: Measured): string | null {
  if (valueQuantity?.value !== undefined) return `${valueQuantity.comparator ?? ""}${numberText(valueQuantity.value)}`;
  if (valueInteger !== undefined) return numberText(valueInteger);
  return (valueString ?? nameOf(valueCodeableConcept))?.replace(/\s+/g, " ") ?? null;
}

/** As many digits as a laboratory prints: those given where they are few, otherwise about three that count. */
function numberText(value: number): string {
  const given = String(value);
  if (/^-?\d+(\.\d{1,2})?$/.test(given)) return given;
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
}

interface LimitsText {
  low?: number;
  high?: number;
  text: string | null;
}

function limitsOf({ referenceRange }: Measured): LimitsText {
  for (const range of referenceRange) {
    const [low, high] = [range.low?.value, range.high?.value];
    if (low !== undefined && high !== undefined) return { low, high, text: `${numberText(low)}-${numberText(high)}` };
    if (high !== undefined) return { high, text: `<${numberText(high)}` };
    if (low !== undefined) return { low, text: `>${numberText(low)}` };
    if (range.text !== undefined) return { text: range.text.replace(/\s+/g, " ") };
  }
  return { text: null };
}

/** What the laboratory said, otherwise what the printed value says of the range. */
function flagOf({ interpretation }: Measured, value: string, { low, high }: LimitsText): "H" | "L" | null {
  const codes = interpretation.flatMap((entry) => entry.coding.flatMap(({ code }) => code ?? []));
  if (codes.some((code) => /^(H|HH|HU|>)$/.test(code))) return "H";
  if (codes.some((code) => /^(L|LL|LU|<)$/.test(code))) return "L";
  if (codes.length > 0) return null;
  const number = Number(value);
  if (high !== undefined && number > high) return "H";
  return low !== undefined && number < low ? "L" : null;
}
