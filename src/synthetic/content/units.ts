/** How a laboratory prints powers of ten. */
export const POWER_STYLES = ["10^", "x10^", "10*"] as const;
export type PowerStyle = (typeof POWER_STYLES)[number];

/** A UCUM unit as laboratories print it: `10*9/L` -> `10^9/L`, `m[IU]/L` -> `mIU/L`, `mL/min/{1.73_m2}` -> `mL/min/1.73m2`. */
export function printedUnit(ucum: string, power: PowerStyle): string {
  return ucum
    .replace(/^10\*(?=\d)/, power)
    .replace(/[[\]{}]/g, "")
    .replaceAll("_", "")
    .trim();
}
