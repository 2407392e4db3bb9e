/**
 * What a found identifier is, with the item of the Safe Harbor list that names it (45 CFR 164.514(b)(2)(i), A to R).
 * Employers and institutions stand under (B): the name of a hospital places the patient.
 */
export const PHI_KINDS = {
  name: "A",
  location: "B",
  postcode: "B",
  organisation: "B",
  date: "C",
  age: "C",
  phone: "D",
  fax: "E",
  email: "F",
  ssn: "G",
  mrn: "H",
  "health-plan": "I",
  account: "J",
  licence: "K",
  vehicle: "L",
  device: "M",
  url: "N",
  ip: "O",
  biometric: "P",
  photo: "Q",
  "unique-id": "R",
} as const;

/**
 * What Safe Harbor lets stand and what still narrows down who somebody is; found on demand, and never taken out unless
 * asked for.
 */
export const QUASI_KINDS = ["title", "country", "nationality", "shown-age", "year"] as const;

export type QuasiKind = (typeof QUASI_KINDS)[number];

export type PhiKind = keyof typeof PHI_KINDS;

/** One identifier in a text. `text.slice(start, end) === text` of the span; offsets count UTF-16 units. */
export interface FoundPhi<Kind extends string = PhiKind> {
  text: string;
  start: number;
  end: number;
  kind: Kind;
  /** 0..1: how sure the rule is, by judgement; not a calibrated probability. */
  confidence: number;
  /** The rule that found it. */
  rule: string;
}

/** A span before its text is cut out. */
export interface Candidate {
  start: number;
  end: number;
  kind: PhiKind | QuasiKind;
  confidence: number;
  rule: string;
}
