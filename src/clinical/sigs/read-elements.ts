import { readQuantity } from "./quantity.ts";
import type { DayOfWeek, DoseQuantity, Duration, EventCode, Frequency, Maximum, TimeUnit } from "./sig.ts";
import type { Token } from "./token.ts";
import {
  DAY_LETTERS,
  DAY_NAMES,
  DAYS,
  type DoseUnit,
  MEALS,
  type Meaning,
  MINUTES,
  ORDINALS,
  PHRASES,
  SITE_MODIFIERS,
  SITE_PREPOSITIONS,
  SITES,
  TIME_UNITS,
  UNITS,
} from "./vocabulary.ts";

/** What a run of tokens says. */
export type ElementContent =
  | { type: "dose"; quantity: DoseQuantity; counted: boolean | null; strength: DoseQuantity | null }
  | { type: "split-dose"; parts: { value: number; code: EventCode }[]; unit: string | null }
  | { type: "rate"; quantity: DoseQuantity }
  | { type: "frequency"; frequency: Frequency; when: readonly EventCode[] }
  | { type: "when"; codes: readonly EventCode[]; offsetMinutes: number }
  | { type: "days-of-week"; days: readonly DayOfWeek[]; rest: boolean }
  | { type: "times-of-day"; times: string[] }
  | { type: "treatment-days"; days: number[] }
  | { type: "duration"; duration: Duration; leading: boolean }
  | { type: "count"; count: number }
  | { type: "as-needed"; reason: string | null }
  | { type: "indication"; text: string }
  | { type: "route"; route: string; site: string | null }
  | { type: "method"; route: string | null }
  | { type: "maximum"; maximum: Maximum }
  | { type: "note"; text: string }
  | { type: "once"; note: string | null }
  | { type: "then" }
  | { type: "alternating" }
  | { type: "stop" }
  | { type: "supply" }
  | { type: "filler" }
  | { type: "symbol" }
  | { type: "unknown" };

/** Content with the tokens that carry it: from `from` up to, not including, `to`. */
export type Element = ElementContent & { from: number; to: number };

type Read = { content: ElementContent; next: number } | null;

/** Reads all tokens of one sig into elements, left to right, each by the longest reading that fits. */
export function readElements(text: string, tokens: readonly Token[]): Element[] {
  const reader = new Reader(text, tokens);
  const elements: Element[] = [];
  let at = 0;
  while (at < tokens.length) {
    const read = reader.read(at);
    const next = read ? Math.max(read.next, at + 1) : at + 1;
    const content: ElementContent = read?.content ?? {
      type: (tokens[at] as Token).kind === "symbol" ? "symbol" : "unknown",
    };
    elements.push({ ...content, from: at, to: next });
    reader.note(content);
    at = next;
  }
  return elements;
}

const OPHTHALMIC_OR_OTIC_FORM = new Set(["drop", "application", "[in_i]", "cm"]);
const PERIOD_WORDS = new Set(["a", "per", "/", "each", "every", "in", "in a", "an"]);

