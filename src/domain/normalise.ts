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
      return plain(value).replace(/\s+/g, "").replace(/µ|μ/g, "u");
  }
}

/** Case, accents' encoding, white space and outer punctuation do not count. */
function plain(value: string): string {
  return value
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^[\s.,;:]+|[\s.,;:]+$/g, "");
}

/**
 * A decimal number without currency, spaces or thousands marks: "$1,234.50" -> "1234.5", "5,8" -> "5.8".
 * A single comma before exactly three digits is a thousands mark, as in "1,234". Comparators are kept: "<0.5".
 */
function number(value: string): string | null {
  const match = /^([<>≤≥]?)\s*(?:[A-Za-z]{3}\s|[$€£¥]|rm\s?)?\s*([+-]?[\d.,' ]*\d)\s*(?:%|[$€£¥]|[A-Za-z]{3})?$/i.exec(
    value.normalize("NFKC").trim(),
  );
  if (!match?.[2]) return null;
  let digits = match[2].replace(/[' ]/g, "");
  const [comma, point] = [digits.lastIndexOf(","), digits.lastIndexOf(".")];
  if (comma >= 0 && point >= 0)
    digits = comma > point ? digits.replace(/\./g, "").replace(",", ".") : digits.replace(/,/g, "");
  else if (comma >= 0)
    digits = /^[+-]?\d{1,3}(,\d{3})+$/.test(digits) ? digits.replace(/,/g, "") : digits.replace(",", ".");
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
