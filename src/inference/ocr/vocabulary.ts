import type { Shape } from "./shapes.ts";

/** What fields of a name are called on paper, and how their values look. */
interface Term {
  /** Field names that mean this, in lower case; the first is the term's own. */
  names: string[];
  /** Words before the value or above the column. A field's own name is a label too. */
  labels: string[];
  shape: Shape;
  /** Stands first on a page where no label says so: letterheads have none. */
  heads?: true;
}

/**
 * The words of forms, bills and reports in general. Each entry stands for what issuers print for one idea; a name that is
 * not here is looked for as it is written and taken as text. `shape` keeps a label from taking its neighbour's value.
 */
const TERMS: readonly Term[] = [
  // People: forms shorten "patient" and say "name" where only one person matters.
  {
    names: ["patient", "name", "subject"],
    labels: ["patient", "patient name", "name", "pt", "pt name"],
    shape: "text",
  },
  {
    names: ["doctor", "physician", "prescriber", "clinician", "provider"],
    labels: ["doctor", "physician", "prescriber", "dr", "ordered by", "referred by", "requested by"],
    shape: "text",
  },
  {
    names: ["cashier", "clerk"],
    labels: ["cashier", "served by", "clerk", "staff", "operator", "server"],
    shape: "text",
  },
  // Dates: the one that is not about birth, expiry or payment is the document's own.
  {
    names: ["birth", "dob", "born", "birthdate", "dateofbirth"],
    labels: ["dob", "d o b", "born", "birth", "date of birth", "birth date"],
    shape: "date",
  },
  { names: ["due", "duedate"], labels: ["due", "due date", "pay by", "payable by", "payment due"], shape: "date" },
  {
    names: ["date", "collected", "issued", "reported"],
    labels: [
      "date",
      "collected",
      "sampled",
      "reported",
      "issued",
      "issue date",
      "dt",
      "on",
      "sold",
      "dated",
      "visit",
      "invoice date",
      "exam date",
      "date of service",
    ],
    shape: "date",
  },
  { names: ["time"], labels: ["time", "at", "hour"], shape: "time" },
  // Addresses and numbers of things.
  { names: ["address"], labels: ["address", "addr"], shape: "address" },
  {
    names: ["phone", "telephone", "tel", "mobile"],
    labels: ["tel", "phone", "telephone", "call", "mobile", "t"],
    shape: "phone",
  },
  {
    names: ["number", "id", "reference", "receiptnumber", "invoicenumber"],
    labels: [
      "no",
      "number",
      "receipt",
      "bill",
      "ticket",
      "trans",
      "check",
      "slip no",
      "invoice",
      "invoice no",
      "ref",
      "reference",
      "id",
      "mrn",
    ],
    shape: "code",
  },
  { names: ["order", "ordernumber"], labels: ["order", "order no", "po", "your order", "po number"], shape: "code" },
  { names: ["account", "iban"], labels: ["account", "iban", "acct", "account no", "bank account"], shape: "code" },
  // Money: only these end a list of things sold.
  { names: ["subtotal"], labels: ["subtotal", "sub total", "net", "net total"], shape: "amount" },
  {
    names: ["tax", "vat"],
    labels: ["tax", "vat", "gst", "incl vat", "tax incl", "gst incl", "of which tax", "mwst", "tva"],
    shape: "amount",
  },
  {
    names: ["total", "amountdue", "grandtotal"],
    labels: [
      "total",
      "grand total",
      "total due",
      "amount due",
      "to pay",
      "sum",
      "balance",
      "balance due",
      "suma",
      "summe",
    ],
    shape: "amount",
  },
  { names: ["change"], labels: ["change", "change due", "cash back", "returned"], shape: "amount" },
  {
    names: ["payment", "paymentmethod"],
    labels: ["paid by", "payment", "tender", "method", "payment method"],
    shape: "text",
  },
  // Who issued it: a letterhead has no label.
  {
    names: ["store", "shop", "merchant", "facility", "company", "seller", "laboratory", "hospital", "vendor"],
    labels: ["store", "seller", "from", "facility", "vendor"],
    shape: "text",
    heads: true,
  },
  {
    names: ["buyer", "customer", "client"],
    labels: ["bill to", "buyer", "customer", "client", "sold to", "invoice to"],
    shape: "text",
  },
  // Columns of laboratory lists.
  {
    names: ["test", "analyte", "parameter", "investigation"],
    labels: ["test", "analyte", "investigation", "parameter", "examination", "component"],
    shape: "text",
  },
  { names: ["value", "result"], labels: ["result", "value", "results", "reading"], shape: "number" },
  { names: ["unit", "units"], labels: ["unit", "units"], shape: "unit" },
  {
    names: ["range", "referencerange", "reference_range"],
    labels: ["reference", "range", "ref", "reference range", "normal", "interval", "limits"],
    shape: "range",
  },
  { names: ["flag", "abnormal"], labels: ["flag", "f", "abnormal"], shape: "flag" },
  // Columns of goods.
  {
    names: ["item", "article", "description", "product"],
    labels: ["item", "article", "description", "goods", "product", "name"],
    shape: "text",
  },
  { names: ["quantity", "qty", "count"], labels: ["qty", "quantity", "pcs", "x", "no", "count"], shape: "count" },
  {
    names: ["unitprice", "unit_price", "rate"],
    labels: ["unit price", "price", "rate", "each", "per unit"],
    shape: "amount",
  },
  {
    names: ["price", "amount", "cost", "linetotal"],
    labels: ["amount", "price", "total", "value", "eur", "sum", "cost"],
    shape: "amount",
  },
  { names: ["code", "sku"], labels: ["code", "sku", "art no", "item no"], shape: "code" },
  // Columns of medication lists.
  { names: ["drug", "medication", "medicine"], labels: ["drug", "medication", "medicine"], shape: "text" },
  { names: ["strength", "dose"], labels: ["strength", "dose", "dosage"], shape: "dose" },
  {
    names: ["sig", "directions", "instructions"],
    labels: ["sig", "directions", "instructions", "use", "take"],
    shape: "text",
  },
];

