/** How the value of a field looks, which tells it from its neighbours where no label does. */
export type Shape =
  | "date"
  | "time"
  | "phone"
  | "address"
  | "amount"
  | "count"
  | "number"
  | "code"
  | "unit"
  | "range"
  | "flag"
  | "dose"
  | "text";

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

/** One value of each shape, anywhere in a text; `text` is any. */
const PATTERNS: Record<Exclude<Shape, "text">, RegExp> = {
  date: new RegExp(
    String.raw`(?<![\d.,])\b(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})|\d{1,2}[-\s./]*${MONTH}[-\s.,/]*(?:\d{4}|\d{2})|${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}\s\d{1,2}\s\d{4})\b(?![.,]\d)`,
    "i",
  ),
  time: /\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?/i,
  phone: /(?:\+|\(|\b)\d[\d\s()./-]{5,}\d\b/,
  // A street or a town with its number, and a comma between the two.
  address: /^(?=.*\d)(?=.*\p{L}{3}).+,.+$/u,
  // How many of a thing, with the sign that some tills print: "2 x". The sign is no part of the value.
  count: /(?<!\S)\d{1,4}(?=\s?(?:x|×|\*|pcs\.?)?(?!\S))/i,
  // Two decimals make an amount. A space is no mark of thousands: a number of another column may stand there.
  amount: /(?<![\d.,])-?\d{1,3}(?:[,.']?\d{3})*[.,]\d{2}(?![\d.,]*\d)/,
  number: /(?<![\w.,/-])[<>≤≥]?\s?-?\d+(?:[.,]\d+)*(?![\w/-]*\w)/,
  code: /\b(?=[\w/.-]*\d)[A-Za-z0-9][\w/.-]*\w\b/,
  unit: /(?<!\S)(?:%|[%°µμ]?[A-Za-zµμ][A-Za-zµμ0-9.]*(?:[/*^·.][A-Za-z0-9µμ.*^²³]+)+|(?:x|×|\*)?\s?10(?:\^|\*|[⁰-⁹^])?\S*\/\S+|(?:k|m|c|d|µ|μ|u|n|p|f)?(?:g|l|mol|mmol|IU|U|eq|Eq|s|m|min|sec|fL|fl|pg|mm|cm|Hg)|ratio|pcs|box|kg|hr|h)(?!\S)/,
  range: /(?:[<>≤≥]\s?=?\s?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s?(?:-|–|—|to)\s?\d+(?:[.,]\d+)?)/,
  flag: /(?<!\S)(?:H{1,2}|L{1,2}|HIGH|LOW|High|Low|A|ABN|\*{1,2}|↑|↓|\(H\)|\(L\))(?!\S)/,
  dose: /(?<!\S)\d+(?:[.,]\d+)?(?:\/\d+(?:[.,]\d+)?)?\s?(?:mg|g|mcg|µg|ug|ml|mL|%|units?|IU|iu)(?:\/(?:\d+\s?)?[A-Za-z]+)?(?!\S)/,
};

/** Where the first value of a shape stands in a text; null when there is none. */
export function findShape(text: string, shape: Shape): { value: string; start: number; end: number } | null {
  if (shape === "text") return text.trim() === "" ? null : { value: text.trim(), start: 0, end: text.length };
  const match = PATTERNS[shape].exec(text);
  return match && { value: match[0].trim(), start: match.index, end: match.index + match[0].length };
}

/** Whether the whole text is one value of the shape. */
export function hasShape(text: string, shape: Shape): boolean {
  const trimmed = text.trim();
  return findShape(trimmed, shape)?.value === trimmed;
}
