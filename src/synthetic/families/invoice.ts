import {
  drawEntries,
  drawName,
  drawParagraph,
  drawRows,
  entryLook,
  nothingPrinted,
  type Printed,
  rowsLook,
} from "../blocks.ts";
import { filled, referenceCode } from "../content/codes.ts";
import { companyName } from "../content/companies.ts";
import { type Day, dateForm, daysAfter, someDay } from "../content/dates.ts";
import { amountText, type MoneyStyle, moneyStyle } from "../content/money.ts";
import { personName } from "../content/people.ts";
import { type SoldItem, sellerName, soldItems, totalOf } from "../content/trade.ts";
import { defineFamily, field } from "../family.ts";
import type { Cell } from "../table.ts";

interface InvoiceContent {
  seller: string;
  buyer: string;
  issued: Day;
  /** Days that the buyer has. */
  term: number;
  number: string;
  order: string;
  account: string;
  items: SoldItem[];
  /** Tax in per cent, on top of the items. */
  taxRate: number;
  /** How much of the room for items is used, 0..1. */
  fill: number;
}

const FIELDS = [
  field("seller", "supporting", "text"),
  field("buyer", "supporting", "text"),
  { ...field("number", "decision", "exact"), type: "code" as const },
  { ...field("order", "supporting", "exact"), type: "code" as const },
  field("date", "supporting", "date"),
  field("due", "decision", "date"),
  field("items[].code", "supporting", "exact"),
  field("items[].name", "supporting", "text"),
  field("items[].quantity", "supporting", "number"),
  field("items[].unit", "supporting", "unit"),
  field("items[].unitPrice", "supporting", "number"),
  field("items[].amount", "decision", "number"),
  field("subtotal", "supporting", "number"),
  field("tax", "supporting", "number"),
  field("total", "decision", "number"),
  { ...field("account", "decision", "exact"), type: "code" as const },
];

const LABELS = {
  number: ["Invoice", "Invoice no", "No.", "Ref", "Bill number", "Rechnung Nr.", "Facture", "Document"],
  date: ["Date", "Issued", "Invoice date", "Dated", "Datum", ""],
  due: ["Due", "Pay by", "Payable until", "Due date", "Terms end"],
  buyer: ["Bill to", "To", "Customer", "Client", "Sold to", "Buyer"],
  order: ["Order", "PO", "Your order", "Contract", "Job"],
  account: ["Account", "IBAN", "Pay to", "Bank", "Acct"],
  subtotal: ["Subtotal", "Net", "Before tax", "Goods"],
  tax: ["VAT", "Tax", "GST", "Sales tax"],
  total: ["Total", "TOTAL", "Balance", "Due", "Amount due", "Grand total", "To pay", "Gesamt"],
};
const HEADINGS = {
  code: ["Code", "Art.", "SKU", "No."],
  name: ["Item", "Article", "Description", "Service"],
  quantity: ["Qty", "Pcs", "Quantity", "Menge"],
  unit: ["Unit", "U/M", "per"],
  unitPrice: ["Rate", "Each", "Unit price", "Price"],
  amount: ["Amount", "Total", "Line total", "Net"],
};
type Column = keyof typeof HEADINGS;
const COLUMNS: Column[] = ["code", "name", "quantity", "unit", "unitPrice", "amount"];

/** Columns of a template, in their order; narrow sheets have at most four. */
const WIDE: Column[][] = [
  ["code", "name", "quantity", "unitPrice", "amount"],
  ["name", "quantity", "unit", "unitPrice", "amount"],
  ["quantity", "unit", "name", "unitPrice", "amount"],
  ["code", "name", "quantity", "unit", "amount"],
  ["quantity", "code", "name", "amount"],
];
const NARROW: Column[][] = [
  ["name", "quantity", "amount"],
  ["name", "quantity", "amount"],
  ["quantity", "name", "amount"],
  ["quantity", "name", "amount"],
  ["code", "name", "amount"],
  ["name", "amount"],
  ["quantity", "unit", "name", "amount"],
  ["name", "unitPrice", "quantity", "amount"],
  ["amount", "name", "quantity"],
];

