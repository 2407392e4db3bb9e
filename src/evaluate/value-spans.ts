import { answerObject } from "./parse-answer.ts";

/** Where in an answer's text each value stands: `answer.slice(start, end)` is the value as JSON, with its quotation marks. */
export type ValueSpans = Map<string, { start: number; end: number }>;

const MOST_DEPTH = 12;

/** The places of all values of an answer's JSON object, by concrete path. Empty where there is none. Linear in the text. */
export function valueSpans(text: string): ValueSpans {
  const spans: ValueSpans = new Map();
  const object = answerObject(text);
  if (object) readValue(text, object.start, "", 0, spans);
  return spans;
}

/** Reads one value of JSON that is known to be well formed; returns where it ends. */
function readValue(text: string, from: number, path: string, depth: number, spans: ValueSpans): number {
  const start = skipSpace(text, from);
  const first = text[start];
  if (first === "{" || first === "[") {
    const isList = first === "[";
    let at = skipSpace(text, start + 1);
    for (let index = 0; text[at] !== "}" && text[at] !== "]" && at < text.length; index++) {
      let key = `${path}[${index}]`;
      if (!isList) {
        const end = stringEnd(text, at);
        const name = JSON.parse(text.slice(at, end)) as string;
        key = path === "" ? name : `${path}.${name}`;
        at = skipSpace(text, end) + 1;
      }
      at = skipSpace(text, depth > MOST_DEPTH ? skipValue(text, at) : readValue(text, at, key, depth + 1, spans));
      if (text[at] === ",") at = skipSpace(text, at + 1);
    }
    return at + 1;
  }
  const end = skipValue(text, start);
  // Of two equal keys JSON.parse keeps the last one.
  spans.set(path, { start, end });
  return end;
}

const SPACE = /\s/;

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text[at] as string)) at++;
  return at;
}

function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function skipValue(text: string, from: number): number {
  const start = skipSpace(text, from);
  if (text[start] === '"') return stringEnd(text, start);
  let [at, depth] = [start, 0];
  for (; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"') at = stringEnd(text, at) - 1;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") {
      if (depth === 0) break;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (character === "," || SPACE.test(character))) break;
  }
  return at;
}
