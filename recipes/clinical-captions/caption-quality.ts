import type { Score } from "../../src/domain/score.ts";
import { nearestClass, parseAnswer } from "../../src/evaluate/index.ts";
import { CAPTION_SECTIONS } from "../../src/teach/index.ts";
import { type CellCounts, cellClass, statedCounts } from "./blood-cells.ts";

/** How good one caption is, without asking another model: a judge whose reference is the teacher rewards sounding like it. */
export interface CaptionQuality {
  /** Share of the four sections that say something, 0..1; 0 where the answer is not a JSON object. */
  completeness: number;
  /** Share of the marked cell types whose stated count is the marked one; null where nothing is marked. */
  countsRight: number | null;
  /** Whether the class is what the caption's own findings say; null where it states no counts, or no class of the set. */
  selfConsistent: boolean | null;
}

/** @param marked What is marked in the image; null where nothing is. */
export function captionQuality(answer: string, classes: readonly string[], marked: CellCounts | null): CaptionQuality {
  const parsed = parseAnswer(answer);
  const section = (name: string): string => (parsed.valid ? (parsed.fields.get(name) ?? "").trim() : "");
  const completeness = CAPTION_SECTIONS.filter((name) => section(name) !== "").length / CAPTION_SECTIONS.length;
  const stated = statedCounts(section("key_findings"));
  const cells = Object.keys(stated) as (keyof CellCounts)[];
  const countsRight = marked && cells.filter((cell) => stated[cell] === marked[cell]).length / cells.length;
  const { white, platelets } = stated;
  const named = nearestClass(section("class"), classes);
  const selfConsistent =
    white === null || platelets === null || named === null ? null : named === cellClass({ white, platelets, red: 0 });
  return { completeness, countsRight, selfConsistent };
}

/** Means over captions, each over those that it can be said of. */
export function meanQuality(qualities: readonly CaptionQuality[]): Record<keyof CaptionQuality, Score> {
  const mean = (name: keyof CaptionQuality): Score => {
    const values = qualities.flatMap((quality) => (quality[name] === null ? [] : Number(quality[name])));
    return values.length === 0
      ? { kind: "unscored", reason: "no caption can be judged by it" }
      : { kind: "scored", value: values.reduce((sum, value) => sum + value, 0) / values.length, n: values.length };
  };
  return {
    completeness: mean("completeness"),
    countsRight: mean("countsRight"),
    selfConsistent: mean("selfConsistent"),
  };
}
