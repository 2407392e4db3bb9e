import type { Random } from "../../domain/random.ts";
import { birthDay, visitDay, writeDay } from "../content/calendar.ts";
import { doseText, frequencyText } from "../content/directions.ts";
import { homeMedication } from "../content/medication-history.ts";
import { personName } from "../content/people.ts";
import { addressee, allergiesOf, type Referral, referralFor, URGENCIES, type Urgency } from "../content/referrals.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import { fitParagraph, ruleAbove } from "../fitting.ts";
import type { Piece, Sheet } from "../sheet.ts";

interface ReferralContent extends Referral {
  date: string;
  birthDate: string;
  from: string;
  to: string;
  allergies: string | null;
  medications: { name: string; dose: string; often: string }[];
  /** How the subject is spoken of. */
  sex: "female" | "male";
}

/** How practices write urgencies; one practice keeps to one way. */
const URGENCY_WORDS: Record<Urgency, string>[] = [
  { routine: "Routine", urgent: "Urgent", "two-week": "Two-week wait" },
  { routine: "routine", urgent: "urgent", "two-week": "two-week wait" },
  { routine: "ROUTINE", urgent: "URGENT", "two-week": "2WW" },
];

type Values = Map<string, string | null>;

/** Letters by which a practice refers a patient: running text and lines with labels, in every mixture. */
export const referralLetter = defineFamily<ReferralContent>({
  name: "referral-letter",
  domain: "medical",
  fonts: ["sans", "serif"],
  size: "small",
  fields: [
    field("patient", "supporting", "text"),
    field("birthDate", "decision", "date"),
    field("date", "supporting", "date"),
    field("from", "supporting", "text"),
    field("to", "supporting", "text"),
    field("reason", "decision", "text"),
    field("diagnosis", "decision", "text"),
    field("urgency", "decision", "text"),
    field("allergies", "decision", "text"),
    field("medications[].name", "decision", "text"),
    field("medications[].dose", "decision", "unit"),
  ],
  facilities:
    "Alder Surgery,Bridge Street Practice,Castle Medical Centre,Dale Health Centre,Elm Grove Surgery,Fairfield Practice,Garden Row Surgery,High Street Surgery,Ivy House Practice,Jubilee Health Centre,Kiln Lane Surgery,Lime Tree Practice,Market Square Surgery,Northfield Medical Centre,Old Mill Practice,Park View Surgery,Quayside Practice,Rectory Road Surgery,Station Road Practice,The Limes Surgery".split(
      ",",
    ),
  content({ subject, visit }, random) {
    const referral = referralFor(random, subject);
    return {
      ...referral,
      date: writeDay(visitDay(subject, visit), random),
      birthDate: writeDay(birthDay(subject), random),
      from: `Dr ${personName(random)}`,
      to: addressee(random, referral.department),
      allergies: allergiesOf(subject, random),
      medications: homeMedication(subject).map((regimen) => ({
        name: regimen.drug.name,
        dose: doseText(regimen),
        often: frequencyText({ ...regimen, asNeeded: null }, "full"),
      })),
      sex: subject.sex,
    };
  },
  draw(sheet, content, { facility, subject }, layout) {
    const values: Values = new Map(
      ["patient", "birthDate", "date", "from", "to", "reason", "diagnosis", "urgency", "allergies"].map((path) => [
        path,
        null,
      ]),
    );
    const style = letterStyle(layout);
    const patient = subject.name;
    const line = (label: string, text: string | null, path: string, keep = 0): boolean =>
      text !== null && fitParagraph(sheet, values, [{ text: label }, { text, path }], { keep });
    drawHeader(sheet, facility, layout);
    // A slip has room for the least of all letters only: who, how soon, why and where to.
    if (sheet.rowsLeft < 10) {
      fitParagraph(sheet, values, [
        { text: style.patient },
        { text: patient, path: "patient" },
        { text: style.birth },
        { text: content.birthDate, path: "birthDate" },
      ]);
      const urgency = (): boolean => line(style.urgency, style.urgencyWords[content.urgency], "urgency");
      if (style.reversed) urgency();
      const keep = style.reversed ? 0 : 1;
      line(style.reason, content.reason, "reason", keep);
      line(style.diagnosis, content.diagnosis, "diagnosis", keep);
      line(style.allergies, content.allergies, "allergies", keep);
      line(style.to, content.to, "to", keep);
      if (!style.reversed) urgency();
      return values;
    }
    const address = (): void => {
      if (style.dateBeside && sheet.textWidth(`${style.to} ${content.to} ${content.date}`) < 0.92) {
        sheet.text(content.date, { align: "right", path: "date" });
        values.set("date", content.date);
        line(style.to, content.to, "to");
      } else {
        line(style.date, content.date, "date");
        line(style.to, content.to, "to");
      }
      if (style.fromFirst) line(style.from, content.from, "from");
      if (style.ruled) ruleAbove(sheet, style.dashed);
    };
    const about = (): void => {
      if (style.greeting !== "") fitParagraph(sheet, values, [{ text: style.greeting }]);
      if (style.oneLine)
        fitParagraph(sheet, values, [
          { text: style.patient },
          { text: patient, path: "patient" },
          { text: style.birth },
          { text: content.birthDate, path: "birthDate" },
        ]);
      else {
        line(style.patient, patient, "patient");
        line(style.birth, content.birthDate, "birthDate");
      }
    };
    // Why and how soon come before what else might be said: rows are kept for what is still to come.
    const prose = proseOf(content, style);
    let reserved =
      sheet.rowsOf([{ text: style.urgency }, { text: style.urgencyWords[content.urgency] }]) +
      (style.prose
        ? sheet.rowsOf(prose)
        : sheet.rowsOf([{ text: style.reason }, { text: content.reason }]) +
          sheet.rowsOf([{ text: style.diagnosis }, { text: content.diagnosis }]));
    const required = (part: () => void): void => {
      const before = sheet.rowsLeft;
      part();
      reserved -= before - sheet.rowsLeft;
    };
    const space = (): void => {
      if (style.spaced && sheet.rowsLeft > reserved + 2) sheet.next(0.5);
    };
    const parts = {
      urgency: () => required(() => drawUrgency(sheet, values, content.urgency, style)),
      body: () =>
        required(() => (style.prose ? fitParagraph(sheet, values, prose) : drawLabelled(line, content, style))),
      background: () => drawBackground(sheet, values, content, style, reserved + 1),
    };
    address();
    space();
    about();
    for (const part of style.order) {
      space();
      parts[part]();
    }
    space();
    if (!style.fromFirst) fitParagraph(sheet, values, [{ text: style.signOff }, { text: content.from, path: "from" }]);
    return values;
  },
});

