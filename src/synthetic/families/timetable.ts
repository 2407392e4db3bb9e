import { drawLine, drawName, drawParagraph, drawRows, nothingPrinted, type Part, rowsLook } from "../blocks.ts";
import { stationName } from "../content/addresses.ts";
import { filled } from "../content/codes.ts";
import { dateText, timeForm } from "../content/dates.ts";
import { defineFamily, field } from "../family.ts";
import type { Cell } from "../table.ts";

interface Departure {
  /** Minutes after midnight. */
  minutes: number;
  destination: string;
  platform: string;
  /** Digits of the train or bus. */
  line: string;
  /** Minutes late; null when as planned. */
  late: number | "cancelled" | null;
}

interface TimetableContent {
  station: string;
  date: string;
  /** First and last minute of the day that the page holds for. */
  hours: [number, number];
  departures: Departure[];
  fill: number;
}

const FIELDS = [
  field("station", "supporting", "text"),
  field("date", "supporting", "date"),
  field("hours", "supporting", "text"),
  field("departures[].time", "decision", "text"),
  field("departures[].line", "supporting", "exact"),
  field("departures[].destination", "decision", "text"),
  field("departures[].platform", "decision", "exact"),
  field("departures[].status", "decision", "text"),
];

const HEADINGS = {
  time: ["Time", "Dep.", "Departs", "Leaves", "Zeit", "h"],
  line: ["Line", "Train", "Service", "No.", "Bus", "Linie"],
  destination: ["To", "Destination", "Towards", "Terminus", "Nach", "Direction"],
  platform: ["Platform", "Pl.", "Track", "Gate", "Bay", "Quai", "Gleis", "Stand"],
  status: ["Status", "Remarks", "Delay", "Info", "Expected", "Note"],
};
type Column = keyof typeof HEADINGS;
const COLUMNS = Object.keys(HEADINGS) as Column[];

const ORDERS: Column[][] = [
  ["time", "destination", "platform"],
  ["time", "platform", "destination"],
  ["destination", "time", "platform"],
  ["platform", "time", "destination"],
  ["time", "line", "destination"],
  ["time", "destination"],
  ["line", "destination", "time"],
  ["time", "destination", "status"],
  ["time", "line", "destination", "platform"],
  ["line", "time", "destination", "platform"],
  ["time", "destination", "platform", "status"],
  ["time", "status", "destination", "platform"],
  ["time", "line", "destination", "platform", "status"],
  ["destination", "line", "platform", "time", "status"],
];

