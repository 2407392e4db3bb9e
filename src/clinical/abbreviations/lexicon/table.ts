import type { ClinicalSpecialty } from "../specialty.ts";

/** One meaning of one abbreviation. */
export interface SenseEntry {
  /** How it is written, with its capitals: "pt", "PT". Dots are left out: "bid" stands for "b.i.d.". */
  readonly short: string;
  readonly expansion: string;
  /** How common the sense is beside the other senses of the same letters, on any positive scale. */
  readonly weight: number;
  readonly specialty: ClinicalSpecialty;
  /**
   * What speaks for the sense: `word` nearby, `<word` directly before, `>word` directly after, `@section`, and
   * `#num>` (a number follows), `#<num` (a number precedes), `#percent` (a percentage follows), `#dose` (a dose follows), `#history` (after
   * "history of").
   */
  readonly cues: readonly string[];
}

/**
 * Reads a table of senses, one a line: `forms | expansion | weight | cues`, with forms apart by commas and cues by
 * spaces. Tables are text and not objects because a clinician reads and amends them line by line.
 *
 * @throws Error on a line that is not of this form: a mistake of the author, found by the first test.
 */
export function senseTable(specialty: ClinicalSpecialty, table: string): SenseEntry[] {
  return table
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap((line) => {
      const [forms, expansion, weight, cues] = line.split("|").map((column) => column.trim());
      if (!forms || !expansion || !(Number(weight) > 0)) throw new Error(`not a line of a sense table: ${line}`);
      return forms.split(",").map((short) => ({
        short: short.trim(),
        expansion,
        weight: Number(weight),
        specialty,
        cues: cues ? cues.split(/\s+/) : [],
      }));
    });
}
