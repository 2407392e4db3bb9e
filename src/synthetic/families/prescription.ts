import type { Random } from "../../domain/random.ts";
import { birthDay, visitDay, writeDay } from "../content/calendar.ts";
import { sigStyleOf } from "../content/directions.ts";
import { type PrescribedDrug, prescribedDrugs } from "../content/drugs.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import { fitParagraph, fitsTable, ruleAbove } from "../fitting.ts";
import { fontNames, fontScale } from "../fonts.ts";
import type { Piece, Sheet } from "../sheet.ts";
import { type Cell, drawTable } from "../table.ts";

export interface PrescriptionContent {
  date: string | null;
  birthDate: string | null;
  drugs: PrescribedDrug[];
}

const COLUMNS = ["name", "strength", "sig"] as const;

/** Prescriptions: who, when, and drugs with strength and directions, partly in handwriting-like type. */
export const prescription = defineFamily<PrescriptionContent>({
  name: "prescription",
  domain: "medical",
  fonts: ["sans", "serif", "hand"],
  fields: [
    field("patient", "supporting", "text"),
    field("date", "supporting", "date"),
    field("drugs[].name", "decision", "text"),
    field("drugs[].strength", "decision", "unit"),
    field("drugs[].sig", "decision", "text"),
  ],
  facilities:
    "Dr Alder,Dr Birch,Dr Cole,Dr Dean,Dr Ellis,Dr Frost,Dr Grant,Dr Hale,Dr Irwin,Dr James,Dr Knox,Dr Lane,Dr Marsh,Dr Nash,Dr Owen,Dr Pike,Dr Quayle,Dr Reeve,Dr Stone,Dr Thorne,Dr Upton,Dr Vale,Dr Wren,Dr York".split(
      ",",
    ),
  content: ({ facility, subject, visit }, random) => ({
    date: writeDay(visitDay(subject, visit), random),
    birthDate: writeDay(birthDay(subject), random),
    drugs: prescribedDrugs(random, random.integer(1, 5), subject, sigStyleOf(facility)),
  }),
  draw(sheet, { date, birthDate, drugs }, { facility, subject }, layout) {
    const values = new Map<string, string | null>([
      ["patient", null],
      ["date", null],
    ]);
    const style = padStyle(sheet, layout);
    drawHeader(sheet, facility, layout);
    if (style.title !== "" && sheet.rowsLeft > 10) {
      sheet.text(style.title, { align: "right" });
      sheet.next();
    }
    const who: Piece[] = [{ text: style.patient }, { text: subject.name, path: "patient" }];
    const when: Piece[] = date === null ? [] : [{ text: style.date }, { text: date, path: "date" }];
    for (const pieces of style.oneLine ? [[...who, ...when]] : style.dateFirst ? [when, who] : [who, when])
      fitParagraph(sheet, values, pieces);
    if (style.withBirth && birthDate !== null && sheet.rowsLeft > 10)
      fitParagraph(sheet, values, [{ text: `${style.birth} ${birthDate}` }]);
    if (style.ruled) ruleAbove(sheet, style.dashed);
    const signed = style.signed && sheet.rowsLeft > 8;
    if (style.setting !== "table" || !drawDrugTable(sheet, values, drugs, style))
      drawDrugLines(sheet, values, drugs, style, signed ? 2 : 0);
    if (signed && sheet.rowsLeft > 1) {
      sheet.next();
      sheet.text(`${style.signature} ${facility}`, { align: style.signatureSide });
      sheet.next();
    }
    return values;
  },
});

/** Everything that one prescriber's pad has in common. */
function padStyle(sheet: Sheet, layout: Random) {
  const setting = layout.pick(["lines", "lines", "running", "table", "labelled"] as const);
  // Handwriting of the drug lines only, on a printed pad, from the same set of fonts as the rest.
  const printed = !fontNames(["hand"]).includes(sheet.style.font);
  const set = fontNames(["sans", "serif"], "unseen").includes(sheet.style.font) ? "unseen" : "seen";
  const hand = layout.pick(fontNames(["hand"], set));
  return {
    setting,
    hand: layout.chance(0.45) && printed ? hand : null,
    title: layout.pick(["", "", "PRESCRIPTION", "Rx"]),
    patient: layout.pick(["Patient:", "For:", "Name", "Pt:", "Prescribed for"]),
    date: layout.pick(["Date:", "Issued", "Dated", "on", "Date"]),
    birth: layout.pick(["DOB", "Born", "D.O.B.:"]),
    dateFirst: layout.chance(0.3),
    oneLine: layout.chance(0.25),
    withBirth: layout.chance(0.5),
    ruled: layout.chance(0.35),
    dashed: layout.chance(0.4),
    bullet: layout.pick(["Rx", "-", "1.", "", "1)"]),
    indent: layout.pick([0.02, 0.06, 0.1]),
    sig: layout.pick(["", "", "Sig:", "S:", "Directions:"]),
    labels: layout.pick([
      ["Drug:", "Strength:", "Sig:"],
      ["Medication", "Dose", "Directions"],
      ["Rx:", "Str.:", "Use:"],
    ] as const),
    headings: layout.pick([
      ["Drug", "Strength", "Directions"],
      ["Medicine", "Str.", "Sig"],
      ["Item", "Dose", "Use"],
    ] as const),
    withHeadings: layout.chance(0.6),
    rules: layout.pick(["none", "solid", "dashed", "grid"] as const),
    gap: layout.chance(0.3),
    signed: layout.chance(0.5),
    signature: layout.pick(["Signed", "Prescriber:", "Sgd."]),
    signatureSide: layout.pick(["left", "right"] as const),
  };
}

