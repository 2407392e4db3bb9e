import { definitionPath, type FieldDefinition } from "../domain/field.ts";
import { normalise } from "../domain/normalise.ts";
import type { ParsedAnswer } from "./parse-answer.ts";
import { type ValueSpans, valueSpans } from "./value-spans.ts";

/** The tokens of an answer with their natural log-probabilities; the texts joined are the answer. */
export type TokenLogProbabilities = readonly (readonly [text: string, logProbability: number])[];

/** What a doubt that needs no label takes from a confidence: a value that is not of its type, a quote without the value. */
const DOUBT = 0.5;

/**
 * Raw confidence, 0..1, of every value in an answer, by its path in the answer. It is made of what serving knows too: the
 * value's tokens (the geometric mean of their mean and their lowest probability, since one doubtful digit spoils a
 * number), halved where the answer is not JSON as it stands, where the value is not of the field's type, and where the
 * quote that comes with it does not hold it. It orders values; what it is worth is found by calibration.
 *
 * @returns empty where the source gave no log-probabilities, or they do not fit the text.
 */
export function fieldConfidences(
  text: string,
  tokens: TokenLogProbabilities | null,
  answer: ParsedAnswer,
  definitions: ReadonlyMap<string, FieldDefinition>,
): Map<string, number> {
  const confidences = new Map<string, number>();
  const places = tokens && placesOf(text, tokens);
  if (!places || !answer.valid) return confidences;
  const spans = valueSpans(text);
  for (const [path, value] of answer.fields) {
    const span = spanOf(spans, path);
    const confidence = span && spanConfidence(places, span);
    if (confidence === null || confidence === undefined) continue;
    let doubts = answer.strict ? 0 : 1;
    if (value !== null && !isOfType(value, definitions.get(definitionPath(path)))) doubts++;
    const quote = answer.evidence.get(path)?.quote ?? null;
    if (quote !== null && value !== null && !normalise(quote, "text").includes(normalise(value, "text"))) doubts++;
    confidences.set(path, confidence * DOUBT ** doubts);
  }
  return confidences;
}

/** Raw confidence of a whole answer, for a class; null where there are no log-probabilities. */
export function answerConfidence(text: string, tokens: TokenLogProbabilities | null): number | null {
  const places = tokens && placesOf(text, tokens);
  return places && spanConfidence(places, { start: 0, end: text.length });
}

/** A value that comes with evidence stands one step deeper. */
const spanOf = (spans: ValueSpans, path: string): { start: number; end: number } | undefined =>
  spans.get(path) ?? spans.get(`${path}.value`);

interface Place {
  start: number;
  end: number;
  logProbability: number;
}

/** Where each token stands in the text; null when the tokens are not those of the text. */
function placesOf(text: string, tokens: TokenLogProbabilities): Place[] | null {
  const places: Place[] = [];
  let start = 0;
  for (const [piece, logProbability] of tokens) {
    places.push({ start, end: start + piece.length, logProbability });
    start += piece.length;
  }
  // A NUL cannot be stored, so the stored text may have another character in its place; lengths stay.
  return start === text.length && start > 0 ? places : null;
}

function spanConfidence(places: readonly Place[], span: { start: number; end: number }): number | null {
  let [sum, count, lowest] = [0, 0, 0];
  for (let at = firstAfter(places, span.start); at < places.length; at++) {
    const place = places[at] as Place;
    if (place.start >= span.end) break;
    sum += place.logProbability;
    count++;
    lowest = Math.min(lowest, place.logProbability);
  }
  return count === 0 ? null : Math.exp((sum / count + lowest) / 2);
}

/** The first token that ends after `start`. */
function firstAfter(places: readonly Place[], start: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as Place).end > start) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isOfType(value: string, definition: FieldDefinition | undefined): boolean {
  if (definition?.type === "number") return /^[<>≤≥]?-?\d+(\.\d+)?$/.test(normalise(value, "number"));
  if (definition?.type === "date") return /^\d{4}-\d{2}-\d{2}$/.test(normalise(value, "date"));
  return true;
}
