import { boundingBox, intersectionOverUnion } from "../domain/box.ts";
import type { FieldDefinition, FieldValue, FieldValues } from "../domain/field.ts";
import { normalise } from "../domain/normalise.ts";
import type { AnswerEvidence } from "./parse-answer.ts";

export type EvidenceOutcome = "right" | "wrong" | "missing";

/** Share of the boxes' union that two boxes of one value must have in common. */
const LEAST_OVERLAP = 0.5;

export interface EvidenceQuestion {
  /** Path of the label. */
  path: string;
  label: FieldValue;
  /** All labels of the document: other values of the same row tell which line of the page is the row's. */
  labels: FieldValues;
  /** Null where no value was given. */
  answered: string | null;
  evidence: AnswerEvidence | undefined;
  definition: FieldDefinition | undefined;
  /** The page's words, where they are known. */
  text: string | undefined;
}

/**
 * Whether an answer's evidence is where the label's is. A box is right when it overlaps a box of the label (or all of
 * them together) with an intersection over union of 0.5 at least. A quote is right when it stands on the page as it is,
 * holds the answered value and, in a list, lies in a line with another value of the label's row: a right value
 * from the wrong row has the wrong evidence. Given both, both must be right.
 *
 * @returns null where nothing can be judged: no value was given or labelled, the label has no boxes and the page's
 *   words are not known, or no evidence was given and the field does not require it.
 */
export function judgeEvidence(question: EvidenceQuestion): EvidenceOutcome | null {
  const { label, answered, evidence, definition, text } = question;
  if (answered === null || label.status !== "present") return null;
  if (!evidence) return definition?.evidence === "required" ? "missing" : null;
  const verdicts: boolean[] = [];
  if (label.evidence.length > 0 && evidence.boxes.length > 0)
    verdicts.push(evidence.boxes.some((box) => overlaps(box, label)));
  if (text !== undefined && evidence.quote !== null) verdicts.push(isQuoted(question, evidence.quote, text));
  // Evidence without a sensible box or quote points nowhere.
  if (evidence.boxes.length === 0 && evidence.quote === null) return "wrong";
  if (verdicts.length === 0) return null;
  return verdicts.every((verdict) => verdict) ? "right" : "wrong";
}

function overlaps(box: AnswerEvidence["boxes"][number], label: FieldValue): boolean {
  const own = label.evidence.filter((candidate) => candidate.page === box.page);
  if (own.length === 0) return false;
  return [...own, boundingBox(own)].some((candidate) => intersectionOverUnion(box, candidate) >= LEAST_OVERLAP);
}

const plain = (text: string): string => normalise(text, "text");

function isQuoted({ path, labels, answered }: EvidenceQuestion, quote: string, text: string): boolean {
  const words = plain(quote);
  if (words === "" || !words.includes(plain(answered as string))) return false;
  const lines = text.split("\n").map(plain);
  const others = rowValues(path, labels);
  return places(lines, words).some(
    ([from, to]) =>
      others.length === 0 ||
      others.some((value) =>
        lines
          .slice(from, to + 1)
          .join(" ")
          .includes(value),
      ),
  );
}

/** Runs of lines (first, last) in which the words stand; most quotes lie in one line, some run over the next two. */
function places(lines: readonly string[], words: string): [number, number][] {
  const found: [number, number][] = [];
  for (let from = 0; from < lines.length; from++) {
    for (let to = from; to < Math.min(lines.length, from + 3); to++) {
      if (
        !lines
          .slice(from, to + 1)
          .join(" ")
          .includes(words)
      )
        continue;
      // A run that holds the words without its first line is the next line's run.
      if (
        from === to ||
        !lines
          .slice(from + 1, to + 1)
          .join(" ")
          .includes(words)
      )
        found.push([from, to]);
      break;
    }
  }
  return found;
}

/**
 * Normalised values of the other fields in the same row of a list, those that no other row has where there are such: a
 * unit that all rows share says nothing. None for a field that is in no list.
 */
function rowValues(path: string, labels: FieldValues): string[] {
  const [, list, row] = /^(.*)(\[\d+\])[^[\]]*$/.exec(path) ?? [];
  if (list === undefined || row === undefined) return [];
  const [own, others] = [new Set<string>(), new Set<string>()];
  for (const [other, { value }] of Object.entries(labels)) {
    if (other === path || value === null || plain(value) === "" || !other.startsWith(`${list}[`)) continue;
    (other.startsWith(`${list}${row}.`) ? own : others).add(plain(value));
  }
  const unique = [...own].filter((value) => !others.has(value));
  return unique.length > 0 ? unique : [...own];
}
