import { Phrases } from "../phrases.ts";
import type { EventCode, TimeUnit } from "../sig.ts";

/** What a phrase contributes. */
export type Meaning =
  | {
      type: "frequency";
      frequency: number;
      frequencyMax?: number;
      period: number;
      unit: TimeUnit;
      when?: readonly EventCode[];
    }
  | { type: "when"; codes: readonly EventCode[] }
  | { type: "route"; route: string; site?: string }
  | { type: "as-needed" }
  | { type: "maximum"; daily: boolean }
  | { type: "then" }
  | { type: "alternating" }
  | { type: "stop" }
  | { type: "once"; note?: string }
  | { type: "note" }
  | { type: "tail"; to: "boundary" | "sentence" }
  | { type: "method"; route?: string }
  | { type: "filler" };

export const PHRASES = new Phrases<Meaning>();

const frequency = (phrases: string, times: number, period: number, unit: TimeUnit, when?: EventCode[]): void =>
  PHRASES.add(phrases, { type: "frequency", frequency: times, period, unit, ...(when && { when }) });
frequency(
  "daily|qd|od|q day|qday|q d|every day|each day|per day|a day|/ day|/ d|once daily|per 24 hours|in 24 hours|in a day|everyday|dly|dy|q daily|q 1 d|on daily basis|per diem",
  1,
  1,
  "d",
);
frequency(
  "bid|bd|b i d|twice daily|twice a day|twice per day|twice each day|twice every day|twice / day|bds|twice in a day|q 12",
  2,
  1,
  "d",
);
frequency("tid|tds|t i d|thrice daily|thrice a day|thrice per day", 3, 1, "d");
frequency("qid|qds|q i d", 4, 1, "d");
frequency(
  "every other day|qod|eod|q o d|alternate days|every alternate day|on alternate days|alternate day|q other day|q 2 d|every two days|once every other day|qad",
  1,
  2,
  "d",
);
frequency(
  "weekly|once weekly|every week|q week|qweek|qwk|q wk|per week|a week|once a week|once per week|each week|/ week|/ wk|once every week|qw|q weekly|q 7 d|wkly",
  1,
  1,
  "wk",
);
frequency("twice weekly|twice a week|twice per week|biw|twice every week|twice / week", 2, 1, "wk");
frequency("tiw|thrice weekly|thrice a week", 3, 1, "wk");
frequency("every other week|qow|fortnightly|biweekly|bi weekly|every fortnight|eow|alternate weeks", 1, 2, "wk");
frequency(
  "monthly|once monthly|every month|q month|qmonth|qmo|q mo|per month|a month|once a month|each month|once per month|once every month|/ month",
  1,
  1,
  "mo",
);
frequency("twice monthly|twice a month", 2, 1, "mo");
frequency("every other month|bimonthly", 1, 2, "mo");
frequency("yearly|annually|once yearly|every year|once a year|q year", 1, 1, "a");
frequency("quarterly", 1, 3, "mo");
frequency("hourly|every hour|q hour|qh|q h|q 1 h|per hour|an hour|each hour", 1, 1, "h");
frequency("every half hour|half hourly", 1, 30, "min");
frequency(
  "ac & hs|ac and hs|achs|ac hs|ac / hs|ac + hs|before meals and at bedtime|before meals and bedtime|before meals & at bedtime|before meals & bedtime",
  4,
  1,
  "d",
  ["AC", "HS"],
);
frequency(
  "pc & hs|pc and hs|pchs|after meals and at bedtime|after meals and bedtime|after meals & at bedtime",
  4,
  1,
  "d",
  ["PC", "HS"],
);