/** Invoices: seller, number, date, lines with quantity and amount, and a total that is their sum, with tax where it is stated. */
export const invoice = defineFamily<InvoiceContent>({
  name: "invoice",
  domain: "general",
  fonts: ["sans", "serif", "mono"],
  fields: FIELDS,
  facilities: Array.from({ length: 48 }, (_, index) => `office-${index}`),
  content: (_facts, random) => ({
    seller: sellerName(random),
    buyer: random.chance(0.6) ? companyName(random) : personName(random),
    issued: someDay(random),
    term: random.pick([7, 10, 14, 21, 28, 30, 45, 60]),
    number: random.chance(0.4) ? filled("%####", random) : referenceCode(random),
    order: referenceCode(random),
    account: filled(random.pick(["@@## #### #### ####", "@@##########", "##-##-## ########", "%####-####/##"]), random),
    items: soldItems(random, 24, "goods and work"),
    taxRate: random.pick([5, 7, 8.5, 10, 12, 19, 20, 21, 23, 25]),
    fill: random.next(),
  }),
  draw(sheet, content, _facts, layout) {
    const printed = nothingPrinted(FIELDS);
    const narrow = sheet.rowsLeft < 12;
    const label = Object.fromEntries(
      Object.entries(LABELS).map(([path, words]) => [path, layout.pick(words)]),
    ) as Record<keyof typeof LABELS, string>;
    const headings = Object.fromEntries(
      Object.entries(HEADINGS).map(([column, words]) => [column, layout.pick(words)]),
    ) as Record<Column, string>;
    const [form, style, look] = [dateForm(layout), moneyStyle(layout), entryLook(layout)];
    const title = layout.pick([null, "INVOICE", "Invoice", "Tax invoice", "Bill", "Facture", "Pro forma", "Statement"]);
    const prefix = layout.pick(["INV-", "", "", "F", "A/", "R-"]);
    const columnsOf = { wide: layout.pick(WIDE), narrow: layout.pick(NARROW) };
    const columns = sheet.style.width > 400 && layout.chance(0.75) ? columnsOf.wide : columnsOf.narrow;
    const withHeadings = layout.chance(columns.length > 3 ? 0.8 : 0.5);
    const table = rowsLook(layout);
    const taxed = layout.chance(narrow ? 0.25 : 0.6);
    const sumsInTable = layout.chance(0.6);
    const optional = layout.shuffle(["buyer", "due", "order"] as const);
    const head = optional.slice(0, layout.integer(0, narrow ? 1 : 3));
    const withAccount = layout.chance(narrow ? 0.15 : 0.4);
    const numberFirst = layout.chance(0.6);
    const note = layout.pick([null, null, "Payable without deduction.", "Goods remain ours until paid.", "E. & O. E."]);

    drawName(sheet, { text: content.seller, path: "seller" }, narrow ? null : title, printed, layout);
    const values = {
      ...content,
      number: prefix + content.number,
      date: form(content.issued),
      due: form(daysAfter(content.issued, content.term)),
    };
    const first = numberFirst ? (["number", "date"] as const) : (["date", "number"] as const);
    drawEntries(
      sheet,
      [...first, ...head].map((path) => ({ label: label[path], value: values[path], path })),
      look,
      printed,
      sheet.rowsLeft - (taxed ? 5 : 3),
    );

    const after = (withAccount ? 1 : 0) + (note !== null && !narrow ? 1 : 0);
    const room = sheet.rowsLeft - (taxed ? 3 : 1) - after - (withHeadings ? 1 : 0);
    const items = content.items.slice(0, Math.max(1, Math.min(room, Math.max(2, Math.round(room * content.fill)))));
    const rows: Cell[][] = withHeadings
      ? [columns.map((column) => ({ text: headings[column], align: alignOf(column) }))]
      : [];
    rows.push(...itemRows(items, columns, style, printed));
    const sums = sumsOf(items, taxed ? content.taxRate : null, style);
    const entries = sums.map(({ path, text }) => ({
      label: path === "tax" ? `${label.tax} ${String(content.taxRate).replace(".", style.decimal)}%` : label[path],
      value: text,
      path,
    }));
    // The word stands in the widest column that is not the amount's.
    if (sumsInTable) {
      for (const { label: word, value, path } of entries) {
        rows.push(
          columns.map((column) =>
            column === "amount"
              ? { text: value, path, align: "right" as const }
              : { text: column === "name" ? word : "" },
          ),
        );
        printed.set(path, value);
      }
    }
    drawRows(sheet, rows, table);
    if (!sumsInTable) drawEntries(sheet, entries, { ...look, kind: "right", letters: "as they are" }, printed);
    if (withAccount)
      drawEntries(sheet, [{ label: label.account, value: content.account, path: "account" }], look, printed);
    if (note !== null && !narrow) drawParagraph(sheet, [{ text: note }], printed);
    return printed;
  },
});

const alignOf = (column: Column): "left" | "right" =>
  column === "amount" || column === "unitPrice" ? "right" : "left";

function itemRows(items: readonly SoldItem[], columns: Column[], style: MoneyStyle, printed: Printed): Cell[][] {
  return items.map((item, index) => {
    const texts: Record<Column, string> = {
      code: item.code,
      name: item.name,
      quantity: String(item.quantity),
      unit: item.unit,
      unitPrice: amountText(item.unitCents, style),
      amount: amountText(item.cents, style),
    };
    for (const column of COLUMNS)
      printed.set(`items[${index}].${column}`, columns.includes(column) ? texts[column] : null);
    return columns.map((column) => ({
      text: texts[column],
      path: `items[${index}].${column}`,
      align: alignOf(column),
    }));
  });
}

/** What stands under the items, from top to bottom. */
function sumsOf(
  items: readonly SoldItem[],
  taxRate: number | null,
  style: MoneyStyle,
): { path: "subtotal" | "tax" | "total"; text: string }[] {
  const net = totalOf(items);
  const tax = Math.round((net * (taxRate ?? 0)) / 100);
  const total = { path: "total" as const, text: amountText(net + tax, style) };
  if (taxRate === null) return [total];
  return [{ path: "subtotal", text: amountText(net, style) }, { path: "tax", text: amountText(tax, style) }, total];
}
