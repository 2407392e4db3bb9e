import { dateText } from "../content/people.ts";
import { type SoldItem, shopName, soldItems, totalOf } from "../content/trade.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import { type Cell, drawTable } from "../table.ts";

interface ReceiptContent {
  store: string;
  date: string;
  items: SoldItem[];
  /** How much of the room for items is used, 0..1. */
  fill: number;
}

/** Till receipts: shop, date, items with their prices, and a total that is their sum. */
export const receipt = defineFamily<ReceiptContent>({
  name: "receipt",
  domain: "general",
  fonts: ["sans", "serif", "mono"],
  fields: [
    field("store", "supporting", "text"),
    field("date", "supporting", "date"),
    field("items[].name", "supporting", "text"),
    field("items[].price", "decision", "number"),
    field("total", "decision", "number"),
  ],
  facilities: Array.from({ length: 32 }, (_, index) => `till-${index}`),
  content: (_facts, random) => ({
    store: shopName(random),
    date: dateText(random),
    items: soldItems(random, 16),
    fill: random.next(),
  }),
  draw(sheet, { store, date, items: all, fill }, _facts, layout) {
    const values = new Map<string, string | null>();
    values.set("store", store);
    values.set("date", date);
    drawHeader(sheet, store, layout, "store");
    if (layout.chance(0.7)) sheet.pair(layout.pick(["Date:", "Date", "On"]), date, "date");
    else sheet.text(date, { path: "date" });
    if (layout.chance(0.4)) sheet.rule(layout.chance(0.5));
    sheet.next();
    const footer = layout.chance(0.3);
    const room = sheet.rowsLeft - 1 - (footer ? 1 : 0);
    const items = all.slice(0, Math.max(2, Math.round(room * fill)));
    const total = totalOf(items);
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
});