/** Everything that one practice's letters have in common. */
function letterStyle(layout: Random) {
  const colon = layout.chance(0.7) ? ":" : "";
  const label = (...names: string[]): string => layout.pick(names) + colon;
  return {
    patient: label("Re", "Patient", "Name", "RE"),
    birth: layout.pick(["born", "DOB", "D.O.B.", "d.o.b."]),
    date: label("Date", "Dated", "Date of referral"),
    to: label("To", "Referred to", "Attn", "Clinic"),
    from: label("From", "Referred by", "Referrer"),
    reason: label("Reason", "Reason for referral", "Problem", "Presenting with"),
    diagnosis: label("Diagnosis", "Dx", "Impression", "Working diagnosis"),
    urgency: label("Urgency", "Priority", "Referral type"),
    allergies: label("Allergies", "Allergy", "Drug allergies"),
    medication: label("Medication", "Current medication", "Drugs", "Repeat drugs"),
    greeting: layout.pick(["", "Dear Colleague,", "Dear Doctor,", "Dear Sir or Madam,"]),
    signOff: layout.pick(["Yours sincerely", "Kind regards", "Signed", "With thanks"]),
    urgencyWords: layout.pick(URGENCY_WORDS),
    boxes: layout.chance(0.35),
    shape: layout.pick(["cross", "tick", "filled"] as const),
    prose: layout.chance(0.65),
    wording: layout.integer(0, 3),
    listed: layout.chance(0.4),
    fromFirst: layout.chance(0.35),
    dateBeside: layout.chance(0.4),
    oneLine: layout.chance(0.5),
    ruled: layout.chance(0.35),
    spaced: layout.chance(0.6),
    dashed: layout.chance(0.3),
    reversed: layout.chance(0.5),
    order: layout.pick([
      ["urgency", "body", "background"],
      ["body", "background", "urgency"],
      ["body", "urgency", "background"],
      ["urgency", "background", "body"],
    ] as const),
  };
}

