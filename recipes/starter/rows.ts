import { definitionPath, type FieldValues } from "../../src/domain/field.ts";
import { fieldAnswer, fieldPrompt, TRANSCRIPTION_PROMPT } from "../../src/domain/prompt.ts";
import type { Random } from "../../src/domain/random.ts";
import { FAMILIES, type SyntheticDocument } from "../../src/synthetic/generate.ts";

/** Share of pages that are asked for their whole text; the others are asked for fields. */
export const TRANSCRIBE = 0.4;

/** A row to learn from, but for its picture. */
export interface Row {
  id: string;
  messages: { role: "user" | "assistant"; content: string }[];
  /** For dense supervision, every character with the centre of its glyph, in fractions of the page. */
  characters: { text: string; x: number[]; y: number[] };
}

/** Other names for the same thing, so that the model learns to take the schema's words and not its own. */
const SYNONYMS: Record<string, string[]> = {
  // who
  store: ["store", "shop", "merchant", "company", "vendor", "outlet", "name"],
  seller: ["seller", "supplier", "issuer", "vendor", "biller", "from"],
  buyer: ["buyer", "customer", "client", "bill_to", "payer", "recipient"],
  sender: ["sender", "from", "author", "writer", "origin"],
  recipient: ["recipient", "to", "addressee", "receiver", "attention"],
  from: ["from", "sender", "shipper", "origin", "ship_from", "return_to"],
  to: ["to", "recipient", "consignee", "receiver", "deliver_to", "ship_to", "addressee"],
  party: ["party", "name", "who", "full_name", "person_or_company", "contact"],
  person: ["person", "name", "contact", "holder", "full_name", "employee"],
  company: ["company", "employer", "firm", "organisation", "business", "works_for"],
  department: ["department", "division", "team", "section", "branch"],
  title: ["title", "role", "position", "job", "job_title", "function", "profession"],
  cashier: ["cashier", "served_by", "clerk", "operator", "staff"],
  carrier: ["carrier", "courier", "forwarder", "haulier", "shipping_company"],
  signature: ["signature", "signed_by", "signer", "signatory"],
  // where
  address: ["address", "street", "location", "street_address", "postal_address"],
  city: ["city", "town", "place", "locality", "municipality"],
  postcode: ["postcode", "zip", "postal_code", "zip_code", "post_code", "plz"],
  country: ["country", "nation", "land", "country_name"],
  station: ["station", "stop", "place", "location", "name"],
  destination: ["destination", "to", "towards", "terminus", "direction", "name"],
  platform: ["platform", "track", "gate", "bay", "stand", "position"],
  phone: ["phone", "telephone", "tel", "phone_number", "landline", "call"],
  mobile: ["mobile", "cell", "gsm", "mobile_number", "cellphone"],
  email: ["email", "mail", "e_mail", "mailbox", "email_address"],
  web: ["web", "website", "url", "site", "homepage", "www"],
  // when
  date: ["date", "day", "issued", "dated", "document_date", "date_of_issue"],
  time: ["time", "hour", "clock", "at", "when"],
  hours: ["hours", "range", "period", "validity", "interval", "span"],
  due: ["due", "due_date", "pay_by", "payable_until", "deadline"],
  deadline: ["deadline", "due", "until", "due_date", "last_day", "latest_by"],
  appointment: ["appointment", "meeting", "booked_for", "visit", "when", "slot"],
  // codes
  number: ["number", "id", "code", "no", "document_id", "serial"],
  order: ["order", "purchase_order", "po", "order_number", "job"],
  reference: ["reference", "ref", "our_reference", "file", "file_number", "code"],
  contract: ["contract", "agreement", "contract_number", "contract_id", "policy"],
  account: ["account", "iban", "bank_account", "pay_to", "account_number"],
  tracking: ["tracking", "tracking_number", "parcel_number", "awb", "consignment", "barcode", "id"],
  code: ["code", "sku", "article_number", "id", "item_code", "key"],
  line: ["line", "train", "route", "code", "service_number", "vehicle"],
  // money
  total: ["total", "sum", "amount_due", "grand_total", "to_pay", "value", "payable"],
  subtotal: ["subtotal", "net", "before_tax", "net_amount", "goods_total"],
  tax: ["tax", "vat", "gst", "tax_amount", "sales_tax"],
  price: ["price", "amount", "cost", "value", "line_total", "result"],
  amount: ["amount", "value", "sum", "cost", "money", "figure"],
  unitPrice: ["unitPrice", "unit_price", "price_each", "each", "price_per_unit", "single_price"],
  payment: ["payment", "paid_by", "method", "tender", "payment_method"],
  change: ["change", "cash_back", "returned", "money_back"],
  rate: ["rate", "percentage", "percent", "share", "per_cent", "range"],
  // goods and measures
  items: ["items", "lines", "rows", "goods", "entries", "results", "articles"],
  contents: ["contents", "items", "goods", "articles", "packing_list", "list"],
  departures: ["departures", "rows", "entries", "trips", "connections", "results", "board"],
  name: ["name", "item", "article", "test", "product", "label", "title", "description"],
  quantity: ["quantity", "count", "qty", "how_many", "number_of", "pieces"],
  unit: ["unit", "units", "measure", "uom", "unit_of_measure"],
  weight: ["weight", "mass", "gross", "gross_weight", "value"],
  size: ["size", "dimensions", "measurements", "format", "extent"],
  service: ["service", "product", "class", "mode", "service_level", "shipping_method"],
  pieces: ["pieces", "parcels", "packages", "boxes", "colli"],
  status: ["status", "delay", "flag", "remark", "note", "info"],
  subject: ["subject", "topic", "about", "regarding", "concerning", "headline", "title"],
};
/** Things that may be asked for and are not on the page: no family prints them under any name. */
const NOT_THERE = [
  "patient",
  "birthday",
  "age",
  "gender",
  "nationality",
  "passport",
  "fax",
  "colour",
  "mileage",
  "temperature",
  "warranty",
  "tip",
  "rating",
  "altitude",
  "language",
  "witness",
  "specimen",
  "method_of_test",
];

