import type { Random } from "../../domain/random.ts";
import { dayWriter } from "../content/day-writer.ts";
import { cancerSynopsis, type PathologySynopsis, type Receptor } from "../content/pathology.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import {
  headingPart,
  type Labelled,
  type LabelStyle,
  labelledPart,
  labelStyle,
  pairedParts,
} from "../labelled-part.ts";
import { drawParts, type Part } from "../parts.ts";
import { absentValues, recordPieces } from "../printed-values.ts";
import type { Piece, Sheet } from "../sheet.ts";
import { type Cell, drawTable } from "../table.ts";

const FIELDS = [
  field("patient", "supporting", "text"),
  field("date", "supporting", "date"),
  { ...field("caseNumber", "supporting", "exact"), type: "code" as const },
  field("specimen", "supporting", "text"),
  field("procedure", "supporting", "text"),
  field("histologicType", "decision", "text"),
  field("grade", "decision", "text"),
  field("gleason", "decision", "unit"),
  field("gradeGroup", "decision", "number"),
  field("tumourSize", "decision", "unit"),
  field("breslow", "decision", "unit"),
  field("ulceration", "decision", "text"),
  field("extent", "decision", "text"),
  field("margins", "decision", "text"),
  field("marginDistance", "supporting", "unit"),
  field("nodesPositive", "decision", "number"),
  field("nodesExamined", "decision", "number"),
  field("lymphovascularInvasion", "decision", "text"),
  field("receptors[].name", "supporting", "text"),
  field("receptors[].result", "decision", "text"),
  field("receptors[].score", "supporting", "text"),
  field("pT", "decision", "text"),
  field("pN", "decision", "text"),
];

/** How one template words what it says. */
interface Wording {
  length(mm: number): string;
  grade(grade: number): string;
  margins: { clear: string; involved: string };
  invasion: { found: string; none: string };
  scoreWithResult: boolean;
}

/** Cancer synopses of breast, colon, prostate and skin, with a stage that follows from size, depth and nodes. */
export const pathologySynopsis = defineFamily<PathologySynopsis>({
  name: "pathology-synopsis",
  domain: "medical",
  fonts: ["sans", "serif", "mono"],
  size: "small",
  fields: FIELDS,
  facilities:
    "Dept of Pathology,Histopathology North,Weir Lane Pathology,St Anselm Cancer Unit,Cellular Pathology,Tissue Diagnostics,Marsh Hill Pathology,Regional Histology,Cedar Pathology Group,Institute of Pathology,Avon Cancer Centre,Surgical Pathology East,Hartwell Histology,Pathology Partners,Kirkby Cancer Lab,Morphology Service".split(
      ",",
    ),
  content: ({ subject, visit }) => cancerSynopsis(subject, visit),
  draw(sheet, synopsis, { facility, subject }, layout) {
    const values = absentValues(FIELDS);
    drawHeader(sheet, facility, layout);
    const style = labelStyle(layout);
    const wording = wordingOf(layout);
    const date = dayWriter(layout)(synopsis.day);
    const about = layout.shuffle([
      { label: layout.pick(["Patient", "Name"]), pieces: [{ text: subject.name, path: "patient" }] },
      { label: layout.pick(["Reported", "Date", "Signed out"]), pieces: [{ text: date, path: "date" }] },
    ]);
    const caseNumber = {
      label: layout.pick(["Case", "Accession", "Case no", "Lab no"]),
      pieces: [{ text: synopsis.caseNumber, path: "caseNumber" }],
    };
    const titles = {
      biopsy: layout.pick(["BIOPSY REPORT", "Biopsy synopsis"]),
      resection: layout.pick(["SYNOPTIC REPORT", "Cancer synopsis", "PATHOLOGY SYNOPSIS"]),
      supplementary: layout.pick(["SUPPLEMENTARY REPORT", "Supplementary synopsis"]),
    };
    const titleStyle = { align: layout.pick(["left", "centre"] as const), rule: layout.chance(0.4) };
    const aboutParts = layout.chance(0.6)
      ? [
          ...pairedParts(sheet, values, [about[0]!, about[1]!], style, 5),
          labelledPart(sheet, values, caseNumber, style, 6),
        ]
      : [about[0]!, caseNumber, about[1]!].map((labelled) => labelledPart(sheet, values, labelled, style, 5));
    const body = layout.chance(0.2)
      ? sentences(sheet, values, synopsis, wording, layout)
      : items(sheet, values, synopsis, wording, style, layout);
    drawParts(sheet, [headingPart(sheet, titles[synopsis.report], 8, titleStyle), ...aboutParts, ...body]);
    return values;
  },
});

