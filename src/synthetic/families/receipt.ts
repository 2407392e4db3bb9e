import {
  drawEntries,
  drawLine,
  drawName,
  drawRows,
  entryLook,
  nothingPrinted,
  type Printed,
  rowsLook,
} from "../blocks.ts";
import { type Address, address } from "../content/addresses.ts";
import { phoneNumber, referenceCode } from "../content/codes.ts";
import { dateText, timeForm } from "../content/dates.ts";
import { amountText } from "../content/money.ts";
import { personNames } from "../content/people.ts";
import { type SoldItem, shopName, soldItems, totalOf } from "../content/trade.ts";
import { defineFamily, field } from "../family.ts";
import type { Cell } from "../table.ts";

interface ReceiptContent {
  store: string;
  place: Address;
  phone: string;
  date: string;
  /** Minutes after midnight. */
  minutes: number;
  number: string;
  cashier: string;
  items: SoldItem[];
  /** Value added tax in per cent, part of the prices. */
  taxRate: number;
  /** What was handed over beyond the total, in hundredths; null when paid by card. */
  over: number | null;
  /** How much of the room for items is used, 0..1. */
  fill: number;
}

const FIELDS = [
  field("store", "supporting", "text"),
  field("address", "supporting", "text"),
  field("phone", "supporting", "text"),
  field("date", "supporting", "date"),
  field("time", "supporting", "text"),
  { ...field("number", "supporting", "exact"), type: "code" as const },
  field("cashier", "supporting", "text"),
  field("items[].name", "supporting", "text"),
  field("items[].quantity", "supporting", "number"),
  field("items[].price", "decision", "number"),
  field("tax", "supporting", "number"),
  field("total", "decision", "number"),
  field("payment", "supporting", "text"),
  field("change", "supporting", "number"),
];

const LABELS = {
  date: ["Date", "On", "Dt", "Sold", "", ""],
  time: ["Time", "at", "Hour", ""],
  number: ["Receipt", "No", "Bill", "Ticket", "Trans", "Check #", "Slip no", "Order"],
  cashier: ["Cashier", "Served by", "Clerk", "Staff", "Operator", "You met"],
  phone: ["Tel", "Phone", "Call", "T", ""],
  tax: ["incl. VAT", "VAT", "Tax incl", "MwSt", "TVA", "GST incl.", "of which tax"],
  total: ["TOTAL", "Total", "Total due", "Sum", "To pay", "Amount due", "Balance", "Grand total", "Suma", "Summe"],
  payment: ["Paid by", "Payment", "Tender", "Method"],
  change: ["Change", "Cash back", "Returned", "CHANGE DUE"],
};
type Labels = Record<"date" | "time" | "number" | "cashier" | "phone" | "tax" | "total" | "payment" | "change", string>;
const THANKS = ["Thank you", "Come again", "No refunds", "Merci", "Danke!", "* * *", "Goods once sold stay sold"];
const CARDS = ["CARD", "Card", "VISA", "Debit", "Contactless", "Gift card", "Maestro", "Credit"];

/** The ways to print one item; `two rows` has the name alone and then quantity, price of one and price. */
const ITEM_FORMS = ["name", "name", "times name", "times name", "name times", "at", "two rows", "code"] as const;

