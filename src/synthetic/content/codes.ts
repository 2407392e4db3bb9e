import type { Random } from "../../domain/random.ts";

// Without I and O, which are easily taken for digits.
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Fills a pattern: `#` any digit, `%` a digit but 0, `@` a capital, `*` a capital or digit; the rest stands as it is. */
export function filled(pattern: string, random: Random): string {
  return pattern.replace(/[#%@*]/g, (mark) => {
    if (mark === "#" || (mark === "*" && random.chance(0.6))) return String(random.integer(0, 9));
    if (mark === "%") return String(random.integer(1, 9));
    return LETTERS.charAt(random.integer(0, LETTERS.length - 1));
  });
}

const REFERENCES =
  "@@-##/### %##### @###### ##-####-# @@@-#### %####/## #### #### ## @#-@#-## %###.###.# @@/####/@ ***-*** *###*** @-%#### @@%#####".split(
    " ",
  );

/** A reference as offices give them: letters, digits, dashes, strokes. */
export const referenceCode = (random: Random): string =>
  random.chance(0.12) ? filled("%### #### ##", random) : filled(random.pick(REFERENCES), random);

const TRACKING = [
  "1Z@@%#########",
  "@@#########@@",
  "%### #### ####",
  "%###########",
  "@@@%########",
  "##-#######-@",
  "@%## #### ####",
  "****-****-****",
];

export const trackingNumber = (random: Random): string => filled(random.pick(TRACKING), random);

const PHONES = [
  "+44 20 #### ####",
  "+49 30 ######",
  "+1 ### 555 01##",
  "(%##) 555-01##",
  "%##-555-01##",
  "0## ### ####",
  "+48 ## ### ## ##",
  "0%.##.##.##.##",
  "+34 9## ### ###",
  "+46 8 ### ## ##",
  "0###/######",
  "0## #######",
  "+90 212 ### ## ##",
  "+420 %## ### ###",
  "%###-####",
];

export const phoneNumber = (random: Random): string => filled(random.pick(PHONES), random);

const ARTICLES = ["@@##", "%####", "@-###", "##-##", "@@-##/###", "%##.##", "***-**", "#%#%#"];

/** Number of an article in a catalogue. */
export const articleCode = (random: Random): string => filled(random.pick(ARTICLES), random);