function wordingOf(layout: Random): Wording {
  const centimetres = layout.chance(0.35);
  const space = layout.pick([" ", " ", ""]);
  const grade = layout.pick([
    (value: number) => `Grade ${value}`,
    (value: number) => `G${value}`,
    (value: number) => `${value} of 3`,
    (value: number) =>
      ["Well differentiated", "Moderately differentiated", "Poorly differentiated"][value - 1] as string,
  ]);
  return {
    length: (mm) => (centimetres ? `${(mm / 10).toFixed(1)}${space}cm` : `${mm}${space}mm`),
    grade,
    margins: layout.pick([
      { clear: "Negative", involved: "Positive" },
      { clear: "Uninvolved", involved: "Involved" },
      { clear: "Clear", involved: "Involved" },
      { clear: "Free of tumour", involved: "Involved by tumour" },
    ]),
    invasion: layout.pick([
      { found: "Identified", none: "Not identified" },
      { found: "Present", none: "Absent" },
      { found: "Present", none: "Not seen" },
    ]),
    scoreWithResult: layout.chance(0.7),
  };
}

/** The synopsis as a list of labels and values. */
function items(
  sheet: Sheet,
  values: Map<string, string | null>,
  synopsis: PathologySynopsis,
  wording: Wording,
  style: LabelStyle,
  layout: Random,
): Part[] {
  const { margins, nodes, gleason, stage } = synopsis;
  const said = new Map<string, { labelled: Labelled; rank: number }>();
  const add = (name: string, rank: number, labels: readonly string[], pieces: readonly Piece[] | null): void => {
    // Drawn from the template before it is known whether there is such an item, so that templates stay alike.
    const label = layout.pick(labels);
    if (pieces) said.set(name, { labelled: { label, pieces }, rank });
  };
  const one = (path: string, text: string | null): Piece[] | null => (text === null ? null : [{ text, path }]);
  const withDistance = layout.chance(0.5);
  const gleasonSum = layout.chance(0.6);
  const counts = layout.pick(["of", "/", "apart"] as const);
  const stageApart = layout.chance(0.5);

  add("specimen", 7, ["Specimen", "Site", "Tumour site"], one("specimen", synopsis.specimen));
  add("procedure", 7, ["Procedure", "Operation"], one("procedure", synopsis.procedure));
  add("type", 0, ["Histologic type", "Type", "Diagnosis", "Histology"], one("histologicType", synopsis.histologicType));
  add(
    "grade",
    2,
    ["Histologic grade", "Grade", "Differentiation"],
    one("grade", synopsis.grade === null ? null : wording.grade(synopsis.grade)),
  );
  const score =
    gleason && `${gleason.primary}+${gleason.secondary}${gleasonSum ? `=${gleason.primary + gleason.secondary}` : ""}`;
  add("gleason", 1, ["Gleason score", "Gleason"], one("gleason", score));
  add("gradeGroup", 2, ["Grade group", "ISUP grade group"], one("gradeGroup", gleason && String(gleason.group)));
  add(
    "size",
    1,
    ["Tumour size", "Size", "Greatest dimension"],
    one("tumourSize", synopsis.sizeMm === null ? null : wording.length(synopsis.sizeMm)),
  );
  add(
    "breslow",
    1,
    ["Breslow thickness", "Breslow"],
    one("breslow", synopsis.breslowMm === null ? null : `${synopsis.breslowMm.toFixed(1)} mm`),
  );
  add(
    "ulceration",
    2,
    ["Ulceration"],
    one(
      "ulceration",
      synopsis.ulcerated === null ? null : synopsis.ulcerated ? wording.invasion.found : wording.invasion.none,
    ),
  );
  add("extent", 3, ["Extent", "Tumour extent", "Invades"], one("extent", synopsis.extent));
  add(
    "margins",
    2,
    ["Margins", "Surgical margins", "Resection margins"],
    margins && marginPieces(margins, wording, withDistance),
  );
  add(
    "closest",
    4,
    ["Closest margin", "Nearest margin"],
    margins && !margins.involved && !withDistance
      ? [{ text: wording.length(margins.distanceMm), path: "marginDistance" }, { text: `(${margins.nearest})` }]
      : null,
  );
  add("nodes", 1, ["Nodes positive", "Lymph nodes", "Involved nodes"], nodes && nodePieces(nodes, counts));
  add(
    "examined",
    2,
    ["Nodes examined", "Total nodes"],
    nodes && counts === "apart" ? one("nodesExamined", String(nodes.examined)) : null,
  );
  const invasion = synopsis.lymphovascularInvasion;
  add(
    "lvi",
    3,
    ["Lymphovascular invasion", "LVI", "LV invasion"],
    one("lymphovascularInvasion", invasion === null ? null : invasion ? wording.invasion.found : wording.invasion.none),
  );
  add(
    "stage",
    1,
    ["Stage", "pTNM", "AJCC 8 stage"],
    stage && !stageApart
      ? [
          { text: stage.pT, path: "pT" },
          { text: stage.pN, path: "pN" },
        ]
      : null,
  );
  add("pT", 1, ["Primary tumour", "pT stage", "T"], stage && stageApart ? one("pT", stage.pT) : null);
  add("pN", 1, ["Regional nodes", "pN stage", "N"], stage && stageApart ? one("pN", stage.pN) : null);
  const orders = [
    "specimen procedure type grade gleason gradeGroup size breslow ulceration extent margins closest lvi nodes examined receptors stage pT pN",
    "stage pT pN type grade gleason gradeGroup specimen procedure size breslow ulceration extent lvi margins closest nodes examined receptors",
    "procedure specimen size type gleason gradeGroup grade breslow ulceration receptors extent lvi nodes examined margins closest stage pT pN",
  ];
  const twoColumns = layout.chance(0.3);
  const parts: Part[] = [];
  let waiting: { labelled: Labelled; rank: number } | undefined;
  const single = (item: { labelled: Labelled; rank: number }): Part =>
    labelledPart(sheet, values, item.labelled, style, item.rank);
  for (const name of layout.pick(orders).split(" ")) {
    const item = said.get(name);
    if (name === "receptors") {
      if (waiting) parts.push(single(waiting));
      waiting = undefined;
      if (synopsis.receptors.length > 0) parts.push(receptorsPart(sheet, values, synopsis.receptors, wording, layout));
    } else if (item && !twoColumns) parts.push(single(item));
    else if (item && waiting) {
      const rank = Math.min(waiting.rank, item.rank);
      parts.push(...pairedParts(sheet, values, [waiting.labelled, item.labelled], style, rank));
      waiting = undefined;
    } else if (item) waiting = item;
  }
  if (waiting) parts.push(single(waiting));
  return parts;
}

