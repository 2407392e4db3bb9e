import { findAddresses } from "./addresses.ts";
import { findAges } from "./ages.ts";
import { findContacts } from "./contacts.ts";
import { findDates } from "./dates.ts";
import { findIdentifiers } from "./identifiers.ts";
import type { FoundPhi } from "./kind.ts";
import { findNames } from "./names.ts";
import { findOrganisations } from "./organisations.ts";
import { findPhones } from "./phones.ts";
import { startScan } from "./scan.ts";

export interface PhiOptions {
  /** ISO date of the note: tells which years of birth mean an age over 89. */
  noteDate?: string;
  /** Names that are known to belong to the subject or the authors: found wherever they stand. */
  knownNames?: readonly string[];
}

/**
 * The identifiers in a text, in order and without overlap. Linear in the length of the text; never throws.
 * Rules and lexicons only: names of persons without a title, a label or a lexicon name beside them can be missed.
 */
export function findPhi(text: string, options: PhiOptions = {}): FoundPhi[] {
  const scan = startScan(text);
  findContacts(scan);
  findDates(scan);
  findIdentifiers(scan);
  const noteYear = Number(/^\d{4}/u.exec(options.noteDate ?? "")?.[0] ?? Number.NaN);
  findAges(scan, Number.isNaN(noteYear) ? undefined : noteYear);
  findPhones(scan);
  findAddresses(scan);
  findOrganisations(scan);
  findNames(scan, options.knownNames ?? []);
  scan.found.sort((a, b) => a.start - b.start || b.end - a.end);
  const result: FoundPhi[] = [];
  let end = 0;
  for (const candidate of scan.found) {
    const start = Math.max(candidate.start, end);
    if (start >= candidate.end) continue;
    result.push({ ...candidate, start, text: text.slice(start, candidate.end) });
    end = candidate.end;
  }
  return result;
}
