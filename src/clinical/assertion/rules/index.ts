import { ABSENT } from "./absent.ts";
import { CONDITIONS } from "./conditions.ts";
import { HISTORICAL } from "./historical.ts";
import { NO_DENIAL } from "./no-denial.ts";
import { PEOPLE } from "./people.ts";
import { POSSIBLE } from "./possible.ts";
import type { Rule } from "./rule.ts";
import { STOPS } from "./stops.ts";

export { CHANGES, CONNECTIVES, QUALITIES, SIGNS } from "./denied-evidence.ts";
export { EFFECTS, type Effect, type Reach, type Rule } from "./rule.ts";
export { SECTION_RULES } from "./sections.ts";

/** The rules of assertion in no order: the longest phrase at a place wins. */
export const RULES: readonly Rule[] = [
  ...ABSENT,
  ...NO_DENIAL,
  ...POSSIBLE,
  ...CONDITIONS,
  ...HISTORICAL,
  ...PEOPLE,
  ...STOPS,
];
