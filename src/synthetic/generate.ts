import type { DocumentFacts } from "../domain/document.ts";
import type { FieldValues } from "../domain/field.ts";
import { type Random, seededRandom, seedOf } from "../domain/random.ts";
import { personName } from "./content/people.ts";
import {
  type Degradation,
  type DegradationName,
  degrade,
  namedDegradations,
  sampleDegradations,
} from "./degrade/degrade.ts";
import type { PointMap } from "./degrade/picture.ts";
import { businessCard } from "./families/business-card.ts";
import { dischargeMedications } from "./families/discharge-medications.ts";
import { echoReport } from "./families/echo-report.ts";
import { intakeForm } from "./families/intake-form.ts";
import { invoice } from "./families/invoice.ts";
import { labReport } from "./families/lab-report.ts";
import { letter } from "./families/letter.ts";
import { pathologySynopsis } from "./families/pathology-synopsis.ts";
import { prescription } from "./families/prescription.ts";
import { radiologyReport } from "./families/radiology-report.ts";
import { receipt } from "./families/receipt.ts";
import { referralLetter } from "./families/referral-letter.ts";
import { shippingLabel } from "./families/shipping-label.ts";
import { timetable } from "./families/timetable.ts";
import type { Family, FamilyFacts, Subject } from "./family.ts";
import { type FontSet, fontNames, fontScale } from "./fonts.ts";
import { type PageSize, sheetStyle } from "./page-size.ts";
import { encodePng } from "./png.ts";
import { colours, type Glyph, Sheet } from "./sheet.ts";

/** Every family that can be made, by name. */
export const FAMILIES: ReadonlyMap<string, Family> = new Map(
  [
    labReport,
    prescription,
    dischargeMedications,
    referralLetter,
    receipt,
    invoice,
    letter,
    shippingLabel,
    timetable,
    businessCard,
    echoReport,
    pathologySynopsis,
    radiologyReport,
    intakeForm,
  ].map((family) => [family.name, family]),
);

export interface SynthesisOptions {
  family: string;
  /** Same seed, same bytes. */
  seed: number;
  /** Default what the family says. */
  size?: PageSize;
  /** 0 clean .. 1 barely readable; each document gets a severity up to this. Default 0.4. */
  severity?: number;
  /** Degradations that every document gets, each at the document's severity. Default some, by chance. */
  degradations?: readonly DegradationName[];
  /** Fonts that pages are set in. Default all. */
  fonts?: FontSet;
}

export interface SyntheticDocument {
  name: string;
  png: Buffer;
  facts: DocumentFacts & { text: string; fields: FieldValues };
  /** Every visible character with the centre of its glyph; what dense pretraining learns from. Measured when asked for. */
  glyphs: () => Glyph[];
  severity: number;
  /** What was done to the picture, in order. */
  degradations: Degradation[];
  seed: number;
}

/** Documents per subject, on average. */
const VISITS = 2;

/**
 * Makes document number `index` of a corpus.
 *
 * A facility issues all its documents on one template, and a subject stays with one facility, so a split by
 * template is a split by subject too.
 *
 * @throws RangeError when the family is not known.
 */
export async function synthesise(index: number, options: SynthesisOptions): Promise<SyntheticDocument> {
  const family = FAMILIES.get(options.family);
  if (!family) throw new RangeError(`no family "${options.family}"; there are ${[...FAMILIES.keys()].join(", ")}`);
  const templateIndex = index % family.facilities.length;
  const visit = Math.floor(index / family.facilities.length);
  return drawDocument(family, options, {
    name: `${family.name}-${String(index).padStart(5, "0")}.png`,
    templateIndex,
    subject: subjectOf(`${family.name}-${options.seed}-${templateIndex}-${Math.floor(visit / VISITS)}`),
    visit: visit % VISITS,
    content: (facts, random) => family.content(facts, random),
    random: seededRandom(seedOf(options.seed, family.name, "document", index)),
  });
}

/** What a document is to say, on which of its family's templates. */
export interface Commission {
  /** File name. */
  name: string;
  /** Place in the family's `facilities`. */
  templateIndex: number;
  subject: Subject;
  visit: number;
  content(facts: FamilyFacts, random: Random): unknown;
  /** Whatever is by chance on this document and not of its template. */
  random: Random;
}

