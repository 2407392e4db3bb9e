import type { Random } from "../../domain/random.ts";
import { dayWriter } from "../content/day-writer.ts";
import {
  type EchoMeasure,
  type EchoMeasureKind,
  type EchoStudy,
  type EjectionFraction,
  echoStudy,
  LESION_GRADES,
  type LeftVentricularFunction,
  leftVentricularFunction,
  type ValveLesion,
} from "../content/echo.ts";
import { capitalised } from "../content/words.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import { headingPart, labelledPart, labelStyle, pairedParts } from "../labelled-part.ts";
import { drawParts, type Part } from "../parts.ts";
import { absentValues, recordPieces } from "../printed-values.ts";
import type { Piece, Sheet } from "../sheet.ts";
import { type Cell, drawTable } from "../table.ts";

const FIELDS = [
  field("patient", "supporting", "text"),
  field("date", "supporting", "date"),
  field("ef", "decision", "unit"),
  field("measures[].name", "supporting", "text"),
  field("measures[].value", "supporting", "number"),
  field("measures[].unit", "supporting", "unit"),
  field("valveLesion", "decision", "text"),
  field("otherLesions[].lesion", "supporting", "text"),
  field("effusion", "decision", "text"),
  field("conclusion", "decision", "text"),
];

/** Names of measures, by how a laboratory words its reports. */
const NAMES: Record<EchoMeasureKind, [string, string, string]> = {
  lvidd: ["LVIDd", "LVEDD", "LV diastolic diameter"],
  lvids: ["LVIDs", "LVESD", "LV systolic diameter"],
  ivsd: ["IVSd", "IVS", "Septal thickness"],
  lvpwd: ["LVPWd", "PW", "Posterior wall"],
  la: ["LA", "LA diam", "Left atrium"],
  ea: ["E/A", "E/A ratio", "Mitral E/A"],
  ee: ["E/e'", "E/e' avg", "Mitral E/e'"],
  tapse: ["TAPSE", "TAPSE", "TAPSE"],
  rvsp: ["RVSP", "PASP", "RV systolic pressure"],
  trVmax: ["TR Vmax", "TR vel", "TR peak velocity"],
  avVmax: ["AV Vmax", "AV vel", "Aortic peak velocity"],
};

const FUNCTION: Record<LeftVentricularFunction, [string, string, string, string]> = {
  normal: [
    "Normal LV systolic function",
    "LV systolic function is normal",
    "No LV systolic dysfunction",
    "Preserved systolic function",
  ],
  mild: [
    "Mildly reduced LV systolic function",
    "LV systolic function is mildly reduced",
    "Mild LV systolic dysfunction",
    "Mildly reduced systolic function",
  ],
  moderate: [
    "Moderately reduced LV systolic function",
    "LV systolic function is moderately reduced",
    "Moderate LV systolic dysfunction",
    "Moderately reduced systolic function",
  ],
  severe: [
    "Severely reduced LV systolic function",
    "LV systolic function is severely reduced",
    "Severe LV systolic dysfunction",
    "Severely reduced systolic function",
  ],
};

const LESION_LETTERS = { regurgitation: "R", stenosis: "S" };

