import { dateText } from "../content/people.ts";
import { type SoldItem, sellerName, soldItems, totalOf } from "../content/trade.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import { type Cell, drawTable } from "../table.ts";

interface InvoiceContent {
  seller: string;
  date: string;
  number: number;
  items: SoldItem[];
  /** How much of the room for items is used, 0..1. */
  fill: number;
}

/** Invoices: seller, number, date, lines with quantity and amount, and a total that is their sum. */
export const invoice = defineFamily<InvoiceContent>({
  name: "invoice",
  domain: "general",
  fonts: ["sans", "serif", "mono"],
  fields: [
    field("seller", "supporting", "text"),
    { ...field("number", "decision", "exact"), type: "code" },
    field("date", "supporting", "date"),
    field("items[].name", "supporting", "text"),
    field("items[].quantity", "supporting", "number"),
    field("items[].amount", "decision", "number"),
    field("total", "decision", "number"),
  ],
  facilities: Array.from({ length: 32 }, (_, index) => `office-${index}`),
  content: (_facts, random) => ({
    seller: sellerName(random),
    date: dateText(random),
    number: random.integer(1000, 99999),
    items: soldItems(random, 14),
    fill: random.next(),
  }),
  draw(sheet, { seller, date, number: digits, items: all, fill }, _facts, layout) {
    const values = new Map<string, string | null>();
    const number = `${layout.pick(["INV-", "", "F", "A/"])}${digits}`;
    drawHeader(sheet, seller, layout, "seller");
    sheet.pair(layout.pick(["Invoice", "Invoice no", "No.", "Ref"]), number, "number");
    sheet.next();
    sheet.pair(layout.pick(["Date:", "Issued", "Date"]), date, "date");
    sheet.next();
    const withHeadings = layout.chance(0.5);
    const order = layout.pick([
      ["name", "quantity", "amount"],
      ["quantity", "name", "amount"],
    ] as const);
    const headings = {
      name: layout.pick(["Item", "Article"]),
      quantity: layout.pick(["Qty", "Pcs"]),
      amount: layout.pick(["Amount", "Price"]),
    };
    const room = sheet.rowsLeft - 1 - (withHeadings ? 1 : 0);
    const items = all.slice(0, Math.max(2, Math.round(room * fill)));
    const total = totalOf(items);
    const rows: Cell[][] = withHeadings ? [order.map((column) => ({ text: headings[column] }))] : [];
    for (const [index, item] of items.entries()) {
      const texts = { name: item.name, quantity: String(item.quantity), amount: item.amount };
      rows.push(
        order.map((column) => ({
          text: texts[column],
          path: `items[${index}].${column}`,
          align: column === "amount" ? "right" : "left",
        })),
      );
      for (const column of ["name", "quantity", "amount"] as const)
        values.set(`items[${index}].${column}`, texts[column]);
    }
    const label = layout.pick(["Total", "TOTAL", "Balance", "Due"]);
    rows.push(
      order.map((column) =>
        column === "amount"
          ? { text: total, path: "total", align: "right" as const }
          : column === order[0]
            ? { text: label }
            : { text: "" },
      ),
    );
    drawTable(sheet, rows, { rules: layout.pick(["none", "solid", "grid", "none"] as const) });
    values.set("seller", seller);
    values.set("number", number);
    values.set("date", date);
    values.set("total", total);
    return values;
  },
});
