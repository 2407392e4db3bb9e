import { stretchesOf } from "./stretches.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A measurement told against an earlier one, or said to move or stand still. */
export interface LabTrend {
  /** The analyte or vital sign as the text names it. */
  analyte: string;
  /** The later value, in the unit of the text; null where none is said. */
  value: number | null;
  /** The earlier value; null where none is said. */
  earlier: number | null;
  direction: "up" | "down" | "stable";
  /** `text.slice(start, end)`. */
  text: string;
  /** UTF-16 offsets. */
  start: number;
  end: number;
}

/** Names of one word; those of two or more stand in PHRASES. */
const ANALYTES: ReadonlySet<string> = new Set(
  "k na cl ca mg phos phosphorus phosphate potassium sodium chloride calcium magnesium bicarb bicarbonate hco co bun urea cr creat creatinine scr egfr gfr glucose sugar sugars bg fsbg fsbs hb hgb hemoglobin haemoglobin hct hematocrit haematocrit h&h wbc wbcs leukocytes leukocytosis anc neutrophils lymphocytes plt plts platelet platelets inr pt ptt aptt fibrinogen ddimer dimer crp esr procalcitonin pct lactate lactic troponin trop tnt tni hstn bnp ntprobnp probnp ck cpk ckmb ldh ast alt alp alkphos ggt bili bilirubin tbili albumin prealbumin lipase amylase ammonia lfts transaminases a1c hba1c hgba1c tsh t3 t4 ft4 ferritin iron tibc b12 folate psa cea afp ca125 hcg vanc vancomycin digoxin tacrolimus tacro uric urate triglycerides tg ldl hdl cholesterol hr pulse rr bp sbp dbp map temp temperature tmax spo2 sats sat saturation weight wt bmi uop fio2 ph pco2 po2 pao2 paco2 ef lvef cd4 vl leukocyte eosinophils retic haptoglobin osm osmolality gap bpm".split(
    " ",
  ),
);

const PHRASES: readonly string[] = [
  "white blood cell count",
  "white blood cells",
  "white cell count",
  "white count",
  "platelet count",
  "blood pressure",
  "heart rate",
  "respiratory rate",
  "oxygen saturation",
  "viral load",
  "alkaline phosphatase",
  "alk phos",
  "total bilirubin",
  "direct bilirubin",
  "t bili",
  "anion gap",
  "d - dimer",
  "lactic acid",
  "uric acid",
  "blood glucose",
  "blood sugar",
  "blood sugars",
  "c - reactive protein",
  "hemoglobin a1c",
  "ejection fraction",
  "urine output",
  "serum creatinine",
  "serum sodium",
  "serum potassium",
  "nt - probnp",
  "ck - mb",
  "liver enzymes",
  "fio 2",
  "spo 2",
  "hco 3",
  "co 2",
  "hba 1 c",
  "a 1 c",
  "cd 4",
  "cd 4 count",
];
const PHRASES_BY_WORD = new Map<string, string[][]>();
for (const phrase of PHRASES) {
  const words = phrase.split(" ");
  const first = words[0] as string;
  PHRASES_BY_WORD.set(
    first,
    [...(PHRASES_BY_WORD.get(first) ?? []), words].sort((a, b) => b.length - a.length),
  );
}

type Direction = LabTrend["direction"];

/** Words that say a direction by themselves; "improved" and "worsened" do so only with two values. */
const MOVES: ReadonlyMap<string, Direction | "either"> = new Map([
  ..."up increased increasing increase rose rising risen rise climbed climbing elevated higher uptrending uptrended jumped peaked"
    .split(" ")
    .map((word) => [word, "up"] as const),
  ..."down decreased decreasing decrease fell falling fallen fall dropped dropping drop declined declining decline lower downtrending downtrended reduced decreasing drifted"
    .split(" ")
    .map((word) => [word, "down"] as const),
  ..."stable unchanged steady constant same flat plateaued stabilized"
    .split(" ")
    .map((word) => [word, "stable"] as const),
  ..."improved improving improvement worsened worsening corrected normalized trended trending went gone came changed"
    .split(" ")
    .map((word) => [word, "either"] as const),
]);

const FILLERS: ReadonlySet<string> = new Set(
  "is was were are has have been of at level levels now today currently this morning am remains remained again relatively slightly significantly also to trend count value continues continued mildly further back gradually slowly steadily initially overall on repeat still , : ; = ( - – + came".split(
    " ",
  ),
);

