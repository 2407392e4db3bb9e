import { prescribedDrugs } from "../content/drugs.ts";
import { dateText } from "../content/people.ts";
import { drawHeader, type Family } from "../family.ts";

/** Prescriptions: who, when, and drugs with strength and directions, partly in handwriting-like type. */
export const prescription: Family = {
  name: "prescription",
  domain: "medical",
  fonts: ["sans", "serif", "hand"],
  fields: [
    { path: "patient", type: "text", criticality: "supporting", normaliser: "text", evidence: "required" },
    { path: "date", type: "date", criticality: "supporting", normaliser: "date", evidence: "required" },
    { path: "drugs[].name", type: "text", criticality: "decision", normaliser: "text", evidence: "required" },
    { path: "drugs[].strength", type: "text", criticality: "decision", normaliser: "unit", evidence: "required" },
    { path: "drugs[].sig", type: "text", criticality: "decision", normaliser: "text", evidence: "required" },
  ],
  facilities:
    "Dr Alder,Dr Birch,Dr Cole,Dr Dean,Dr Ellis,Dr Frost,Dr Grant,Dr Hale,Dr Irwin,Dr James,Dr Knox,Dr Lane,Dr Marsh,Dr Nash,Dr Owen,Dr Pike".split(
      ",",
    ),
  draw(sheet, facts, layout, content) {
    const values = new Map<string, string | null>();
    drawHeader(sheet, facts.facility, layout);
    const date = dateText(content);
    values.set("patient", facts.subjectName);
    values.set("date", date);
    sheet.pair(layout.pick(["Patient:", "For:", "Name"]), facts.subjectName, "patient");
    sheet.next();
    sheet.pair(layout.pick(["Date:", "Issued", "Dated"]), date, "date");
    sheet.next();
    const bullet = layout.pick(["Rx", "-", "1.", ""]);
    const oneLine = layout.chance(0.3);
    const drugs = prescribedDrugs(
      content,
      Math.min(content.integer(1, 3), Math.max(1, Math.floor(sheet.rowsLeft / 2))),
    );
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
};