type LetterStyle = ReturnType<typeof letterStyle>;

function drawUrgency(sheet: Sheet, values: Values, urgency: Urgency, style: LetterStyle): void {
  const words = style.urgencyWords;
  const boxes = URGENCIES.map((name) => `[x] ${words[name]} `).join("");
  if (!style.boxes || sheet.textWidth(`${style.urgency} ${boxes}`) > 0.95) {
    fitParagraph(sheet, values, [{ text: style.urgency }, { text: words[urgency], path: "urgency" }]);
    return;
  }
  if (sheet.rowsLeft < 1) return;
  const space = sheet.spaceWidth();
  let at = sheet.text(style.urgency) + 2 * space;
  for (const name of URGENCIES) {
    at = sheet.checkbox(name === urgency, { at, shape: style.shape }) + space;
    at = sheet.text(words[name], { at, ...(name === urgency ? { path: "urgency" } : {}) }) + 2 * space;
  }
  values.set("urgency", words[urgency]);
  sheet.next();
}

function drawLabelled(
  line: (label: string, text: string | null, path: string) => boolean,
  content: ReferralContent,
  style: LetterStyle,
): void {
  const lines: [string, string, string][] = [
    [style.reason, content.reason, "reason"],
    [style.diagnosis, content.diagnosis, "diagnosis"],
  ];
  for (const entry of style.reversed ? lines.reverse() : lines) line(...entry);
}

/** The body in running text. Sentences end in words that are no value, so that no full stop clings to one. */
function proseOf(content: ReferralContent, style: LetterStyle): Piece[] {
  const reason: Piece = { text: content.reason, path: "reason" };
  const diagnosis: Piece = { text: content.diagnosis, path: "diagnosis" };
  const them = content.sex === "female" ? "her" : "him";
  const wordings: Piece[][] = [
    [
      { text: "Thank you for seeing this patient with" },
      reason,
      { text: "and for your advice. My impression is" },
      diagnosis,
      { text: "at present." },
    ],
    [
      { text: "I should be grateful for your opinion on" },
      reason,
      { text: "in this patient. The likely cause is" },
      diagnosis,
      { text: `but I would like ${them} to be seen.` },
    ],
    [
      { text: `I have seen ${them} with` },
      reason,
      { text: "and examined fully. The working diagnosis is" },
      diagnosis,
      { text: "for now. Bloods are attached." },
    ],
    [
      { text: "We have been treating" },
      diagnosis,
      { text: `in this patient, who came to us with` },
      reason,
      { text: `and is no better. Please see ${them} and advise.` },
    ],
  ];
  return wordings[style.wording] as Piece[];
}

/** Allergies and as many drugs as fit above `keep` rows. */
function drawBackground(
  sheet: Sheet,
  values: Values,
  content: ReferralContent,
  style: LetterStyle,
  keep: number,
): void {
  if (content.allergies !== null)
    fitParagraph(sheet, values, [{ text: style.allergies }, { text: content.allergies, path: "allergies" }], {
      keep,
    });
  const drugs = content.medications;
  const pieces = (index: number, end: string): Piece[] => [
    { text: drugs[index]?.name ?? "", path: `medications[${index}].name` },
    { text: drugs[index]?.dose ?? "", path: `medications[${index}].dose` },
    { text: `${drugs[index]?.often}${end}` },
  ];
  if (drugs.length === 0) {
    fitParagraph(sheet, values, [{ text: `${style.medication} none regular` }], { keep });
    return;
  }
  if (style.listed && sheet.rowsLeft > drugs.length + 1 + keep) {
    fitParagraph(sheet, values, [{ text: style.medication }]);
    for (const index of drugs.keys()) fitParagraph(sheet, values, pieces(index, ""), { at: 0.06, keep });
    return;
  }
  for (let count = drugs.length; count > 0; count--) {
    const list = drugs.slice(0, count).flatMap((_, index) => pieces(index, index === count - 1 ? "" : ","));
    if (fitParagraph(sheet, values, [{ text: style.medication }, ...list], { keep })) return;
  }
}