interface Numeral {
  value: number;
  next: number;
}

function numberAt(tokens: readonly Token[], index: number): Numeral | undefined {
  const token = tokens[index];
  if (token?.kind !== "number") return undefined;
  let text = token.word;
  let next = index + 1;
  while (
    tokens[next]?.word === "," &&
    tokens[next]?.glued &&
    tokens[next + 1]?.glued &&
    tokens[next + 1]?.word.length === 3 &&
    tokens[next + 1]?.kind === "number"
  ) {
    text += tokens[next + 1]?.word ?? "";
    next += 2;
  }
  if (
    tokens[next]?.word === "." &&
    tokens[next]?.glued &&
    tokens[next + 1]?.glued &&
    tokens[next + 1]?.kind === "number"
  ) {
    text += `.${tokens[next + 1]?.word ?? ""}`;
    next += 2;
  }
  const after = tokens[next];
  // A date (3/12), a ratio or a blood pressure: the first number of a pressure counts.
  if (after?.word === "/" && after.glued && tokens[next + 1]?.glued && tokens[next + 1]?.kind === "number") {
    next += 2;
    if (tokens[next]?.word === "/" && tokens[next]?.glued) return undefined;
  }
  const value = Number(text);
  return text.length <= 15 && Number.isFinite(value) ? { value, next: unitAfter(tokens, next) } : undefined;
}

const UNITS: ReadonlySet<string> = new Set(
  "mg g mmol meq ng pg mcg ug umol iu u k m bpm mmhg kg lbs lb l ml dl sec seconds c f mm hg cells ml/min".split(" "),
);

/** Skips a unit after a number: "mg/dL", "%", "K/uL", "mmol/L". */
function unitAfter(tokens: readonly Token[], index: number): number {
  let next = index;
  if (tokens[next]?.word === "%") return next + 1;
  const token = tokens[next];
  if (token?.kind !== "word" || !UNITS.has(token.word)) return next;
  next++;
  while (tokens[next]?.word === "/" && tokens[next]?.glued && tokens[next + 1]?.glued && next < index + 6) {
    next += 2;
  }
  return next;
}

function wordOf(tokens: readonly Token[], index: number): string {
  return tokens[index]?.word ?? "";
}

function analyteAt(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  if (token?.kind !== "word") return -1;
  for (const words of PHRASES_BY_WORD.get(token.word) ?? []) {
    if (
      words.every((word, step) => wordOf(tokens, index + step) === word && (step === 0 || !tokens[index + step]?.apart))
    )
      return index + words.length;
  }
  if (!ANALYTES.has(token.word)) return -1;
  // "k", "ca", "pt" and their kin are symbols only with a capital or a number.
  if (token.word.length <= 2 && !token.capital) return -1;
  let next = index + 1;
  if (tokens[next]?.kind === "number" && tokens[next]?.glued && tokens[next]?.word.length === 1) next++;
  return next;
}

const ARROWS: ReadonlySet<string> = new Set(["→", "➔", "➜", "⇒", ">"]);

/** The index after an arrow ("->", "-->", "→", "=>", ">"), or -1. */
function arrowAt(tokens: readonly Token[], index: number): number {
  let at = index;
  while (["-", "–", "="].includes(wordOf(tokens, at)) && at < index + 3) at++;
  return ARROWS.has(wordOf(tokens, at)) ? at + 1 : -1;
}

function byValues(value: number, earlier: number): Direction {
  return value > earlier ? "up" : value < earlier ? "down" : "stable";
}

interface Reading {
  value: number | null;
  earlier: number | null;
  direction: Direction;
  next: number;
}

/** "from A to B", "to B from A", "from A" after a value or a verb. Returns what is found. */
function boundsAt(tokens: readonly Token[], index: number): { from?: number; to?: number; next: number } {
  let at = index;
  const found: { from?: number; to?: number; next: number } = { next: index };
  for (let turn = 0; turn < 2; turn++) {
    const word = wordOf(tokens, at);
    const to = word === "to" || word === "at" || word === "of";
    if (!to && word !== "from") break;
    let start = at + 1;
    for (let fill = 0; fill < 3; fill++) {
      if (
        [
          "a",
          "the",
          "prior",
          "previous",
          "baseline",
          "of",
          "admission",
          "peak",
          "nadir",
          "high",
          "low",
          "around",
          "about",
          "yesterday",
          "'",
          "s",
          "last",
          "value",
          "~",
        ].includes(wordOf(tokens, start))
      )
        start++;
    }
    const number = numberAt(tokens, start);
    if (!number) break;
    if (to && found.to === undefined) found.to = number.value;
    else if (!to && found.from === undefined) found.from = number.value;
    else break;
    at = number.next;
    found.next = at;
    if (
      wordOf(tokens, at) === "on" ||
      wordOf(tokens, at) === "yesterday" ||
      wordOf(tokens, at) === "today" ||
      wordOf(tokens, at) === "("
    ) {
      const after = at + 1;
      if (["to", "from"].includes(wordOf(tokens, after))) at = after;
    }
  }
  return found;
}

