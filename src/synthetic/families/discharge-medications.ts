import type { Random } from "../../domain/random.ts";
import { birthDay, visitDay, writeDay } from "../content/calendar.ts";
import { doseText, frequencyText, routeText, sigStyleOf } from "../content/directions.ts";
import { dischargeMedication, MEDICATION_STATUSES, type MedicationStatus } from "../content/medication-history.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import { fitParagraph, fitsTable, ruleAbove } from "../fitting.ts";
import type { Piece, Sheet } from "../sheet.ts";
import { type Cell, drawTable } from "../table.ts";

/** One medicine of the list. What the list does not say is null. */
export interface DischargeMedication {
  name: string;
  dose: string | null;
  route: string | null;
  frequency: string | null;
  status: MedicationStatus;
  reason: string | null;
  /** The dose before, of a medicine that was changed. */
  before: string | null;
}

export interface DischargeMedicationsContent {
  /** Day of discharge. */
  date: string | null;
  birthDate: string | null;
  medications: DischargeMedication[];
}

/** How hospitals write what became of a medicine; one hospital keeps to one way. */
const STATUS_WORDS: Record<MedicationStatus, string>[] = [
  { started: "started", changed: "changed", stopped: "stopped", continued: "continued" },
  { started: "Started", changed: "Changed", stopped: "Stopped", continued: "Continued" },
  { started: "NEW", changed: "CHANGED", stopped: "STOPPED", continued: "UNCHANGED" },
  { started: "New", changed: "Dose changed", stopped: "Stop", continued: "Continue" },
];

const COLUMNS = ["name", "dose", "route", "frequency", "status", "reason"] as const;
type Column = (typeof COLUMNS)[number];

const ORDERS: readonly (readonly Column[])[] = [
  ["name", "dose", "route", "frequency", "status", "reason"],
  ["status", "name", "dose", "route", "frequency", "reason"],
  ["name", "dose", "frequency", "route", "reason", "status"],
];

const HEADINGS: Record<Column, string[]> = {
  name: ["Medicine", "Drug", "Medication"],
  dose: ["Dose"],
  route: ["Route", "Via"],
  frequency: ["Frequency", "How often", "Freq."],
  status: ["Status", "Change", ""],
  reason: ["Reason", "Indication", "Comment"],
};

/** Lists of medicines at discharge: what was started, changed, stopped and continued, and why. */
export const dischargeMedications = defineFamily<DischargeMedicationsContent>({
  name: "discharge-medications",
  domain: "medical",
  fonts: ["sans", "serif", "mono"],
  fields: [
    field("patient", "supporting", "text"),
    field("date", "supporting", "date"),
    field("medications[].name", "decision", "text"),
    field("medications[].dose", "decision", "unit"),
    field("medications[].route", "decision", "text"),
    field("medications[].frequency", "decision", "text"),
    field("medications[].status", "decision", "text"),
    field("medications[].reason", "supporting", "text"),
  ],
  facilities:
    "St Clara Ward 3,Hillcrest Medical,Royal Meridian,Lakeview General,Queens Ward 7,Harbour Hospital,Oakwood Surgical,City General,Riverside Unit,Summit Hospital,Linden Ward B,Mercy Hospital,Newbridge Acute,Orchard Hospital,Princes Ward 12,Rosewood Clinic,Sterling Infirmary,Westfield Ward 5".split(
      ",",
    ),
  content({ facility, subject, visit }, random) {
    const style = sigStyleOf(facility);
    return {
      date: writeDay(visitDay(subject, visit), random),
      birthDate: writeDay(birthDay(subject), random),
      medications: dischargeMedication(subject, visit).map(({ regimen, status, reason, before }) => ({
        name: regimen.drug.name,
        dose: doseText(regimen),
        route: routeText(regimen.form, style === "latin" || style === "dose"),
        frequency: frequencyText(regimen, style),
        status,
        reason,
        before,
      })),
    };
  },
  draw(sheet, content, { facility, subject }, layout) {
    const values = new Map<string, string | null>([
      ["patient", null],
      ["date", null],
    ]);
    const style = listStyle(layout);
    drawHeader(sheet, facility, layout);
    if (style.title !== "" && sheet.rowsLeft > 10) fitParagraph(sheet, values, [{ text: style.title }]);
    const who: Piece[] = [{ text: style.patient }, { text: subject.name, path: "patient" }];
    const when: Piece[] = content.date === null ? [] : [{ text: style.date }, { text: content.date, path: "date" }];
    // A slip has no row to spare for each of the two.
    const beside = sheet.rowsLeft < 10 || style.oneLine;
    for (const pieces of beside
      ? [style.dateFirst ? [...when, ...who] : [...who, ...when]]
      : style.dateFirst
        ? [when, who]
        : [who, when])
      fitParagraph(sheet, values, pieces);
    if (style.withBirth && content.birthDate !== null && sheet.rowsLeft > 10)
      fitParagraph(sheet, values, [{ text: `${style.birth} ${content.birthDate}` }]);
    if (style.ruled) ruleAbove(sheet, style.dashed);
    const list = style.grouped
      ? MEDICATION_STATUSES.flatMap((status) => content.medications.filter((entry) => entry.status === status))
      : content.medications;
    if (style.table && drawList(sheet, values, list, style)) return values;
    drawLines(sheet, values, list, style);
    return values;
  },
});

