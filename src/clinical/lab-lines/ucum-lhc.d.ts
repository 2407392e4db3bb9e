/** The part of ucum-lhc that this folder uses; the package ships no types. */
declare module "@lhncbc/ucum-lhc" {
  interface Validation {
    status: "valid" | "invalid" | "error";
    ucumCode: string | null;
  }
  export const UcumLhcUtils: { getInstance(): { validateUnitString(unit: string): Validation } };
}