const when = (phrases: string, ...codes: EventCode[]): void => PHRASES.add(phrases, { type: "when", codes });
when(
  "qhs|hs|q hs|at bedtime|every bedtime|bedtime|at bed time|before bed|before bedtime|at hs|nightly at bedtime|every night at bedtime|each night at bedtime|at night at bedtime|prior to bed|prior to bedtime|before sleep|before going to bed|when going to bed|q bedtime|before sleeping|at hour of sleep|hora somni|bed time|every night before bed|each night before bed|qbedtime|before retiring|nightly before bed",
  "HS",
);
when(
  "qam|q am|every morning|each morning|in the morning|in the am|every am|each am|in am|mornings|morning|am|mane|qm|q morning|qmorning|om|once every morning|once in the morning|in morning|a m|in the mornings|in mornings|this morning|every day in the morning|at am",
  "MORN",
);
when(
  "at noon|noon|every noon|q noon|at midday|midday|at lunchtime|mid day|in the middle of the day|lunchtime|qnoon",
  "NOON",
);
when(
  "in the afternoon|every afternoon|afternoon|each afternoon|q afternoon|in afternoon|mid afternoon|in the afternoons|afternoons",
  "AFT",
);
when(
  "qpm|q pm|every evening|each evening|in the evening|in the pm|every pm|each pm|in pm|evenings|evening|pm|q evening|qevening|once every evening|once in the evening|in evening|p m|in the evenings|this evening|at pm",
  "EVE",
);
when(
  "nightly|every night|each night|at night|nocte|q night|qnight|night|at nighttime|nighttime|once nightly|nights|in the night|once at night|qn|once every night|noct|night time|at night time|overnight|at nights",
  "NIGHT",
);
when(
  "upon waking|on waking|upon awakening|on awakening|upon rising|on rising|when waking|when you wake up|upon arising|after waking",
  "WAKE",
);
when("ac|before meals|before each meal|before every meal|before eating", "AC");
when("pc|after meals|after each meal|after every meal|after eating", "PC");
when(
  "with meals|with each meal|with every meal|w / meals|at meals|at mealtimes|at mealtime|c meals|with a meal|at meal times|wm|during meals",
  "C",
);
when(
  "morning and evening|am and pm|morning & evening|am & pm|am / pm|in the morning and evening|in the morning and in the evening|every morning and evening|each morning and evening|in the am and pm|q am and q pm|qam and qpm|qam & qpm|am and q pm|morning and night at bedtime",
  "MORN",
  "EVE",
);
when(
  "morning and night|in the morning and at night|every morning and night|morning and at night|every morning and every night|mane and nocte|mane et nocte",
  "MORN",
  "NIGHT",
);
when(
  "in the morning and at bedtime|every morning and at bedtime|morning and bedtime|qam and qhs|qam & qhs|every morning and bedtime|am and hs|am & hs|am and bedtime",
  "MORN",
  "HS",
);

const route = (phrases: string, name: string, site?: string): void =>
  PHRASES.add(phrases, { type: "route", route: name, ...(site && { site }) });
route(
  "po|by mouth|orally|oral|per os|per oral|peroral|via oral|by oral route|per mouth|bymouth|mouth|oral route|through the mouth|via mouth|by the mouth|in the mouth|in mouth|into the mouth|into mouth",
  "oral",
);
route(
  "iv|intravenous|intravenously|ivp|ivpb|iv push|iv piggyback|i v|iv drip|iv infusion|iv bolus|into a vein|into the vein|via iv|by iv|by intravenous infusion|through iv",
  "intravenous",
);
route("im|intramuscular|intramuscularly|i m|into the muscle|into a muscle|in the muscle|into muscle", "intramuscular");
route(
  "sc|sq|subq|sub q|subcut|subcutaneous|subcutaneously|subcu|sub cut|under the skin|s c|s q|subcutaneous injection|sub cutaneously|into the skin|beneath the skin|underneath the skin|under skin|sub cu",
  "subcutaneous",
);
route("id|intradermal|intradermally", "intradermal");
route(
  "sl|sublingual|sublingually|under the tongue|under tongue|s l|beneath the tongue|underneath the tongue",
  "sublingual",
);
route("buccal|buccally|between cheek and gum|in the cheek|inside the cheek|in cheek|to buccal mucosa", "buccal");
route(
  "pr|rectally|rectal|per rectum|into the rectum|into rectum|in the rectum|in rectum|via rectum|by rectum|through the rectum|per rectal",
  "rectal",
);
route(
  "pv|vaginally|vaginal|per vagina|into the vagina|into vagina|in the vagina|in vagina|intravaginally|intravaginal|via vagina|per vaginal",
  "vaginal",
);
route("topically|topical|top|externally|cutaneous|cutaneously", "topical");
route("td|transdermal|transdermally", "transdermal");
route("nasally|nasal|intranasally|intranasal|by nose|via nose|into the nose|in the nose|in nose|per nostril", "nasal");
route(
  "inhaled|by inhalation|via inhalation|oral inhalation|inhale|inhaled orally|for inhalation|by oral inhalation|via nebulizer|by nebulizer|nebulized|per nebulizer|via neb|by neb|in nebulizer|per neb|nebulizer|via inhaler|via hfa|with spacer|via spacer|inhalation|inh|neb|nebs|into the lungs|into lungs|through nebulizer",
  "inhalation",
);
route("ophthalmic|ophthalmically", "ophthalmic");
route("otic|otically", "otic");
route("ou", "ophthalmic", "both eyes");
route("os", "ophthalmic", "left eye");
route("au", "otic", "both ears");
route("as", "otic", "left ear");
route("ad", "otic", "right ear");
route(
  "via g tube|per g tube|g tube|gt|via gt|per gt|via peg|per peg|peg tube|via peg tube|per peg tube|by g tube|via gastrostomy tube|gastrostomy|through g tube|via gtube|per gtube|gtube|per tube|via tube|via feeding tube|per feeding tube",
  "gastrostomy",
);
route("via ng tube|per ng tube|ng tube|ng|via ngt|per ngt|ngt|via ng|per ng|nasogastric", "nasogastric");
route("via j tube|per j tube|j tube|via jtube|per jtube", "jejunostomy");
route("intrathecal|intrathecally|it route", "intrathecal");
route("intraarticular|intra articular|into the joint|intraarticularly", "intra-articular");
route("epidural|epidurally", "epidural");
route("intraosseous|io", "intraosseous");
route("intravitreal|intravitreally", "intravitreal");
route("intravesical|into the bladder", "intravesical");

