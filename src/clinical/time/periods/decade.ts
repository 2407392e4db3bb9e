import { dayOf, pad } from "../calendar.ts";
import type { Moment } from "../moment.ts";
import { ordinalAt } from "../numbers.ts";
import { peek, type Reader, wordAt } from "../reader.ts";

/** "the 1990s", "nineties", "'90s", "15th century". */
export function decadeAt(reader: Reader, index: number): Moment | undefined {
  const token = peek(reader, index);
  const the = token.word === "the" ? index + 1 : index;
  const apostrophe = wordAt(reader, the) === "'" || wordAt(reader, the) === "’" ? the + 1 : the;
  const number = peek(reader, apostrophe);
  const plural = peek(reader, apostrophe + 1);
  if (number.kind === "number" && plural.word === "s") {
    const decade = number.number;
    if (number.word.length === 4 && decade % 10 === 0 && decade >= 1000 && decade < 2200) {
      return {
        from: apostrophe,
        next: apostrophe + 2,
        first: dayOf(decade, 1, 1),
        last: dayOf(decade + 9, 12, 31),
        code: pad(decade / 10, 3),
      };
    }
    const owner = wordAt(reader, index - 1);
    const own = ["his", "her", "their", "my", "our", "your", "s", "mid", "early", "late"].includes(owner);
    if (number.word.length === 2 && decade % 10 === 0 && !own && (the > index || apostrophe > the || owner === "in")) {
      if (the === index && apostrophe === the && decade < 50) return undefined;
      const first = (decade < 30 ? 2000 : 1900) + decade;
      return {
        from: apostrophe,
        next: apostrophe + 2,
        first: dayOf(first, 1, 1),
        last: dayOf(first + 9, 12, 31),
        code: pad(first / 10, 3),
      };
    }
  }
  const named = ["fifties", "sixties", "seventies", "eighties", "nineties"].indexOf(wordAt(reader, the));
  if (named >= 0 && !["his", "her", "their", "my", "mid", "early", "late"].includes(wordAt(reader, index - 1))) {
    const first = 1950 + named * 10;
    return {
      from: the,
      next: the + 1,
      first: dayOf(first, 1, 1),
      last: dayOf(first + 9, 12, 31),
      code: pad(first / 10, 3),
    };
  }
  const nth = ordinalAt(reader, index);
  if (nth && peek(reader, nth.next).entry?.unit === "C" && nth.value <= 22) {
    const first = (nth.value - 1) * 100;
    return {
      from: index,
      next: nth.next + 1,
      first: dayOf(first, 1, 1),
      last: dayOf(first + 99, 12, 31),
      code: pad(first / 100),
    };
  }
  return undefined;
}
