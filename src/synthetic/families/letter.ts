import {
  drawColumns,
  drawEntries,
  drawLine,
  drawLines,
  drawParagraph,
  entryLook,
  nothingPrinted,
  type Part,
  RULES,
} from "../blocks.ts";
import { type Address, address } from "../content/addresses.ts";
import { referenceCode } from "../content/codes.ts";
import { companyName } from "../content/companies.ts";
import { letterBody, letterFacts, letterSubject } from "../content/correspondence.ts";
import { dateForm, someDay } from "../content/dates.ts";
import { personName } from "../content/people.ts";
import { defineFamily, field } from "../family.ts";

interface Party extends Address {
  name: string;
}

interface LetterContent {
  sender: Party;
  recipient: Party;
  date: string;
  subject: string;
  reference: string;
  /** Sentences. */
  body: Part[][];
  signer: string;
}

const FIELDS = [
  field("sender.party", "supporting", "text"),
  field("sender.address", "supporting", "text"),
  field("recipient.party", "decision", "text"),
  field("recipient.address", "supporting", "text"),
  field("recipient.city", "supporting", "text"),
  field("recipient.postcode", "supporting", "exact"),
  field("date", "supporting", "date"),
  field("subject", "supporting", "text"),
  { ...field("reference", "supporting", "exact"), type: "code" as const },
  field("amount", "decision", "number"),
  field("deadline", "decision", "date"),
  field("appointment", "decision", "text"),
  field("rate", "decision", "text"),
  field("phone", "supporting", "text"),
  { ...field("contract", "supporting", "exact"), type: "code" as const },
  field("signature", "supporting", "text"),
];

const GREETINGS = [
  "Dear Sir or Madam,",
  "Dear customer,",
  "Hello,",
  "To whom it may concern",
  "Dear all,",
  "Good day,",
];
const CLOSINGS = ["Yours faithfully", "Kind regards,", "Sincerely,", "Best wishes", "Yours,", "Regards"];

/** Letters of offices, landlords and firms: who to whom, about what, and in the text what is to be paid or done by when. */
export const letter = defineFamily<LetterContent>({
  name: "letter",
  domain: "general",
  fonts: ["sans", "serif", "mono", "hand"],
  size: "small",
  fields: FIELDS,
  facilities: Array.from({ length: 48 }, (_, index) => `desk-${index}`),
  content: (_facts, random) => {
    const party = (firm: number): Party => ({
      ...address(random),
      name: random.chance(firm) ? companyName(random) : personName(random),
    });
    const written = someDay(random);
    return {
      sender: party(0.8),
      recipient: party(0.25),
      date: dateForm(random)(written),
      subject: letterSubject(random),
      reference: referenceCode(random),
      body: letterBody(letterFacts(written, random), random),
      signer: personName(random),
    };
  },
  draw(sheet, content, _facts, layout) {
    const printed = nothingPrinted(FIELDS);
    const narrow = sheet.rowsLeft < 12;
    const heads = layout.pick(["columns", "left", "left", "right", "centre"] as const);
    const rule = layout.pick(RULES);
    const look = {
      ...entryLook(layout),
      kind: layout.pick(["inline", "inline", "aligned", "right", "two-up"] as const),
    };
    const dateLabel = layout.pick(["", "", "Date", "Written", "Dated"]);
    const dateRight = layout.chance(0.35);
    const referenceLabel = layout.pick(["Our ref", "Ref", "File", "Reference", "Our sign", "Re no"]);
    const subjectLabel = layout.pick(["", "", "Subject", "Re", "Concerning", "Betr."]);
    const subjectBold = layout.chance(0.6);
    const withReference = layout.chance(0.55);
    const withAddresses = layout.chance(narrow ? 0.25 : 0.8);
    const greeting = layout.chance(0.7) ? layout.pick(GREETINGS) : null;
    const closing = layout.chance(0.6) ? layout.pick(CLOSINGS) : null;
    const [senderLabel, recipientLabel] = [layout.pick([null, null, "From"]), layout.pick([null, null, "To", "Attn."])];
    const eachOnItsOwn = layout.chance(0.3);
    const gap = narrow ? 0 : layout.pick([0, 0.4, 0.8]);

    const { sender, recipient } = content;
    const labelled = (word: string | null, part: Part): Part[] =>
      word === null ? [part] : [{ text: `${word}:` }, part];
    const from: Part[][] = [
      labelled(senderLabel, { text: sender.name, path: "sender.party" }),
      ...(withAddresses ? [[{ text: `${sender.street}, ${sender.city}`, path: "sender.address" }]] : []),
    ];
    const to: Part[][] = [
      labelled(recipientLabel, { text: recipient.name, path: "recipient.party" }),
      ...(withAddresses
        ? [
            [{ text: recipient.street, path: "recipient.address" }],
            [
              { text: recipient.postcode, path: "recipient.postcode" },
              { text: recipient.city, path: "recipient.city" },
            ],
          ]
        : []),
    ];
    if (heads === "columns") drawColumns(sheet, to, from, printed, { align: layout.pick(["left", "right"]) });
    else {
      drawLines(sheet, from, printed, { align: heads, bold: subjectBold, rule });
      sheet.next(gap);
      drawLines(sheet, to, printed, {});
    }
    sheet.next(gap);
    const date = { label: dateLabel, value: content.date, path: "date" };
    const reference = { label: referenceLabel, value: withReference ? content.reference : null, path: "reference" };
    if (dateRight) {
      if (drawLine(sheet, [{ text: content.date, path: "date" }], printed, { align: "right" })) sheet.next();
      drawEntries(sheet, [reference], look, printed);
    } else drawEntries(sheet, [date, reference], look, printed);
    const subject: Part = { text: content.subject, path: "subject" };
    const line = subjectLabel === "" ? [subject] : [{ text: `${subjectLabel}:` }, subject];
    if (drawLine(sheet, line, printed, { bold: subjectBold })) sheet.next();
    sheet.next(gap);
    if (greeting !== null && !narrow) drawLines(sheet, [[{ text: greeting }]], printed, {});

    const below = narrow || closing === null ? 0 : 2;
    drawBody(sheet, content.body, printed, eachOnItsOwn && !narrow, sheet.rowsLeft - below);
    if (closing !== null && sheet.rowsLeft > 1)
      drawLines(sheet, [[{ text: closing }], [{ text: content.signer, path: "signature" }]], printed, {});
    return printed;
  },
});

/** Draws as many sentences as the rows hold, from the first on. */
function drawBody(
  sheet: Parameters<typeof drawParagraph>[0],
  sentences: readonly Part[][],
  printed: Parameters<typeof drawParagraph>[2],
  apart: boolean,
  rows: number,
): void {
  if (apart) {
    const bottom = sheet.rowsLeft - rows;
    for (const sentence of sentences) drawParagraph(sheet, sentence, printed, { rows: sheet.rowsLeft - bottom });
    return;
  }
  for (let count = sentences.length; count > 0; count--)
    if (drawParagraph(sheet, sentences.slice(0, count).flat(), printed, { rows })) return;
}
