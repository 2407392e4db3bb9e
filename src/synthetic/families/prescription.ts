import { type PrescribedDrug, prescribedDrugs } from "../content/drugs.ts";
import { dateText } from "../content/people.ts";
import { defineFamily, drawHeader, field } from "../family.ts";

export interface PrescriptionContent {
  date: string;
  drugs: PrescribedDrug[];
}

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
    "Dr Alder,Dr Birch,Dr Cole,Dr Dean,Dr Ellis,Dr Frost,Dr Grant,Dr Hale,Dr Irwin,Dr James,Dr Knox,Dr Lane,Dr Marsh,Dr Nash,Dr Owen,Dr Pike".split(
      ",",
    ),
  content: (_facts, random) => ({ date: dateText(random), drugs: prescribedDrugs(random, random.integer(1, 3)) }),
  draw(sheet, { date, drugs: all }, facts, layout) {
    const values = new Map<string, string | null>();
    drawHeader(sheet, facts.facility, layout);
    values.set("patient", facts.subject.name);
    values.set("date", date);
    sheet.pair(layout.pick(["Patient:", "For:", "Name"]), facts.subject.name, "patient");
    sheet.next();
    sheet.pair(layout.pick(["Date:", "Issued", "Dated"]), date, "date");
    sheet.next();
    const bullet = layout.pick(["Rx", "-", "1.", ""]);
    const oneLine = layout.chance(0.3);
    const drugs = all.slice(0, Math.max(1, Math.floor(sheet.rowsLeft / 2)));
    for (const [index, drug] of drugs.entries()) {
      const lead = bullet === "1." ? `${index + 1}.` : bullet;
      let end = lead === "" ? 0 : sheet.text(lead) + sheet.spaceWidth();
      end = sheet.text(drug.name, { at: end, path: `drugs[${index}].name` }) + sheet.spaceWidth();
      sheet.text(drug.strength, { at: end, path: `drugs[${index}].strength` });
      sheet.next();
      sheet.text(drug.sig, { at: oneLine ? 0.02 : 0.1, path: `drugs[${index}].sig` });
      sheet.next();
      values.set(`drugs[${index}].name`, drug.name);
      values.set(`drugs[${index}].strength`, drug.strength);
      values.set(`drugs[${index}].sig`, drug.sig);
    }
    return values;
  },
});
