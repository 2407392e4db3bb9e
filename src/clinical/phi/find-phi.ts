import { findAddresses } from "./addresses/index.ts";
import { findAges } from "./ages.ts";
import { findContacts } from "./contacts.ts";
import { findDates } from "./dates.ts";
import { findIdentifiers } from "./identifiers.ts";
import type { FoundPhi, PhiKind, QuasiKind } from "./kind.ts";
import { findNames } from "./names/index.ts";
import { findOrganisations } from "./organisations.ts";
import { findPhones } from "./phones.ts";
import { findQuasiIdentifiers } from "./quasi-identifiers.ts";
import { type Scan, startScan } from "./scan.ts";

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
  // Without the last pass there are no quasi-identifiers.
  return spansOf(text, findIn(text, options)) as FoundPhi[];
}

/**
 * The identifiers and, beyond the list of Safe Harbor, what narrows down who somebody is: titles, countries, nationalities,
 * ages and years. For a reader who wants to see all of it; see `findPhi` for what must go.
 */
export function findPhiAndQuasi(text: string, options: PhiOptions = {}): FoundPhi<PhiKind | QuasiKind>[] {
  const scan = findIn(text, options);
  findQuasiIdentifiers(scan);
  return spansOf(text, scan);
}

function findIn(text: string, options: PhiOptions): Scan {
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
  return scan;
}

function spansOf(text: string, scan: Scan): FoundPhi<PhiKind | QuasiKind>[] {
  scan.found.sort((a, b) => a.start - b.start || b.end - a.end);
  const result: FoundPhi<PhiKind | QuasiKind>[] = [];
  let end = 0;
  for (const candidate of scan.found) {
    const start = Math.max(candidate.start, end);
    if (start >= candidate.end) continue;
    result.push({ ...candidate, start, text: text.slice(start, candidate.end) });
    end = candidate.end;
  }
  return result;
}
