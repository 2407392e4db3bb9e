import { expand, PhraseAutomaton } from "../sentences/phrases.ts";
import { vocabulary } from "../tokens.ts";
import { CHANGES, CONNECTIVES, EFFECTS, QUALITIES, type Reach, RULES, SIGNS } from "./rules/index.ts";

/** A rule made ready: effects as positions in `EFFECTS` and as bits. */
export interface CompiledRule {
  id: string;
  does: "forward" | "backward" | "both" | "stop" | "nothing";
  /** Bits of the effects that the cue gives. */
  gives: number;
  /** Bits of the effects that it ends. */
  ends: number;
  reach: Reach;
  final: boolean;
  single: boolean;
  leading: boolean;
  afterComma: boolean;
  firm: boolean;
  through: readonly string[];
}

export const bit = Object.fromEntries(EFFECTS.map((effect, index) => [effect, 1 << index])) as Record<
  (typeof EFFECTS)[number],
  number
>;

/** All rules in one automaton over word ids. */
export const cues = new PhraseAutomaton<CompiledRule>(
  RULES.flatMap((rule) => {
    const compiled: CompiledRule = {
      id: rule.id,
      does: rule.does,
      gives: (rule.effect === undefined ? 0 : bit[rule.effect]) | (rule.also === undefined ? 0 : bit[rule.also]),
      ends: (rule.stops ?? []).reduce((ends, effect) => ends | bit[effect], 0),
      reach: rule.reach ?? "clause",
      final: rule.final ?? false,
      single: rule.single ?? false,
      leading: rule.leading ?? false,
      afterComma: rule.afterComma ?? false,
      firm: rule.firm ?? false,
      through: rule.through ?? [],
    };
    return [...new Set(rule.phrases.flatMap(expand).map((phrase) => phrase.trim().replace(/\s+/g, " ")))]
      .filter((phrase) => phrase !== "")
      .map((phrase) => [phrase, compiled] as const);
  }),
);

/** Classes of single words and marks that carry scope. */
export const COMMA = 1;
export const CONJUNCTION = 2;
export const SEMICOLON = 4;
export const COLON = 8;
export const DASH = 16;
export const OPEN = 32;
export const CLOSE = 64;
export const STOP = 128;
export const WITH = 256;
export const QUALITY = 512;
export const SIGN = 1024;
export const CONNECTIVE = 2048;
export const CHANGE = 4096;

const classes: [string, number][] = [
  [",", COMMA],
  ["and or nor & plus / as", CONJUNCTION],
  [";", SEMICOLON],
  [":", COLON],
  ["- – —", DASH],
  ["( [", OPEN],
  [") ]", CLOSE],
  [". ! ?", STOP],
  ["with", WITH],
  [QUALITIES, QUALITY],
  [SIGNS, SIGN],
  [CONNECTIVES, CONNECTIVE],
  [CHANGES, CHANGE],
];
const ids = classes.flatMap(([words, kind]) => words.split(" ").map((word) => [vocabulary.add(word), kind] as const));

/** Bits of the classes of a word by its id. */
export const wordClass = new Uint16Array(Math.max(...ids.map(([id]) => id)) + 1);
for (const [id, kind] of ids) wordClass[id]! |= kind;
