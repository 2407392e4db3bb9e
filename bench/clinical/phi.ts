import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPhi, findPhiAndQuasi, PHI_KINDS } from "../../src/clinical/phi/index.ts";
import { allSpans, characterScore, phiSpans, type SyntheticRow } from "../../src/clinical/phi/test-character-score.ts";
import { plantedNotes } from "../../src/clinical/phi/test-planted-notes.ts";
import type { Figure } from "./figure.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DATA = process.env.RESIDENCY_DATA ?? join(ROOT, "..", "shared", "data");
/** Characters to time the search on. */
const TIMED_CHARACTERS = 2_000_000;

/** How well identifiers are found: on a public synthetic set, on notes with planted ones, and how fast. */
export async function benchPhi(): Promise<Figure[]> {
  return [...onSyntheticSet(), ...onPlantedNotes(), speed()];
}

function onSyntheticSet(): Figure[] {
  const path = join(DATA, "phi_presidio_synth", "synth_dataset_v2.json");
  const baseline = "pyDeid: recall .298, precision .731";
  const note =
    "PHI there: persons, addresses, towns, postcodes, days, phones, mail and web addresses, numbers; not countries, years, ages to 89, occupations, nationalities";
  const rows = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as SyntheticRow[]) : undefined;
  const score = (organisations: boolean) =>
    rows && characterScore(rows.map((row) => ({ text: row.full_text, gold: phiSpans(row, organisations) })));
  const strict = score(false);
  const employers = score(true);
  const all =
    rows &&
    characterScore(
      rows.map((row) => ({ text: row.full_text, gold: allSpans(row) })),
      findPhiAndQuasi,
    );
  const why = rows === undefined ? "the data set is not there" : note;
  const everything = rows === undefined ? why : "every span of the set, occupations and countries too";
  const figure = (what: string, value: number | undefined, bar: number, extra = why): Figure => ({
    what,
    value: value ?? null,
    unit: "share",
    baseline,
    bar,
    note: extra,
  });
  return [
    figure("PHI, synthetic set: character recall", strict?.recall, 0.9),
    figure("PHI, synthetic set: character precision", strict?.precision, 0.85),
    figure("PHI, synthetic set: documents without a leak", strict && 1 - strict.leakyDocuments, 0.85),
    figure("PHI, synthetic set with organisations as employers: character recall", employers?.recall, 0.9),
    figure("PHI, synthetic set with organisations as employers: character precision", employers?.precision, 0.85),
    figure(
      "PHI, synthetic set with organisations as employers: documents without a leak",
      employers && 1 - employers.leakyDocuments,
      0.85,
    ),
    figure(
      "PHI and quasi-identifiers, synthetic set, every labelled span: character recall",
      all?.recall,
      0.9,
      everything,
    ),
    figure(
      "PHI and quasi-identifiers, synthetic set, every labelled span: character precision",
      all?.precision,
      0.85,
      everything,
    ),
    figure(
      "PHI and quasi-identifiers, synthetic set, every labelled span: documents without a leak",
      all && 1 - all.leakyDocuments,
      0.85,
      everything,
    ),
  ];
}

function onPlantedNotes(): Figure[] {
  const notes = plantedNotes(2024, 5);
  const score = characterScore(notes.map(({ text, planted }) => ({ text, gold: planted })));
  const items = new Set(notes.flatMap(({ planted }) => planted.map(({ kind }) => PHI_KINDS[kind])));
  const note = `${notes.length} notes, ${items.size} of the 18 items of Safe Harbor`;
  return [
    { what: "PHI, planted notes: character recall", value: score.recall, unit: "share", bar: 0.98, note },
    { what: "PHI, planted notes: character precision", value: score.precision, unit: "share", note },
    { what: "PHI, planted notes: notes without a leak", value: 1 - score.leakyDocuments, unit: "share", note },
  ];
}

function speed(): Figure {
  const notes = plantedNotes(1, 20).map(({ text }) => text);
  let text = "";
  while (text.length < TIMED_CHARACTERS) text += `${notes.join("\n\n")}\n\n`;
  findPhi(text.slice(0, TIMED_CHARACTERS / 4));
  const start = process.cpuUsage();
  findPhi(text);
  const { user, system } = process.cpuUsage(start);
  return {
    what: "PHI, speed",
    value: text.length / (user + system),
    unit: "million characters per second of CPU time",
    baseline: "pyDeid: 0.48 s a note",
  };
}
