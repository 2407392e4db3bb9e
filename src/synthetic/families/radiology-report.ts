import { dayWriter } from "../content/day-writer.ts";
import { imagingReport, type Modality, type RadiologyFinding, type RadiologyReport } from "../content/radiology.ts";
import { capitalised } from "../content/words.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import { headingPart, labelledPart, labelStyle, pairedParts } from "../labelled-part.ts";
import { drawParts, type Part } from "../parts.ts";
import { absentValues, recordPieces } from "../printed-values.ts";
import type { Piece } from "../sheet.ts";

const FIELDS = [
  field("patient", "supporting", "text"),
  field("date", "supporting", "date"),
  field("modality", "supporting", "text"),
  field("bodyPart", "supporting", "text"),
  field("technique", "informational", "text"),
  field("comparison", "supporting", "date"),
  {
    ...field("findings[].finding", "decision", "text"),
    description:
      "Each finding that is named, also those denied, doubted, of the past or of relatives, in reading order",
  },
  {
    ...field("findings[].assertion", "decision", "text"),
    description:
      "The words that deny, doubt or date it or say whose it is, such as No, possible, known; absent if none",
  },
  field("impression", "decision", "text"),
];

const MODALITY_WORDS: Record<Modality, [string, string, string]> = {
  "X-ray": ["X-ray", "XR", "Radiograph"],
  CT: ["CT", "CT scan", "CT"],
  MRI: ["MRI", "MR", "MRI scan"],
  US: ["Ultrasound", "US", "USS"],
};

