import type { DayOfWeek } from "../sig.ts";

export const DAYS: readonly DayOfWeek[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const DAY_NAMES: ReadonlyMap<string, readonly DayOfWeek[]> = new Map(
  (
    [
      ["mon", "mon monday mondays mons"],
      ["tue", "tue tues tuesday tuesdays"],
      ["wed", "wed weds wednesday wednesdays"],
      ["thu", "thu thur thurs thursday thursdays"],
      ["fri", "fri friday fridays"],
      ["sat", "sat saturday saturdays"],
      ["sun", "sun sunday sundays"],
      ["mon wed fri", "mwf"],
      ["tue thu", "tth tuth tthu"],
      ["tue thu sat", "tts tths tuthsa tthsa"],
      ["mon tue wed thu fri", "weekday weekdays"],
      ["sat sun", "weekend weekends"],
    ] as const
  ).flatMap(([days, words]) => words.split(" ").map((word) => [word, days.split(" ") as DayOfWeek[]] as const)),
);
/** Day letters, read as days only in a list with strokes: "M/W/F", "T/Th/S". */
export const DAY_LETTERS: ReadonlyMap<string, DayOfWeek> = new Map([
  ["m", "mon"],
  ["t", "tue"],
  ["tu", "tue"],
  ["w", "wed"],
  ["th", "thu"],
  ["f", "fri"],
  ["s", "sat"],
  ["sa", "sat"],
  ["su", "sun"],
]);
