import {
  drawColumns,
  drawEntries,
  drawLine,
  drawLines,
  drawName,
  drawRows,
  entryLook,
  nothingPrinted,
  type Part,
  RULES,
  rowsLook,
} from "../blocks.ts";
import { type Address, address } from "../content/addresses.ts";
import { filled, phoneNumber, referenceCode, trackingNumber } from "../content/codes.ts";
import { companyName } from "../content/companies.ts";
import { dateText } from "../content/dates.ts";
import { personName } from "../content/people.ts";
import { type SoldItem, soldItems } from "../content/trade.ts";
import { inventedName } from "../content/words.ts";
import { defineFamily, field } from "../family.ts";
import type { Cell } from "../table.ts";

interface Party extends Address {
  name: string;
}

interface ShippingContent {
  carrier: string;
  from: Party;
  to: Party;
  tracking: string;
  weight: string;
  unit: string;
  size: string;
  service: string;
  pieces: string;
  reference: string;
  phone: string;
  date: string;
  contents: SoldItem[];
  fill: number;
}

const FIELDS = [
  field("carrier", "supporting", "text"),
  field("from.party", "supporting", "text"),
  field("from.address", "supporting", "text"),
  field("from.city", "supporting", "text"),
  field("from.postcode", "supporting", "exact"),
  field("to.party", "decision", "text"),
  field("to.address", "decision", "text"),
  field("to.city", "decision", "text"),
  field("to.postcode", "decision", "exact"),
  field("to.country", "supporting", "text"),
  { ...field("tracking", "decision", "exact"), type: "code" as const },
  field("weight", "decision", "number"),
  field("unit", "decision", "unit"),
  field("size", "supporting", "text"),
  field("service", "supporting", "text"),
  field("pieces", "supporting", "text"),
  { ...field("reference", "supporting", "exact"), type: "code" as const },
  field("phone", "supporting", "text"),
  field("date", "supporting", "date"),
  field("contents[].code", "supporting", "exact"),
  field("contents[].name", "supporting", "text"),
  field("contents[].quantity", "supporting", "number"),
];

const LABELS = {
  from: ["From", "Sender", "Ship from", "Return to", "FROM", "Exp.", "Shipper"],
  to: ["To", "Ship to", "Deliver to", "Consignee", "TO", "Recipient", "Dest."],
  tracking: ["Tracking", "Tracking #", "Parcel no", "AWB", "Consignment", "Barcode", "Track", ""],
  size: ["Size", "Dim.", "Dimensions", "L x W x H"],
  service: ["Service", "Product", "Class", "Mode", "", ""],
  pieces: ["Pieces", "Pcs", "Parcel", "Box", "Packages", "Item"],
  reference: ["Ref", "Reference", "Order", "PO no", "Cust. ref", "Your ref"],
  phone: ["Tel", "Phone", "Contact"],
  date: ["Date", "Shipped", "Ship date", "Posted", "Collected"],
  weight: ["Weight", "Wt", "Gross", "Mass", "Weighs"],
};
const SERVICES =
  "Express,Economy,Next Day,Overnight,Standard,Priority 24h,Ground,Air Mail,Freight,Same Day,Saver,Registered,Tracked 48,EU Parcel,Premium 9:00".split(
    ",",
  );
const CARRIERS = "Post,Parcel,Freight,Cargo,Express,Logistik,Couriers,Shipping,Lines,Kurier".split(",");

