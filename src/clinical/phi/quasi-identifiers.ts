import { findShownAges } from "./ages.ts";
import { Flag } from "./lexicon.ts";
import { type Scan, take, takeCharacters } from "./scan.ts";
import { isMark, lowerAt, Shape, TokenType } from "./tokens.ts";
import { wordList } from "./word-list.ts";

/** Countries by the names that English texts give them. */
const COUNTRY_NAMES = `
Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Bosnia|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso|Burundi|
Cambodia|Cameroon|Canada|Cape Verde|Chile|China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Denmark|Djibouti|Dominican Republic|Ecuador|Egypt|El Salvador|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Germany|Ghana|Greece|Greenland|Grenada|Guatemala|Guinea|Guyana|
Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macedonia|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|
Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Nigeria|North Korea|Norway|Oman|Pakistan|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Samoa|San Marino|Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|
Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkmenistan|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States of America|United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe`
  .replace(/\n/g, "")
  .split("|");

/** Nationalities and peoples, lower case, without a plural's s. */
const NATIONALITIES = new Set(
  wordList(`afghan albanian algerian american angolan argentine argentinian armenian australian austrian azerbaijani bahraini bangladeshi barbadian belarusian belgian belizean beninese bhutanese bolivian bosnian botswanan brazilian british bulgarian burmese burundian
  cambodian cameroonian canadian chadian chilean chinese colombian congolese croatian cuban cypriot czech danish dane dominican dutch ecuadorian egyptian english eritrean estonian ethiopian fijian filipino finnish finn french gabonese gambian georgian german ghanaian greek greenlander greenlandic grenadian guatemalan guinean guyanese
  haitian honduran hungarian icelandic icelander indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian luxembourger macedonian malagasy malawian malaysian maldivian malian maltese mauritanian mauritian mexican moldovan monegasque mongolian montenegrin moroccan mozambican
  namibian nepalese nepali nicaraguan nigerian norwegian omani pakistani palestinian panamanian paraguayan peruvian portuguese qatari romanian russian rwandan samoan saudi scottish senegalese serbian seychellois singaporean slovak slovakian slovene slovenian somali spanish spaniard sudanese surinamese swedish swede swiss syrian taiwanese tajik tanzanian thai togolese tongan trinidadian tunisian turk turkish turkmen
  ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean ecuadorean belizian bruneian`),
);
/** Words that are something else when written small. */
const ALSO_WORDS = new Set(["polish", "turkey", "jordan", "chad", "georgia"]);

/** Behind these a nationality is no person's: a disease, a plant, a test. */
const NOT_A_PERSONS =
  /^(?:measles|flu|influenza|encephalitis|walnut|nut|shepherd|ginseng|herbs?|pepper|units?|catheter|gauge|scale|knot)$/u;

/** Before a year of the calendar. */
const BEFORE_YEAR = new Set(
  "in since during of from until till by before after year early late mid around circa ca fall spring summer winter autumn and to between".split(
    " ",
  ),
);

const COUNTRY = new RegExp(`(?:${COUNTRY_NAMES.join("|")})(?![\\p{L}\\p{N}])`, "uy");
const COUNTRY_STARTS = new Set(COUNTRY_NAMES.map((name) => (name.split(" ")[0] as string).toLowerCase()));

/**
 * What Safe Harbor lets stand, but what narrows down who somebody is together with other facts: titles before names,
 * countries, nationalities, ages up to 89, years by themselves. Runs after all other passes and takes only what they left.
 */
export function findQuasiIdentifiers(scan: Scan): void {
  findTitles(scan);
  findShownAges(scan);
  const { tokens, taken } = scan;
  for (let index = 0; index < tokens.count; index++) {
    if (taken[index]) continue;
    if (tokens.type[index] === TokenType.number) {
      if (isYear(scan, index)) take(scan, index, index, "year", 0.7, "year");
      continue;
    }
    const word = tokens.words[index];
    if (!word) continue;
    if (word.shape !== Shape.lower && COUNTRY_STARTS.has(word.lower)) {
      COUNTRY.lastIndex = tokens.start[index] as number;
      if (COUNTRY.test(tokens.text)) {
        index = takeCharacters(
          scan,
          index,
          tokens.start[index] as number,
          COUNTRY.lastIndex,
          "country",
          0.9,
          "country",
        );
        continue;
      }
    }
    const single = NATIONALITIES.has(word.lower) ? word.lower : word.lower.replace(/s$/u, "");
    const known = NATIONALITIES.has(single) || (word.lower === "polish" && word.shape === Shape.capital);
    if (
      known &&
      !(word.shape === Shape.lower && ALSO_WORDS.has(word.lower)) &&
      !NOT_A_PERSONS.test(lowerAt(tokens, index + 1))
    )
      take(scan, index, index, "nationality", 0.8, "nationality");
  }
}

/** "Dr.", "Mrs" before a name that was found. */
function findTitles(scan: Scan): void {
  const { tokens } = scan;
  const names = new Set(scan.found.filter(({ kind }) => kind === "name").map(({ start }) => start));
  for (let index = 0; index < tokens.count; index++) {
    if (scan.taken[index] || !((tokens.words[index]?.flags ?? 0) & Flag.title)) continue;
    const stop = isMark(tokens, index + 1, 46) ? index + 1 : index;
    if (names.has(tokens.start[stop + 1] ?? -1)) take(scan, index, stop, "title", 0.9, "title");
  }
}

function isYear(scan: Scan, index: number): boolean {
  const { tokens } = scan;
  const { text } = tokens;
  const [start, end] = [tokens.start[index] as number, tokens.end[index] as number];
  if (end - start !== 4 || /[\p{L}\p{N}/.,:#$+-]/u.test(text[start - 1] ?? " ")) return false;
  if (/^(?:[\p{L}\p{N}/:%+-]|[.,]\d)/u.test(text.slice(end, end + 2))) return false;
  const year = Number(text.slice(start, end));
  if (year < 1900 || year > 2099) return false;
  if (BEFORE_YEAR.has(lowerAt(tokens, index - 1)))
    return !/^ ?(?:m[lg]|mcg|g|units?|iu|cc|k?cal|steps)\b/iu.test(text.slice(end, end + 8));
  return /^ [\p{Lu}]?[\p{Ll}]+/u.test(text.slice(end, end + 12)) && /\b(?:a|the) $/u.test(text.slice(start - 4, start));
}
