import { definitionPath, type FieldDefinition, type FieldValues } from "../domain/field.ts";
import type { Proposal } from "./filters/filter.ts";
import { CAPTION_SECTIONS } from "./tasks/caption-task.ts";

/**
 * A proposal as values of the specialty's fields: of `fields` what it gives, of a caption its class and sections where the
 * specialty has fields of these names. Other tasks propose no fields. Quotes are no boxes, so evidence stays empty.
 */
export function proposedLabels(proposal: Proposal, definitions: readonly Pick<FieldDefinition, "path">[]): FieldValues {
  const known = new Set(definitions.map((definition) => definition.path));
  const labels: FieldValues = {};
  if (proposal.task === "fields") {
    for (const { path, value, status } of proposal.content.fields)
      if (known.has(definitionPath(path))) labels[path] = { value, status, evidence: [] };
  }
  if (proposal.task === "caption") {
    for (const name of ["class", ...CAPTION_SECTIONS] as const)
      if (known.has(name)) labels[name] = { value: proposal.content[name], status: "present", evidence: [] };
  }
  return labels;
}
