import { type LabResult, labResults } from "../content/analytes.ts";
import { dateText } from "../content/people.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import { type Cell, drawTable } from "../table.ts";

const COLUMN_ORDERS = [
  ["test", "value", "unit", "range", "flag"],
  ["test", "value", "flag", "unit", "range"],
  ["test", "range", "value", "unit", "flag"],
  ["flag", "test", "value", "unit", "range"],
] as const;

const HEADINGS = {
  test: ["Test", "Analyte", "Investigation"],
  value: ["Result", "Value"],
  unit: ["Unit", "Units"],
  range: ["Reference", "Range", "Ref."],
  flag: ["Flag", "F", ""],
};

export interface LabReportContent {
  date: string;
  results: LabResult[];
  /** How much of the room for results is used, 0..1. */
  fill: number;
}

/** Laboratory reports: who, when, and two or more results with unit, reference range and flag. */
export const labReport = defineFamily<LabReportContent>({
  name: "lab-report",
  domain: "medical",
  fonts: ["sans", "serif", "mono"],
  fields: [
    field("patient", "supporting", "text"),
    field("date", "supporting", "date"),
    field("results[].test", "decision", "text"),
    field("results[].value", "decision", "number"),
    field("results[].unit", "decision", "unit"),
    field("results[].range", "supporting", "text"),
    field("results[].flag", "decision", "text"),
  ],
  facilities:
    "Northgate,St Clara,Riverside,Hillcrest,Central,Lakeview,Eastside,Meridian,Oakwood,Bayfront,Summit,Westfield,Park Road,Green Valley,Harbour,Kingsway,Linden,Mercy,Newbridge,Orchard,Princes,Queens,Rosewood,Sterling"
      .split(",")
      .map((name, index) => `${name} ${["Lab", "Laboratory", "Diagnostics"][index % 3]}`),
  content: (_facts, random) => ({ date: dateText(random), results: labResults(random, 14), fill: random.next() }),
  draw(sheet, { date, results: all, fill }, facts, layout) {
    const values = new Map<string, string | null>();
    drawHeader(sheet, facts.facility, layout);
    values.set("patient", facts.subject.name);
    values.set("date", date);
    const patientLabel = layout.pick(["Patient:", "Name:", "Pt:", "Patient"]);
    const dateLabel = layout.pick(["Date:", "Collected:", "Sampled", "Dt:"]);
    const pairs: [string, string, string][] = [
      [patientLabel, facts.subject.name, "patient"],
      [dateLabel, date, "date"],
    ];
    if (layout.chance(0.4)) pairs.reverse();
    for (const [label, value, path] of pairs) {
      sheet.pair(label, value, path);
      sheet.next();
    }
    const columns = layout.pick(COLUMN_ORDERS);
    const headings = Object.fromEntries(
      Object.entries(HEADINGS).map(([key, names]) => [key, layout.pick(names)]),
    ) as Record<keyof typeof HEADINGS, string>;
    const withHeadings = layout.chance(0.6);
    const rules = layout.pick(["none", "solid", "dashed", "grid", "none"] as const);
    const room = sheet.rowsLeft - (withHeadings ? 1 : 0);
    const results = all.slice(0, Math.max(2, Math.round(room * fill)));
    const rows: Cell[][] = withHeadings ? [columns.map((column) => ({ text: headings[column] }))] : [];
    for (const [index, result] of results.entries()) {
      rows.push(
        columns.map((column) => {
          const text = result[column];
          const path = `results[${index}].${column}`;
          return { text: text ?? "", path, align: column === "value" ? "right" : "left" };
        }),
      );
      for (const column of ["test", "value", "unit", "range", "flag"] as const)
        values.set(`results[${index}].${column}`, result[column]);
    }
    drawTable(sheet, rows, { rules });
    return values;
  },
});
