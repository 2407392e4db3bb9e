import { assemble } from "./assemble.ts";
import type { Element } from "./elements/element.ts";
import { readElements } from "./read-elements.ts";
import type { Sig } from "./sig.ts";
import { type Token, tokenise } from "./token.ts";

/** More than any sig holds (NCPDP SCRIPT allows 1,000 characters); what goes beyond is not read. */
const LONGEST_SIG = 4000;

/** Reads the sig that `text` is. Never throws; what it does not understand is in `remainder`. Linear in the text's length. */
export function parseSig(text: string): Sig {
  const tokens = tokenise(text, 0, Math.min(text.length, LONGEST_SIG));
  const sig = sigOf(text, tokens, readElements(text, tokens));
  if (text.length <= LONGEST_SIG) return { ...sig, text, start: 0, end: text.length };
  const rest = text.slice(LONGEST_SIG);
  return { ...sig, text, start: 0, end: text.length, remainder: [...sig.remainder, rest], complete: false };
}

/** The sig in tokens that are already read. */
export function sigOf(text: string, tokens: readonly Token[], elements: readonly Element[]): Sig {
  const clauses = assemble(text, tokens, elements);
  const named = medicationOf(elements);
  const unknown = elements.filter(
    (element, index) => element.type === "unknown" && !(named && index >= named.from && index < named.to),
  );
  const remainder = unknown.map((element) => wordsOf(text, tokens, element));
  const [first, last] = [tokens[0], tokens.at(-1)];
  const [start, end] = [first?.start ?? 0, last?.end ?? 0];
  return {
    text: text.slice(start, end),
    start,
    end,
    medication: named
      ? wordsOf(text, tokens, {
          from: (elements[named.from] as Element).from,
          to: (elements[named.to - 1] as Element).to,
        })
      : null,
    clauses,
    remainder,
    complete: clauses.length > 0 && remainder.length === 0,
  };
}

function wordsOf(text: string, tokens: readonly Token[], { from, to }: { from: number; to: number }): string {
  return text.slice((tokens[from] as Token).start, (tokens[to - 1] as Token).end);
}

/** Words of a name stand at the start, or after "take" or "of"; at most 4, before a dose or a route. */
const LONGEST_NAME = 4;

/** The run of unknown words that names what is taken, as indexes of elements, or null. */
function medicationOf(elements: readonly Element[]): { from: number; to: number } | null {
  for (let index = 0; index < elements.length; index++) {
    if ((elements[index] as Element).type !== "unknown") continue;
    let to = index;
    while (to < elements.length && (elements[to] as Element).type === "unknown") to++;
    const opens = elements
      .slice(0, index)
      .every(
        (element) =>
          element.type === "method" ||
          element.type === "filler" ||
          element.type === "symbol" ||
          element.type === "note" ||
          element.type === "then",
      );
    let next = to;
    while (elements[next]?.type === "symbol" || elements[next]?.type === "filler") next++;
    const follows = elements[next]?.type;
    const before = elements[index - 1];
    const afterOf = before?.type === "filler" && index > 0;
    if (
      to - index <= LONGEST_NAME &&
      ((opens &&
        (follows === "dose" ||
          follows === "route" ||
          follows === "rate" ||
          follows === "split-dose" ||
          follows === "frequency")) ||
        (afterOf && index <= 6 && !opens && elements[index - 2]?.type === "dose"))
    )
      return { from: index, to };
    return null;
  }
  return null;
}