/** Labels of parcels: who sends what to whom, how heavy it is and how it travels. */
export const shippingLabel = defineFamily<ShippingContent>({
  name: "shipping-label",
  domain: "general",
  fonts: ["sans", "serif", "mono"],
  fields: FIELDS,
  facilities: Array.from({ length: 48 }, (_, index) => `depot-${index}`),
  content: (_facts, random) => {
    const party = (): Party => ({
      ...address(random),
      name: random.chance(0.5) ? personName(random) : companyName(random),
    });
    const [unit, decimals, most] = random.pick([
      ["kg", 1, 40],
      ["kg", 2, 12],
      ["kg", 0, 90],
      ["g", 0, 990],
      ["lb", 1, 70],
      ["lbs", 0, 99],
      ["oz", 1, 60],
      ["t", 2, 9],
    ] as const);
    const pieces = random.integer(1, 9);
    const [length, width, height] = [random.integer(5, 120), random.integer(5, 80), random.integer(1, 60)];
    return {
      carrier: `${inventedName(random)} ${random.pick(CARRIERS)}`,
      from: party(),
      to: party(),
      tracking: trackingNumber(random),
      weight: random.between(1, most).toFixed(decimals),
      unit,
      size: random.pick([
        `${length}x${width}x${height} cm`,
        `${length} x ${width} x ${height}`,
        `${length}/${width}/${height} cm`,
        `${width}" x ${height}"`,
      ]),
      service: random.chance(0.7) ? random.pick(SERVICES) : `${inventedName(random)} ${filled("##", random)}`,
      pieces: random.chance(0.5)
        ? String(pieces)
        : `${random.integer(1, pieces)}${random.pick(["/", " of "])}${pieces}`,
      reference: referenceCode(random),
      phone: phoneNumber(random),
      date: dateText(random),
      contents: soldItems(random, 20),
      fill: random.next(),
    };
  },
  draw(sheet, content, _facts, layout) {
    const printed = nothingPrinted(FIELDS);
    const narrow = sheet.rowsLeft < 12;
    const label = Object.fromEntries(
      Object.entries(LABELS).map(([path, words]) => [path, layout.pick(words)]),
    ) as Record<keyof typeof LABELS, string>;
    const look = entryLook(layout);
    const withCarrier = layout.chance(0.6);
    const order = layout.pick([
      ["from", "to", "details"],
      ["to", "details", "from"],
      ["details", "from", "to"],
      ["to", "from", "details"],
      ["columns", "details"],
      ["details", "columns"],
    ] as const);
    const withFrom = layout.chance(narrow ? 0.6 : 0.9);
    const [postcodeFirst, comma] = [layout.chance(0.5), layout.chance(0.3)];
    const withCountry = layout.chance(0.4);
    const labelBeside = layout.chance(0.5);
    const toScale = layout.pick([1, 1, 1.2]);
    const optional = layout.shuffle(["service", "pieces", "reference", "date", "size", "phone"] as const);
    const details = optional.slice(0, layout.integer(1, narrow ? 2 : 6));
    const trackingFirst = layout.chance(0.5);
    const rule = layout.pick(RULES);
    const listed = layout.chance(0.7);
    const contentsForm = layout.pick([
      ["quantity", "name"],
      ["name", "quantity"],
      ["code", "name", "quantity"],
      ["code", "quantity", "name"],
    ] as const);
    const table = rowsLook(layout);
    const contentsHeading = layout.chance(0.6);

    if (withCarrier) drawName(sheet, { text: content.carrier, path: "carrier" }, null, printed, layout);

    const lines = (side: "from" | "to"): Part[][] => {
      const { name, street, city, postcode, country } = content[side];
      const word: Part[] = [{ text: `${label[side]}:` }];
      const town: Part = { text: city, path: `${side}.city` };
      const code: Part = { text: postcode, path: `${side}.postcode` };
      const parts = postcodeFirst
        ? [code, town]
        : [{ ...town, ...(comma ? { text: `${city},`, value: city } : {}) }, code];
      const named: Part = { text: name, path: `${side}.party` };
      return [
        ...(labelBeside ? [[...word, named]] : [word, [named]]),
        [{ text: street, path: `${side}.address` }],
        parts,
        ...(withCountry && side === "to" ? [[{ text: country, path: "to.country" }]] : []),
      ];
    };
    const entries = [
      { label: label.tracking, value: content.tracking, path: "tracking" },
      ...details.map((path) => ({ label: label[path], value: content[path], path })),
    ];
    // Weight and unit are two fields of one text, so they have a row of their own.
    const weigh = (): void => {
      if (sheet.rowsLeft < 1) return;
      const parts = [
        { text: content.weight, path: "weight" },
        { text: content.unit, path: "unit" },
      ];
      if (drawLine(sheet, [{ text: `${label.weight}${look.after}` }, ...parts], printed)) sheet.next();
    };
    const draw = {
      from: () => {
        const all = lines("from");
        // A small label keeps room for what follows: the sender's name and town are enough.
        const kept = narrow ? all.filter((line) => !line.some((part) => part.path === "from.address")) : all;
        if (withFrom) drawLines(sheet, kept, printed, { rule });
      },
      to: () => drawLines(sheet, lines("to"), printed, { scale: toScale, rule }),
      columns: () => drawColumns(sheet, lines("from"), lines("to"), printed),
      details: () => {
        // Rows that the addresses still to come need.
        const reserve = order.indexOf("details" as never) === 0 ? 4 : 0;
        if (trackingFirst) {
          drawEntries(sheet, entries, look, printed, sheet.rowsLeft - reserve - 1);
          weigh();
        } else {
          weigh();
          drawEntries(sheet, entries, look, printed, sheet.rowsLeft - reserve);
        }
      },
    };
    for (const part of order) draw[part]();
    if (listed && sheet.rowsLeft > 4) {
      const most = sheet.rowsLeft - (contentsHeading ? 1 : 0) - 1;
      const items = content.contents.slice(0, Math.max(2, Math.round(most * content.fill)));
      const names = { code: "Code", name: "Contents", quantity: "Qty" };
      const rows: Cell[][] = contentsHeading ? [contentsForm.map((column) => ({ text: names[column] }))] : [];
      for (const [index, item] of items.slice(0, most).entries()) {
        const texts = { code: item.code, name: item.name, quantity: String(item.quantity) };
        for (const column of ["code", "name", "quantity"] as const)
          printed.set(
            `contents[${index}].${column}`,
            (contentsForm as readonly string[]).includes(column) ? texts[column] : null,
          );
        rows.push(contentsForm.map((column) => ({ text: texts[column], path: `contents[${index}].${column}` })));
      }
      drawRows(sheet, rows, table);
    }
    return printed;
  },
});
