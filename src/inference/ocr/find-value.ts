import { findLabels } from "./labels.ts";
import { type Line, lineText, segments } from "./lines.ts";
import { findShape, type Shape } from "./shapes.ts";
import { LABEL_KEYS, labelKey, type Meaning, SINGLE_LABELS, TITLE_KEYS } from "./vocabulary.ts";
import type { Word } from "./word.ts";

/** Shapes that few things on a page have, so that a value is found without a label. */
const TELLING_SHAPES: ReadonlySet<Shape> = new Set(["date", "time", "phone", "address"]);
/** A letterhead and what belongs to it stand on these lines. */
const HEAD_LINES = 4;
const MARKED = /[:#=]$/;

/**
 * The value that stands beside or below one of a field's labels; else the first one that looks like it, where the shape is
 * telling; else, for the issuer, the first line. Null when nothing is found.
 */
export function findValue(meaning: Meaning, lines: readonly Line[]): string | null {
  let [best, most] = [null as string | null, Number.NEGATIVE_INFINITY];
  for (const [index, line] of lines.entries()) {
    for (const { start, end, rank } of findLabels(line, meaning.labels)) {
      if (isInsideLongerLabel(line.words, start, end, meaning.labels)) continue;
      const marked = MARKED.test(line.words[end - 1]?.text ?? "") || /^[:#=]+$/.test(line.words[end]?.text ?? "");
      const opens = start === 0 || segments(line).some((segment) => segment.words[0] === line.words[start]);
      const short =
        labelKey(
          line.words
            .slice(start, end)
            .map((word) => word.text)
            .join(""),
        ).length <= 2;
      if (!marked && (!opens || (short && start > 0))) continue;
      const beside = valueBeside(line.words.slice(end), meaning.shape);
      const value = beside ?? below(line.words.slice(start, end), lines[index + 1], meaning.shape);
      if (value === null) continue;
      const score = (marked ? 3 : 0) + (opens ? 2 : 0) + (beside === null ? -4 : 0) - rank * 0.25;
      // Sums stand at the end of a list, everything else before it.
      if (score > most || (score === most && meaning.shape === "amount")) [best, most] = [value, score];
    }
  }
  return best ?? withoutLabel(meaning, lines);
}

/** "Total" of "Sub total" and "Date" of "Due date" are not what they look like. */
function isInsideLongerLabel(words: readonly Word[], start: number, end: number, own: readonly string[]): boolean {
  const ownKeys = new Set(own.map(labelKey));
  const longer = [words.slice(Math.max(0, start - 1), end), words.slice(start, end + 1), words.slice(start, end + 2)];
  return longer.some((run) => {
    const key = labelKey(run.map((word) => word.text).join(""));
    return run.length > end - start && LABEL_KEYS.has(key) && !ownKeys.has(key);
  });
}

function valueBeside(words: readonly Word[], shape: Shape): string | null {
  const text = lineText({ words: beforeNextLabel(words) }).replace(/^[\s:#=.-]+/, "");
  if (shape !== "amount") return findShape(text, shape)?.value ?? null;
  // The rate of a tax may stand before its amount.
  let [found, rest] = [null as string | null, lineText({ words })];
  for (let match = findShape(rest, shape); match; match = findShape(rest, shape)) {
    found = match.value;
    rest = rest.slice(match.end);
  }
  return found;
}

/** Up to where another label begins: one that is known, or a word with a colon. */
function beforeNextLabel(words: readonly Word[]): readonly Word[] {
  const known = findLabels({ words }, SINGLE_LABELS).find((place) => {
    const marked = MARKED.test(words[place.end - 1]?.text ?? "");
    return place.start > 0 && (marked || isWideGap(words[place.start - 1], words[place.start]));
  });
  const colon = words.findIndex((word) => /\p{L}:$/u.test(word.text));
  const ends = [known?.start ?? words.length, colon < 0 ? words.length : colon];
  return words.slice(0, Math.min(...ends));
}

function isWideGap(left: Word | undefined, right: Word | undefined): boolean {
  if (!left || !right) return false;
  return right.box.x - (left.box.x + left.box.width) > right.box.height * 0.6;
}

/** What stands on the next line under a label. */
function below(label: readonly Word[], next: Line | undefined, shape: Shape): string | null {
  const [first, last] = [label[0], label.at(-1)];
  if (!next || !first || !last || next.page !== first.page) return null;
  const [left, right] = [first.box.x, last.box.x + last.box.width];
  const under = segments(next).find(({ box }) => box.x < right && box.x + box.width > left);
  if (!under || findLabels(under, SINGLE_LABELS).some((place) => place.start === 0)) return null;
  return findShape(lineText(under), shape)?.value ?? null;
}

function withoutLabel({ shape, heads }: Meaning, lines: readonly Line[]): string | null {
  if (heads) {
    const head = lines
      .slice(0, HEAD_LINES)
      .find((line) => /\p{L}{3}/u.test(lineText(line)) && !TITLE_KEYS.has(labelKey(lineText(line))));
    return head ? lineText(segments(head)[0] ?? head) : null;
  }
  if (!TELLING_SHAPES.has(shape)) return null;
  const wanted = shape === "address" ? lines.slice(0, HEAD_LINES + 2) : lines;
  for (const line of wanted) {
    // A line with another label is about something else.
    if (findLabels(line, SINGLE_LABELS).some((place) => place.start === 0)) continue;
    const text = lineText(line);
    if (shape === "phone" && (findShape(text, "date") || findShape(text, "amount"))) continue;
    if (shape === "address" && (findShape(text, "date") || /^\p{L}+:/u.test(text))) continue;
    const found = findShape(text, shape);
    // Without a label "5.90" is money and no time.
    if (found && !(shape === "time" && !found.value.includes(":"))) return found.value;
  }
  return null;
}
