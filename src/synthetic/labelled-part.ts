import type { Random } from "../domain/random.ts";
import type { Part } from "./parts.ts";
import { recordPieces } from "./printed-values.ts";
import type { Piece, Sheet } from "./sheet.ts";

/** How one template sets its labels. */
export interface LabelStyle {
  bold: boolean;
  upper: boolean;
  /** What follows the label. */
  mark: string;
  /** Fraction of the text width at which values start; null right after their label. */
  column: number | null;
  rule: "none" | "solid" | "dashed";
}

export function labelStyle(layout: Random): LabelStyle {
  return {
    bold: layout.chance(0.4),
    upper: layout.chance(0.2),
    mark: layout.pick([":", ":", "", " -"]),
    column: layout.pick([null, null, 0.3, 0.38]),
    rule: layout.pick(["none", "none", "none", "solid", "dashed"] as const),
  };
}

/** A label with what follows it. */
export interface Labelled {
  label: string;
  pieces: readonly Piece[];
}

/** A label and its text, wrapped where it is long; its values are noted when it is drawn. */
export function labelledPart(
  sheet: Sheet,
  values: Map<string, string | null>,
  { label, pieces }: Labelled,
  style: LabelStyle,
  rank: number,
): Part {
  const text = labelText(label, style);
  const space = sheet.spaceWidth();
  const from = Math.max(sheet.textWidth(text) + space, style.column ?? 0);
  const options = { from, at: style.column ?? 2 * space };
  const rows = sheet.rowsOf(pieces, options);
  return {
    rows,
    rank,
    draw() {
      sheet.text(text, { bold: style.bold });
      if (rows === 1) drawRule(sheet, style);
      sheet.paragraph(pieces, options);
      recordPieces(values, pieces);
    },
  };
}

/** Two labels with their texts in one row, or in a row each where they are too long for it. */
export function pairedParts(
  sheet: Sheet,
  values: Map<string, string | null>,
  [first, second]: readonly [Labelled, Labelled],
  style: LabelStyle,
  rank: number,
): Part[] {
  const middle = 0.55;
  const width = ({ label, pieces }: Labelled): number =>
    sheet.textWidth([labelText(label, style), ...pieces.map((piece) => piece.text)].join(" ")) + sheet.spaceWidth();
  if (width(first) > middle || width(second) > 1 - middle)
    return [first, second].map((labelled) => labelledPart(sheet, values, labelled, style, rank));
  return [
    {
      rows: 1,
      rank,
      draw() {
        for (const [at, { label, pieces }] of [
          [0, first],
          [middle, second],
        ] as const) {
          let end = sheet.text(labelText(label, style), { at, bold: style.bold });
          for (const { text, path } of pieces)
            end = sheet.text(text, { at: end + sheet.spaceWidth(), ...(path === undefined ? {} : { path }) });
          recordPieces(values, pieces);
        }
        drawRule(sheet, style);
        sheet.next();
      },
    },
  ];
}

/** A line that names the document or a section of it. */
export function headingPart(
  sheet: Sheet,
  text: string,
  rank: number,
  options: { align?: "left" | "centre"; rule?: boolean } = {},
): Part {
  return {
    rows: 1,
    rank,
    draw() {
      sheet.text(text, { bold: true, align: options.align ?? "left" });
      if (options.rule) sheet.rule();
      sheet.next();
    },
  };
}

const labelText = (label: string, style: LabelStyle): string =>
  `${style.upper ? label.toUpperCase() : label}${style.mark}`;

function drawRule(sheet: Sheet, { rule }: LabelStyle): void {
  if (rule !== "none") sheet.rule(rule === "dashed");
}
