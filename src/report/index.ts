import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Store } from "../store/index.ts";
import { renderReport } from "./render.ts";
import { readReport } from "./report-data.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

export type { Verdict } from "./verdict.ts";

export interface ReportOptions {
  /** Evaluation id or the beginning of one; the newest when left out. */
  evaluation?: string;
  /** Path of the HTML file. */
  output: string;
  /** The date that the report bears. */
  now: Date;
}

/**
 * Writes the report of an evaluation as one HTML file.
 *
 * @throws ResidencyError `evaluation-not-found`; what reading the dataset throws.
 */
export async function writeReport(
  store: Store,
  options: ReportOptions,
): Promise<{ path: string; sizeBytes: number; verdict: Verdict }> {
  const data = await readReport(store, options.evaluation);
  const html = Buffer.from(await renderReport(data, options.now));
  const path = resolve(options.output);
  await mkdir(dirname(path), { recursive: true });
  // Whole or not at all: a reader never meets half a report.
  await writeFile(`${path}.part`, html);
  await rename(`${path}.part`, path);
  return { path, sizeBytes: html.length, verdict: verdictOf(data.evaluation) };
}
