import { dateText } from "../content/people.ts";
import { shopName, soldItems } from "../content/trade.ts";
import { drawHeader, type Family } from "../family.ts";
import { type Cell, drawTable } from "../table.ts";

/** Till receipts: shop, date, items with their prices, and a total that is their sum. */
export const receipt: Family = {
  name: "receipt",
  domain: "general",
  fonts: ["sans", "serif", "mono"],
  fields: [
    { path: "store", type: "text", criticality: "supporting", normaliser: "text", evidence: "required" },
    { path: "date", type: "date", criticality: "supporting", normaliser: "date", evidence: "required" },
    { path: "items[].name", type: "text", criticality: "supporting", normaliser: "text", evidence: "required" },
    { path: "items[].price", type: "number", criticality: "decision", normaliser: "number", evidence: "required" },
    { path: "total", type: "number", criticality: "decision", normaliser: "number", evidence: "required" },
  ],
  facilities: Array.from({ length: 32 }, (_, index) => `till-${index}`),
  draw(sheet, _facts, layout, content) {
    const values = new Map<string, string | null>();
    const store = shopName(content);
    const date = dateText(content);
    values.set("store", store);
    values.set("date", date);
    drawHeader(sheet, store, layout, "store");
    if (layout.chance(0.7)) sheet.pair(layout.pick(["Date:", "Date", "On"]), date, "date");
    else sheet.text(date, { path: "date" });
    if (layout.chance(0.4)) sheet.rule(layout.chance(0.5));
    sheet.next();
    const footer = layout.chance(0.3);
    const room = sheet.rowsLeft - 1 - (footer ? 1 : 0);
    const { items, total } = soldItems(content, Math.min(room, content.integer(2, Math.max(3, room)), 16));
    const currency = layout.pick(["", "", "$", "EUR "]);
    const withQuantity = layout.chance(0.3);
    const totalLabel = layout.pick(["TOTAL", "Total", "Total due", "Sum", "To pay"]);
    const rows: Cell[][] = items.map((item, index) => [
      ...(withQuantity ? [{ text: `${item.quantity}x` }] : []),
      { text: item.name, path: `items[${index}].name` },
      { text: item.amount, path: `items[${index}].price`, align: "right" as const },
    ]);
    rows.push([
      ...(withQuantity ? [{ text: "" }] : []),
      { text: totalLabel },
      { text: currency + total, path: "total", align: "right" },
    ]);
    for (const [index, item] of items.entries()) {
      values.set(`items[${index}].name`, item.name);
      values.set(`items[${index}].price`, item.amount);
    }
    values.set("total", total);
    drawTable(sheet, rows, { rules: layout.pick(["none", "none", "dashed", "solid"] as const) });
    if (footer && sheet.rowsLeft > 0)
      sheet.text(layout.pick(["Thank you", "Come again", "No refunds"]), { align: "centre" });
    return values;
  },
};