const EARLIER_WORDS: ReadonlySet<string> = new Set([
  "from",
  "was",
  "previously",
  "prior",
  "previous",
  "baseline",
  "yesterday",
  "prev",
]);

/** Reads the trend that follows an analyte. */
function readingAt(tokens: readonly Token[], index: number, limit: number): Reading | undefined {
  let at = index;
  let value: number | undefined;
  for (let step = 0; step < 14 && at < limit; step++) {
    const token = tokens[at];
    if (!token || token.kind === "end" || (token.apart && step > 0)) return undefined;
    const move = MOVES.get(token.word);
    if (move !== undefined) return moveAt(tokens, at, move, value);
    if (wordOf(tokens, at) === "trend" || token.word === "no") {
      const change = token.word === "no" && ["change", "significant"].includes(wordOf(tokens, at + 1));
      if (change && value !== undefined) return { value, earlier: null, direction: "stable", next: at + 2 };
    }
    const arrow = value === undefined ? -1 : arrowAt(tokens, at);
    if (arrow > 0 && value !== undefined) return arrowsAt(tokens, at, value);
    if (value !== undefined && EARLIER_WORDS.has(token.word)) {
      let start = at + 1;
      for (let fill = 0; fill < 3; fill++)
        if (
          [
            "of",
            "was",
            "at",
            "value",
            "a",
            "prior",
            "baseline",
            "the",
            "around",
            "previously",
            ":",
            "yesterday",
          ].includes(wordOf(tokens, start))
        )
          start++;
      const number = numberAt(tokens, start);
      if (number) return { value, earlier: number.value, direction: byValues(value, number.value), next: number.next };
      return undefined;
    }
    if (token.kind === "number") {
      if (value !== undefined) return undefined;
      const number = numberAt(tokens, at);
      if (!number) return undefined;
      value = number.value;
      at = number.next;
      continue;
    }
    const upArrow = token.word === "↑" ? "up" : token.word === "↓" ? "down" : undefined;
    if (upArrow) {
      const bounds = boundsAt(tokens, at + 1);
      const after = numberAt(tokens, at + 1);
      const said = value ?? bounds.to ?? after?.value;
      return {
        value: said ?? null,
        earlier: bounds.from ?? null,
        direction: upArrow,
        next: Math.max(bounds.next, after?.next ?? 0, at + 1),
      };
    }
    if (!FILLERS.has(token.word)) return undefined;
    at++;
  }
  return undefined;
}

/** "up from 4.5", "fell from 9.1 to 7.8", "stable at 1.2", "trending down". */
function moveAt(
  tokens: readonly Token[],
  index: number,
  move: Direction | "either",
  value: number | undefined,
): Reading | undefined {
  let at = index + 1;
  let direction = move;
  for (let step = 0; step < 3; step++) {
    const word = wordOf(tokens, at);
    const second = MOVES.get(word);
    if (second !== undefined && second !== "either" && !tokens[at]?.apart) {
      direction = second;
      at++;
    } else if (
      [
        "slightly",
        "significantly",
        "further",
        "back",
        "trend",
        "and",
        "now",
        "relatively",
        "compared",
        "towards",
      ].includes(word)
    )
      at++;
    else if (word === "-" && MOVES.has(wordOf(tokens, at + 1))) at++;
  }
  if (tokens[at]?.apart) {
    return direction === "either" ? undefined : { value: value ?? null, earlier: null, direction, next: at };
  }
  const bounds = boundsAt(tokens, at);
  const later = value ?? bounds.to;
  if (later !== undefined && bounds.from !== undefined) {
    const told = byValues(later, bounds.from);
    return {
      value: later,
      earlier: bounds.from,
      direction: direction === "stable" ? "stable" : told,
      next: bounds.next,
    };
  }
  if (direction === "either") return undefined;
  const next = Math.max(bounds.next, at);
  if (value === undefined && bounds.from === undefined && bounds.to === undefined) {
    const bare = numberAt(tokens, at);
    // "stable 1.2"
    if (bare && direction === "stable") return { value: bare.value, earlier: null, direction, next: bare.next };
    const moving = wordOf(tokens, index);
    if (moving === "elevated" || moving === "higher" || moving === "lower" || moving === "same" || moving === "peaked")
      return undefined;
  }
  return { value: later ?? null, earlier: bounds.from ?? null, direction, next };
}

