import sharp from "sharp";
import type { DocumentFacts } from "../domain/document.ts";
import type { FieldValues } from "../domain/field.ts";
import { type Random, seededRandom, seedOf } from "../domain/random.ts";
import { personName } from "./content/people.ts";
import { sampleDegradation, scan } from "./degrade.ts";
import { invoice } from "./families/invoice.ts";
import { labReport } from "./families/lab-report.ts";
import { prescription } from "./families/prescription.ts";
import { receipt } from "./families/receipt.ts";
import type { Family } from "./family.ts";
import { fontFamilies } from "./fonts.ts";
import { type Glyph, Sheet, type SheetStyle } from "./sheet.ts";

/** Every family that can be made, by name. */
export const FAMILIES: ReadonlyMap<string, Family> = new Map(
  [labReport, prescription, receipt, invoice].map((family) => [family.name, family]),
);

/** `slip`: 280 x 224 px, what a very small model reads whole. `page`: A5 at 144 dpi, 840 x 1190 px. */
export const PAGE_SIZES = ["slip", "page"] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

export interface SynthesisOptions {
  family: string;
  /** Same seed, same bytes. */
  seed: number;
  size?: PageSize;
  /** 0 clean .. 1 barely readable; each document gets a severity up to this. Default 0.4. */
  severity?: number;
}

export interface SyntheticDocument {
  name: string;
  png: Buffer;
  facts: DocumentFacts & { text: string; fields: FieldValues };
  /** Every visible character with the centre of its glyph; what dense pretraining learns from. Measured when asked for. */
  glyphs: () => Glyph[];
  severity: number;
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
  const content = seededRandom(seedOf(options.seed, family.name, "document", index));
  const templateIndex = index % family.facilities.length;
  const visit = Math.floor(index / family.facilities.length);
  const subject = `${family.name}-${options.seed}-${templateIndex}-${Math.floor(visit / VISITS)}`;
  const template = `${family.name}-${templateIndex}`;
  const layout = seededRandom(seedOf(family.name, "template", templateIndex));
  const facility = family.facilities[templateIndex] as string;

  const style = sheetStyle(family, options.size ?? "slip", layout, content);
  const sheet = new Sheet(style);
  const values = family.draw(
    sheet,
    { facility, subjectName: personName(seededRandom(seedOf(subject))) },
    layout,
    content,
  );
  const severity = content.next() * (options.severity ?? 0.4);
  const png = await encode(sheet, severity, content);

  const evidence = sheet.evidence();
  const fields: FieldValues = {};
  for (const [path, value] of values) {
    fields[path] =
      value === null
        ? { value: null, status: "absent", evidence: [] }
        : { value, status: "present", evidence: evidence.get(path) ?? [] };
  }
  return {
    name: `${family.name}-${String(index).padStart(5, "0")}.png`,
    png,
    facts: {
      subject,
      domain: family.domain,
      family: family.name,
      template,
      facility,
      text: sheet.transcript(),
      fields,
    },
    glyphs: () => sheet.glyphs(),
    severity: Math.round(severity * 1000) / 1000,
    seed: options.seed,
  };
}

/** Lines of random words and numbers on a narrow strip: the first lesson in reading. */
export async function synthesiseLines(
  index: number,
  options: { seed: number; rows: number; words: () => string[] },
): Promise<SyntheticDocument> {
  const content = seededRandom(seedOf(options.seed, "lines", index));
  const height = 28 * options.rows;
  const font = content.pick(fontFamilies("sans", "serif", "mono"));
  const fontSize = content.between(12.5, 17) * (font.includes("Mono") || font.includes("Courier") ? 0.85 : 1);
  const lineHeight = Math.min(28, content.between(23, 28));
  const sheet = new Sheet({
    width: 280,
    height,
    font,
    fontSize,
    lineHeight,
    margin: content.between(3, 8),
    tiltDegrees: content.between(-0.6, 0.6),
    ...colours(content),
  });
  for (let row = 0; row < options.rows; row++) {
    const words = options.words();
    let at = content.chance(0.3) ? content.between(0, 0.15) : 0;
    for (const word of words) {
      if (at + sheet.textWidth(word) > 1) break;
      at = sheet.text(word, { at }) + sheet.spaceWidth() * content.pick([1, 1, 1, 2, 4]);
    }
    sheet.next();
  }
  const severity = content.next() * 0.5;
  return {
    name: `lines-${String(index).padStart(6, "0")}.png`,
    png: await encode(sheet, severity, content),
    facts: { domain: "general", family: "lines", text: sheet.transcript(), fields: {} },
    glyphs: () => sheet.glyphs(),
    severity,
    seed: options.seed,
  };
}

async function encode(sheet: Sheet, severity: number, random: Random): Promise<Buffer> {
  const { width, height } = sheet.style;
  const pixels = sheet.canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const grey = scan(pixels, width, height, sampleDegradation(random, severity), random);
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 6, adaptiveFiltering: false })
    .toBuffer();
}

function colours(random: Random): { ink: string; paper: string } {
  const ink = random.integer(0, 70);
  const paper = random.integer(225, 255);
  return { ink: `rgb(${ink},${ink},${ink})`, paper: `rgb(${paper},${paper},${paper})` };
}

function sheetStyle(family: Family, size: PageSize, layout: Random, content: Random): SheetStyle {
  const font = layout.pick(fontFamilies(...family.fonts));
  const wide = font.includes("Mono") || font.includes("Courier") || font.includes("Merriweather");
  const fontSize = layout.between(13.5, 16.5) * (wide ? 0.85 : font.includes("Caveat") ? 1.25 : 1);
  const style = { font, fontSize, tiltDegrees: content.between(-0.7, 0.7), ...colours(content) };
  if (size === "slip")
    return { ...style, width: 280, height: 224, lineHeight: layout.between(23.5, 26), margin: layout.between(6, 12) };
  return {
    ...style,
    fontSize: fontSize * 1.7,
    width: 840,
    height: 1190,
    lineHeight: layout.between(40, 52),
    margin: layout.between(40, 70),
  };
}
