import { ResidencyError } from "../domain/error.ts";
import type { BadRow } from "./parse-outcomes.ts";

/** Figures of which some cannot be taken, where all or none were asked for. Nothing was imported. */
export class OutcomesRefusedError extends ResidencyError {
  constructor(readonly bad: readonly BadRow[]) {
    super(
      "outcomes-invalid",
      `${bad.length} ${bad.length === 1 ? "line" : "lines"} cannot be taken; nothing was imported`,
    );
  }
}