/** Echocardiography reports: ejection fraction, measures, valves, pericardium and a conclusion that agrees with them. */
export const echoReport = defineFamily<EchoStudy>({
  name: "echo-report",
  domain: "medical",
  fonts: ["sans", "serif", "mono"],
  fields: FIELDS,
  facilities:
    "Echo Lab West,Heart Centre Aldan,Cardiology Unit 4,St Brigid Cardiac,Quayside Echo,Valley Heart Clinic,Moorfield Hospital,Castle Street Echo,Heart and Vessel,Northern Cardiology,Elm Park Hospital,Sonata Heart,Tarn Cardiac Lab,Beacon Echo,Fairmont Heart,University Echo Lab,Ashby Cardiology,Bridgewater Echo".split(
      ",",
    ),
  content: ({ subject, visit }) => echoStudy(subject, visit),
  draw(sheet, study, { facility, subject }, layout) {
    const values = absentValues(FIELDS);
    drawHeader(sheet, facility, layout);
    const style = labelStyle(layout);
    const writeDay = dayWriter(layout);
    const title = layout.pick(["Echocardiogram", "ECHO REPORT", "Transthoracic echo", "TTE report"]);
    const titleStyle = { align: layout.pick(["left", "centre"] as const), rule: layout.chance(0.4) };
    const about = layout.shuffle([
      { label: layout.pick(["Patient", "Name", "Pt"]), pieces: [{ text: subject.name, path: "patient" }] },
      { label: layout.pick(["Date", "Study date", "Exam"]), pieces: [{ text: writeDay(study.day), path: "date" }] },
    ]);
    const writeFraction = fractionWriter(layout);
    const fraction = {
      label: layout.pick(["LVEF", "EF", "LVEF", "Ejection fraction"]),
      pieces: [
        { text: writeFraction(study.ejectionFraction), path: "ef" },
        ...layout.pick([[], [], [{ text: "(biplane)" }], [{ text: "by Simpson" }]]),
      ],
    };
    const abbreviated = layout.chance(0.5);
    const lesion = lesionWriter(abbreviated);
    const [named, ...others] = study.lesions;
    const capital = layout.chance(0.5) ? capitalised : (text: string): string => text;
    const valves: Piece[] = named
      ? [
          { text: `${capital(lesion(named))}${others.length > 0 ? "," : ""}`, path: "valveLesion" },
          ...others.map((other, index) => ({
            text: `${lesion(other)}${index < others.length - 1 ? "," : ""}`,
            path: `otherLesions[${index}].lesion`,
          })),
        ]
      : [{ text: layout.pick(["no significant disease", "normal"]) }];
    const pericardium = layout.chance(0.5)
      ? { label: "Pericardium", text: `${study.effusion === "none" ? "no" : study.effusion} effusion` }
      : { label: layout.pick(["Pericardial effusion", "Effusion"]), text: study.effusion };
    const previous = study.previous;
    const wordings = layout.integer(0, 2);
    const centimetres = layout.chance(0.35);
    const conclusionLabel = layout.pick(["Conclusion", "Impression", "Summary", "Conclusions"]);
    const functionText =
      FUNCTION[leftVentricularFunction(study.ejectionFraction, subject.sex)][layout.integer(0, 3)] ?? "";
    const conclusion = conclusionOf(functionText, study, abbreviated);
    const narrow = sheet.rowsLeft < 9;
    const conclusionPart = (sentences: number): Part =>
      labelledPart(
        sheet,
        values,
        {
          label: conclusionLabel,
          pieces: [{ text: `${conclusion.slice(0, sentences).join(". ")}.`, path: "conclusion" }],
        },
        { ...style, column: null, rule: "none" },
        1,
      );

    const paired = layout.chance(0.5);
    const aboutParts = paired
      ? pairedParts(sheet, values, [about[0]!, about[1]!], style, 3)
      : about.map((labelled) => labelledPart(sheet, values, labelled, style, 3));
    const fractionPart = labelledPart(sheet, values, fraction, style, 0);
    const measures = measuresPart(sheet, values, study.measures, { wordings, centimetres }, layout);
    const valvesPart = labelledPart(sheet, values, { label: "Valves", pieces: valves }, style, 2);
    const pericardiumPart = labelledPart(
      sheet,
      values,
      { label: pericardium.label, pieces: [{ text: pericardium.text, path: "effusion" }] },
      style,
      5,
    );
    const body = layout.chance(0.7)
      ? [fractionPart, measures, valvesPart, pericardiumPart]
      : [measures, fractionPart, pericardiumPart, valvesPart];
    const previousLabel = layout.pick(["Previous EF", "Prior EF", "Last EF"]);
    if (previous)
      body.push(
        labelledPart(
          sheet,
          values,
          {
            label: previousLabel,
            pieces: [{ text: `${writeFraction(previous.ejectionFraction)} (${writeDay(previous.day)})` }],
          },
          style,
          6,
        ),
      );
    const last = conclusionPart(narrow ? 1 : conclusion.length);
    const parts = layout.chance(0.75) ? [...aboutParts, ...body, last] : [...aboutParts, last, ...body];
    drawParts(sheet, [headingPart(sheet, title, 7, titleStyle), ...parts]);
    return values;
  },
});

function fractionWriter(layout: Random): (fraction: EjectionFraction) => string {
  const dash = layout.pick(["-", "-", " - ", " to "]);
  const percent = layout.pick(["%", "%", " %"]);
  return ({ low, high }) => (high === null ? `${low}${percent}` : `${low}${dash}${high}${percent}`);
}

const lesionWriter =
  (abbreviated: boolean) =>
  ({ grade, valve, kind }: ValveLesion): string =>
    `${grade} ${abbreviated ? valve.charAt(0).toUpperCase() + LESION_LETTERS[kind] : `${valve} ${kind}`}`;

/** What the conclusion says, most important first: only what the measures and the lesions say too. */
function conclusionOf(functionText: string, study: EchoStudy, abbreviated: boolean): string[] {
  const sentences = [functionText];
  const [worst] = study.lesions;
  if (worst && LESION_GRADES.indexOf(worst.grade) >= 2) sentences.push(capitalised(lesionWriter(abbreviated)(worst)));
  if (study.effusion === "moderate" || study.effusion === "large")
    sentences.push(`${capitalised(study.effusion)} pericardial effusion`);
  const pressure = study.measures.find(({ kind }) => kind === "rvsp");
  if (pressure && pressure.value > 40) sentences.push("Raised pulmonary pressure");
  return sentences;
}

