import { findPhi } from "./find-phi.ts";

/** A row of the synthetic set of sentences with labelled spans. */
export interface SyntheticRow {
  full_text: string;
  spans: { entity_type: string; entity_value: string; start_position: number; end_position: number }[];
}

interface Span {
  start: number;
  end: number;
}

export interface CharacterScore {
  recall: number;
  precision: number;
  /** Share of the texts with identifiers in which a letter or digit of one was missed. */
  leakyDocuments: number;
}

/** Names of countries, which are no PHI: Safe Harbor begins below the state. */
const COUNTRY =
  /^(?:australia|austria|belgium|brazil|canada|chile|cyprus.*|czech republic|denmark|estonia|finland|france|germany|greenland|greenlander|hungary|iceland|italy|japan|netherlands(?: \(the\))?|new zealand|norway|poland|portugal|slovenia|south africa|spain|sweden|switzerland|tunisia|uruguay|united kingdom|united states|nan)$/iu;

/**
 * The spans of a row that are PHI under Safe Harbor: all but titles and occupations, nationalities, ages (none is over 89),
 * years by themselves, countries, and organisations, unless `organisations` counts those as employers.
 */
export function phiSpans(row: SyntheticRow, organisations = false): Span[] {
  return row.spans
    .filter(({ entity_type: type, entity_value: value }) => {
      if (type === "TITLE" || type === "NRP") return false;
      if (type === "AGE") return Number(value) > 89;
      if (type === "DATE_TIME") return !/^\d{4}$/u.test(value);
      if (type === "GPE") return !COUNTRY.test(value);
      return type !== "ORGANIZATION" || organisations;
    })
    .map(({ start_position: start, end_position: end }) => ({ start, end }));
}

/** Recall and precision by letters, digits and marks; blanks do not count. Every prediction outside `gold` is wrong. */
export function characterScore(
  rows: readonly { text: string; gold: readonly Span[] }[],
  find: (text: string) => readonly Span[] = findPhi,
): CharacterScore {
  let [both, missed, wrong, leaky, withGold] = [0, 0, 0, 0, 0];
  for (const { text, gold } of rows) {
    const marks = new Uint8Array(text.length);
    for (const { start, end } of gold) marks.fill(1, start, end);
    for (const { start, end } of find(text)) for (let at = start; at < end; at++) marks[at] = (marks[at] as number) | 2;
    let leak = false;
    for (let at = 0; at < text.length; at++) {
      const character = text[at] as string;
      if (/\s/u.test(character)) continue;
      if (marks[at] === 3) both++;
      else if (marks[at] === 2) wrong++;
      else if (marks[at] === 1) {
        missed++;
        if (/[\p{L}\p{N}]/u.test(character)) leak = true;
      }
    }
    if (gold.length > 0) withGold++;
    if (leak) leaky++;
  }
  return {
    recall: both / Math.max(1, both + missed),
    precision: both / Math.max(1, both + wrong),
    leakyDocuments: leaky / Math.max(1, withGold),
  };
}

/** Every labelled span of a row, titles, countries, ages and all. */
export const allSpans = (row: SyntheticRow): Span[] =>
  row.spans.map(({ start_position: start, end_position: end }) => ({ start, end }));