PHRASES.add(
  "prn|as needed|if needed|when needed|as required|when required|if required|as necessary|if necessary|when necessary|as need|where needed|only if needed|only when needed|only as needed|sos|as needed only|when necessary only|p r n|pro re nata|whenever needed|on an as needed basis|as needed basis|if necess",
  { type: "as-needed" },
);
for (const [daily, phrases] of [
  [
    false,
    "max|maximum|max of|maximum of|max dose|maximum dose|max dose of|maximum dose of|not to exceed|do not exceed|don't exceed|nte|no more than|not more than|do not take more than|don't take more than|do not use more than|never more than|up to a max of|up to a maximum of|to a max of|to a maximum of|with a maximum of|limit of|limit to|limit|max :|must not exceed|never exceed|not exceeding|without exceeding|should not exceed|do not give more than|and no more than|do not exceed more than|total not to exceed",
  ],
  [
    true,
    "mdd|max daily dose|maximum daily dose|max daily|max dose per day|maximum dose per day|daily max|daily maximum|max per day|maximum per day|max daily dose of|maximum daily dose of|daily dose not to exceed|max / day|max dose / day|max 24 hour dose|max in 24 hours|max per 24 hours|max daily amount|total daily dose not to exceed",
  ],
] as const)
  PHRASES.add(phrases, { type: "maximum", daily });