/** Till receipts: shop, date, items with their prices, and a total that is their sum. */
export const receipt = defineFamily<ReceiptContent>({
  name: "receipt",
  domain: "general",
  fonts: ["sans", "serif", "mono"],
  fields: FIELDS,
  facilities: Array.from({ length: 48 }, (_, index) => `till-${index}`),
  content: (_facts, random) => {
    const cashier = personNames(random);
    return {
      store: shopName(random),
      place: address(random),
      phone: phoneNumber(random),
      date: dateText(random),
      minutes: random.integer(6 * 60, 23 * 60),
      number: referenceCode(random),
      cashier: random.pick([
        cashier.given,
        `${cashier.given.charAt(0)}. ${cashier.family}`,
        String(random.integer(1, 48)),
      ]),
      items: soldItems(random, 30),
      taxRate: random.pick([5, 7, 8, 10, 19, 20, 21, 23, 25]),
      over: random.chance(0.6) ? random.pick([5, 50, 100, 215, 500, 730, 1000, 2000]) : null,
      fill: random.next(),
    };
  },
  draw(sheet, content, _facts, layout) {
    const printed = nothingPrinted(FIELDS);
    const narrow = sheet.rowsLeft < 12;
    const label = Object.fromEntries(
      Object.entries(LABELS).map(([path, words]) => [path, layout.pick(words)]),
    ) as Labels;
    const [time, look] = [timeForm(layout), entryLook(layout)];
    const title = layout.pick([null, null, null, "RECEIPT", "Receipt", "Sales slip", "Cash sale", "Copy"]);
    // A template prints some of the parts; a small sheet has room for fewer.
    const parts = layout.shuffle(["address", "phone", "time", "number", "cashier"] as const);
    const wanted = parts.slice(0, layout.integer(0, narrow ? 2 : 5));
    const closing = layout.shuffle(["tax", "payment", "change", "thanks"] as const).slice(0, layout.integer(0, 3));
    const goods: ItemLook = {
      form: layout.pick(ITEM_FORMS),
      headings: layout.chance(0.3)
        ? {
            name: layout.pick(["Item", "Article", "Description", "Goods"]),
            price: layout.pick(["Price", "Amount", "EUR", "Value"]),
            quantity: layout.pick(["Qty", "Pcs", "x", "No"]),
          }
        : null,
      times: layout.pick(["x", " x", "*", ""]),
    };
    const table = rowsLook(layout);
    const currency = layout.pick(["", "", "$", "EUR ", "€", "£", "CHF ", "kr "]);
    const [totalInTable, align] = [layout.chance(0.7), layout.pick(["left", "centre"] as const)];
    const [cash, thanks] = [layout.pick(["CASH", "Cash"]), layout.pick(THANKS)];

    drawName(sheet, { text: content.store, path: "store" }, narrow ? null : title, printed, layout);
    if (wanted.includes("address")) {
      const { street, city } = content.place;
      if (drawLine(sheet, [{ text: `${street}, ${city}`, path: "address" }], printed, { align })) sheet.next();
    }
    const values = { ...content, time: time(content.minutes) };
    const others = wanted.filter((part) => part !== "address");
    const entries = (["date", ...others] as const).map((path) => ({ label: label[path], value: values[path], path }));
    drawEntries(sheet, entries, look, printed, sheet.rowsLeft - 3);

    const tail = narrow ? closing.slice(0, 1) : closing;
    const room = sheet.rowsLeft - 1 - tail.length - (goods.headings ? 1 : 0);
    const most = Math.max(1, Math.floor(room / (goods.form === "two rows" ? 2 : 1)));
    const items = content.items.slice(0, Math.min(most, Math.max(2, Math.round(most * content.fill))));
    const rows = itemRows(items, goods, printed);
    const total = totalOf(items);
    const sum: Cell = { text: currency + money(total), path: "total", align: "right" };
    printed.set("total", money(total));
    if (totalInTable) {
      const blank = Array.from({ length: (rows[0] as Cell[]).length - 2 }, () => ({ text: "" }));
      // A narrow first column would be torn open by the word.
      const first = goods.form !== "times name" && goods.form !== "code";
      rows.push(first ? [{ text: label.total }, ...blank, sum] : [...blank, { text: label.total }, sum]);
    }
    drawRows(sheet, rows, table);
    if (!totalInTable) {
      drawLine(sheet, [{ text: label.total }], printed, { bold: true, width: 0.5 });
      sheet.text(sum.text, { align: "right", bold: true, path: "total" });
      sheet.next();
    }

    const tax = Math.round((total * content.taxRate) / (100 + content.taxRate));
    const card = CARDS[content.taxRate % CARDS.length] as string;
    const end = {
      tax: { label: `${label.tax} ${content.taxRate}%`, value: money(tax), path: "tax" },
      payment: { label: label.payment, value: content.over === null ? card : cash, path: "payment" },
      change: { label: label.change, value: content.over === null ? null : money(content.over), path: "change" },
    };
    for (const part of tail) {
      if (part !== "thanks")
        drawEntries(sheet, [end[part]], { ...look, kind: "right", letters: "as they are" }, printed);
      else if (sheet.rowsLeft > 0 && drawLine(sheet, [{ text: thanks }], printed, { align: "centre" })) sheet.next();
    }
    return printed;
  },
});

interface ItemLook {
  form: (typeof ITEM_FORMS)[number];
  headings: { name: string; quantity: string; price: string } | null;
  /** Sign after a quantity. */
  times: string;
}

/** Rows of cells for the items, all of one length; the last cell is the price. */
function itemRows(items: readonly SoldItem[], { form, headings, times }: ItemLook, printed: Printed): Cell[][] {
  const rows: Cell[][] = [];
  if (headings) {
    const [name, quantity] = [{ text: headings.name }, { text: headings.quantity }];
    const price: Cell = { text: headings.price, align: "right" };
    const empty = { text: "" };
    rows.push(
      {
        name: [name, price],
        "times name": [quantity, name, price],
        "name times": [name, quantity, price],
        at: [name, quantity, empty, price],
        "two rows": [name, empty, price],
        code: [empty, name, price],
      }[form],
    );
  }
  for (const [index, sold] of items.entries()) {
    const path = `items[${index}]`;
    const count = String(sold.quantity);
    const name: Cell = { text: sold.name, path: `${path}.name` };
    const quantity: Cell = { text: `${count}${times}`, path: `${path}.quantity` };
    const price: Cell = { text: money(sold.cents), path: `${path}.price`, align: "right" };
    printed.set(`${path}.name`, sold.name);
    printed.set(`${path}.quantity`, form === "name" || form === "code" ? null : count);
    printed.set(`${path}.price`, price.text);
    if (form === "name") rows.push([name, price]);
    else if (form === "code") rows.push([{ text: sold.code }, name, price]);
    else if (form === "times name") rows.push([quantity, name, price]);
    else if (form === "name times") rows.push([name, { ...quantity, align: "right" }, price]);
    else if (form === "at") rows.push([name, quantity, { text: `@ ${money(sold.unitCents)}` }, price]);
    else {
      rows.push([name, { text: "" }, { text: "" }]);
      rows.push([{ ...quantity, text: count }, { text: `x ${money(sold.unitCents)}` }, price]);
    }
  }
  return rows;
}

const money = (cents: number): string => amountText(cents, { decimal: ".", thousands: "" });
