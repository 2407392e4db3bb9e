import { seededRandom, seedOf } from "../../domain/random.ts";

/** What a drug comes as. */
export type Form = "tab" | "cap" | "liquid" | "inhaler" | "drops" | "cream" | "patch" | "inj" | "syringe";

/** How often: `five` times a day, `third` is every three days. */
export type Frequency = "od" | "mane" | "nocte" | "bd" | "tds" | "qds" | "five" | "weekly" | "third";

/** How much of a drug is taken, how often and for how long. */
export interface Directions {
  form: Form;
  strength: string;
  /** Units of the form a dose; millilitres of a liquid, international units of an injection by pen. */
  quantity: number;
  frequency: Frequency;
  days: number | null;
  /** The complaint that it is taken for when needed, null where it is taken always. */
  asNeeded: string | null;
}

/** How prescribers write directions: Latin, British Latin, in full, per part of the day, by dose, or in short words. */
const SIG_STYLES = ["latin", "british", "full", "pattern", "dose", "short"] as const;
export type SigStyle = (typeof SIG_STYLES)[number];

const FORMS: Record<
  Form,
  { verb: string; one: string; many: string; short: string; latin: string; full: string; route: string }
> = {
  tab: { verb: "Take", one: "tablet", many: "tablets", short: "tab", latin: "PO", full: "", route: "oral" },
  cap: { verb: "Take", one: "capsule", many: "capsules", short: "cap", latin: "PO", full: "", route: "oral" },
  liquid: { verb: "Give", one: "mL", many: "mL", short: "mL", latin: "PO", full: "by mouth", route: "oral" },
  inhaler: { verb: "Inhale", one: "puff", many: "puffs", short: "puff", latin: "INH", full: "", route: "inhaled" },
  drops: { verb: "Put", one: "drop", many: "drops", short: "gtt", latin: "OU", full: "in both eyes", route: "eye" },
  cream: { verb: "Apply", one: "thin layer", many: "", short: "thin layer", latin: "TOP", full: "", route: "topical" },
  patch: { verb: "Apply", one: "patch", many: "patches", short: "patch", latin: "TD", full: "", route: "transdermal" },
  inj: { verb: "Inject", one: "unit", many: "units", short: "units", latin: "SC", full: "", route: "subcutaneous" },
  syringe: { verb: "Inject", one: "syringe", many: "", short: "syringe", latin: "SC", full: "", route: "subcutaneous" },
};

const FREQUENCIES: Record<
  Frequency,
  { latin: string; british: string; full: string; hours: string; short: string; parts?: [number, number, number] }
> = {
  od: { latin: "daily", british: "OD", full: "once daily", hours: "q24h", short: "1x/day", parts: [1, 0, 0] },
  mane: {
    latin: "QAM",
    british: "OM",
    full: "every morning",
    hours: "q24h",
    short: "in the morning",
    parts: [1, 0, 0],
  },
  nocte: { latin: "QHS", british: "ON", full: "at bedtime", hours: "qhs", short: "at night", parts: [0, 0, 1] },
  bd: { latin: "BID", british: "BD", full: "twice daily", hours: "q12h", short: "2x/day", parts: [1, 0, 1] },
  tds: { latin: "TID", british: "TDS", full: "three times daily", hours: "q8h", short: "3x/day", parts: [1, 1, 1] },
  qds: { latin: "QID", british: "QDS", full: "four times daily", hours: "q6h", short: "4x/day" },
  five: { latin: "5x/d", british: "5x/day", full: "five times daily", hours: "q4h while awake", short: "5x/day" },
  weekly: { latin: "weekly", british: "weekly", full: "once a week", hours: "weekly", short: "1x/week" },
  third: { latin: "q3d", british: "every 3 days", full: "every three days", hours: "q72h", short: "every 3 days" },
};

const WORDS: Record<number, string> = { 1: "one", 2: "two", 3: "three", 4: "four", 6: "six" };

/** The style that a prescriber or a hospital keeps to. */
export function sigStyleOf(prescriber: string): SigStyle {
  return seededRandom(seedOf(prescriber, "sig style")).pick(SIG_STYLES);
}

/** A dose as a ward would write it: `1000 mg`, `5 mL`, `2 puffs`. */
export function doseText({ form, strength, quantity }: Directions): string {
  const { one, many } = FORMS[form];
  const weight = /^([\d.]+) (mg|mcg|units)$/.exec(strength);
  if (weight && form !== "inhaler") return `${Number((Number(weight[1]) * quantity).toFixed(3))} ${weight[2]}`;
  if (form === "tab" || form === "patch") return strength;
  return form === "cream" ? one : `${quantity} ${quantity === 1 ? one : many}`;
}

/** The way by which a drug enters the body: a word, or the abbreviation of a sig. */
export function routeText(form: Form, abbreviated: boolean): string {
  return abbreviated ? FORMS[form].latin : FORMS[form].route;
}

/** How often, in a style; what is taken only when needed says so. */
export function frequencyText({ frequency, asNeeded }: Directions, style: SigStyle): string {
  const names = FREQUENCIES[frequency];
  const often =
    style === "latin"
      ? names.latin
      : style === "british"
        ? names.british
        : style === "dose"
          ? names.hours
          : style === "short"
            ? names.short
            : style === "pattern" && names.parts
              ? names.parts.join("-")
              : names.full;
  if (asNeeded === null) return often;
  return style === "full" ? `up to ${often}` : `${often} ${style === "pattern" ? "if needed" : "prn"}`;
}

/** The directions of one line of a prescription, in a prescriber's style. */
export function sigText(directions: Directions, style: SigStyle): string {
  const { form, quantity, frequency, days, asNeeded } = directions;
  const names = FORMS[form];
  const often = FREQUENCIES[frequency];
  const amount = form === "cream" ? "" : `${quantity} ${names.short}`;
  const join = (...parts: (string | null | false)[]): string => parts.filter((part) => part).join(" ");
  switch (style) {
    case "latin":
      return join(amount, names.latin, often.latin, asNeeded && `prn ${asNeeded}`, days !== null && `x${days}d`);
    case "british":
      return join(amount, often.british, asNeeded && "PRN", days !== null && `${days}/7`);
    case "full": {
      const count = WORDS[quantity] && form !== "liquid" && form !== "inj" ? WORDS[quantity] : String(quantity);
      return join(
        names.verb,
        form === "cream" ? "thinly" : `${count} ${quantity === 1 ? names.one : names.many}`,
        names.full,
        asNeeded !== null && "up to",
        often.full,
        asNeeded && `if needed for ${asNeeded}`,
        days !== null && `for ${days} days`,
      );
    }
    case "pattern": {
      // Only what is counted in whole units is written per part of the day: morning-noon-night.
      const counted = form !== "liquid" && form !== "cream" && often.parts !== undefined;
      const pattern = counted ? often.parts?.map((part) => part * quantity).join("-") : join(amount, often.short);
      return join(pattern ?? null, asNeeded && `if needed: ${asNeeded}`, days !== null && `${days} days`);
    }
    case "dose":
      return join(doseText(directions), often.hours, asNeeded && `prn ${asNeeded}`, days !== null && `x ${days} days`);
    case "short":
      return join(amount, often.short, asNeeded && `for ${asNeeded}`, days !== null && `${days} days`);
  }
}