PHRASES.add(
  "then|and then|followed by|then followed by|thereafter|then thereafter|after that|afterwards|next|increase to|then increase to|and increase to|may increase to|then decrease to|decrease to|reduce to|then reduce to|and reduce to|titrate to|titrate up to|then titrate to|change to|continue with|then continue|then continue with|then take|and then take|taper to|then taper to|increasing to|decreasing to|if tolerated increase to|then increase dose to|increase dose to|decrease dose to|go up to|down to|subsequently|and thereafter|advance to|then go to|↑ to|↓ to|up titrate to|then maintenance|then give|then back to",
  { type: "then" },
);
PHRASES.add("alternating with|alternate with|alternated with|alternates with|in alternation with", {
  type: "alternating",
});
PHRASES.add(
  "then stop|then discontinue|and stop|then off|and then stop|then d / c|then dc|then d c|stop|discontinue|and discontinue|and then discontinue|then stop taking|then quit|then stop medication",
  { type: "stop" },
);
PHRASES.add("stat|now|immediately|right away|at once", { type: "once", note: "immediately" });
PHRASES.add(
  "today|tomorrow|this evening only|tonight|initially|to start|at first|as a loading dose|loading dose|as loading dose|bolus|as a bolus",
  {
    type: "once",
    note: "",
  },
);
PHRASES.add(
  "once|one time|one time only|once only|x 1|x one|single dose|one time dose|as a single dose|as one dose|once for 1 dose|in a single dose|x 1 dose|times one|times 1|x once|one dose only|once as a single dose|in one dose|for one dose|for 1 dose|only once|as one single dose|1 time|1 time only|1 time dose",
  { type: "once" },
);
PHRASES.add(
  "as directed|ud|as dir|ut dict|ut dictum|as instructed|as prescribed|as advised|as tolerated|as dir by md|while awake|around the clock|atc|scheduled|with food|with or without food|with snack|with a snack|on an empty stomach|on empty stomach|empty stomach|with water|with milk|with food or milk|with juice|until gone|until finished|until all taken|until complete|until completed|until all gone|until all are taken|until resolved|sparingly|liberally|generously|thin layer|a thin layer|thin film|a thin film|small amount|a small amount|pea sized amount|a pea sized amount|pea size amount|lightly|shake well|shake well before use|shake well before using|swish and spit|swish and swallow|swish & spit|swish & swallow|swallow whole|rinse mouth after use|rinse mouth after each use|rinse mouth after|in divided doses|in two divided doses|in 2 divided doses|in three divided doses|in 3 divided doses|divided|in 4 divided doses|in four divided doses|long term|indefinitely|lifelong|for life|taper|each cycle|consecutively|all at once|together|at the same time|slowly|over the counter|finish all|finish all medication|take all of this medication|until all medication is gone|ribbon|a ribbon|per sliding scale|sliding scale|per protocol|chewed|crushed|dissolved|whole|apart|evenly|with fluids|with plenty of water|with plenty of fluids|with a full glass of water|with full glass of water|as a taper|tapering dose|per package directions|per package instructions|as directed by physician|as directed by your doctor|as directed by prescriber|as directed by md|as directed on package|as directed per package instructions|as directed on the package|as per instructions|see instructions|see instruction|see admin instructions|continuous|continuously",
  { type: "note" },
);
PHRASES.add(
  "do not|don't|avoid|may repeat|can repeat|repeat|may be repeated|hold|rinse|shake|swallow|discard|refrigerate|keep|leave|leave on|remove|rotate|wear|call|wait|finish|complete|contact|consult|monitor|check|titrate|increase by|decrease by|reduce by|dissolve in|stop if|discontinue if|may cause|may take|make sure|let|must|must be|separate|caution|warning|of each|of every|of a|stay|lie|sit|begin|goal|space|with at least|limit alcohol|allow|advance|adjust|may increase|may dissolve|may crush|can be|to be taken|should be|discontinue when",
  { type: "tail", to: "sentence" },
);
PHRASES.add(
  "until|with|without|during|before|after|prior to|per|according to|at onset of|at the onset of|at first sign of|at the first sign of|at onset|at first signs of|when|immediately before|immediately after|followed by water|as soon as|within|while|following|via pump|starting|beginning|depending on|based on|upto|based upon|w /|through day|along with|one hour before|one hour after|before or after|except with|between|once you|as a|as an|as per|not with|along|together with|in addition to|than|away from|apart from|through",
  { type: "tail", to: "boundary" },
);
PHRASES.add(
  "take|give|use|apply|place|insert|instill|put|administer|drink|chew|chew and swallow|swish|gargle|wash|shampoo|massage|rub|start|start with|start at|begin with|continue|mix|dissolve|dilute|infuse|change|suck|spread|sprinkle|spray|squirt|try|receive|taking|takes|took|given|resume|and drink|mix and drink|bathe|cleanse|clean|lather|dab|soak|attach|stir|dip|add|clean with|pt to take|patient to take|self administer|taken|to take|applied|used|placed|and apply|and take|set|run|maintain|bolus with|and use",
  { type: "method" },
);
PHRASES.add("inhale|inhale orally|nebulize|inhalate|puff|breathe in", { type: "method", route: "inhalation" });
PHRASES.add("inject|injecting|give by injection", { type: "method" });
PHRASES.add(
  "the|a|an|of|by|your|at|total|sig|please|dose|dosage|route|rx|also|about|approximately|only|just|and|or|is|to|be|each|s|as|in|times|directions|instructions|daily dose|per dose|this|medication|medicine|course|at a time|in total|a total of|total of|additional|another|on|need|day course|equivalent|equal|equals|extra|one dose|i e|course of|qty sufficient|ointment|cream|lotion|gel|solution|suspension|syrup|liquid|elixir|powder|foam|drops of",
  { type: "filler" },
);
// The last addition wins: words that are both keep their stronger meaning.
PHRASES.add("as", { type: "route", route: "otic", site: "left ear" });