type PadStyle = ReturnType<typeof padStyle>;

/** Sets the drugs as a table. False where the columns would not fit side by side, and nothing was drawn. */
function drawDrugTable(
  sheet: Sheet,
  values: Map<string, string | null>,
  all: readonly PrescribedDrug[],
  style: PadStyle,
): boolean {
  const withHeadings = style.withHeadings && sheet.rowsLeft > 4;
  const drugs = all.slice(0, Math.max(1, sheet.rowsLeft - (withHeadings ? 1 : 0)));
  const rows: Cell[][] = withHeadings ? [style.headings.map((text) => ({ text }))] : [];
  for (const [index, drug] of drugs.entries())
    rows.push(COLUMNS.map((column) => ({ text: drug[column] ?? "", path: `drugs[${index}].${column}` })));
  if (!fitsTable(sheet, rows)) return false;
  drawTable(sheet, rows, { rules: style.rules });
  for (const [index, drug] of drugs.entries())
    for (const column of COLUMNS) values.set(`drugs[${index}].${column}`, drug[column]);
  return true;
}

/** Sets each drug in lines of its own, as many drugs as fit above `keep` rows. */
function drawDrugLines(
  sheet: Sheet,
  values: Map<string, string | null>,
  drugs: readonly PrescribedDrug[],
  style: PadStyle,
  keep: number,
): void {
  const labelled = style.setting === "labelled" && sheet.rowsLeft > 3 * drugs.length + keep;
  const apart = style.gap && sheet.rowsLeft > 4 * drugs.length + keep;
  for (const [index, drug] of drugs.entries()) {
    const piece = (column: (typeof COLUMNS)[number]): Piece => ({
      text: drug[column] ?? "",
      path: `drugs[${index}].${column}`,
    });
    const bullet = style.bullet.startsWith("1") ? style.bullet.replace("1", String(index + 1)) : style.bullet;
    const sig: Piece[] = drug.sig === null ? [] : [{ text: style.sig }, piece("sig")];
    const lines: { pieces: Piece[]; at: number }[] = labelled
      ? COLUMNS.map((column, place) => ({
          pieces: drug[column] === null ? [] : [{ text: style.labels[place] as string }, piece(column)],
          at: place === 0 ? 0 : style.indent,
        }))
      : style.setting === "running"
        ? [{ pieces: [{ text: bullet }, piece("name"), piece("strength"), ...sig], at: 0 }]
        : [
            { pieces: [{ text: bullet }, piece("name"), piece("strength")], at: 0 },
            { pieces: sig, at: style.indent },
          ];
    const filled = lines
      .map(({ pieces, at }) => ({ at, pieces: pieces.filter(({ text }) => text !== "") }))
      .filter(({ pieces }) => pieces.length > 0);
    const rows = filled.reduce((sum, { pieces, at }) => sum + sheet.rowsOf(pieces, { at, from: at }), 0);
    if (rows > sheet.rowsLeft - keep) return;
    for (const { pieces, at } of filled) drawLine(sheet, values, pieces, at, style.hand);
    for (const column of COLUMNS) values.set(`drugs[${index}].${column}`, drug[column]);
    if (apart) sheet.next();
  }
}

/** Room that handwriting may need beside print of the same size. */
const HAND_WIDTH = 1.25;

/** A line in print, or in handwriting where it fits into one row. */
function drawLine(
  sheet: Sheet,
  values: Map<string, string | null>,
  pieces: readonly Piece[],
  at: number,
  hand: string | null,
): void {
  const text = pieces.map((piece) => piece.text).join(" ");
  if (hand === null || at + sheet.textWidth(text) * HAND_WIDTH > 1) {
    fitParagraph(sheet, values, pieces, { at });
    return;
  }
  const scale = fontScale(hand) / fontScale(sheet.style.font);
  let left = at;
  for (const piece of pieces)
    left =
      sheet.text(piece.text, {
        at: left,
        font: hand,
        scale,
        ...(piece.path === undefined ? {} : { path: piece.path }),
      }) + sheet.spaceWidth();
  sheet.next();
}