/** In a list, a name may be of anything that lists hold. */
const LISTED_NAME_LABELS = [
  "item",
  "article",
  "description",
  "goods",
  "product",
  "name",
  "drug",
  "medication",
  "medicine",
];

/** What documents call themselves; a letterhead is something else. */
const TITLES = ["receipt", "sales slip", "cash sale", "copy", "invoice", "report", "prescription", "laboratory report"];

export const TITLE_KEYS: ReadonlySet<string> = new Set(TITLES.map(labelKey));

/** Letters and digits alone, so that "D.O.B.:" and "dob" are one. */
export function labelKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

export interface Meaning {
  labels: string[];
  shape: Shape;
  heads: boolean;
}

/** `dueDate` and `due_date` -> `due date`. */
const spoken = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase();

/**
 * What a field of this name is called on paper; its own name comes first. A compound such as `sampleDate` that is not
 * known looks like its last word.
 */
export function meaningOf(name: string, listed = false): Meaning {
  const words = spoken(name);
  if (listed && words === "name") return { labels: LISTED_NAME_LABELS, shape: "text", heads: false };
  const known = termOf(name.toLowerCase());
  const last = known ?? termOf(words.split(" ").at(-1) as string);
  const labels = known ? [words, ...known.labels] : [words];
  return { labels: [...new Set(labels)], shape: last?.shape ?? "text", heads: known?.heads === true };
}

const termOf = (name: string): Term | undefined => TERMS.find((term) => term.names.includes(name));

/** Labels of every kind that stand before single values: where one begins, the value before it ends. */
export const SINGLE_LABELS: readonly string[] = TERMS.slice(
  0,
  TERMS.findIndex((term) => term.names.includes("test")),
)
  .flatMap((term) => term.labels)
  .filter((label) => label.length > 2);

/** Every label, without spaces: a label inside a longer one is not meant. */
export const LABEL_KEYS: ReadonlySet<string> = new Set(TERMS.flatMap((term) => term.labels).map(labelKey));

/** What closes a list: the sums below it. */
export const CLOSING_LABELS: readonly string[] = TERMS.filter((term) =>
  ["subtotal", "tax", "total", "change", "payment"].includes(term.names[0] as string),
).flatMap((term) => term.labels);
