import type { Box } from "../domain/box.ts";
import { ResidencyError } from "../domain/error.ts";
import { type FieldStatus, isFieldPath } from "../domain/field.ts";

/** A label as a person gives it, on top of the revision that they saw. */
export interface LabelInput {
  /** One value's path: `results[0].value`, never `results[].value`. */
  path: string;
  /** Revision of this path that the person saw; 0 where they saw no label. */
  expectedRevision: number;
  value: string | null;
  status: FieldStatus;
  evidence: Box[];
}

const UNSAFE_STEPS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Checks labels before they are kept; `pages` is the document's number of pages.
 *
 * @throws ResidencyError `request-invalid`, naming the path and never the value.
 */
export function checkLabels(labels: readonly LabelInput[], pages: number): void {
  const seen = new Set<string>();
  for (const label of labels) {
    const invalid = (problem: string): ResidencyError =>
      new ResidencyError("request-invalid", `${JSON.stringify(label.path.slice(0, 200))}: ${problem}`);
    if (
      !isFieldPath(label.path) ||
      label.path.includes("[]") ||
      label.path.split(/[.[]/).some((s) => UNSAFE_STEPS.has(s))
    )
      throw invalid("is not the path of one value");
    if (seen.has(label.path)) throw invalid("is given twice");
    seen.add(label.path);
    if (label.status === "present" && (label.value === null || label.value.trim() === ""))
      throw invalid("status present needs a value");
    if (label.status !== "present" && label.value !== null) throw invalid(`status ${label.status} takes no value`);
    if (label.value?.includes("\u0000")) throw invalid("the value holds a NUL character");
    for (const box of label.evidence) if (box.page >= pages) throw invalid(`there is no page ${box.page}`);
  }
}
