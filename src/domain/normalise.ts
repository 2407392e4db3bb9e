import type { NormaliserName } from "./field.ts";

/**
 * Brings two ways to write one value to one text, so that exact match judges the value and not its typography.
 * A value that a normaliser cannot read is compared as plain text, never dropped.
 */
export function normalise(value: string, normaliser: NormaliserName): string {
  switch (normaliser) {
    case "exact":
      return value.normalize("NFC").trim();
    case "text":
      return plain(value);
    case "number":
      return number(value) ?? plain(value);
    case "date":
      return date(value) ?? plain(value);
    case "unit":
      return unit(value);
  }
}

/** Case, accents' encoding, white space and outer punctuation do not count; the point of ".5" is no punctuation. */
function plain(value: string): string {
  return value
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^(?:[\s;:]|[.,](?!\d))+|[\s.,;:]+$/g, "");
}

/**
 * A unit without white space, in the case in which it stands: "mU" and "MU" are a billion apart. Only the litre and the
 * international unit, which are written either way, and the signs for micro are brought together.
 */
function unit(value: string): string {
  return value
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/^[.,;:]+|[.,;:]+$/g, "")
    .replace(/µ|μ/g, "u")
    .replace(/\bmcg(?![A-Za-z])/g, "ug")
    .replace(/(?<![A-Za-z])([munpfdcku]?)l(?![A-Za-z])/g, "$1L")
    .replace(/(?<![A-Za-z])([munk]?)iu(?![A-Za-z])/g, "$1IU");
}

/** Written before or after an amount; only in capitals, since "5 cup" and "5 gel" are doses. */
const CURRENCY = Intl.supportedValuesOf("currency").join("|");
const NUMBER = new RegExp(
  `^([<>≤≥]?)\\s*(?:(?:${CURRENCY}|RM|Rm|rm)\\s?|[$€£¥]\\s*)?([+-]?[\\d.,' ]*\\d)\\s*(?:%|[$€£¥]|${CURRENCY}|RM)?$`,
);
/** The minus sign and the dashes that are set in its place, before a number. */
const PRINTED_MINUS = /[\u2212\u2012\u2013](?=[\d.])/gu;
/** Digits in groups of three, by commas, spaces or apostrophes; a number that begins with 0 has no thousands. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/;
const SPACED = /^[+-]?[1-9]\d{0,2}(?:[' ]\d{3})+(?![\d' ])/;

/**
 * A decimal number without currency or thousands marks: "$1,234.50" -> "1234.5", "5,8" -> "5.8". A comma before exactly
 * three digits is a thousands mark, as in "1,234", but not in "0,125". Comparators are kept: "<0.5". What holds another
 * unit, or two numbers, is none: "5 mcg", "120 80".
 */
function number(value: string): string | null {
  const match = NUMBER.exec(value.normalize("NFKC").replace(PRINTED_MINUS, "-").trim());
  if (!match?.[2]) return null;
  let digits = match[2];
  if (/[' ]/.test(digits)) {
    if (!SPACED.test(digits)) return null;
    digits = digits.replace(/[' ]/g, "");
  }
  const [comma, point] = [digits.lastIndexOf(","), digits.lastIndexOf(".")];
  if (comma >= 0 && point >= 0)
    digits = comma > point ? digits.replace(/\./g, "").replace(",", ".") : digits.replace(/,/g, "");
  else if (comma >= 0) digits = THOUSANDS.test(digits) ? digits.replace(/,/g, "") : digits.replace(",", ".");
  if (!/^[+-]?\d*\.?\d+$/.test(digits)) return null;
  const negative = digits.startsWith("-");
  digits = digits.replace(/^[+-]/, "").replace(/^0+(?=\d)/, "");
  if (digits.startsWith(".")) digits = `0${digits}`;
  if (digits.includes(".")) digits = digits.replace(/\.?0+$/, "");
  return `${match[1]}${negative && digits !== "0" ? "-" : ""}${digits}`;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** ISO 8601 where the order is known: year first, day first (12/03/2024 is 12 March) or a month name. */
function date(value: string): string | null {
  const text = value.trim().toLowerCase();
  let match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t\s].*)?$/.exec(text);
  if (match) return iso(Number(match[1]), Number(match[2]), Number(match[3]));
  match = /^(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4}|\d{2})(?:\s.*)?$/.exec(text);
  if (match) return iso(fullYear(match[3]!), Number(match[2]), Number(match[1]));
  match = /^(\d{1,2})[-\s./]*([a-z]{3})[a-z]*[-\s.,/]*(\d{4}|\d{2})(?:\s.*)?$/.exec(text);
  if (match) return iso(fullYear(match[3]!), MONTHS.indexOf(match[2]!) + 1, Number(match[1]));
  match = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(text);
  if (match) return iso(Number(match[3]), MONTHS.indexOf(match[1]!) + 1, Number(match[2]));
  return null;
}

const fullYear = (digits: string): number => (digits.length === 4 ? Number(digits) : 2000 + Number(digits));

function iso(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
