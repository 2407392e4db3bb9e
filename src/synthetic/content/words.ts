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

/** Letters with marks that stand for a plain one in some Latin script. */
const MARKED: Record<string, string> = {
  a: "áàâäãåāąă",
  c: "çćč",
  d: "ď",
  e: "éèêëēęě",
  g: "ğ",
  i: "íìîïī",
  l: "łľ",
  n: "ñńň",
  o: "óòôöõøőō",
  r: "ř",
  s: "śšş",
  t: "ť",
  u: "úùûüūůű",
  y: "ýÿ",
  z: "źžż",
};

/** An invented proper name: 2..3 syllables, capitalised, one in four with a mark over or under a letter. */
export function inventedName(random: Random): string {
  let word = inventedWord(random);
  while (word.length < 4 || word.length > 9) word = inventedWord(random);
  const places = [...Array(word.length).keys()].filter((index) => MARKED[word[index] as string]);
  if (random.chance(0.25) && places.length > 0) {
    const place = random.pick(places);
    word = word.slice(0, place) + random.pick([...(MARKED[word[place] as string] as string)]) + word.slice(place + 1);
  }
  return capitalised(word);
}

const PLAIN: Record<string, string> = { ß: "ss", ł: "l", ø: "o", æ: "ae", œ: "oe", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Lower-case ASCII of a name, as it stands in an address of the web: "Łucja Ödegård" -> "lucjaodegard". */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^\p{ASCII}]/gu, (letter) => PLAIN[letter] ?? "")
    .replace(/[^a-z0-9]/g, "");
}
