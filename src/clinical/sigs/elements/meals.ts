import type { EventCode } from "../sig.ts";
import type { Token } from "../token.ts";
import { MEALS } from "../vocabulary/meals.ts";
import type { Read } from "./element.ts";

type Place = "with" | "before" | "after";

const PLACES: ReadonlyMap<string, Place> = new Map([
  ["with", "with"],
  ["w", "with"],
  ["c", "with"],
  ["before", "before"],
  ["ac", "before"],
  ["after", "after"],
  ["following", "after"],
  ["pc", "after"],
]);
const ARTICLES = new Set(["the", "your", "each", "every", "a", "eating", "to", "largest", "first"]);
const JOINTS = new Set(["and", "&", ",", "/", "or", "+"]);

/** "with breakfast and dinner", "30 minutes before meals": the meals after a preposition; `offsetMinutes` were read before it. */
export function readMeals(tokens: readonly Token[], at: number, offsetMinutes: number): Read {
  const word = tokens[at]?.text ?? "";
  const priorTo = word === "prior" && tokens[at + 1]?.text === "to";
  const place = priorTo ? "before" : PLACES.get(word);
  if (!place) return null;
  let next = priorTo ? at + 2 : at + 1;
  if (offsetMinutes > 0 && (word === "ac" || word === "pc"))
    return { content: { type: "when", codes: [word === "ac" ? "AC" : "PC"], offsetMinutes }, next };
  const codes: EventCode[] = [];
  for (;;) {
    const start = afterArticles(tokens, next);
    const meal = MEALS.match(tokens, next) ?? MEALS.match(tokens, start);
    if (!meal) {
      const bed = tokens[start]?.text === "bedtime" || tokens[start]?.text === "bed";
      if (bed && codes.length === 0 && offsetMinutes > 0)
        return { content: { type: "when", codes: ["HS"], offsetMinutes }, next: start + 1 };
      break;
    }
    codes.push(meal.meaning[place]);
    next = meal.next;
    let joint = next;
    while (JOINTS.has(tokens[joint]?.text ?? "") && joint < next + 2) joint++;
    if (tokens[joint]?.text === word) joint++;
    if (joint === next || !MEALS.match(tokens, afterArticles(tokens, joint))) break;
    next = joint;
  }
  if (codes.length === 0) return null;
  return { content: { type: "when", codes, offsetMinutes }, next };
}

function afterArticles(tokens: readonly Token[], at: number): number {
  let next = at;
  while (ARTICLES.has(tokens[next]?.text ?? "")) next++;
  return next;
}
