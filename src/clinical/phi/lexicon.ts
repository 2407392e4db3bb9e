import { AMBIGUOUS_FAMILY_NAMES, AMBIGUOUS_GIVEN_NAMES } from "./ambiguous-names.ts";
import { EPONYMS } from "./eponyms.ts";
import { FAMILY_NAMES } from "./family-names.ts";
import { GIVEN_NAMES } from "./given-names.ts";
import { CITIES, COUNTRIES, STATES, STREET_SUFFIXES, STREET_WORDS, SURE_STREET_WORDS, UNIT_WORDS } from "./places.ts";
import { CLINICAL_WORDS, COMMON_WORDS } from "./vocabulary.ts";
import { wordList } from "./word-list.ts";

/** What the lexicons say about a word, as bits. */
export const Flag = {
  given: 1,
  family: 2,
  /** A given or family name that is a common word as well. */
  ambiguous: 4,
  common: 8,
  clinical: 16,
  eponym: 32,
  city: 64,
  state: 128,
  country: 256,
  street: 512,
  sureStreet: 1024,
  unit: 2048,
  month: 4096,
  weekday: 8192,
  title: 16384,
  credential: 32768,
  relation: 65536,
  particle: 131072,
  organisation: 262144,
  /** Built like a word of medicine or of English ("-itis", "-tion"). */
  term: 524288,
} as const;

/** Titles, without their full stop. */
const TITLES = wordList(`
dr doctor mr mrs ms miss mx mister prof professor sir dame madam rev reverend sister nurse herr frau hr fr dott dra mme mlle monsieur madame mademoiselle senor senora srta sra sig signor signora meneer mevrouw dhr mevr pan pani
captain capt lt sgt col officer judge rabbi pastor imam
`);

const CREDENTIALS = wordList(`
md rn np pa pac do phd dds dmd dpm dpt pt ot otr lpn lvn crna cnm cna aprn arnp fnp pharmd rph lcsw msw mph mbbs mbchb frcp frcs facs facp facc mrcp mrcs bsn msn dnp od psyd lmft rrt rd bds frcpc dvm ms ba bs esq jr sr
`);

const RELATIONS = wordList(`
daughter son wife husband mother father brother sister friend neighbor neighbour fiance fiancee partner spouse aunt uncle cousin niece nephew grandson granddaughter grandmother grandfather mom mum dad girlfriend boyfriend roommate caregiver
guardian kid child patient pt resident attending surgeon physician boss guest brother-in-law son-in-law mother-in-law
`);

const PARTICLES = wordList(
  "van von de der den del della di da dos das du la le el al bin ibn ben ten ter zu zur op y af av st mac",
);

/** Words that make the capitalised words before them the name of an institution. */
const ORGANISATION_WORDS = wordList(`
hospital hospitals clinic clinics infirmary hospice sanatorium university college school institute foundation bank church temple mosque synagogue parish pharmacy laboratories laboratory labs inc incorporated llc llp ltd limited corp corporation company gmbh
plc co associates partners group holdings industries enterprises solutions systems technologies software services consulting insurance orchestra academy ministry agency klinik klinikum krankenhaus spital hopital ziekenhuis sykehus sjukhus hospitalet universitat
hospicio policlinico healthcare trust centre center medical
`);

const FIRST_MONTHS = wordList(`
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
januar februar marz maerz mai juni juli oktober dezember okt dez janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre januari februari maart mei augustus
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro
`);

const WEEKDAYS = wordList(
  "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays tues thurs montag dienstag mittwoch donnerstag freitag samstag sonntag",
);

