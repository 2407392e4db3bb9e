export type PartKind = "same" | "added" | "missing";

/** A piece of an answer beside what was expected: shared, only in the answer, or only in what was expected. */
export interface Part {
  kind: PartKind;
  text: string;
}

/** Values longer than this are compared by their common beginning and end only. */
const MOST_CHARACTERS = 400;
/** With less than this share in common, a character comparison says nothing; the answer is another value. */
const LEAST_SHARED = 0.4;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const charactersOf = (text: string): string[] => [...graphemes.segment(text)].map((part) => part.segment);

/** Where an answer differs from the expected value, by the longest common subsequence of visible characters. */
export function differingParts(expected: string, answered: string): Part[] {
  const [wanted, given] = [charactersOf(expected), charactersOf(answered)];
  let start = 0;
  while (start < wanted.length && start < given.length && wanted[start] === given[start]) start++;
  let end = 0;
  const most = Math.min(wanted.length, given.length) - start;
  while (end < most && wanted[wanted.length - 1 - end] === given[given.length - 1 - end]) end++;

  const parts = new Parts();
  parts.add("same", given.slice(0, start).join(""));
  const [innerWanted, innerGiven] = [wanted.slice(start, wanted.length - end), given.slice(start, given.length - end)];
  if (Math.max(innerWanted.length, innerGiven.length) > MOST_CHARACTERS) {
    parts.add("missing", innerWanted.join(""));
    parts.add("added", innerGiven.join(""));
  } else {
    compare(innerWanted, innerGiven, parts);
  }
  parts.add("same", given.slice(given.length - end).join(""));

  const shared = parts.list
    .filter((part) => part.kind === "same")
    .reduce((sum, part) => sum + charactersOf(part.text).length, 0);
  if (shared < LEAST_SHARED * Math.max(wanted.length, given.length))
    return answered === "" ? [] : [{ kind: "added", text: answered }];
  return parts.list;
}

function compare(wanted: readonly string[], given: readonly string[], parts: Parts): void {
  const columns = given.length + 1;
  const lengths = new Uint16Array((wanted.length + 1) * columns);
  for (let row = wanted.length - 1; row >= 0; row--) {
    for (let column = given.length - 1; column >= 0; column--) {
      const below = (row + 1) * columns + column;
      lengths[row * columns + column] =
        wanted[row] === given[column]
          ? (lengths[below + 1] as number) + 1
          : Math.max(lengths[below] as number, lengths[row * columns + column + 1] as number);
    }
  }
  let [row, column] = [0, 0];
  while (row < wanted.length || column < given.length) {
    const below = row < wanted.length ? (lengths[(row + 1) * columns + column] as number) : -1;
    const beside = column < given.length ? (lengths[row * columns + column + 1] as number) : -1;
    if (row < wanted.length && column < given.length && wanted[row] === given[column]) {
      parts.add("same", given[column++] as string);
      row++;
    } else if (below >= beside) parts.add("missing", wanted[row++] as string);
    else parts.add("added", given[column++] as string);
  }
}

class Parts {
  readonly list: Part[] = [];
  add(kind: PartKind, text: string): void {
    if (text === "") return;
    const last = this.list.at(-1);
    if (last?.kind === kind) last.text += text;
    else this.list.push({ kind, text });
  }
}