/** The synopsis as running text. */
function sentences(
  sheet: Sheet,
  values: Map<string, string | null>,
  synopsis: PathologySynopsis,
  wording: Wording,
  layout: Random,
): Part[] {
  const { margins, nodes, gleason, stage, sizeMm, breslowMm, grade, ulcerated } = synopsis;
  const invasion = synopsis.lymphovascularInvasion;
  const sign = (found: boolean): string => (found ? wording.invasion.found : wording.invasion.none);
  const texts: [rank: number, pieces: Piece[] | false][] = [
    [
      3,
      [
        { text: `${synopsis.specimen},`, path: "specimen" },
        { text: `${synopsis.procedure}.`, path: "procedure" },
      ],
    ],
    [0, [{ text: `${synopsis.histologicType}.`, path: "histologicType" }]],
    [1, grade !== null && [{ text: "Differentiation:" }, { text: `${wording.grade(grade)}.`, path: "grade" }]],
    [
      1,
      gleason !== null && [
        { text: "Gleason" },
        { text: `${gleason.primary}+${gleason.secondary},`, path: "gleason" },
        { text: "grade group" },
        { text: `${gleason.group}.`, path: "gradeGroup" },
      ],
    ],
    [
      1,
      sizeMm !== null && [{ text: "The tumour measures" }, { text: `${wording.length(sizeMm)}.`, path: "tumourSize" }],
    ],
    [
      1,
      breslowMm !== null && [{ text: "Breslow thickness" }, { text: `${breslowMm.toFixed(1)} mm.`, path: "breslow" }],
    ],
    [2, ulcerated !== null && [{ text: "Ulceration:" }, { text: `${sign(ulcerated)}.`, path: "ulceration" }]],
    [3, synopsis.extent !== null && [{ text: "Extent:" }, { text: `${synopsis.extent}.`, path: "extent" }]],
    [2, margins !== null && [{ text: "Margins:" }, ...ended(marginPieces(margins, wording, true))]],
    [1, nodes !== null && [{ text: "Lymph nodes:" }, ...ended([...nodePieces(nodes, "of"), { text: "positive" }])]],
    [
      2,
      invasion !== null && [
        { text: "Lymphovascular invasion:" },
        { text: `${sign(invasion)}.`, path: "lymphovascularInvasion" },
      ],
    ],
    [1, stage !== null && [{ text: "Stage" }, { text: stage.pT, path: "pT" }, { text: `${stage.pN}.`, path: "pN" }]],
  ];
  const together = layout.chance(0.5);
  const said = texts.filter((entry): entry is [number, Piece[]] => entry[1] !== false);
  const receptors =
    synopsis.receptors.length > 0 ? [receptorsPart(sheet, values, synopsis.receptors, wording, layout)] : [];
  const paragraph = (pieces: () => Piece[], rows: number, rank: number, most = rows): Part => ({
    rows,
    most,
    rank,
    draw() {
      sheet.paragraph(pieces());
      recordPieces(values, pieces());
    },
  });
  if (!together)
    return [...said.map(([rank, pieces]) => paragraph(() => pieces, sheet.rowsOf(pieces), rank)), ...receptors];
  return [flowingPart(sheet, values, said), ...receptors];
}

