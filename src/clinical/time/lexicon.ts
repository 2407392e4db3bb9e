/** Units of time by their ISO 8601 letter; hours and below live after the T. WE is a weekend, BD a business day. */
export type Unit = "S" | "MIN" | "H" | "D" | "BD" | "W" | "WE" | "M" | "Q" | "Y" | "DEC" | "C" | "FN";

/** Parts of the day by their TIMEX3 letters. */
export type DayPart = "MO" | "MI" | "AF" | "EV" | "NI" | "DT";

/** What a word can mean for time. A word may have more than one reading ("second", "may", "sun"). */
export interface WordEntry {
  month?: number;
  weekday?: number;
  unit?: Unit;
  /** The unit stands for one only when it touches a digit, as in "5d". */
  glued?: boolean;
  cardinal?: number;
  ordinal?: number;
  part?: DayPart;
  /** Ambiguous in prose when it stands alone: "may", "sat", "dec". */
  weak?: boolean;
  /** Direction of "last", "this", "next" and their kin, in periods. */
  shift?: -1 | 0 | 1;
  season?: "SP" | "SU" | "FA" | "WI";
}

const entries = new Map<string, WordEntry>();

function add(words: string, entry: WordEntry): void {
  for (const word of words.split(" ")) entries.set(word, { ...entries.get(word), ...entry });
}

const MONTHS =
  "january february march april may june july august september october november december jan feb mar apr may jun jul aug sep oct nov dec".split(
    " ",
  );
MONTHS.forEach((word, index) => {
  const weak = word.length <= 3 || word === "march";
  add(word, weak ? { month: (index % 12) + 1, weak } : { month: (index % 12) + 1 });
});
add("sept", { month: 9 });

[
  "monday mon",
  "tuesday tue tues",
  "wednesday wed weds",
  "thursday thu thur thurs",
  "friday fri",
  "saturday sat",
  "sunday sun",
].forEach((words, index) => {
  for (const word of words.split(" "))
    add(word, word.length <= 4 ? { weekday: index + 1, weak: true } : { weekday: index + 1 });
});

add("second seconds sec secs", { unit: "S" });
add("minute minutes min mins", { unit: "MIN" });
add("hour hours hr hrs", { unit: "H" });
add("h", { unit: "H", glued: true });
add("day days night nights dy dys", { unit: "D" });
add("d", { unit: "D", glued: true });
add("week weeks wk wks", { unit: "W" });
add("w", { unit: "W", glued: true });
add("weekend weekends", { unit: "WE" });
add("month months mo mos mth mths mnth mnths", { unit: "M" });
add("quarter quarters", { unit: "Q" });
add("year years yr yrs", { unit: "Y" });
add("y", { unit: "Y", glued: true });
add("decade decades", { unit: "DEC" });
add("century centuries", { unit: "C" });
add("fortnight fortnights", { unit: "FN" });

"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
  .split(" ")
  .forEach((word, index) => {
    add(word, { cardinal: index });
  });
"twenty thirty forty fifty sixty seventy eighty ninety".split(" ").forEach((word, index) => {
  add(word, { cardinal: (index + 2) * 10 });
});
add("hundred", { cardinal: 100 });
add("thousand", { cardinal: 1000 });

"first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
  .split(" ")
  .forEach((word, index) => {
    add(word, { ordinal: index + 1 });
  });
add("thirtieth", { ordinal: 30 });

add("morning mornings", { part: "MO" });
add("midday", { part: "MI" });
add("afternoon afternoons", { part: "AF" });
add("evening evenings", { part: "EV" });
add("night nights nighttime overnight", { part: "NI" });
add("daytime", { part: "DT" });

add("last past previous prior preceding", { shift: -1 });
add("this current present same that", { shift: 0 });
add("next coming following upcoming subsequent", { shift: 1 });

add("spring springtime", { season: "SP" });
add("summer summers", { season: "SU" });
add("autumn", { season: "FA" });
add("winter winters", { season: "WI" });

/** Words that begin an expression by what follows them. */
add(
  "today yesterday tomorrow tmrw tmr tonight tonite now currently noon midnight noonish the a an in at from between before after since until till by around about circa approximately early earlier late later mid middle beginning start end every each daily nightly weekly monthly yearly annually annual hourly quarterly biweekly bimonthly everyday qd qday qod bid tid qid qhs qam qpm qac qh qwk qweek qmonth q once twice thrice pod hd dol hod ppd postop postoperative post hospital icu day on upon starting half quarter couple few several some all another more less no as within over during for x age aged eod eoy eom week fiscal school calendar cy fy sy black christmas xmas thanksgiving easter halloween independence labor memorial new valentine mother father good mlk martin columbus veterans juneteenth boxing st saint ash presidents same to through right not mwf tth tiw biw mornings nights evenings afternoons bedtime lunch lunchtime dinner dinnertime breakfast breakfasttime weekdays weekday any semiannual semiannually semi fortnightly b t pp postpartum mondays tuesdays wednesdays thursdays fridays saturdays sundays bi weekend nineties eighties seventies sixties fifties forties thirties twenties tenth nocte mane cycle ww w year greater earth april international workers freedom jubilee",
  {},
);

/** The readings of a lower-case word, or undefined for a word that says nothing of time. */
export function wordEntry(word: string): WordEntry | undefined {
  return entries.get(word);
}
