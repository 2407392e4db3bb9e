import type { Random } from "../../domain/random.ts";
import { birthDay, visitDay, writeDay } from "../content/calendar.ts";
import { type LabResult, labResults } from "../content/lab-results.ts";
import { POWER_STYLES, printedUnit } from "../content/units.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import { fitParagraph, fitsTable, ruleAbove } from "../fitting.ts";
import type { Piece, Sheet } from "../sheet.ts";
import { type Cell, drawTable } from "../table.ts";

const COLUMNS = ["test", "value", "unit", "range", "flag"] as const;
type Column = (typeof COLUMNS)[number];

const COLUMN_ORDERS: readonly (readonly Column[])[] = [
  ["test", "value", "unit", "range", "flag"],
  ["test", "value", "flag", "unit", "range"],
  ["test", "range", "value", "unit", "flag"],
  ["flag", "test", "value", "unit", "range"],
  ["test", "flag", "value", "unit", "range"],
];

const HEADINGS: Record<Column, string[]> = {
  test: ["Test", "Analyte", "Investigation"],
  value: ["Result", "Value"],
  unit: ["Unit", "Units"],
  range: ["Reference", "Range", "Ref."],
  flag: ["Flag", "F", ""],
};

export interface LabReportContent {
  date: string | null;
  birthDate: string | null;
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
  content: ({ subject, visit }, random) => ({
    date: writeDay(visitDay(subject, visit), random),
    birthDate: writeDay(birthDay(subject), random),
    results: labResults(random, 26, subject, visit),
    fill: random.next(),
  }),
  draw(sheet, { date, birthDate, results: all, fill }, facts, layout) {
    const values = new Map<string, string | null>([
      ["patient", null],
      ["date", null],
    ]);
    drawHeader(sheet, facts.facility, layout);
    const style = reportStyle(sheet, layout);
    const roomy = sheet.rowsLeft > 11;
    const who: Piece[] = [{ text: style.patient }, { text: facts.subject.name, path: "patient" }];
    const when: Piece[] = date === null ? [] : [{ text: style.date }, { text: date, path: "date" }];
    const lines = style.oneLine ? [[...who, ...when]] : style.dateFirst ? [when, who] : [who, when];
    if (roomy && style.withBirth && birthDate !== null) lines.splice(1, 0, [{ text: `${style.birth} ${birthDate}` }]);
    for (const pieces of lines) fitParagraph(sheet, values, pieces);
    if (roomy && style.ruled) ruleAbove(sheet, style.dashed);
    drawResults(sheet, values, all, fill, style);
    return values;
  },
});

/** Everything that one laboratory's reports have in common. */
function reportStyle(sheet: Sheet, layout: Random) {
  return {
    patient: layout.pick(["Patient:", "Name:", "Pt:", "Patient"]),
    date: layout.pick(["Date:", "Collected:", "Sampled", "Dt:"]),
    birth: layout.pick(["DOB", "Born", "D.O.B.:"]),
    dateFirst: layout.chance(0.4),
    oneLine: layout.chance(0.2),
    withBirth: layout.chance(0.5),
    ruled: layout.chance(0.4),
    dashed: layout.chance(0.4),
    columns: layout.pick(COLUMN_ORDERS),
    headings: Object.fromEntries(COLUMNS.map((column) => [column, layout.pick(HEADINGS[column])])) as Record<
      Column,
      string
    >,
    withHeadings: layout.chance(0.6),
    withPanels: layout.chance(0.5),
    rules: layout.pick(["none", "solid", "dashed", "grid", "none"] as const),
    power: layout.pick([POWER_STYLES[0], ...POWER_STYLES]),
    /** Names in full do not fit the columns of a slip. */
    fullNames: layout.chance(0.35) && sheet.style.width > 400,
    spacedRange: layout.chance(0.2) && sheet.style.width > 400,
    /** Each result in a line of its own words and not in columns. */
    running: layout.chance(0.12),
    separator: layout.pick(["", ":", "="]),
    rangeWord: layout.pick(["ref.", "normal", "range"]),
  };
}

type ReportStyle = ReturnType<typeof reportStyle>;

/** A result as this laboratory prints it. */
function printed(result: LabResult, style: ReportStyle): Record<Column, string | null> {
  return {
    test: style.fullNames ? (result.longName ?? result.test) : result.test,
    value: result.value,
    unit: result.unit === null ? null : printedUnit(result.unit, style.power) || null,
    range: style.spacedRange ? (result.range?.replace(/(?<=\d)-(?=\d)/, " - ") ?? null) : result.range,
    flag: result.flag,
  };
}

function drawResults(
  sheet: Sheet,
  values: Map<string, string | null>,
  all: readonly LabResult[],
  fill: number,
  style: ReportStyle,
): void {
  const label = (index: number, texts: Record<Column, string | null>): void => {
    for (const column of COLUMNS) values.set(`results[${index}].${column}`, texts[column]);
  };
  const withHeadings = style.withHeadings && !style.running;
  const room = Math.max(1, sheet.rowsLeft - (withHeadings ? 1 : 0));
  const wanted = Math.min(room, Math.max(2, Math.round(room * fill)));
  const lines = tableLines(all, wanted, style.withPanels && wanted > 8);
  const columns = style.columns.filter((column) =>
    lines.some((line) => typeof line !== "string" && printed(line, style)[column] !== null),
  );
  const rows: Cell[][] = withHeadings ? [columns.map((column) => ({ text: style.headings[column] }))] : [];
  let index = 0;
  for (const line of lines) {
    if (typeof line === "string") {
      rows.push(columns.map((column) => ({ text: column === "test" ? line : "" })));
      continue;
    }
    const texts = printed(line, style);
    rows.push(
      columns.map((column) => ({
        text: texts[column] ?? "",
        path: `results[${index}].${column}`,
        align: column === "value" ? "right" : "left",
      })),
    );
    index++;
  }
  if (!style.running && fitsTable(sheet, rows)) {
    drawTable(sheet, rows, { rules: style.rules });
    for (const [place, line] of lines.filter((entry) => typeof entry !== "string").entries())
      label(place, printed(line, style));
    return;
  }
  for (const [place, result] of all.slice(0, wanted).entries()) {
    const texts = printed(result, style);
    const piece = (column: Column): Piece => ({ text: texts[column] ?? "", path: `results[${place}].${column}` });
    const range = texts.range === null ? [] : [{ text: style.rangeWord }, piece("range")];
    const pieces = [piece("test"), { text: style.separator }, piece("value"), piece("unit"), piece("flag"), ...range];
    if (!fitParagraph(sheet, values, pieces)) return;
    label(place, texts);
  }
}

/** Results and, where the report has headings of panels, the headings: `wanted` lines at most, none of them a last heading. */
function tableLines(all: readonly LabResult[], wanted: number, withPanels: boolean): (LabResult | string)[] {
  const lines: (LabResult | string)[] = [];
  let panel: string | undefined;
  for (const result of all) {
    const opens = withPanels && result.panel !== undefined && result.panel !== panel;
    if (lines.length + (opens ? 2 : 1) > wanted) break;
    if (opens) lines.push((panel = result.panel) as string);
    lines.push(result);
  }
  return lines;
}
