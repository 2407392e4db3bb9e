import type { FieldDefinition } from "../domain/field.ts";
import type { Random } from "../domain/random.ts";
import type { FontKind } from "./fonts.ts";
import type { Sheet } from "./sheet.ts";

/** What a family draws: `draw` fills the sheet and returns every field's value as printed (null for absent). */
export interface Family {
  name: string;
  domain: "medical" | "general";
  fields: FieldDefinition[];
  fonts: FontKind[];
  /** Names of the organisations that issue such documents; each has one template of its own. */
  facilities: string[];
  /**
   * @param layout seeded by the template: everything that is the same on each document of one template.
   * @param content seeded by the document.
   */
  draw(sheet: Sheet, facts: FamilyFacts, layout: Random, content: Random): Map<string, string | null>;
}

export interface FamilyFacts {
  facility: string;
  subjectName: string;
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