/** Sentences one after the other in one paragraph; where the room ends, those of the highest rank are left out. */
function flowingPart(sheet: Sheet, values: Map<string, string | null>, said: readonly [number, Piece[]][]): Part {
  const fitting = (rows: number): Piece[] => {
    let kept = [...said];
    while (kept.length > 1 && sheet.rowsOf(kept.flatMap(([, pieces]) => pieces)) > rows) {
      const least = Math.max(...kept.map(([rank]) => rank));
      kept = kept.toSpliced(
        kept.findLastIndex(([rank]) => rank === least),
        1,
      );
    }
    return kept.flatMap(([, pieces]) => pieces);
  };
  return {
    rows: 4,
    most: sheet.rowsOf(said.flatMap(([, pieces]) => pieces)),
    rank: 0,
    draw(rows) {
      const pieces = fitting(rows);
      sheet.paragraph(pieces);
      recordPieces(values, pieces);
    },
  };
}

function marginPieces(
  { involved, nearest, distanceMm }: NonNullable<PathologySynopsis["margins"]>,
  wording: Wording,
  withDistance: boolean,
): Piece[] {
  if (involved) return [{ text: wording.margins.involved, path: "margins" }, { text: `(${nearest})` }];
  if (!withDistance) return [{ text: wording.margins.clear, path: "margins" }];
  return [
    { text: `${wording.margins.clear},`, path: "margins" },
    { text: `${nearest} at` },
    { text: wording.length(distanceMm), path: "marginDistance" },
  ];
}

function nodePieces(
  { positive, examined }: { positive: number; examined: number },
  counts: "of" | "/" | "apart",
): Piece[] {
  const first = { text: String(positive), path: "nodesPositive" };
  return counts === "apart" ? [first] : [first, { text: counts }, { text: String(examined), path: "nodesExamined" }];
}

/** The pieces with a full stop after the last. */
const ended = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, text: `${piece.text}.` } : piece));

/** Receptors as a table, or in one line of running text. */
function receptorsPart(
  sheet: Sheet,
  values: Map<string, string | null>,
  receptors: readonly Receptor[],
  { scoreWithResult }: Wording,
  layout: Random,
): Part {
  const asTable = layout.chance(0.6);
  const rules = layout.pick(["none", "solid", "grid", "none"] as const);
  const brief = layout.chance(0.4);
  const result = (receptor: Receptor): string =>
    brief
      ? { Positive: "Pos", Negative: "Neg", Equivocal: "Equiv", High: "High", Low: "Low" }[receptor.result]
      : receptor.result;
  const record = (count: number): void => {
    for (const [index, receptor] of receptors.slice(0, count).entries()) {
      values.set(`receptors[${index}].name`, receptor.name);
      values.set(`receptors[${index}].result`, result(receptor));
      values.set(`receptors[${index}].score`, scoreWithResult ? receptor.score : null);
    }
  };
  if (asTable)
    return {
      rows: 1,
      most: receptors.length,
      rank: 3,
      draw(rows) {
        const table = receptors
          .slice(0, rows)
          .map((receptor, index): Cell[] => [
            { text: receptor.name, path: `receptors[${index}].name` },
            { text: result(receptor), path: `receptors[${index}].result` },
            ...(scoreWithResult ? [{ text: receptor.score, path: `receptors[${index}].score` }] : []),
          ]);
        drawTable(sheet, table, { rules });
        record(rows);
      },
    };
  const pieces = receptors.flatMap((receptor, index): Piece[] => {
    const mark = index < receptors.length - 1 ? "," : ".";
    return [
      { text: receptor.name, path: `receptors[${index}].name` },
      { text: scoreWithResult ? result(receptor) : result(receptor) + mark, path: `receptors[${index}].result` },
      ...(scoreWithResult ? [{ text: receptor.score + mark, path: `receptors[${index}].score` }] : []),
    ];
  });
  return {
    rows: sheet.rowsOf(pieces),
    rank: 3,
    draw() {
      sheet.paragraph(pieces);
      record(receptors.length);
    },
  };
}