/** Departure boards of stations: times in order, where to, from which platform, and whether late. */
export const timetable = defineFamily<TimetableContent>({
  name: "timetable",
  domain: "general",
  fonts: ["sans", "serif", "mono"],
  fields: FIELDS,
  facilities: Array.from({ length: 48 }, (_, index) => `board-${index}`),
  content: (_facts, random) => {
    const start = random.integer(4 * 60, 21 * 60);
    let minutes = start;
    const departures = Array.from({ length: 26 }, (): Departure => {
      minutes += random.chance(0.1) ? 1 : random.integer(2, random.pick([5, 12, 30]));
      const late = random.next();
      return {
        minutes,
        destination: stationName(random),
        platform: filled(random.pick(["%", "%", "%#", "%@", "@", "%-%", "@%"]), random),
        line: filled(random.pick(["%", "%#", "%##", "%###"]), random),
        late: late < 0.6 ? null : late < 0.93 ? random.integer(1, 95) : "cancelled",
      };
    }).filter((departure) => departure.minutes < 24 * 60);
    return {
      station: stationName(random),
      date: dateText(random),
      hours: [start, Math.min(minutes, 24 * 60 - 1)],
      departures,
      fill: random.next(),
    };
  },
  draw(sheet, content, _facts, layout) {
    const printed = nothingPrinted(FIELDS);
    const narrow = sheet.style.width < 400;
    const form = timeForm(layout);
    const orders = ORDERS.filter((order) => !narrow || order.length < 5);
    const order = layout.pick(orders);
    const withHeadings = layout.chance(order.length > 3 ? 0.8 : 0.55);
    const headings = Object.fromEntries(COLUMNS.map((column) => [column, layout.pick(HEADINGS[column])])) as Record<
      Column,
      string
    >;
    const title = layout.pick([
      null,
      null,
      "Departures",
      "DEPARTURES",
      "Timetable",
      "Abfahrt",
      "Next trains",
      "Buses from",
    ]);
    const table = rowsLook(layout);
    const linePrefix = layout.pick(["", "", "S", "IC ", "RE", "Bus ", "T", "N"]);
    const platformPrefix = layout.pick(["", "", "", "Pl. ", "Gate "]);
    const statusForm = layout.pick([
      { late: (minutes: number) => `+${minutes}`, off: "cancelled" },
      { late: (minutes: number) => `${minutes} min late`, off: "Cancelled" },
      { late: (minutes: number) => `+${minutes} min`, off: "X" },
      { late: (minutes: number) => `delayed ${minutes}`, off: "not running" },
      { late: (minutes: number) => `+${minutes}'`, off: "CANCELLED" },
    ]);
    const onTime = layout.pick([null, null, "on time", "OK", "as planned"]);
    const dated = layout.pick(["none", "alone", "labelled", "labelled"] as const);
    const dateLabel = layout.pick(["Valid from", "On", "Date:", "Issued", "As of"]);
    const timed = layout.chance(0.3);
    const hoursLabel = layout.pick(["Hours", "Between", "Period:", "Shown"]);
    const sentences = layout.chance(0.15);
    const note = layout.pick([
      null,
      null,
      null,
      "Subject to change",
      "Not on public holidays",
      "Stand clear of the doors",
    ]);

    drawName(sheet, { text: content.station, path: "station" }, narrow && withHeadings ? null : title, printed, layout);
    if (dated !== "none") {
      const date: Part = { text: content.date, path: "date" };
      if (drawLine(sheet, dated === "labelled" ? [{ text: dateLabel }, date] : [date], printed)) sheet.next();
    }
    if (timed && !narrow) {
      const hours = content.hours.map(form).join(" - ");
      if (drawLine(sheet, [{ text: hoursLabel }, { text: hours, path: "hours" }], printed)) sheet.next();
    }

    const textsOf = (departure: Departure): Record<Column, string | null> => ({
      time: form(departure.minutes),
      line: linePrefix + departure.line,
      destination: departure.destination,
      platform: platformPrefix + departure.platform,
      status:
        departure.late === null
          ? onTime
          : departure.late === "cancelled"
            ? statusForm.off
            : statusForm.late(departure.late),
    });
    const label = (index: number, texts: Record<Column, string | null>, columns: readonly Column[]): void => {
      for (const column of COLUMNS)
        printed.set(`departures[${index}].${column}`, columns.includes(column) ? texts[column] : null);
    };
    const noted = note !== null && !narrow;
    const room = sheet.rowsLeft - (noted ? 1 : 0);
    if (sentences) {
      for (const [index, departure] of content.departures.entries()) {
        const texts = textsOf(departure);
        const at = (column: Column): Part => ({
          text: texts[column] as string,
          path: `departures[${index}].${column}`,
        });
        const parts: Part[] = [at("time"), { text: "to" }, at("destination"), { text: "from" }, at("platform")];
        if (index > 1 && index >= room * content.fill) break;
        if (!drawParagraph(sheet, parts, printed, { rows: sheet.rowsLeft - (noted ? 1 : 0) })) break;
        label(index, texts, ["time", "destination", "platform"]);
      }
    } else {
      const most = room - (withHeadings ? 1 : 0);
      const departures = content.departures.slice(0, Math.min(most, Math.max(2, Math.round(most * content.fill))));
      const rows: Cell[][] = withHeadings ? [order.map((column) => ({ text: headings[column] }))] : [];
      for (const [index, departure] of departures.entries()) {
        const texts = textsOf(departure);
        label(index, texts, order);
        rows.push(
          order.map((column) => ({
            text: texts[column] ?? "",
            path: `departures[${index}].${column}`,
            align: column === "line" || column === "platform" ? "right" : "left",
          })),
        );
      }
      drawRows(sheet, rows, table);
    }
    if (noted && sheet.rowsLeft > 0) drawLine(sheet, [{ text: note }], printed);
    return printed;
  },
});