/**
 * Asks for a document's text, or for some of its fields under a random schema.
 *
 * @param transcribe probability of asking for the text.
 * @returns undefined where there is nothing to learn: no answer, or characters off the page.
 */
export function rowOf(id: string, document: SyntheticDocument, random: Random, transcribe: number): Row | undefined {
  const ask = random.chance(transcribe)
    ? { prompt: TRANSCRIPTION_PROMPT, answer: document.facts.text }
    : question(document, random);
  const glyphs = document.glyphs();
  if (ask.answer === "" || !glyphs.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)) return undefined;
  return {
    id,
    messages: [
      { role: "user", content: ask.prompt },
      { role: "assistant", content: ask.answer },
    ],
    characters: {
      text: glyphs.map((glyph) => glyph.character).join(""),
      x: glyphs.map((glyph) => glyph.x),
      y: glyphs.map((glyph) => glyph.y),
    },
  };
}

/** A random schema over a document's fields: a subset, in random order, with other names, and sometimes with things that are not there. */
function question(document: SyntheticDocument, random: Random): { prompt: string; answer: string } {
  const family = FAMILIES.get(document.facts.family as string);
  const known = family ? family.fields.map((field) => field.path) : [];
  const renames = new Map<string, string>();
  const rename = (name: string): string => {
    if (!renames.has(name)) {
      const free = (SYNONYMS[name] ?? [name]).filter((other) => ![...renames.values()].includes(other));
      renames.set(name, random.chance(0.3) || free.length === 0 ? name : random.pick(free));
    }
    return renames.get(name) as string;
  };
  const translate = (path: string): string => path.replace(/[A-Za-z_]+/g, rename);
  const wanted = random.shuffle(known).slice(0, random.chance(0.4) ? known.length : random.integer(1, known.length));
  const heads = [...new Set(wanted.map((path) => path.split(".")[0] as string))];
  let schema = heads.flatMap((head) => wanted.filter((path) => path.split(".")[0] === head)).map(translate);
  if (random.chance(0.25)) {
    const absent = random.pick(NOT_THERE);
    const list = schema.find((path) => path.includes("[]."));
    const path = list && random.chance(0.5) ? `${list.split(".")[0]}.${absent}` : absent;
    if (!schema.includes(path)) {
      const place = path.includes("[]")
        ? schema.lastIndexOf(schema.filter((other) => other.startsWith(`${list?.split(".")[0]}.`)).at(-1) as string) + 1
        : random.integer(0, 1) * schema.length;
      schema = [...schema.slice(0, place), path, ...schema.slice(place)];
    }
  }
  const values: FieldValues = {};
  for (const [path, value] of Object.entries(document.facts.fields)) {
    if (wanted.includes(definitionPath(path))) values[translate(path)] = value;
  }
  const rows = Object.keys(values).filter((path) => path.includes("["));
  for (const path of schema) {
    const [head, leaf] = path.split("[].");
    if (leaf === undefined || Object.keys(values).some((other) => definitionPath(other) === path)) continue;
    for (const row of new Set(
      rows.filter((other) => other.startsWith(`${head}[`)).map((other) => other.split(".")[0]),
    )) {
      values[`${row}.${leaf}`] = { value: null, status: "absent", evidence: [] };
    }
  }
  return {
    prompt: fieldPrompt(schema),
    answer: fieldAnswer(
      values,
      schema.map((path) => ({ path })),
    ),
  };
}
