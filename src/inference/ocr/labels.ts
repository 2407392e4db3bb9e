import { labelKey } from "./vocabulary.ts";
import type { Word } from "./word.ts";

/** Words `start` up to before `end` of a line are a label. */
export interface LabelPlace {
  start: number;
  end: number;
  /** Which of the labels it is; the earlier the likelier. */
  rank: number;
}

const MOST_LABEL_WORDS = 4;
/** A label this long may have one letter misread. */
const FORGIVEN_LENGTH = 6;

/** Every place of a line where one of `labels` stands; where one begins with another, the longer. */
export function findLabels(line: { words: readonly Word[] }, labels: readonly string[]): LabelPlace[] {
  const keys = labels.map(labelKey);
  const places: LabelPlace[] = [];
  for (let start = 0; start < line.words.length; start++) {
    let best: LabelPlace | null = null;
    let joined = "";
    for (let end = start + 1; end <= Math.min(line.words.length, start + MOST_LABEL_WORDS); end++) {
      const key = labelKey(line.words[end - 1]?.text ?? "");
      if (key === "" && end === start + 1) break;
      joined += key;
      const rank = keys.findIndex((label) => label === joined || nearly(label, joined));
      if (rank >= 0) best = { start, end, rank };
    }
    if (best) places.push(best);
  }
  return places;
}

/** Equal but for one letter that was taken for another. */
function nearly(label: string, read: string): boolean {
  if (label.length !== read.length || label.length < FORGIVEN_LENGTH) return false;
  let different = 0;
  for (let index = 0; index < label.length; index++) if (label[index] !== read[index]) different++;
  return different <= 1;
}
