/**
 * English words that are spelled like an abbreviation of the lexicon. In lower case they are the word; in capitals
 * they are the abbreviation, unless the whole line is in capitals.
 */
const WORDS = new Set(
  `aids all and arm art as bat bed brat cap caps care cast cat cup dc dip dish do echo ed fast fit for gen had hat he her
  hit hot in inn is it lad lap lat mac mad map mar mast mat may men met mod mom mono net no nor not of on or our
  pan pap pas pat pet pin pop pos pro ran rap rest rib sad sat sib slap sled soap so sol sob stat tab tabs tap temp ten tens tips
  to top tox us vent was lets ho hi ha mi pa ma id am an ad my me we be by go if at up amp aka rad ram ape
  oh ok tad who from oct apr dec jan feb jun jul aug ah ace bad be bib dub
  fee fish flair in lima los nos one pac re rue
  ted iso dos goc los amb crit resp neg psych osteo rehab eval approx soc noc`.split(/\s+/),
);

/** The lower-case words of WORDS that clinicians do write as abbreviations in lower case, given that the text says so. */
const WRITTEN_SMALL = new Set(
  "stat tab tabs cap caps dc ho tox resp neg psych rehab eval approx echo temp noc aka crit pos".split(" "),
);

/** So common that even their capitals prove nothing: "take ALL of them", "it IS". */
const FUNCTION_WORDS = new Set(
  "all and are as be do for from he in is it no not of on or re so to us was we who".split(" "),
);

export const isWord = (lower: string): boolean => WORDS.has(lower);
export const isFunctionWord = (lower: string): boolean => FUNCTION_WORDS.has(lower);
export const isWrittenSmall = (lower: string): boolean => WRITTEN_SMALL.has(lower);

/** Two letters that are safe to read as an abbreviation in lower case, because they are no word, unit or name. */
const SMALL_PAIRS = new Set(
  "bp hr rr cp gi gu dm ca mi nt nd wt ht cv ct po iv im hx dx tx sx fx bx rx uc ua uo af cn lp ob ns nc ng bs bm pe ra er".split(
    " ",
  ),
);

export const isSmallPair = (lower: string): boolean => SMALL_PAIRS.has(lower);
