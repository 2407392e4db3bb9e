import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as chrono from "chrono-node/en";
import { CASE_NOTE_DATE, CLINICAL_TIME_CASES } from "../../src/clinical/time/clinical-cases.ts";
import { findTimes, findTrends } from "../../src/clinical/time/index.ts";
import { clinicalAccuracy, scoreRecognizers } from "../../src/clinical/time/timex-score.ts";
import type { Figure } from "./figure.ts";

const DATA = process.env.RESIDENCY_DATA ?? join(import.meta.dirname, "..", "..", "..", "shared", "data");

/** CPU seconds that `work` takes; wall time would count what else runs on the machine. */
function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Dates, durations, sets and trends: accuracy beside chrono-node, and speed. */
export async function benchTime(): Promise<Figure[]> {
  const path = join(DATA, "timex_recognizers", "Specs", "DateTime", "English", "DateTimeModel.json");
  const score = existsSync(path)
    ? scoreRecognizers(JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, "")))
    : undefined;
  const note = score ? `${score.spans} spans, ${score.dates} single dates` : "Recognizers specifications are not there";
  // Twelve sentences a note is about 500 characters, one time expression in each line or so.
  const notes: string[] = [];
  for (let at = 0; at + 12 <= CLINICAL_TIME_CASES.length; at += 12) {
    notes.push(
      CLINICAL_TIME_CASES.slice(at, at + 12)
        .map(({ text }) => text)
        .join("\n"),
    );
  }
  const rounds = 20;
  const read = (): void => {
    for (const each of notes) {
      findTimes(each, { noteDate: CASE_NOTE_DATE });
      findTrends(each);
    }
  };
  read();
  const seconds = cpuSeconds(() => {
    for (let round = 0; round < rounds; round++) read();
  });
  const reference = new Date(CASE_NOTE_DATE);
  const peerSeconds = cpuSeconds(() => {
    for (let round = 0; round < rounds; round++) for (const each of notes) chrono.parse(each, reference);
  });
  const characters = notes.reduce((sum, each) => sum + each.length, 0);
  return [
    {
      what: "Recognizers: value of single dates",
      value: score?.dateValue ?? null,
      unit: "accuracy",
      baseline: "chrono-node .530",
      bar: 0.8,
      note,
    },
    {
      what: "Recognizers: exact spans of dates, times and ranges",
      value: score?.f1 ?? null,
      unit: "F1",
      baseline: "chrono-node .299",
      bar: 0.7,
      note,
    },
    {
      what: "Clinical cases, all expressions with span, type, value and anchor",
      value: clinicalAccuracy(),
      unit: "accuracy",
      bar: 0.95,
      note: `${CLINICAL_TIME_CASES.length} cases written here`,
    },
    {
      what: "Times and trends",
      value: (notes.length * rounds) / seconds,
      unit: "notes/s of CPU time",
      baseline: `chrono-node ${Math.round((notes.length * rounds) / peerSeconds)} in the same run`,
      note: `notes of ${Math.round(characters / notes.length)} characters, dense in expressions`,
    },
  ];
}
