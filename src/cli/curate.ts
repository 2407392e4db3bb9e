import type { Command } from "commander";
import { curate as makeDataset } from "../curate/index.ts";
import type { DatasetScreening } from "../domain/dataset.ts";
import { contextOf } from "./context.ts";

export async function curate(command: Command): Promise<void> {
  const { output, withStore } = contextOf(command);
  const { id, summary } = await withStore((store, project) =>
    makeDataset(store, project.specialty, { projectFolder: project.folder }),
  );
  output.line(`Dataset ${id.slice(0, 16)}: ${summary.documents} documents, ${summary.trainingRows} training rows`);
  const families = [...new Set(Object.values(summary.families).flatMap((counts) => Object.keys(counts)))].sort();
  output.table(
    ["family", "train", "dev", "test"],
    families.map((family) => [
      family,
      ...["train", "dev", "test"].map((split) => String(summary.families[split]?.[family] ?? 0)),
    ]),
  );
  output.line(
    `Exact duplicates left out: ${summary.exactDuplicates}; pairs of near-duplicates kept together: ${summary.nearDuplicates}; leaks: ${summary.leaks}`,
  );
  if (summary.nearDuplicatesNotCompared)
    output.line(
      `Too many pages look alike: ${summary.nearDuplicatesNotCompared} pairs were not compared and may be near-duplicates`,
    );
  if (summary.neverLabelled)
    output.line(
      `No label mentions ${summary.neverLabelled.join(", ")}: a model would learn that ${summary.neverLabelled.length > 1 ? "they are" : "it is"} always absent. Label a few, or take the field out of the specialty`,
    );
  for (const [reason, count] of Object.entries(summary.leftOut)) output.line(`Left out, ${reason}: ${count}`);
  if (summary.screening) for (const line of screeningLines(summary.screening)) output.line(line);
  output.result({ id, ...summary });
}

/** The screening in a few sentences: counts, ids and paths, never text of patients. */
function screeningLines({ phi, copies, fertility, labelNoise }: DatasetScreening): string[] {
  const { found, none, unknown } = phi.documents;
  const kinds = Object.entries(phi.kinds)
    .sort((a, b) => b[1] - a[1])
    .map(([kind, count]) => `${kind} ${count}`);
  const lines = [
    `Identifiers of patients: found in ${found} documents, none in ${none}, unknown in ${unknown}${kinds.length > 0 ? ` (${kinds.join(", ")})` : ""}`,
  ];
  if ("unscored" in copies) lines.push(`Copied text: not screened, ${copies.unscored}`);
  else {
    const { notes, uniqueNotes, words, uniqueWords, copiedForward } = copies;
    lines.push(
      `Copied text: ${notes} texts, ${uniqueNotes} unique; ${percent(uniqueWords, words)} of the words say something new`,
    );
    if (copiedForward.notes > 0)
      lines.push(
        `Copied forward: ${percent(copiedForward.copiedWords, copiedForward.words)} of the words in ${copiedForward.notes} later texts of ${copiedForward.subjects} subjects`,
      );
  }
  if ("unscored" in fertility) lines.push(`Tokens: not screened, ${fertility.unscored}`);
  else
    lines.push(
      `Tokens of an answer: median ${fertility.median}, most ${fertility.most}, limit ${fertility.limit}: ${fertility.cut.length} cut, ${fertility.nearlyCut.length} nearly; ${fertility.tokensPerWord?.toFixed(2) ?? "no"} tokens a word`,
    );
  if ("unscored" in labelNoise) lines.push(`Doubtful labels: not screened, ${labelNoise.unscored}`);
  else {
    lines.push(
      `Doubtful labels: ${labelNoise.likelyWrong} of ${labelNoise.judged} are likely wrong by ${labelNoise.sources} sources`,
    );
    for (const { document, path } of labelNoise.ranked.filter((label) => label.likelyWrong).slice(0, 5))
      lines.push(`  look at ${path} of document ${document.slice(0, 16)}`);
  }
  return lines;
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? "none" : `${((100 * part) / whole).toFixed(1)} %`;