class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  /** What came before, which decides the few readings that the words alone do not. */
  #unit: string | null = null;
  #hasDose = false;
  #asNeeded = false;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  note(content: ElementContent): void {
    if (content.type === "dose") {
      this.#unit = content.quantity.unit;
      this.#hasDose = true;
      this.#asNeeded = false;
    } else if (content.type === "split-dose") this.#hasDose = true;
    else if (content.type === "as-needed") this.#asNeeded = content.reason === null;
  }

  read(at: number): Read {
    const token = this.#tokens[at] as Token;
    if (token.kind === "number") return this.#number(at);
    if (token.kind === "word") return this.#word(at, token);
    return this.#symbol(at, token);
  }

  #symbol(at: number, token: Token): Read {
    if (token.text === "#" && this.#tokens[at + 1]?.kind === "number")
      return { content: { type: "supply" }, next: at + 2 };
    if (token.text === "@") return this.#timesOfDay(at + 1);
    if (token.text === "x") return this.#times(at);
    if (token.text === "/" || token.text === "↑" || token.text === "↓") return this.#phrase(at);
    return null;
  }

  #word(at: number, token: Token): Read {
    switch (token.text) {
      case "q":
      case "every":
      case "each":
        return (
          this.#daysOfWeek(at + 1) ??
          this.#every(at) ??
          this.#phraseBefore(at, token.text) ??
          this.#site(at) ??
          this.#phrase(at)
        );
      case "for":
        return this.#bounded(at + 1) ?? this.#phraseBefore(at, "for") ?? this.#for(at);
      case "x":
        return this.#bounded(at + 1) ?? this.#phraseBefore(at, "x") ?? this.#times(at);
      case "up":
        return this.#phrase(at) ?? this.#upTo(at);
      case "at":
        return this.#phrase(at) ?? this.#timesOfDay(at + 1) ?? this.#site(at);
      case "on":
        return (
          this.#treatmentDays(at + 1) ?? this.#daysOfWeek(at + 1) ?? this.#phrase(at) ?? this.#site(at) ?? FILLER(at)
        );
      case "day":
      case "days":
        return this.#treatmentDays(at);
      case "week":
      case "weeks":
      case "month":
      case "months":
        return this.#treatmentWeeks(at);
      case "except":
        return this.#exceptDays(at);
      case "if":
        return this.#phrase(at) ?? this.#condition(at);
      case "disp":
      case "dispense":
      case "refill":
      case "refills":
      case "rf":
      case "qty":
      case "quantity":
        return this.#supply(at);
      case "once":
      case "twice":
      case "thrice":
        return (
          this.#timesPerPeriod(at) ??
          this.#phrase(at) ??
          (token.text === "twice" ? { content: { type: "count", count: 2 }, next: at + 1 } : null)
        );
      case "with":
        return this.#liquid(at) ?? this.#meals(at, 0) ?? this.#phrase(at);
      case "in":
      case "into":
      case "over":
        {
          const liquid = this.#liquid(at);
          if (liquid) return liquid;
        }
        break;
      case "before":
      case "after":
      case "c":
        return this.#meals(at, 0) ?? this.#phrase(at);
      case "od":
        if (this.#unit !== null && OPHTHALMIC_OR_OTIC_FORM.has(this.#unit))
          return { content: { type: "route", route: "ophthalmic", site: "right eye" }, next: at + 1 };
        return this.#phrase(at);
      case "as":
      case "ad":
        return this.#phraseUnless(at, this.#unit === null || !OPHTHALMIC_OR_OTIC_FORM.has(this.#unit));
      case "bid":
      case "tid":
      case "qid":
        return this.#abbreviationRange(at) ?? this.#phrase(at);
      default:
        break;
    }
    if (DAY_NAMES.has(token.text) || DAY_LETTERS.has(token.text) || token.text === "all" || token.text === "other") {
      const days = this.#daysOfWeek(at);
      if (days) return days;
    }
    const quantity = this.#number(at);
    if (quantity) return quantity;
    const site = SITE_PREPOSITIONS.has(token.text) || SITES.has(token.text) ? this.#site(at) : null;
    const phrase = this.#phrase(at);
    if (site && (!phrase || phrase.content.type === "filler" || site.next > phrase.next)) return site;
    return phrase ?? site;
  }

  /** A number begins here: a dose, a rate, a frequency, a duration, a time before a meal, or a pattern such as 1-0-1. */
  #number(at: number): Read {
    const tokens = this.#tokens;
    const pattern = this.#pattern(at);
    if (pattern) return pattern;
    const timesPerPeriod = this.#timesPerPeriod(at);
    if (timesPerPeriod) return timesPerPeriod;
    const clock = this.#clock(at);
    if (clock && (clock.marked || tokens[at + 1]?.text === ":")) return this.#timesOfDay(at);
    const article = articleAt(tokens, at);
    const quantity = article ? null : readQuantity(tokens, at);
    if (article) {
      const unit = UNITS.match(tokens, at + 1);
      if (unit?.meaning.counted && unit.meaning.name !== "dose") return this.#dose(1, 1, unit.meaning, unit.next);
    }
    if (!quantity) return null;
    const { low, high, next } = quantity;
    const following = tokens[next];
    if (following?.text === "doses" && tokens[next + 1]?.text === "of") return FILLER(next);
    const timeUnit = following && following.text !== "%" ? this.#timeUnit(next) : null;
    const unit = UNITS.match(tokens, next) ?? UNITS.match(tokens, hyphenated(tokens, next));
    if (unit && !(timeUnit && unit.meaning.name === "tablet")) {
      if (unit.meaning.name === "dose" && this.#hasDose)
        return { content: { type: "count", count: high }, next: unit.next };
      return this.#dose(low, high, unit.meaning, unit.next);
    }
    if (!unit && !timeUnit) {
      const strong = this.#countOfStrength(low, high, next);
      if (strong) return strong;
    }
    if (timeUnit) return this.#timeSpan(low, high, timeUnit, next + 1, at);
    if (following?.text === "/" && tokens[next + 1]?.kind === "number") {
      const british = this.#britishDuration(at);
      if (british) return british;
    }
    const word = tokens[at] as Token;
    if (word.kind === "word" && (word.text === "half" || word.text === "second" || word.text === "quarter"))
      return null;
    if (following?.text === "more" || following?.text === "additional") {
      const more = UNITS.match(tokens, next + 1);
      if (more) return this.#dose(low, high, more.meaning, more.next);
    }
    // A bare number is a dose where the sig goes on as after a dose.
    return { content: { type: "dose", quantity: { low, high, unit: null }, counted: null, strength: null }, next };
  }

  /** "one 10 mg tablet", "2 (5 mg) tablets": a count, then what each form holds. */
  #countOfStrength(low: number, high: number, at: number): Read {
    const tokens = this.#tokens;
    const open = tokens[at]?.text === "(" || tokens[at]?.text === "x" ? 1 : 0;
    const amount = readQuantity(tokens, at + open);
    const unit = amount && UNITS.match(tokens, amount.next);
    if (!amount || !unit || unit.meaning.counted) return null;
    const form = UNITS.match(tokens, tokens[unit.next]?.text === ")" ? unit.next + 1 : unit.next);
    if (!form?.meaning.counted) return null;
    const quantity = { low, high, unit: form.meaning.name };
    const strength = { low: amount.low, high: amount.high, unit: unit.meaning.name };
    return { content: { type: "dose", quantity, counted: true, strength }, next: form.next };
  }

  /** After a number and its unit: a range of the same unit, "per kg", "per hour", a form. */
  #dose(low: number, high: number, unit: DoseUnit, after: number): Read {
    const tokens = this.#tokens;
    let next = after;
    let name = unit.name;
    if (tokens[next]?.text === "." && tokens[next]?.spaced === false && tokens[next + 1]) next++;
    const joint = tokens[next]?.text;
    if (joint === "-" || joint === "to" || joint === "or") {
      const second = readQuantity(tokens, next + 1);
      const again = second && UNITS.match(tokens, second.next);
      if (second && again && again.meaning.name === name && second.high > high)
        return this.#dose(low, second.high, unit, again.next);
    }
    let per = false;
    for (let part = 0; part < 2; part++) {
      const stroke = tokens[next]?.text;
      if (stroke !== "/" && stroke !== "per" && stroke !== "a" && stroke !== "an") break;
      const below = tokens[next + 1]?.text ?? "";
      if (below === "kg" || below === "m2" || (below === "m" && tokens[next + 2]?.value === 2)) {
        name += below === "kg" ? "/kg" : "/m2";
        next += below === "m" ? 3 : 2;
        per = true;
      } else if (per && (below === "dose" || below === "doses")) {
        next += 2;
        break;
      } else if (per && (below === "day" || below === "d")) {
        name += "/d";
        next += 2;
        break;
      } else if (
        (stroke === "/" || per || stroke === "per" || stroke === "an") &&
        (TIME_UNITS.get(below) === "h" || TIME_UNITS.get(below) === "min")
      ) {
        const quantity = { low, high, unit: `${name}/${TIME_UNITS.get(below)}` };
        return { content: { type: "rate", quantity }, next: next + 2 };
      } else break;
    }
    let strength: DoseQuantity | null = null;
    if (!unit.counted) {
      // "2.5 mg/3 mL" is an amount in a volume.
      const volume = tokens[next]?.text === "/" ? readQuantity(tokens, next + 1) : null;
      const volumeUnit = volume && UNITS.match(tokens, volume.next);
      if (volume && volumeUnit?.meaning.counted) {
        strength = { low: volume.low, high: volume.high, unit: volumeUnit.meaning.name };
        next = volumeUnit.next;
      }
      // "10 mg tablet": the form after an amount adds nothing to it, but a device says how it gets in.
      const form = UNITS.match(tokens, next);
      if (form?.meaning.counted && !ADDS.has(form.meaning.name)) next = form.next;
    }
    return { content: { type: "dose", quantity: { low, high, unit: name }, counted: unit.counted, strength }, next };
  }

  /** "1-0-1" and "1-1-1-1": doses for morning, noon, evening and night. */
  #pattern(at: number): Read {
    const tokens = this.#tokens;
    if (tokens[at]?.kind !== "number") return null;
    const values: number[] = [];
    let next = at;
    let joint: string | null = null;
    while (values.length < 4) {
      const token = tokens[next];
      if (token?.kind !== "number" || token.value > 20) return null;
      let value = token.value;
      let after = next + 1;
      const below = tokens[after + 1];
      if (tokens[after]?.text === "/" && below?.kind === "number" && (below.value === 2 || below.value === 4)) {
        value /= below.value;
        after += 2;
      }
      values.push(value);
      next = after;
      const symbol = tokens[next]?.text;
      if (
        (symbol !== "-" && symbol !== "+") ||
        (joint !== null && symbol !== joint) ||
        tokens[next + 1]?.kind !== "number"
      )
        break;
      joint = symbol;
      next++;
    }
    if (values.length < 3 || !values.some((value) => value > 0)) return null;
    const codes: EventCode[] = ["MORN", "NOON", "EVE", "NIGHT"];
    const parts = values.flatMap((value, index) => (value > 0 ? [{ value, code: codes[index] as EventCode }] : []));
    const unit = UNITS.match(tokens, next);
    return {
      content: { type: "split-dose", parts, unit: unit?.meaning.name ?? null },
      next: unit?.next ?? next,
    };
  }

  /** "3 times a day", "2-3x/week", "once or twice daily", "3 x day". */
  #timesPerPeriod(at: number, least: number | null = null): Read {
    const tokens = this.#tokens;
    const adverb = ADVERBS.get((tokens[at] as Token).text);
    let low: number;
    let high: number;
    let next: number;
    if (adverb !== undefined) {
      low = high = adverb;
      next = at + 1;
      const joint = tokens[next]?.text;
      const second = ADVERBS.get(tokens[next + 1]?.text ?? "");
      if ((joint === "or" || joint === "to" || joint === "-" || joint === "/") && second !== undefined) {
        high = second;
        next += 2;
      } else if (joint === "or" || joint === "to") {
        const times = readQuantity(tokens, next + 1);
        if (times && isTimes(tokens[times.next]?.text)) {
          high = times.high;
          next = times.next + 1;
        }
      }
    } else {
      const quantity = readQuantity(tokens, at);
      if (!quantity) return null;
      ({ low, high, next } = quantity);
      const times = tokens[hyphenated(tokens, next)];
      if (!isTimes(times?.text)) return null;
      next = hyphenated(tokens, next) + 1;
      if (tokens[next]?.text === "(" && tokens[next + 1]?.text === "s" && tokens[next + 2]?.text === ")") next += 3;
    }
    if (tokens[next]?.text === "-") next++;
    if (PERIOD_WORDS.has(tokens[next]?.text ?? "")) {
      next++;
      if (tokens[next]?.text === "a" || tokens[next]?.text === "-") next++;
      const count = readQuantity(tokens, next);
      const unit = this.#timeUnit(count ? count.next : next);
      if (!unit) return null;
      return this.#frequency(least ?? low, high, count?.low ?? 1, count?.high ?? 1, unit, (count?.next ?? next) + 1);
    }
    const word = tokens[next]?.text ?? "";
    const unit = PERIOD_ADVERBS.get(word);
    if (!unit) return null;
    return this.#frequency(least ?? low, high, 1, 1, unit, next + 1);
  }

  #frequency(low: number, high: number, period: number, periodMax: number, unit: TimeUnit, next: number): Read {
    if (!(low > 0) || !(period > 0)) return null;
    return {
      content: {
        type: "frequency",
        frequency: { frequency: low, frequencyMax: high, period, periodMax, periodUnit: unit },
        when: [],
      },
      next,
    };
  }

  /** "every 4-6 hours", "q8h", "q 6 prn", "every third day", "each 2 weeks". */
  #every(at: number): Read {
    const tokens = this.#tokens;
    let next = at + 1;
    if (tokens[next]?.text === "-" || tokens[next]?.text === ".") next++;
    const ordinal = ORDINALS.get(tokens[next]?.text ?? "");
    if (ordinal !== undefined && tokens[next]?.kind === "word") {
      const unit = this.#timeUnit(next + 1);
      if (unit) return this.#frequency(1, 1, ordinal, ordinal, unit, next + 2);
    }
    const quantity = readQuantity(tokens, next);
    if (!quantity) return null;
    const suffix = tokens[quantity.next]?.text;
    if (suffix === "nd" || suffix === "rd" || suffix === "th") {
      const unit = this.#timeUnit(quantity.next + 1);
      if (unit) return this.#frequency(1, 1, quantity.low, quantity.high, unit, quantity.next + 2);
    }
    let { low, high } = quantity;
    next = hyphenated(tokens, quantity.next);
    const unit = this.#timeUnit(next);
    if (!unit) {
      // Hours go without saying in "q6" and "q4-6".
      if ((tokens[at] as Token).text !== "q" || !HOURLY.has(low)) return null;
      return this.#frequency(1, 1, low, high, "h", quantity.next);
    }
    next++;
    if (tokens[next]?.text === "(" && tokens[next + 1]?.text === "s" && tokens[next + 2]?.text === ")") next += 3;
    const joint = tokens[next]?.text;
    if (low === high && (joint === "-" || joint === "to" || joint === "or")) {
      const again = tokens[next + 1]?.text === "q" || tokens[next + 1]?.text === "every" ? next + 2 : next + 1;
      const second = readQuantity(tokens, again);
      const secondUnit = second && this.#timeUnit(second.next);
      if (second && secondUnit === unit && second.high > low) {
        high = second.high;
        next = second.next + 1;
      }
    }
    return this.#frequency(1, 1, low, high, unit, next);
  }

  /** "for 7 days", "for 3 doses", "for pain". */
  #for(at: number): Read {
    const tokens = this.#tokens;
    let next = at + 1;
    while (DURATION_FILLERS.has(tokens[next]?.text ?? "")) next++;
    const bounded = this.#bounded(next);
    if (bounded) return bounded;
    if (tokens[at + 1]?.text === "days" || tokens[at + 1]?.text === "day") return this.#treatmentDays(at + 1);
    if (tokens[at + 1]?.text === "week" || tokens[at + 1]?.text === "weeks") return this.#treatmentWeeks(at + 1);
    const text = this.#collect(at + 1, "reason");
    if (!text) return null;
    if (this.#asNeeded) {
      this.#asNeeded = false;
      return { content: { type: "as-needed", reason: text.text }, next: text.next };
    }
    return { content: { type: "indication", text: text.text }, next: text.next };
  }

  /** "7 days", "5/7", "3 doses", "a week" after "for" or "x". */
  #bounded(at: number): Read {
    const tokens = this.#tokens;
    const british = this.#britishDuration(at);
    if (british) return british;
    const article = tokens[at]?.text === "a" || tokens[at]?.text === "an" || tokens[at]?.text === "one";
    const quantity = article && this.#timeUnit(at + 1) ? { low: 1, high: 1, next: at + 1 } : readQuantity(tokens, at);
    if (!quantity) return null;
    let next = hyphenated(tokens, quantity.next);
    if (MORE.has(tokens[next]?.text ?? "")) next++;
    const unit = this.#timeUnit(next);
    if (unit) {
      next++;
      if (tokens[next]?.text === "(" && tokens[next + 1]?.text === "s") next += 3;
      if (tokens[next]?.text === "course" || tokens[next]?.text === "total" || tokens[next]?.text === "only") next++;
      return {
        content: { type: "duration", duration: { low: quantity.low, high: quantity.high, unit }, leading: false },
        next,
      };
    }
    const word = tokens[next]?.text ?? "";
    if (
      word === "dose" ||
      word === "doses" ||
      word === "times" ||
      word === "time" ||
      word === "treatments" ||
      word === "applications"
    )
      return { content: { type: "count", count: quantity.high }, next: next + 1 };
    return null;
  }

  /** "in 8 oz of water", "with 4-8 ounces of juice", "over 30 minutes": how it is taken, not how much. */
  #liquid(at: number): Read {
    const tokens = this.#tokens;
    const quantity = readQuantity(
      tokens,
      articleAt(tokens, at + 1) || tokens[at + 1]?.text === "about" ? at + 2 : at + 1,
    );
    if (!quantity) return null;
    const time = this.#timeUnit(hyphenated(tokens, quantity.next));
    if (tokens[at]?.text === "over" && (time === "min" || time === "h"))
      return { content: { type: "note", text: this.#slice(at, quantity.next + 1) }, next: quantity.next + 1 };
    const unit = UNITS.match(tokens, quantity.next);
    if (!unit?.meaning.counted) return null;
    const tail = this.#collect(at, "boundary", unit.next);
    return tail ? { content: { type: "note", text: tail.text }, next: tail.next } : null;
  }

  /** Days, weeks and months as /7, /52 and /12: "5/7". */
  #britishDuration(at: number): Read {
    const [above, stroke, below] = [this.#tokens[at], this.#tokens[at + 1], this.#tokens[at + 2]];
    if (above?.kind !== "number" || stroke?.text !== "/" || below?.kind !== "number") return null;
    const unit = below.value === 7 ? "d" : below.value === 52 ? "wk" : below.value === 12 ? "mo" : null;
    if (!unit || !Number.isInteger(above.value) || above.value === 0) return null;
    return {
      content: { type: "duration", duration: { low: above.value, high: above.value, unit }, leading: false },
      next: at + 3,
    };
  }

  /** "x 7 days", "x3 doses", "x3", and the "x" of "3 x day" that came through. */
  #times(at: number): Read {
    let next = at + 1;
    while (DURATION_FILLERS.has(this.#tokens[next]?.text ?? "")) next++;
    const bounded = this.#bounded(next);
    if (bounded) return bounded;
    const quantity = readQuantity(this.#tokens, next);
    if (!quantity) return null;
    return { content: { type: "count", count: quantity.high }, next: quantity.next };
  }

  /** "up to 3 times daily", "up to 3 doses", "up to 7 days", "up to 2 tablets", "up to 8 tablets per day". */
  #upTo(at: number): Read {
    const tokens = this.#tokens;
    if (tokens[at + 1]?.text !== "to") return null;
    const next = at + 2;
    const times = this.#timesPerPeriod(next, 1);
    if (times) return times;
    const abbreviation = this.#phrase(next);
    if (abbreviation?.content.type === "frequency") {
      const { frequency } = abbreviation.content;
      return {
        content: { ...abbreviation.content, frequency: { ...frequency, frequency: 1 } },
        next: abbreviation.next,
      };
    }
    const bounded = this.#bounded(next);
    if (bounded) return bounded;
    const quantity = readQuantity(tokens, next);
    if (!quantity) return null;
    if (this.#hasDose) {
      const maximum = this.#maximumAfter(next, false);
      if (maximum && maximum.content.type === "maximum" && maximum.content.maximum.per) return maximum;
    }
    const dose = this.#number(next);
    if (dose?.content.type !== "dose") return dose;
    return { content: { ...dose.content, quantity: { ...dose.content.quantity, low: null } }, next: dose.next };
  }

  /** The quantity and the period after "max", "not to exceed" and the like. */
  #maximumAfter(at: number, daily: boolean): Read {
    const tokens = this.#tokens;
    let next = at;
    for (let skipped = 0; skipped < 6; skipped++) {
      const word = tokens[next]?.text ?? "";
      if (word === "daily" || (word === "day" && skipped === 0)) daily = true;
      else if (!MAXIMUM_FILLERS.has(word)) break;
      next++;
    }
    const quantity = readQuantity(tokens, next);
    if (!quantity) return null;
    const value = quantity.high;
    let unit: string | null = null;
    next = quantity.next;
    const match = UNITS.match(tokens, next) ?? UNITS.match(tokens, hyphenated(tokens, next));
    if (match && match.meaning.name !== "unit" ? !this.#isPeriodAt(next) : match) {
      unit = (match as NonNullable<typeof match>).meaning.name;
      next = (match as NonNullable<typeof match>).next;
    } else if (isTimes(tokens[next]?.text)) {
      unit = "dose";
      next++;
    }
    // "4 tablets (8 mg) per day", "3 g of acetaminophen per day"
    let skip = next;
    for (let words = 0; words < 6 && !this.#isPeriodAt(skip); words++) {
      const token = tokens[skip];
      if (!token || token.text === "." || token.text === ";" || token.text === ",") break;
      skip++;
    }
    if (
      skip !== next &&
      this.#isPeriodAt(skip) &&
      (tokens[next]?.text === "(" ||
        tokens[next]?.text === "of" ||
        !PHRASES.match(tokens, next) ||
        tokens[next]?.text === "total")
    )
      next = skip;
    const period = this.#isPeriodAt(next);
    if (period)
      return {
        content: { type: "maximum", maximum: { value, unit, per: { value: period.value, unit: period.unit } } },
        next: period.next,
      };
    return {
      content: { type: "maximum", maximum: { value, unit, per: daily ? { value: 1, unit: "d" } : null } },
      next,
    };
  }

  /** "per day", "/24 hours", "in any 24 hour period", "daily", "per 24h". */
  #isPeriodAt(at: number): { value: number; unit: TimeUnit; next: number } | null {
    const tokens = this.#tokens;
    const first = tokens[at]?.text ?? "";
    const adverb = PERIOD_ADVERBS.get(first);
    if (adverb && !PERIOD_NOUNS.has(first)) return { value: 1, unit: adverb, next: at + 1 };
    if (first === "q" || first === "qd") {
      if (first === "qd") return { value: 1, unit: "d", next: at + 1 };
    } else if (!PERIOD_STARTS.has(first)) return null;
    let next = at + 1;
    while (next < at + 4 && PERIOD_MIDDLES.has(tokens[next]?.text ?? "")) next++;
    const quantity = readQuantity(tokens, next);
    const unitAt = hyphenated(tokens, quantity ? quantity.next : next);
    const unit = this.#timeUnit(unitAt);
    if (!unit) return null;
    next = unitAt + 1;
    if (tokens[next]?.text === "period") next++;
    return { value: quantity?.high ?? 1, unit, next };
  }

  /** A number with a unit of time: "30 minutes before meals", "7 day course", "30 day supply", "10 days". */
  #timeSpan(low: number, high: number, unit: TimeUnit, after: number, at: number): Read {
    const tokens = this.#tokens;
    const text = tokens[after]?.text ?? "";
    const further = this.#meals(after, Math.round(high * MINUTES[unit]));
    if (further) return further;
    if (text === "before" || text === "after" || text === "prior" || text === "apart") {
      const tail = this.#collect(at, "boundary", after + 1);
      if (tail) return { content: { type: "note", text: tail.text }, next: tail.next };
    }
    if (text === "supply") return { content: { type: "supply" }, next: after + 1 };
    if (unit === "s" || unit === "min") return null;
    let next = after;
    if (text === "course" || text === "total") next++;
    return { content: { type: "duration", duration: { low, high, unit }, leading: false }, next };
  }

  /** "with breakfast and dinner", "30 minutes before meals": the meals after a preposition. */
  #meals(at: number, offsetMinutes: number): Read {
    const tokens = this.#tokens;
    let next = at;
    let place: "with" | "before" | "after";
    const word = tokens[next]?.text;
    if (word === "with" || word === "w" || word === "c") place = "with";
    else if (word === "before" || word === "ac") place = "before";
    else if (word === "prior" && tokens[next + 1]?.text === "to") {
      place = "before";
      next++;
    } else if (word === "after" || word === "following" || word === "pc") place = "after";
    else return null;
    if (offsetMinutes > 0 && (word === "ac" || word === "pc"))
      return { content: { type: "when", codes: [word === "ac" ? "AC" : "PC"], offsetMinutes }, next: next + 1 };
    next++;
    const codes: EventCode[] = [];
    for (;;) {
      let start = next;
      while (MEAL_ARTICLES.has(tokens[start]?.text ?? "")) start++;
      const meal = MEALS.match(tokens, next) ?? MEALS.match(tokens, start);
      if (!meal) {
        if (
          codes.length === 0 &&
          offsetMinutes > 0 &&
          (tokens[start]?.text === "bedtime" || tokens[start]?.text === "bed")
        ) {
          return { content: { type: "when", codes: ["HS"], offsetMinutes }, next: start + 1 };
        }
        break;
      }
      codes.push(meal.meaning[place]);
      next = meal.next;
      let joint = next;
      while (JOINTS.has(tokens[joint]?.text ?? "") && joint < next + 2) joint++;
      if (tokens[joint]?.text === word) joint++;
      if (joint === next) break;
      let probe = joint;
      while (MEAL_ARTICLES.has(tokens[probe]?.text ?? "")) probe++;
      if (!MEALS.match(tokens, probe)) break;
      next = joint;
    }
    if (codes.length === 0) return null;
    return { content: { type: "when", codes, offsetMinutes }, next };
  }

  /** "Mon/Wed/Fri", "Monday through Friday", "Tuesdays and Saturdays", "all other days". */
  #daysOfWeek(at: number): Read {
    const tokens = this.#tokens;
    if (tokens[at]?.text === "all" || tokens[at]?.text === "other") {
      const rest = PHRASES_REST.find((phrase) => phrase.every((word, index) => tokens[at + index]?.text === word));
      return rest ? { content: { type: "days-of-week", days: [], rest: true }, next: at + rest.length } : null;
    }
    const days: DayOfWeek[] = [];
    let next = at;
    for (;;) {
      while (tokens[next]?.text === "every" || tokens[next]?.text === "on" || tokens[next]?.text === "each") next++;
      const word = tokens[next]?.text ?? "";
      const named = DAY_NAMES.get(word);
      const letter = named ? undefined : this.#dayLetter(next, days.length > 0);
      if (!named && !letter) break;
      days.push(...(named ?? [letter as DayOfWeek]));
      next++;
      if (tokens[next]?.text === "." && DAY_NAMES.has(tokens[next + 2]?.text ?? "")) next++;
      const joint = tokens[next]?.text ?? "";
      const last = tokens[next + 1]?.text ?? "";
      if (
        (joint === "-" || joint === "through" || joint === "thru" || joint === "to") &&
        DAY_NAMES.get(last)?.length === 1
      ) {
        const [from, to] = [
          DAYS.indexOf(days.at(-1) as DayOfWeek),
          DAYS.indexOf((DAY_NAMES.get(last) as DayOfWeek[])[0] as DayOfWeek),
        ];
        for (let day = (from + 1) % 7; day !== (to + 1) % 7; day = (day + 1) % 7) days.push(DAYS[day] as DayOfWeek);
        next += 2;
      }
      let joints = next;
      while (DAY_JOINTS.has(tokens[joints]?.text ?? "") && joints < next + 2) joints++;
      let probe = joints;
      while (tokens[probe]?.text === "every" || tokens[probe]?.text === "on") probe++;
      const more =
        DAY_NAMES.has(tokens[probe]?.text ?? "") || (joints > next && this.#dayLetter(probe, true) !== undefined);
      if (!more) break;
      next = joints;
    }
    if (days.length === 0) return null;
    if (tokens[next]?.text === "of" && tokens[next + 1]?.text === "each" && tokens[next + 2]?.text === "week")
      next += 3;
    return { content: { type: "days-of-week", days: DAYS.filter((day) => days.includes(day)), rest: false }, next };
  }

  #dayLetter(at: number, inList: boolean): DayOfWeek | undefined {
    const tokens = this.#tokens;
    const day = DAY_LETTERS.get(tokens[at]?.text ?? "");
    if (!day) return undefined;
    if (inList)
      return tokens[at - 1]?.text === "/" || tokens[at - 1]?.text === "," || tokens[at - 1]?.text === "-"
        ? day
        : undefined;
    const joint = tokens[at + 1]?.text;
    if (joint !== "/" && joint !== "," && joint !== "-") return undefined;
    return DAY_LETTERS.has(tokens[at + 2]?.text ?? "") ? day : undefined;
  }

  #exceptDays(at: number): Read {
    const start = this.#tokens[at + 1]?.text === "on" ? at + 2 : at + 1;
    const read = this.#daysOfWeek(start);
    if (read?.content.type !== "days-of-week") return null;
    const excluded = read.content.days;
    return {
      content: { type: "days-of-week", days: DAYS.filter((day) => !excluded.includes(day)), rest: false },
      next: read.next,
    };
  }

  /** "days 1, 8, 15", "day 1", "days 2-5". */
  #treatmentDays(at: number): Read {
    const tokens = this.#tokens;
    const word = tokens[at]?.text;
    if (word !== "day" && word !== "days" && word !== "d") return null;
    const numbers = this.#numberList(at + 1, 400);
    if (!numbers) return null;
    return { content: { type: "treatment-days", days: numbers.values }, next: numbers.next };
  }

  /** "Week 1:", "weeks 3-4": as many weeks as are named. */
  #treatmentWeeks(at: number): Read {
    const word = this.#tokens[at]?.text ?? "";
    const numbers = this.#numberList(at + 1, 60);
    const unit = TIME_UNITS.get(word);
    if (!numbers || !unit) return null;
    const length = numbers.values.length;
    return {
      content: { type: "duration", duration: { low: length, high: length, unit }, leading: true },
      next: numbers.next,
    };
  }

  #numberList(at: number, most: number): { values: number[]; next: number } | null {
    const tokens = this.#tokens;
    const values: number[] = [];
    let next = at;
    for (;;) {
      while (tokens[next]?.text === "day" || tokens[next]?.text === "days") next++;
      const token = tokens[next];
      const value = token?.kind === "number" ? token.value : undefined;
      if (value === undefined || !Number.isInteger(value) || value > most || value < 1) break;
      next++;
      let last = value;
      const joint = tokens[next]?.text ?? "";
      let second = next + 1;
      if (tokens[second]?.text === "day") second++;
      if (RANGE_JOINTS.has(joint) && tokens[second]?.kind === "number") {
        const high = (tokens[second] as Token).value;
        if (high > value && high <= most && Number.isInteger(high)) {
          last = high;
          next = second + 1;
        }
      }
      for (let day = value; day <= last; day++) values.push(day);
      let joints = next;
      while (DAY_JOINTS.has(tokens[joints]?.text ?? "") && joints < next + 2) joints++;
      const following = tokens[joints];
      if (joints === next || following?.kind !== "number") break;
      // "day 1, 2 tabs": the number belongs to the dose.
      if (UNITS.match(tokens, joints + 1) || isTimes(tokens[joints + 1]?.text)) break;
      next = joints;
    }
    return values.length > 0 ? { values, next } : null;
  }

  /** "8 am", "20:00", "0800 and 2000". */
  #timesOfDay(at: number): Read {
    const tokens = this.#tokens;
    const times: string[] = [];
    let next = at;
    let marked = false;
    for (;;) {
      const clock = this.#clock(next);
      if (!clock) break;
      if (times.length > 0 && !clock.marked && UNITS.match(tokens, clock.next)) break;
      marked ||= clock.marked;
      times.push(clock.time);
      next = clock.next;
      let joints = next;
      while (DAY_JOINTS.has(tokens[joints]?.text ?? "") && joints < next + 2) joints++;
      if (tokens[joints]?.text === "at") joints++;
      const following = joints > next ? this.#clock(joints) : null;
      if (!following) break;
      next = joints;
    }
    if (times.length === 0 || !marked) return null;
    return { content: { type: "times-of-day", times }, next };
  }

  #clock(at: number): { time: string; next: number; marked: boolean } | null {
    const tokens = this.#tokens;
    const token = tokens[at];
    if (token?.kind !== "number" || !Number.isInteger(token.value)) return null;
    let hours = token.value;
    let minutes = 0;
    let next = at + 1;
    let marked = false;
    if (
      tokens[next]?.text === ":" &&
      tokens[next]?.spaced === false &&
      tokens[next + 1]?.kind === "number" &&
      tokens[next + 1]?.spaced === false
    ) {
      minutes = (tokens[next + 1] as Token).value;
      next += 2;
      marked = true;
    } else if (token.end - token.start === 4) {
      minutes = hours % 100;
      hours = Math.floor(hours / 100);
      marked = true;
    }
    const half = tokens[next]?.text;
    if (half === "am" || half === "pm" || half === "a" || half === "p") {
      if (half.length === 1 && tokens[next]?.spaced) return null;
      if (hours > 12 || hours === 0) return null;
      hours = (hours % 12) + (half.startsWith("p") ? 12 : 0);
      next++;
      marked = true;
    } else if (token.end - token.start === 4 && !this.#afterAt(at)) return null;
    else if (half === "hours" || half === "hrs" || half === "h") {
      if (!marked) return null;
      next++;
    }
    if (!marked && UNITS.match(tokens, next)) return null;
    if (hours > 23 || minutes > 59) return null;
    return { time: `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`, next, marked };
  }

  #afterAt(at: number): boolean {
    const before = this.#tokens[at - 1]?.text ?? "";
    return before === "at" || before === "@" || before === "and" || before === "," || before === "&";
  }

  #abbreviationRange(at: number): Read {
    const times = ABBREVIATIONS.get(this.#tokens[at]?.text ?? "");
    const joint = this.#tokens[at + 1]?.text;
    const second = ABBREVIATIONS.get(this.#tokens[at + 2]?.text ?? "");
    if (!times || !second || second <= times || (joint !== "-" && joint !== "to" && joint !== "or" && joint !== "/"))
      return null;
    return this.#frequency(times, second, 1, 1, "d", at + 3);
  }

  #supply(at: number): Read {
    let next = at + 1;
    while (SUPPLY_FILLERS.has(this.#tokens[next]?.text ?? "")) next++;
    const quantity = readQuantity(this.#tokens, next);
    if (!quantity) return null;
    const unit = UNITS.match(this.#tokens, quantity.next);
    next = unit?.next ?? quantity.next;
    if (this.#tokens[next]?.text === "refills" || this.#tokens[next]?.text === "refill") next++;
    return { content: { type: "supply" }, next };
  }

  /** "if SBP > 160" is taken only when it holds. */
  #condition(at: number): Read {
    const text = this.#collect(at, "reason");
    return text && text.next > at + 1 ? { content: { type: "as-needed", reason: text.text }, next: text.next } : null;
  }

  /** "to affected area", "in each nostril", "left eye". */
  #site(at: number): Read {
    const tokens = this.#tokens;
    let next = at;
    const first = tokens[at]?.text ?? "";
    let start = at;
    if (SITE_PREPOSITIONS.has(first) && !SITE_MODIFIERS.has(first)) start = ++next;
    if (first === "on" && tokens[next]?.text === "to") start = ++next;
    if (first === "in" && tokens[next]?.text === "to") start = ++next;
    if (tokens[start]?.text === "the") start++;
    let found: string | null = null;
    let end = next;
    for (let words = 0; words < 9; words++) {
      const word = tokens[next]?.text ?? "";
      const route = SITES.get(word);
      if (route) {
        // The first noun decides the route, except that "skin" and "area" give way to a named place.
        found ??= route;
        next++;
        if (tokens[next]?.text === "(" && /^e?s$/.test(tokens[next + 1]?.text ?? "") && tokens[next + 2]?.text === ")")
          next += 3;
        end = next;
        const joint = tokens[next]?.text;
        const stroke = joint === "and" || joint === "or" || joint === "/" || joint === "," || joint === "&" ? 1 : 0;
        const probe = tokens[next + stroke]?.text ?? "";
        const after = tokens[next + stroke + 1]?.text ?? "";
        const goesOn =
          SITES.has(probe) ||
          probe === "of" ||
          (probe === "on" && SITES.has(after)) ||
          (stroke > 0 && SITE_MODIFIERS.has(probe) && SITES.has(after));
        if (!goesOn) break;
        next += stroke;
        if (tokens[next]?.text === "of" || tokens[next]?.text === "on") next++;
      } else if (SITE_MODIFIERS.has(word) && !(word === "and" && words === 0)) next++;
      else break;
    }
    if (!found || (first === "back" && end === at + 1)) return null;
    return { content: { type: "route", route: found, site: this.#slice(start, end) }, next: end };
  }

  #phraseBefore(at: number, word: string): Read {
    const match = PHRASES.match(this.#tokens, at);
    return match && match.next > at + 1 && this.#tokens[at]?.text === word
      ? this.#meaning(match.meaning, at, match.next)
      : null;
  }

  #phraseUnless(at: number, single: boolean): Read {
    const match = PHRASES.match(this.#tokens, at);
    if (!match) return null;
    if (single && match.next === at + 1) return FILLER(at);
    return this.#meaning(match.meaning, at, match.next);
  }

  #phrase(at: number): Read {
    const match = PHRASES.match(this.#tokens, at);
    return match ? this.#meaning(match.meaning, at, match.next) : null;
  }

  #meaning(meaning: Meaning, at: number, next: number): Read {
    switch (meaning.type) {
      case "frequency": {
        const { frequency, frequencyMax, period, unit } = meaning;
        const content = {
          type: "frequency",
          frequency: {
            frequency,
            frequencyMax: frequencyMax ?? frequency,
            period,
            periodMax: period,
            periodUnit: unit,
          },
          when: meaning.when ?? [],
        } as const;
        return { content, next };
      }
      case "when":
        return { content: { type: "when", codes: meaning.codes, offsetMinutes: 0 }, next };
      case "route":
        return { content: { type: "route", route: meaning.route, site: meaning.site ?? null }, next };
      case "method":
        return { content: { type: "method", route: meaning.route ?? null }, next };
      case "as-needed": {
        let start = next;
        while (REASON_STARTS.has(this.#tokens[start]?.text ?? "")) start++;
        const reason = this.#collect(start, "reason");
        if (!reason) return { content: { type: "as-needed", reason: null }, next };
        return { content: { type: "as-needed", reason: reason.text }, next: reason.next };
      }
      case "maximum":
        return this.#maximumAfter(next, meaning.daily) ?? this.#tail(at, next, "sentence");
      case "note":
        return { content: { type: "note", text: this.#slice(at, next) }, next };
      case "tail":
        return this.#tail(at, next, meaning.to);
      case "once":
        return {
          content: { type: "once", note: meaning.note === "" ? this.#slice(at, next) : (meaning.note ?? null) },
          next,
        };
      case "then":
        // "titrate to HR < 100" is no dose.
        if (this.#tokens[next - 1]?.text === "to" && !readQuantity(this.#tokens, next))
          return this.#tail(at, next, "sentence");
        return { content: { type: "then" }, next };
      case "alternating":
      case "stop":
        return { content: meaning.type === "stop" ? { type: "stop" } : { type: "alternating" }, next };
      case "filler":
        return { content: { type: "filler" }, next };
    }
  }

  #tail(at: number, next: number, to: "boundary" | "sentence"): Read {
    const tail = this.#collect(at, to, next);
    if (!tail || tail.next <= next) return null;
    return { content: { type: "note", text: tail.text }, next: tail.next };
  }

  /**
   * The words from `at` up to where something else begins. "sentence" ends at punctuation only, "boundary" and "reason" also
   * where a dose, a frequency, a duration and the like begin. Tokens before `sure` are taken in any case.
   */
  #collect(at: number, to: "reason" | "boundary" | "sentence", sure = at): { text: string; next: number } | null {
    const tokens = this.#tokens;
    let next = sure;
    let depth = 0;
    while (next < tokens.length) {
      const token = tokens[next] as Token;
      if (token.kind === "symbol") {
        if (token.text === "(") depth++;
        else if (token.text === ")") {
          if (depth === 0) break;
          depth--;
        } else if (token.text === ";" || token.text === "#" || token.text === "\n") break;
        else if (token.text === ".") {
          if (token.spaced || tokens[next + 1]?.spaced !== false) break;
        } else if (token.text === ",") {
          if (to !== "reason" || this.#strong(next + 1, true) || tokens[next + 1]?.kind !== "word") break;
        }
      } else if (depth === 0 && next > at) {
        if (to === "sentence" ? this.#stopsSentence(next) : this.#strong(next, to === "reason")) break;
      } else if (next === at && depth === 0 && to === "reason" && this.#strong(next, true)) break;
      next++;
    }
    let end = next;
    while (end > at && TRAILING.has((tokens[end - 1] as Token).text)) end--;
    // "(nausea)"
    if (to === "reason" && tokens[at]?.text === "(" && tokens[end - 1]?.text === ")" && end - at > 2) {
      return { text: this.#slice(at + 1, end - 1), next: end };
    }
    if (end <= at || (to === "reason" && !hasWord(tokens, at, end))) return null;
    return { text: this.#slice(at, end), next: end };
  }

  /** Whether a sentence of instructions ends here: only what cannot be part of one. */
  #stopsSentence(at: number): boolean {
    const match = PHRASES.match(this.#tokens, at);
    return (
      match !== null &&
      (match.meaning.type === "maximum" || match.meaning.type === "then") &&
      this.#tokens[at]?.text !== "next"
    );
  }

  /** Whether something that is no free text begins at `at`. */
  #strong(at: number, reason: boolean): boolean {
    const tokens = this.#tokens;
    const token = tokens[at];
    if (!token) return true;
    if (token.kind === "number") {
      const before = tokens[at - 1]?.text ?? "";
      if (COMPARATORS.has(before)) return false;
      const quantity = readQuantity(tokens, at);
      if (!quantity) return false;
      return (
        UNITS.match(tokens, quantity.next) !== null ||
        this.#timeUnit(quantity.next) !== null ||
        isTimes(tokens[quantity.next]?.text) ||
        !reason
      );
    }
    if (token.kind !== "word") return false;
    if (COMPARATORS.has(tokens[at - 1]?.text ?? "") && readQuantity(tokens, at)) return false;
    const match = PHRASES.match(tokens, at);
    if (match) {
      switch (match.meaning.type) {
        case "frequency":
        case "maximum":
        case "as-needed":
        case "once":
        case "stop":
          return true;
        case "then":
          return token.text !== "next";
        case "when":
          return match.next > at + 1 || !NOUN_WHEN.has(token.text);
        case "route":
          return reason ? match.next > at + 1 || token.text === "po" : match.next > at + 1;
        case "note":
          return reason && match.next > at + 1;
        case "tail":
          return reason && REASON_ENDS.has(token.text);
        case "method":
          return (
            match.next > at + 1 ||
            (reason && (token.text === "take" || token.text === "apply" || token.text === "give"))
          );
        default:
          break;
      }
    }
    switch (token.text) {
      case "q":
      case "every":
        return this.#every(at) !== null || this.#daysOfWeek(at + 1) !== null;
      case "for":
      case "x": {
        let next = at + 1;
        while (DURATION_FILLERS.has(tokens[next]?.text ?? "")) next++;
        return this.#bounded(next) !== null;
      }
      case "up":
        return tokens[at + 1]?.text === "to" && readQuantity(tokens, at + 2) !== null;
      case "on":
        return this.#daysOfWeek(at + 1) !== null || this.#treatmentDays(at + 1) !== null;
      case "disp":
      case "dispense":
      case "refill":
      case "refills":
        return true;
      case "if":
        return !reason;
      default:
        break;
    }
    if (ADVERBS.has(token.text)) return this.#timesPerPeriod(at) !== null;
    const quantity = readQuantity(tokens, at);
    return quantity !== null && (UNITS.match(tokens, quantity.next) !== null || isTimes(tokens[quantity.next]?.text));
  }

  /** The unit of time at a token; "d" and "m" need a number before them, which the callers see to. */
  #timeUnit(at: number): TimeUnit | null {
    const token = this.#tokens[at];
    return token ? (TIME_UNITS.get(token.text) ?? null) : null;
  }

  #slice(from: number, to: number): string {
    const [first, last] = [this.#tokens[from], this.#tokens[to - 1]];
    return first && last ? this.#text.slice(first.start, last.end).replace(/\s+/g, " ") : "";
  }
}

const FILLER = (at: number): NonNullable<Read> => ({ content: { type: "filler" }, next: at + 1 });
const ADVERBS: ReadonlyMap<string, number> = new Map([
  ["once", 1],
  ["twice", 2],
  ["thrice", 3],
]);
const ABBREVIATIONS: ReadonlyMap<string, number> = new Map([
  ["qd", 1],
  ["bid", 2],
  ["tid", 3],
  ["qid", 4],
]);
const PERIOD_ADVERBS: ReadonlyMap<string, TimeUnit> = new Map([
  ["daily", "d"],
  ["day", "d"],
  ["d", "d"],
  ["weekly", "wk"],
  ["week", "wk"],
  ["wk", "wk"],
  ["monthly", "mo"],
  ["month", "mo"],
  ["yearly", "a"],
  ["hourly", "h"],
  ["qd", "d"],
  ["dly", "d"],
]);
const PERIOD_NOUNS = new Set(["day", "d", "week", "wk", "month"]);
const PERIOD_STARTS = new Set(["per", "/", "a", "in", "every", "each", "within", "over", "during", "q", "an"]);
const PERIOD_MIDDLES = new Set(["a", "any", "the", "one", "-", "each"]);
const HOURLY = new Set([1, 2, 3, 4, 6, 8, 12, 24, 36, 48, 72]);
const DURATION_FILLERS = new Set([
  "up",
  "to",
  "a",
  "total",
  "of",
  "the",
  "next",
  "first",
  "at",
  "least",
  "about",
  "approximately",
  "another",
  "an",
  "additional",
  "period",
  "maximum",
  "max",
  "=",
]);
const MORE = new Set(["more", "additional", "consecutive", "full", "total", "further", "days'"]);
const MAXIMUM_FILLERS = new Set([
  "of",
  "is",
  "dose",
  ":",
  "=",
  "the",
  "a",
  "total",
  "to",
  "than",
  "dosage",
  "-",
  "at",
  "dosing",
]);
const MEAL_ARTICLES = new Set(["the", "your", "each", "every", "a", "eating", "to", "largest", "first"]);
const JOINTS = new Set(["and", "&", ",", "/", "or", "+"]);
const DAY_JOINTS = new Set(["and", "&", ",", "/", "or", "+", "-"]);
const RANGE_JOINTS = new Set(["-", "to", "through", "thru"]);
const PHRASES_REST = [
  ["all", "other", "days", "of", "the", "week"],
  ["all", "other", "days"],
  ["other", "days"],
  ["all", "the", "other", "days"],
];
const SUPPLY_FILLERS = new Set([":", "#", "=", "x", "-", "of", "quantity"]);
const REASON_STARTS = new Set(["for", ":", "-", "the", "of"]);
const TRAILING = new Set(["and", "or", ",", "-", "/", ":", "&", "."]);
const COMPARATORS = new Set([
  ">",
  "<",
  "=",
  "≥",
  "≤",
  "than",
  "above",
  "below",
  "over",
  "under",
  "scale",
  "score",
  "level",
  "of",
  "greater",
  "less",
  "to",
  "-",
  "exceeds",
  "at",
  "grade",
  "type",
]);
/** Words of time that also stand in reasons: "night sweats", "morning sickness". */
const NOUN_WHEN = new Set(["night", "morning", "evening", "noon", "ac", "pc", "am", "pm", "afternoon", "om", "qm"]);
const REASON_ENDS = new Set([
  "until",
  "do",
  "don't",
  "may",
  "avoid",
  "hold",
  "with",
  "repeat",
  "without",
  "rinse",
  "shake",
  "when",
  "as",
  "per",
  "before",
  "after",
]);

/** Forms after an amount that say more than the form: the route, or a new quantity. */
const ADDS = new Set(["dose", "nebule", "inhalation"]);

const isTimes = (word: string | undefined): boolean =>
  word === "times" || word === "x" || word === "time" || word === "×";

/** A hyphen between a number and its unit is skipped: "7-day". */
function hyphenated(tokens: readonly Token[], at: number): number {
  return tokens[at]?.text === "-" && tokens[at + 1]?.kind === "word" ? at + 1 : at;
}

function articleAt(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text;
  return (word === "a" || word === "an") && tokens[at + 1]?.text !== "half";
}

function hasWord(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) if ((tokens[index] as Token).kind === "word") return true;
  return false;
}
