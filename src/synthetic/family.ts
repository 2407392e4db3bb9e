import type { FieldDefinition } from "../domain/field.ts";
import type { Random } from "../domain/random.ts";
import type { FontKind } from "./fonts.ts";
import type { PageSize } from "./page-size.ts";
import type { Sheet } from "./sheet.ts";

/**
 * A kind of document. What a document says and how it is set are apart: `content` makes the facts up, `draw` sets any
 * facts of that form, so facts from elsewhere (a FHIR bundle) can be drawn in the same templates.
 */
export interface Family<Content = unknown> {
  name: string;
  domain: "medical" | "general";
  fields: FieldDefinition[];
  fonts: FontKind[];
  /** Paper that such documents come on. Default `slip`. */
  size?: PageSize;
  /** Names of the organisations that issue such documents; each has one template of its own. */
  facilities: string[];
  /** Makes up what one document says, for one visit of one subject. */
  content(facts: FamilyFacts, random: Random): Content;
  /**
   * Fills the sheet with as much of the content as fits.
   * @param layout seeded by the template: everything that is the same on each document of one template.
   * @returns every field's value as printed, null where the document has none.
   */
  draw(sheet: Sheet, content: Content, facts: FamilyFacts, layout: Random): Map<string, string | null>;
}

export interface FamilyFacts {
  facility: string;
  subject: Subject;
  /** Which of the subject's visits this is, from 0; copy-forward draws on the ones before. */
  visit: number;
}

/** Whom a document is about; the same on all documents of one subject. */
export interface Subject {
  /** Seeds whatever stays true of the subject from visit to visit. */
  id: string;
  name: string;
  sex: "female" | "male";
  /** Years at the first visit. */
  age: number;
}

/** A family whose content has a type of its own, as the generator keeps it. */
export function defineFamily<Content>(family: Family<Content>): Family {
  return family as Family;
}

/** A field definition in one line; evidence is required. */
export function field(
  path: string,
  criticality: FieldDefinition["criticality"],
  normaliser: FieldDefinition["normaliser"],
): FieldDefinition {
  const type = normaliser === "number" ? "number" : normaliser === "date" ? "date" : "text";
  return { path, type, criticality, normaliser, evidence: "required" };
}

/** Draws the name of the organisation and perhaps a mark, in one of the template's ways. */
export function drawHeader(sheet: Sheet, name: string, layout: Random, path?: string): void {
  const options = path === undefined ? {} : { path };
  const align = layout.pick(["left", "centre", "left"] as const);
  if (align === "left" && layout.chance(0.5)) sheet.mark(layout);
  sheet.text(name, { align, bold: layout.chance(0.6), scale: layout.pick([1, 1.1]), ...options });
  if (layout.chance(0.35)) sheet.rule(layout.chance(0.4));
  sheet.next();
}
