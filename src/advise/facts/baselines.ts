import type { PhiState } from "../../domain/endpoint.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { differenceOf } from "../count.ts";
import { BASELINE_KINDS, type Baseline, type BaselineKind } from "./baseline.ts";
import type { Facts } from "./facts.ts";
import { mayAsk } from "./may-ask.ts";
import type { Measured } from "./measured.ts";

/** Every baseline has a line, cheapest first: its figures, or the reason why there are none. */
export function withUnmeasured(
  measured: readonly Measured[],
  specialty: Specialty,
  phi: Record<PhiState, number>,
  trained: boolean,
): Baseline[] {
  const has = (kind: BaselineKind): boolean => measured.some((candidate) => candidate.baseline.kind === kind);
  const order = (line: Baseline): number => BASELINE_KINDS.indexOf(line.kind);
  const lines: Baseline[] = measured.map((candidate) => candidate.baseline);
  const missing = (kind: BaselineKind, reason: string): void => {
    if (!has(kind)) lines.push({ kind, measured: false, allowed: true, reason });
  };
  missing("format", "not evaluated on the dev split yet");
  missing("few-shot", "not evaluated on the dev split yet");
  missing("ocr-rules", "not evaluated on the dev split yet");
  if (specialty.endpoints.length === 0) missing("generalist", "no endpoint is configured");
  for (const endpoint of specialty.endpoints) {
    if (lines.some((line) => line.measured && line.name === endpoint.name)) continue;
    const allowed = mayAsk(endpoint, phi, specialty);
    lines.push({
      kind: "generalist",
      measured: false,
      allowed,
      reason: allowed
        ? `${endpoint.name} was not evaluated on the dev split yet`
        : `${endpoint.name} may not receive documents with identifiers of patients, and ${phi.found + phi.unknown} documents hold some or may hold some`,
    });
  }
  missing("tuned", trained ? "the newest run was not evaluated on the dev split yet" : "no run is finished yet");
  return lines.sort((a, b) => order(a) - order(b));
}

/** Each candidate against the base, and the specialist against every other. */
export function differencesOf(measured: readonly Measured[]): Facts["differences"] {
  const pairs: Facts["differences"] = [];
  const add = (left: Measured, right: Measured): void =>
    void pairs.push({
      left: left.baseline.name,
      right: right.baseline.name,
      leftKind: left.baseline.kind,
      rightKind: right.baseline.kind,
      difference: differenceOf(left.judged, right.judged),
    });
  const today = measured.find((candidate) => candidate.baseline.kind === "zero-shot") as Measured;
  for (const candidate of measured) if (candidate !== today) add(today, candidate);
  const tuned = measured.find((candidate) => candidate.baseline.kind === "tuned");
  const prompts = measured.filter((candidate) => candidate !== today && candidate !== tuned);
  if (tuned) for (const candidate of prompts) add(candidate, tuned);
  const format = measured.find((candidate) => candidate.baseline.kind === "format");
  const fewShot = measured.find((candidate) => candidate.baseline.kind === "few-shot");
  if (format && fewShot) add(format, fewShot);
  return pairs;
}