/** Sets one document of a family on a sheet, photographs the sheet, and labels what was drawn. */
export async function drawDocument(
  family: Family,
  options: Omit<SynthesisOptions, "family">,
  { name, templateIndex, subject, visit, content: contentOf, random: content }: Commission,
): Promise<SyntheticDocument> {
  const template = `${family.name}-${templateIndex}`;
  const layout = seededRandom(seedOf(family.name, "template", templateIndex));
  const facility = family.facilities[templateIndex] as string;

  const fonts = fontNames(family.fonts, options.fonts ?? "all");
  const style = sheetStyle(layout.pick(fonts), options.size ?? family.size ?? "slip", layout, content);
  const sheet = new Sheet(style);
  const facts: FamilyFacts = { facility, subject, visit };
  const values = family.draw(sheet, contentOf(facts, content), facts, layout);
  const severity = content.next() * (options.severity ?? 0.4);
  const degradations = options.degradations
    ? namedDegradations(options.degradations, severity)
    : sampleDegradations(content, severity);
  const { png, place } = await photograph(sheet, degradations, content);

  const evidence = sheet.evidence(place);
  const fields: FieldValues = {};
  for (const [path, value] of values) {
    fields[path] =
      value === null
        ? { value: null, status: "absent", evidence: [] }
        : { value, status: "present", evidence: evidence.get(path) ?? [] };
  }
  return {
    name,
    png,
    facts: {
      subject: subject.id,
      domain: family.domain,
      family: family.name,
      template,
      facility,
      text: sheet.transcript(),
      fields,
    },
    glyphs: () => sheet.glyphs(place),
    severity: thousandths(severity),
    degradations: degradations.map(({ name, severity }) => ({ name, severity: thousandths(severity) })),
    seed: options.seed,
  };
}

/** Who a subject is follows from the name alone, so all documents agree. */
export function subjectOf(id: string): Subject {
  const random = seededRandom(seedOf(id));
  const sex = random.chance(0.5) ? "female" : "male";
  return { id, name: personName(random), sex, age: random.integer(1, 92) };
}

/** Lines of random words and numbers on a strip of paper 280 px wide: the first lesson in reading. */
export async function synthesiseLines(
  index: number,
  options: { seed: number; rows: number; words: () => string[]; fonts?: FontSet },
): Promise<SyntheticDocument> {
  const content = seededRandom(seedOf(options.seed, "lines", index));
  const font = content.pick(fontNames(["sans", "serif", "mono", "hand"], options.fonts ?? "all"));
  const looks = content.between(12, 17);
  const lineHeight = content.between(Math.max(17, looks * 1.2), 28);
  const sheet = new Sheet({
    width: 280,
    height: 28 * Math.ceil((options.rows * lineHeight) / 28),
    font,
    fontSize: looks * fontScale(font),
    lineHeight,
    margin: content.between(3, 8),
    tiltDegrees: content.between(-0.6, 0.6),
    ...colours(content),
  });
  for (let row = 0; row < options.rows; row++) {
    let at = content.chance(0.3) ? content.between(0, 0.15) : 0;
    for (const word of options.words()) {
      if (at + sheet.textWidth(word) > 1) break;
      at = sheet.text(word, { at }) + sheet.spaceWidth() * content.pick([1, 1, 1, 2, 4]);
    }
    sheet.next();
  }
  const severity = content.next() * 0.5;
  const degradations = sampleDegradations(content, severity);
  const { png, place } = await photograph(sheet, degradations, content);
  return {
    name: `lines-${String(index).padStart(6, "0")}.png`,
    png,
    facts: { domain: "general", family: "lines", text: sheet.transcript(), fields: {} },
    glyphs: () => sheet.glyphs(place),
    severity: thousandths(severity),
    degradations,
    seed: options.seed,
  };
}

/** The sheet as a scanner or a telephone gives it, and where points of the sheet are seen in it. */
async function photograph(
  sheet: Sheet,
  degradations: readonly Degradation[],
  random: Random,
): Promise<{ png: Buffer; place: PointMap }> {
  const { width, height, fontSize } = sheet.style;
  const grey = sheet.grey();
  const clean = {
    grey,
    width,
    height,
    paper: grey[0] as number,
    fontSize,
    printed: degradations.length === 0 ? [] : sheet.printed(),
    place: sheet.tilted,
  };
  const picture = await degrade(clean, degradations, random);
  return { png: await encodePng(picture.grey, width, height), place: picture.place };
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;