/** A measure as printed. */
function printed(
  { kind, value, range }: EchoMeasure,
  { wordings, centimetres }: { wordings: number; centimetres: boolean },
): { name: string; value: string; unit: string | null; range: string } {
  const name = NAMES[kind][wordings] as string;
  if (kind === "rvsp") return { name, value: value.toFixed(0), unit: "mmHg", range: range ?? "" };
  if (kind === "trVmax" || kind === "avVmax") return { name, value: value.toFixed(1), unit: "m/s", range: range ?? "" };
  if (kind === "ea" || kind === "ee")
    return { name, value: value.toFixed(kind === "ea" ? 2 : 1), unit: null, range: range ?? "" };
  const inCentimetres = (range ?? "").replace(/\d+/g, (limit) => (Number(limit) / 10).toFixed(1));
  return centimetres
    ? { name, value: (value / 10).toFixed(1), unit: "cm", range: inCentimetres }
    : { name, value: value.toFixed(0), unit: "mm", range: range ?? "" };
}

/** Measures as a table, as a table of two a row, or as running text. */
function measuresPart(
  sheet: Sheet,
  values: Map<string, string | null>,
  all: readonly EchoMeasure[],
  wording: { wordings: number; centimetres: boolean },
  layout: Random,
): Part {
  const form = layout.pick(["table", "plain", "two", "text"] as const);
  const rules = form === "table" ? layout.pick(["solid", "dashed", "grid", "none"] as const) : "none";
  const headings = form === "table" && layout.chance(0.6) ? 1 : 0;
  const withRanges = layout.chance(0.4);
  const separate = layout.pick([",", ";", ",", "."]);
  const columns = layout.pick([
    ["name", "value", "unit"],
    ["name", "value", "unit"],
    ["value", "unit", "name"],
  ] as const);
  const measures = all.map((measure) => printed(measure, wording));
  const ranges = form === "table" && withRanges && columns[0] === "name" && measures[0]?.range !== "";
  const record = (count: number): void => {
    for (const [index, measure] of measures.slice(0, count).entries())
      for (const key of ["name", "value", "unit"] as const) values.set(`measures[${index}].${key}`, measure[key]);
  };
  const cells = (index: number): Cell[] => {
    const measure = measures[index];
    if (!measure) return [];
    return columns.map((key) => ({
      text: measure[key] ?? "",
      path: `measures[${index}].${key}`,
      align: key === "value" ? "right" : "left",
    }));
  };
  if (form === "text") {
    const pieces = measures.map(({ name, value, unit }, index): Piece[] => {
      const end = index < measures.length - 1 ? separate : ".";
      const at = `measures[${index}]`;
      return [
        { text: name, path: `${at}.name` },
        { text: unit === null ? value + end : value, path: `${at}.value` },
        ...(unit === null ? [] : [{ text: unit + end, path: `${at}.unit` }]),
      ];
    });
    const fitting = (rows: number): number => {
      let count = measures.length;
      while (count > 1 && sheet.rowsOf(pieces.slice(0, count).flat()) > rows) count--;
      return count;
    };
    return {
      rows: 1,
      most: sheet.rowsOf(pieces.flat()),
      rank: 4,
      draw(rows) {
        const drawn = pieces.slice(0, fitting(rows)).flat();
        sheet.paragraph(drawn);
        recordPieces(values, drawn);
        record(fitting(rows));
      },
    };
  }
  const perRow = form === "two" ? 2 : 1;
  return {
    rows: Math.min(2, Math.ceil(measures.length / perRow)) + headings,
    most: Math.ceil(measures.length / perRow) + headings,
    rank: 4,
    draw(rows) {
      const count = Math.min(measures.length, (rows - headings) * perRow);
      const table: Cell[][] = [];
      for (let index = 0; index < count; index += perRow)
        table.push([
          ...cells(index),
          ...(perRow === 2 && index + 1 < count ? cells(index + 1) : []),
          ...(ranges ? [{ text: measures[index]?.range ?? "" }] : []),
        ]);
      const names = { name: "Measure", value: "Value", unit: "Unit" };
      if (headings)
        table.unshift(
          [...columns, ...(ranges ? ["Normal"] : [])].map((key) => ({
            text: names[key as keyof typeof names] ?? key,
          })),
        );
      drawTable(sheet, table, { rules });
      record(count);
    },
  };
}