/** Radiology reports in free text: findings seen, denied, doubted, of the past and of relatives, and an impression. */
export const radiologyReport = defineFamily<RadiologyReport>({
  name: "radiology-report",
  domain: "medical",
  fonts: ["sans", "serif", "mono"],
  size: "small",
  fields: FIELDS,
  facilities:
    "Imaging North,Dept of Radiology,St Columba Imaging,Harrow Scan Centre,X-ray Associates,Canal Street Imaging,Meadow Radiology,Royal Imaging Unit,Grange Diagnostic,Pinewood Radiology,City Scan,Lowther Hospital,Diagnostic Imaging 2,Southmoor Radiology,Delta Medical Imaging,Ferry Road Hospital,Tower Imaging,Highfield X-ray".split(
      ",",
    ),
  content: ({ subject, visit }) => imagingReport(subject, visit),
  draw(sheet, report, { facility, subject }, layout) {
    const values = absentValues(FIELDS);
    drawHeader(sheet, facility, layout);
    const style = { ...labelStyle(layout), column: layout.pick([null, null, null, 0.3]) };
    const write = dayWriter(layout);
    const patient = {
      label: layout.pick(["Patient", "Name", "Pt"]),
      pieces: [{ text: subject.name, path: "patient" }],
    };
    const date = {
      label: layout.pick(["Date", "Exam date", "Performed"]),
      pieces: [{ text: write(report.day), path: "date" }],
    };
    const about = layout.chance(0.5)
      ? pairedParts(sheet, values, [patient, date], style, 4)
      : [patient, date].map((labelled) => labelledPart(sheet, values, labelled, style, 4));

    // Findings are counted as they are drawn, so that their numbers follow the reading order and have no gaps.
    let drawn = 0;
    const say = (findings: readonly RadiologyFinding[], record: boolean): Piece[] =>
      findings.flatMap((finding, offset) => {
        const row = `findings[${drawn + offset}]`;
        const dated = report.comparison && finding.unchanged ? write(report.comparison) : null;
        const pieces = sentence(finding, row, dated, record && values.get("comparison") === null);
        if (record) {
          recordPieces(values, pieces);
          if (!finding.cue) values.set(`${row}.assertion`, null);
        }
        return pieces;
      });
    const labelledFindings = (
      label: string,
      lead: readonly Piece[],
      findings: RadiologyFinding[],
      rank: number,
    ): Part => {
      const build = (record: boolean): Part =>
        labelledPart(sheet, values, { label, pieces: [...lead, ...say(findings, record)] }, style, rank);
      return {
        rows: build(false).rows,
        rank,
        draw(rows) {
          build(true).draw(rows);
          drawn += findings.length;
        },
      };
    };

    const word = MODALITY_WORDS[report.modality][layout.integer(0, 2)] as string;
    const examStyle = layout.pick(["heading", "line", "line", "pair"] as const);
    const upper = examStyle === "heading" && layout.chance(0.5);
    const modality = { text: upper ? word.toUpperCase() : word, path: "modality" };
    const part = upper ? report.bodyPart.toUpperCase() : report.bodyPart;
    const bodyPart = { text: examStyle === "pair" ? capitalised(part) : part, path: "bodyPart" };
    const exam: Part[] =
      examStyle === "pair"
        ? pairedParts(
            sheet,
            values,
            [
              { label: "Modality", pieces: [modality] },
              { label: layout.pick(["Region", "Body part"]), pieces: [bodyPart] },
            ],
            style,
            2,
          )
        : examStyle === "line"
          ? [
              labelledPart(
                sheet,
                values,
                { label: layout.pick(["Exam", "Examination", "Study"]), pieces: [modality, bodyPart] },
                style,
                2,
              ),
            ]
          : [
              {
                rows: 1,
                rank: 2,
                draw() {
                  const end = sheet.text(modality.text, { path: "modality", bold: true });
                  sheet.text(bodyPart.text, { at: end + sheet.spaceWidth(), path: "bodyPart", bold: true });
                  recordPieces(values, [modality, bodyPart]);
                  sheet.next();
                },
              },
            ];
    const history = labelledFindings(
      layout.pick(["History", "Clinical history", "Indication", "Clinical details"]),
      [{ text: `${report.indication}.` }],
      report.family,
      5,
    );
    const technique = labelledPart(
      sheet,
      values,
      { label: "Technique", pieces: [{ text: `${report.technique}.`, path: "technique" }] },
      style,
      7,
    );
    const comparisonLabel = layout.pick(["Comparison", "Compared with", "Prior"]);
    const comparison = labelledPart(
      sheet,
      values,
      {
        label: comparisonLabel,
        pieces: report.comparison ? [{ text: write(report.comparison), path: "comparison" }] : [{ text: "None." }],
      },
      style,
      6,
    );
    const withTechnique = layout.chance(0.6);
    const withComparison = layout.chance(0.7);

    const form = layout.pick(["paragraph", "paragraph", "lines", "regions"] as const);
    const bullet = layout.pick(["-", "", "*"]);
    const findingsLabel = layout.pick(["Findings", "Report", "Findings"]);
    const findings = (): Part[] => {
      if (form === "regions") {
        const regions = [...new Set(report.findings.map(({ region }) => region))];
        return regions.map((region, index) =>
          labelledFindings(
            region,
            [],
            report.findings.filter((finding) => finding.region === region),
            index === 0 ? 1 : 3,
          ),
        );
      }
      if (form === "lines")
        return report.findings.map((finding, index): Part => {
          const lead = bullet === "" ? [] : [{ text: bullet }];
          const rows = sheet.rowsOf([...lead, ...say([finding], false)]);
          const draw = (): void => {
            sheet.paragraph([...lead, ...say([finding], true)]);
            drawn++;
          };
          return { rows, rank: index === 0 ? 1 : 3, draw };
        });
      const fitting = (rows: number): RadiologyFinding[] => {
        let count = report.findings.length;
        while (count > 1 && sheet.rowsOf(say(report.findings.slice(0, count), false)) > rows) count--;
        return report.findings.slice(0, count);
      };
      return [
        {
          rows: Math.min(2, sheet.rowsOf(say(report.findings, false))),
          most: sheet.rowsOf(say(report.findings, false)),
          rank: 1,
          draw(rows) {
            const kept = fitting(rows);
            sheet.paragraph(say(kept, true));
            drawn += kept.length;
          },
        },
      ];
    };
    const findingsHeading =
      form !== "regions" || layout.chance(0.5)
        ? [headingPart(sheet, `${style.upper ? findingsLabel.toUpperCase() : findingsLabel}${style.mark}`, 3)]
        : [];
    const impressionParts = [
      labelledPart(
        sheet,
        values,
        {
          label: layout.pick(["Impression", "Conclusion", "Opinion", "IMP"]),
          pieces: [{ text: `${report.impression}.`, path: "impression" }],
        },
        { ...style, rule: "none" },
        0,
      ),
    ];
    const before = [...(withComparison ? [comparison] : []), ...(withTechnique ? [technique] : [])];
    const opening = layout.chance(0.5) ? [...exam, ...about] : [...about, ...exam];
    const parts = layout.chance(0.8)
      ? [...opening, history, ...layout.shuffle(before), ...findingsHeading, ...findings(), ...impressionParts]
      : [...opening, ...impressionParts, history, ...before, ...findingsHeading, ...findings()];
    drawParts(sheet, parts);
    return values;
  },
});

/** A finding as a sentence. The day of an earlier study carries the comparison where nothing before it does. */
function sentence(
  { finding, cue }: RadiologyFinding,
  row: string,
  unchangedSince: string | null,
  carriesComparison: boolean,
): Piece[] {
  const named = { text: finding, path: `${row}.finding` };
  const said = cue ? { text: cue.text, path: `${row}.assertion` } : null;
  const pieces: Piece[] = !said
    ? [named]
    : cue?.after
      ? [named, said]
      : [...(cue?.lead === undefined ? [] : [{ text: cue.lead }]), said, named];
  if (unchangedSince !== null) {
    const since = { text: unchangedSince, ...(carriesComparison ? { path: "comparison" } : {}) };
    pieces.push({ text: "unchanged since" }, since);
  }
  const [first, ...rest] = pieces as [Piece, ...Piece[]];
  // Only a cue of one small word, as in s/p, stays as it is at the start.
  const opened = [{ ...first, text: first.text.includes("/p") ? first.text : capitalised(first.text) }, ...rest];
  return opened.map((piece, index) => (index === opened.length - 1 ? { ...piece, text: `${piece.text}.` } : piece));
}