/** Everything that one hospital's lists have in common. */
function listStyle(layout: Random) {
  return {
    title: layout.pick(["", "Discharge medicines", "Medicines on discharge", "TTO", "Medication reconciliation"]),
    patient: layout.pick(["Patient:", "Name:", "Pt", "Patient"]),
    birth: layout.pick(["DOB", "Born", "D.O.B.:"]),
    date: layout.pick(["Discharged", "Date:", "Discharge date:", "on"]),
    dateFirst: layout.chance(0.3),
    oneLine: layout.chance(0.4),
    withBirth: layout.chance(0.5),
    ruled: layout.chance(0.4),
    dashed: layout.chance(0.4),
    grouped: layout.chance(0.35),
    table: layout.chance(0.55),
    order: layout.pick(ORDERS),
    headings: Object.fromEntries(COLUMNS.map((column) => [column, layout.pick(HEADINGS[column])])) as Record<
      Column,
      string
    >,
    withHeadings: layout.chance(0.7),
    rules: layout.pick(["none", "solid", "dashed", "grid"] as const),
    words: layout.pick(STATUS_WORDS),
    /** Where a running line says what became of the medicine. */
    statusFirst: layout.chance(0.5),
    boxes: layout.chance(0.3),
    shape: layout.pick(["cross", "tick", "filled"] as const),
    bullet: layout.pick(["-", "", "1.", "*"]),
    because: layout.pick(["for", "due to", "because of", "-"]),
    was: layout.chance(0.5),
    indent: layout.pick([0.03, 0.06, 0.1]),
  };
}

type ListStyle = ReturnType<typeof listStyle>;

/** Text of a column of a medicine as this hospital writes it. */
const textOf = (entry: DischargeMedication, column: Column, style: ListStyle): string | null =>
  column === "status" ? style.words[entry.status] : entry[column];

/** Columns that a table is without where all of them would not fit side by side. */
const WITHOUT: readonly (readonly Column[])[] = [[], ["reason"], ["reason", "route"]];

/** Sets the list as a table. False where its columns would not fit side by side, and nothing was drawn. */
function drawList(
  sheet: Sheet,
  values: Map<string, string | null>,
  all: readonly DischargeMedication[],
  style: ListStyle,
): boolean {
  const withHeadings = style.withHeadings && sheet.rowsLeft > 6;
  const list = all.slice(0, Math.max(1, sheet.rowsLeft - (withHeadings ? 1 : 0)));
  for (const without of WITHOUT) {
    const columns = style.order.filter(
      (column) => !without.includes(column) && list.some((entry) => textOf(entry, column, style) !== null),
    );
    const rows: Cell[][] = withHeadings ? [columns.map((column) => ({ text: style.headings[column] }))] : [];
    for (const [index, entry] of list.entries())
      rows.push(
        columns.map((column) => ({
          text: textOf(entry, column, style) ?? "",
          path: `medications[${index}].${column}`,
        })),
      );
    if (!fitsTable(sheet, rows)) continue;
    drawTable(sheet, rows, { rules: style.rules });
    for (const [index, entry] of list.entries())
      for (const column of COLUMNS)
        values.set(`medications[${index}].${column}`, columns.includes(column) ? textOf(entry, column, style) : null);
    return true;
  }
  return false;
}

/** Sets each medicine in running lines, as many medicines as fit. */
function drawLines(
  sheet: Sheet,
  values: Map<string, string | null>,
  list: readonly DischargeMedication[],
  style: ListStyle,
): void {
  for (const [index, entry] of list.entries()) {
    const piece = (column: Column): Piece => ({
      text: textOf(entry, column, style) ?? "",
      path: `medications[${index}].${column}`,
    });
    const lead: Piece = { text: style.bullet === "1." ? `${index + 1}.` : style.bullet };
    const order = style.order.filter((column) => column !== "status" && column !== "reason");
    const status = piece("status");
    const reason = entry.reason === null ? [] : [{ text: style.because }, piece("reason")];
    const was = style.was && entry.before !== null ? [{ text: `(was ${entry.before})` }] : [];
    const boxed = style.boxes && sheet.textWidth(boxesText(style)) < 0.9;
    const first = [lead, ...(style.statusFirst && !boxed ? [status] : []), ...order.map(piece), ...was];
    const second = boxed ? reason : [...(style.statusFirst ? [] : [status]), ...reason];
    const filled = (pieces: Piece[]): Piece[] => pieces.filter(({ text }) => text !== "");
    const rows =
      sheet.rowsOf(filled(first)) +
      (filled(second).length > 0 ? sheet.rowsOf(filled(second), { at: style.indent, from: style.indent }) : 0) +
      (boxed ? 1 : 0);
    if (rows > sheet.rowsLeft) return;
    fitParagraph(sheet, values, first);
    if (boxed) drawBoxes(sheet, entry.status, status.path as string, style);
    fitParagraph(sheet, values, second, { at: style.indent });
    for (const column of COLUMNS) values.set(`medications[${index}].${column}`, textOf(entry, column, style));
  }
}

const boxesText = (style: ListStyle): string =>
  MEDICATION_STATUSES.map((status) => `[x] ${style.words[status]} `).join("");

/** A row of boxes to tick; the word beside the ticked one carries the status. */
function drawBoxes(sheet: Sheet, chosen: MedicationStatus, path: string, style: ListStyle): void {
  const space = sheet.spaceWidth();
  let at = style.indent;
  for (const status of MEDICATION_STATUSES) {
    at = sheet.checkbox(status === chosen, { at, shape: style.shape }) + space;
    at = sheet.text(style.words[status], { at, ...(status === chosen ? { path } : {}) }) + 2 * space;
  }
  sheet.next();
}
