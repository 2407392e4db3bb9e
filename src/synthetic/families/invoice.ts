import { dateText } from "../content/people.ts";
import { sellerName, soldItems } from "../content/trade.ts";
import { drawHeader, type Family } from "../family.ts";
import { type Cell, drawTable } from "../table.ts";

/** Invoices: seller, number, date, lines with quantity and amount, and a total that is their sum. */
export const invoice: Family = {
  name: "invoice",
  domain: "general",
  fonts: ["sans", "serif", "mono"],
  fields: [
    { path: "seller", type: "text", criticality: "supporting", normaliser: "text", evidence: "required" },
    { path: "number", type: "code", criticality: "decision", normaliser: "exact", evidence: "required" },
    { path: "date", type: "date", criticality: "supporting", normaliser: "date", evidence: "required" },
    { path: "items[].name", type: "text", criticality: "supporting", normaliser: "text", evidence: "required" },
    { path: "items[].quantity", type: "number", criticality: "supporting", normaliser: "number", evidence: "required" },
    { path: "items[].amount", type: "number", criticality: "decision", normaliser: "number", evidence: "required" },
    { path: "total", type: "number", criticality: "decision", normaliser: "number", evidence: "required" },
  ],
  facilities: Array.from({ length: 32 }, (_, index) => `office-${index}`),
  draw(sheet, _facts, layout, content) {
    const values = new Map<string, string | null>();
    const seller = sellerName(content);
    const date = dateText(content);
    const number = `${layout.pick(["INV-", "", "F", "A/"])}${content.integer(1000, 99999)}`;
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
    const { items, total } = soldItems(content, Math.min(room, content.integer(2, Math.max(2, room)), 14));
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
};
