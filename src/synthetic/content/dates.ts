import type { Random } from "../../domain/random.ts";

/** A day of the calendar; `month` counts from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

const two = (value: number): string => String(value).padStart(2, "0");

type DateForm = (date: Day) => string;

const name = (month: number): string => MONTHS[month - 1] as string;
const short = (month: number): string => name(month).slice(0, 3);

/** All have the year last or first and the day before a month in digits, so that no form can be taken for another day. */
const FORMS: DateForm[] = [
  ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
  ({ year, month, day }) => `${two(day)}/${two(month)}/${year}`,
  ({ year, month, day }) => `${two(day)}.${two(month)}.${year}`,
  ({ year, month, day }) => `${day} ${short(month)} ${year}`,
  ({ year, month, day }) => `${two(day)}/${two(month)}/${two(year % 100)}`,
  ({ year, month, day }) => `${two(day)}.${two(month)}.${two(year % 100)}`,
  ({ year, month, day }) => `${day}/${month}/${year}`,
  ({ year, month, day }) => `${day}.${month}.${year}`,
  ({ year, month, day }) => `${two(day)}-${two(month)}-${year}`,
  ({ year, month, day }) => `${year}/${two(month)}/${two(day)}`,
  ({ year, month, day }) => `${year}.${two(month)}.${two(day)}`,
  ({ year, month, day }) => `${short(month)} ${day}, ${year}`,
  ({ year, month, day }) => `${name(month)} ${day}, ${year}`,
  ({ year, month, day }) => `${two(day)}-${short(month)}-${year}`,
  ({ year, month, day }) => `${two(day)}-${short(month).toUpperCase()}-${two(year % 100)}`,
  ({ year, month, day }) => `${two(day)}${short(month).toUpperCase()}${year}`,
  ({ year, month, day }) => `${day} ${name(month)} ${year}`,
  ({ year, month, day }) => `${two(day)} ${short(month).toUpperCase()} ${year}`,
  ({ year, month, day }) => `${day}. ${short(month)} ${year}`,
];
/** The first ones are by far the most common on paper. */
const COMMON = 4;

export const dateForm = (random: Random): DateForm =>
  random.chance(0.4) ? (FORMS[random.integer(0, COMMON - 1)] as DateForm) : random.pick(FORMS);

export const someDay = (random: Random): Day => ({
  year: random.integer(2018, 2027),
  month: random.integer(1, 12),
  day: random.integer(1, 28),
});

export function daysAfter({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Many ways to write one day, some with a time of day; labels carry it as it stands on the page. */
export function dateText(random: Random): string {
  const day = someDay(random);
  if (random.chance(0.07)) return `${(FORMS[random.integer(0, 2)] as DateForm)(day)} ${clock(random)}`;
  return dateForm(random)(day);
}

const clock = (random: Random): string => `${two(random.integer(0, 23))}:${two(random.integer(0, 59))}`;

type TimeForm = (minutes: number) => string;

const TIME_FORMS: TimeForm[] = [
  (minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
  (minutes) => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`,
  (minutes) => `${two(Math.floor(minutes / 60))}.${two(minutes % 60)}`,
  (minutes) => `${two(Math.floor(minutes / 60))}h${two(minutes % 60)}`,
  (minutes) => `${two(Math.floor(minutes / 60))}${two(minutes % 60)}`,
  (minutes) => `${halfDay(minutes)}:${two(minutes % 60)} ${minutes < 720 ? "am" : "pm"}`,
  (minutes) => `${halfDay(minutes)}:${two(minutes % 60)}${minutes < 720 ? "AM" : "PM"}`,
  (minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)} h`,
];

const halfDay = (minutes: number): number => ((Math.floor(minutes / 60) + 11) % 12) + 1;

/** One of the ways to write a time of day, given in minutes after midnight; half the time the plain "14:05". */
export const timeForm = (random: Random): TimeForm =>
  random.chance(0.5) ? (TIME_FORMS[0] as TimeForm) : random.pick(TIME_FORMS);