/** "4.5 -> 5.1 -> 5.8": the last two values tell the trend. */
function arrowsAt(tokens: readonly Token[], index: number, first: number): Reading | undefined {
  let earlier = first;
  let value = first;
  let at = index;
  for (let step = 0; step < 40; step++) {
    const arrow = arrowAt(tokens, at);
    const number = arrow > 0 ? numberAt(tokens, arrow) : undefined;
    if (!number) break;
    earlier = value;
    value = number.value;
    at = number.next;
  }
  return at === index ? undefined : { value, earlier, direction: byValues(value, earlier), next: at };
}

/**
 * Trends of laboratory values and vital signs: "K 5.8, up from 4.5", "Hb fell from 9.1 to 7.8", "creatinine stable at 1.2",
 * "WBC trending down", "Na 128 -> 133". With two values the direction is theirs, else that of the words. Never throws; linear.
 */
export function findTrends(text: string): LabTrend[] {
  const trends: LabTrend[] = [];
  for (const [from, to] of stretchesOf(text)) readStretch(text, from, to, trends);
  return trends;
}

function readStretch(text: string, from: number, to: number, trends: LabTrend[]): void {
  const tokens = tokensOf(text, from, to);
  let index = 0;
  while (index < tokens.length - 1) {
    const after = analyteAt(tokens, index);
    if (after < 0) {
      index++;
      continue;
    }
    const leading = leadingMove(tokens, index);
    const reading = readingAt(tokens, after, Math.min(tokens.length, after + 24));
    const first = tokens[leading ? leading.index : index] as Token;
    const analyte = text.slice((tokens[index] as Token).start, (tokens[after - 1] as Token).end);
    if (reading && reading.next > after) {
      const start = (tokens[index] as Token).start;
      const end = (tokens[reading.next - 1] as Token).end;
      const { value, earlier, direction } = reading;
      trends.push({ analyte, value, earlier, direction, text: text.slice(start, end), start, end });
      index = reading.next;
    } else if (leading) {
      const bounds = boundsAt(tokens, after);
      const last = Math.max(bounds.next, after);
      const end = (tokens[last - 1] as Token).end;
      const told =
        bounds.to !== undefined && bounds.from !== undefined ? byValues(bounds.to, bounds.from) : leading.direction;
      trends.push({
        analyte,
        value: bounds.to ?? null,
        earlier: bounds.from ?? null,
        direction: told,
        text: text.slice(first.start, end),
        start: first.start,
        end,
      });
      index = last;
    } else index = after;
  }
}

const LEADING: ReadonlyMap<string, Direction> = new Map([
  ["rising", "up"],
  ["increasing", "up"],
  ["uptrending", "up"],
  ["climbing", "up"],
  ["falling", "down"],
  ["decreasing", "down"],
  ["downtrending", "down"],
  ["declining", "down"],
  ["dropping", "down"],
  ["stable", "stable"],
]);

/** "rising creatinine", "down-trending WBC", "drop in Hb from 9 to 7". */
function leadingMove(tokens: readonly Token[], index: number): { index: number; direction: Direction } | undefined {
  if (tokens[index]?.apart) return undefined;
  const before = wordOf(tokens, index - 1);
  const direction = LEADING.get(before);
  if (direction) return { index: index - 1, direction };
  if (before === "in" && index > 1) {
    const noun = MOVES.get(wordOf(tokens, index - 2));
    if (noun === "up" || noun === "down") return { index: index - 2, direction: noun };
  }
  if (before === "trending" && index > 2) {
    const way = wordOf(tokens, index - 2) === "-" ? index - 3 : index - 2;
    const word = wordOf(tokens, way);
    if (word === "up" || word === "down") return { index: way, direction: word };
  }
  return undefined;
}
