import type { Random } from "../../domain/random.ts";

const ONSETS = "b c d f g h j k l m n p r s t v w z br ch cl cr dr fl gr ph pl pr qu sh sl st th tr x y".split(" ");
const VOWELS = "a e i o u a e i o ai ea io ou y".split(" ");
const CODAS = ["", "", "", "n", "r", "s", "l", "t", "m", "x", "ck", "nd", "st"];

/** A word that no dictionary has, so that it must be read and cannot be guessed. 1..4 syllables, lower case. */
export function inventedWord(random: Random, mostSyllables = 3): string {
  let word = "";
  const syllables = random.integer(1, mostSyllables);
  for (let index = 0; index < syllables; index++) {
    word +=
      random.pick(ONSETS) +
      random.pick(VOWELS) +
      (index === syllables - 1 || random.chance(0.2) ? random.pick(CODAS) : "");
  }
  return word;
}

export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