function build(): Map<string, number> {
  const flags = new Map<string, number>();
  const put = (words: readonly string[], bits: number): void => {
    for (const word of words) flags.set(word, (flags.get(word) ?? 0) | bits);
  };
  put(GIVEN_NAMES, Flag.given);
  put(FAMILY_NAMES, Flag.family);
  put(AMBIGUOUS_GIVEN_NAMES, Flag.given | Flag.ambiguous);
  put(AMBIGUOUS_FAMILY_NAMES, Flag.family | Flag.ambiguous);
  put(COMMON_WORDS, Flag.common);
  put(CLINICAL_WORDS, Flag.clinical);
  put(EPONYMS, Flag.eponym);
  put(CITIES, Flag.city);
  put(STATES, Flag.state);
  put(COUNTRIES, Flag.country);
  put(STREET_WORDS, Flag.street);
  put(SURE_STREET_WORDS, Flag.sureStreet);
  put(UNIT_WORDS, Flag.unit);
  put(FIRST_MONTHS, Flag.month);
  put(WEEKDAYS, Flag.weekday);
  put(TITLES, Flag.title);
  put(CREDENTIALS, Flag.credential);
  put(RELATIONS, Flag.relation);
  put(PARTICLES, Flag.particle);
  put(ORGANISATION_WORDS, Flag.organisation);
  for (const [word, bits] of flags) {
    if (bits & (Flag.given | Flag.family) && bits & (Flag.common | Flag.clinical | Flag.month)) {
      flags.set(word, bits | Flag.ambiguous);
    }
  }
  return flags;
}

const LEXICON = build();

/** Ends of English derivations and of words of medicine (diseases, operations, drugs), by their length. */
const TERM_ENDS: ReadonlySet<string> = new Set(
  wordList(`
ing tion sion ical ular atic etic otic tive ance ence uous oid oidal ized ised ness ment able ible ous ally ful less ship ically wards ously
itis osis oses oma omas emia aemia uria pathy pathic ectomy otomy ostomy plasty scopy scopic gram grams graphy graphic algia pnea pneic phagia plegia plegic paresis penia penic cyte cytes cytosis trophy trophic megaly rrhea rrhage
ectasis lysis lytic genic toxic philia phobia cillin mycin micin floxacin cycline azole prazole olol pril sartan statin dipine gliptin gliflozin glutide mab tinib vir triptan setron azepam zolam barbital caine dronate parin xaban
grel thiazide semide lukast terol sone solone onide tidine oxetine ipramine triptyline apine idone phylline formin glitazone amide azine oxin icin cef stomy tomy desis rrhaphy centesis opsy opia opathy ology ologist ologic iatric iatrics aceous
`),
);

function isTermByForm(lower: string): boolean {
  for (let length = 3; length <= 7 && length + 2 < lower.length; length++) {
    if (TERM_ENDS.has(lower.slice(-length))) return true;
  }
  return (lower.length > 5 && lower.endsWith("ly")) || (lower.length > 5 && lower.endsWith("ed"));
}

const STREET_ENDS: ReadonlySet<string> = new Set(STREET_SUFFIXES.map((suffix) => suffix.normalize("NFC")));

/** Whether a word is built like the name of a street ("Wingertweg", "Kiannonkatu"); 3 letters at least before the end. */
function isStreetByForm(lower: string): boolean {
  for (let length = 3; length <= 7 && length + 3 <= lower.length; length++) {
    if (STREET_ENDS.has(lower.slice(-length))) return true;
  }
  return false;
}

/** Lower case without diacritics. */
export function fold(lower: string): string {
  return lower
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ø/gu, "o")
    .replace(/ł/gu, "l")
    .replace(/ß/gu, "ss")
    .replace(/æ/gu, "ae");
}

/** "I'm", "don't", "you'll", "y'all". */
const CONTRACTION = /(?:['’](?:m|ll|re|d|ve|t|mon|all|em|clock))$/u;

/** The bits of `Flag` for a word in lower case. */
export function flagsOf(lower: string): number {
  if (CONTRACTION.test(lower)) return Flag.common;
  let flags = LEXICON.get(lower) ?? 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant
  if (flags === 0 && /[^\x00-\x7f]/u.test(lower)) flags = LEXICON.get(fold(lower)) ?? 0;
  if (flags === 0 && isTermByForm(lower)) flags = Flag.term;
  if (flags === 0 && lower.length > 4 && lower.endsWith("s")) {
    const singular = LEXICON.get(lower.slice(0, -1)) ?? 0;
    if (singular & (Flag.common | Flag.clinical)) flags = Flag.common;
  }
  if (!(flags & (Flag.common | Flag.clinical)) && isStreetByForm(lower)) flags |= Flag.street;
  return flags;
}
