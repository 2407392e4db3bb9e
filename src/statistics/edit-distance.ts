import { distance } from "fastest-levenshtein";

/**
 * Edits (insert, delete, replace) of characters over the length of the reference. A character is a Unicode code point
 * after NFC, so an accent counts the same however it was typed. Case and spaces count.
 *
 * @param reference The true text.
 * @param answered The text to judge.
 * @returns 0 for equal texts; above 1 when the answer is much longer than the reference. An empty reference gives 0 for
 *   an empty answer, else 1.
 * @throws RangeError when both texts together hold more than 65,536 different characters.
 * @see V. Levenshtein, Soviet Physics Doklady 10 (1966).
 */
export function characterErrorRate(reference: string, answered: string): number {
  return errorRate(codePoints(reference), codePoints(answered));
}

/**
 * Edits (insert, delete, replace) of words over the number of words of the reference. Words are parted by white space
 * and compared after NFC; case and punctuation count.
 *
 * @param reference The true text.
 * @param answered The text to judge.
 * @returns As `characterErrorRate`, with words for characters.
 * @throws RangeError when both texts together hold more than 65,536 different words.
 * @see V. Levenshtein, Soviet Physics Doklady 10 (1966), over words.
 */
export function wordErrorRate(reference: string, answered: string): number {
  return errorRate(words(reference), words(answered));
}

/**
 * Similarity of an answer to the expected one: 1 - edits / length of the longer text, and 0 below `threshold`, where an
 * answer is no longer a misread right answer but a wrong one. This is one term of ANLS; average it over questions, and
 * take the best where several answers are accepted.
 *
 * Case counts here. The published benchmarks ignore it: lower both texts first to compare with their figures. A
 * similarity of exactly `threshold` is kept, as their scoring script does; the paper's formula would make it 0.
 *
 * @param threshold 0..1.
 * @returns 0..1; two empty texts give 1.
 * @throws RangeError on a threshold outside 0..1, or more than 65,536 different characters.
 * @see A. F. Biten et al., "Scene Text Visual Question Answering", ICCV 2019, arXiv 1905.13648.
 */
export function anls(expected: string, answered: string, threshold = 0.5): number {
  if (!(threshold >= 0 && threshold <= 1)) throw new RangeError(`threshold must lie in 0..1; got ${threshold}`);
  const plain = isPlain(expected) && isPlain(answered);
  const [left, right] = plain ? [expected, answered] : [codePoints(expected), codePoints(answered)];
  const longer = Math.max(left.length, right.length);
  if (longer === 0) return 1;
  // As many edits as the lengths differ are needed at least.
  if (1 - Math.abs(left.length - right.length) / longer < threshold) return 0;
  const edits = plain ? distance(expected, answered) : countEdits(left as string[], right as string[]);
  const similarity = 1 - edits / longer;
  return similarity < threshold ? 0 : similarity;
}

/** Below U+0300 a UTF-16 unit is a character, and NFC changes nothing: most values need no more. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= 0x300) return false;
  return true;
}

function codePoints(text: string): string[] {
  return [...text.normalize("NFC")];
}

function words(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/\s+/u)
    .filter((word) => word !== "");
}

function errorRate(reference: string[], answered: string[]): number {
  if (reference.length === 0) return answered.length === 0 ? 0 : 1;
  return countEdits(reference, answered) / reference.length;
}

/**
 * The library compares UTF-16 units, which would count one emoji as two characters and knows no words. So each distinct
 * token becomes one unit.
 */
function countEdits(left: string[], right: string[]): number {
  const units = new Map<string, number>();
  const encode = (tokens: string[]): string =>
    tokens
      .map((token) => {
        let unit = units.get(token);
        if (unit === undefined) {
          unit = units.size;
          if (unit > 0xffff) throw new RangeError("texts with more than 65,536 different tokens cannot be compared");
          units.set(token, unit);
        }
        return String.fromCharCode(unit);
      })
      .join("");
  return distance(encode(left), encode(right));
}
