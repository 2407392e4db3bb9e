import { type Random, seededRandom, seedOf } from "../../domain/random.ts";
import type { Subject } from "../family.ts";

/** A day of the Gregorian calendar; month 1..12. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Writes a day in one of the ways that documents do; year first, day first or with the month's name, never month first. */
export function writeDay({ year, month, day }: Day, random: Random): string {
  const pad = (value: number): string => String(value).padStart(2, "0");
  const name = MONTHS[month - 1] as string;
  return random.pick([
    `${year}-${pad(month)}-${pad(day)}`,
    `${pad(day)}/${pad(month)}/${year}`,
    `${pad(day)}.${pad(month)}.${year}`,
    `${day} ${name} ${year}`,
    `${pad(day)}-${name}-${year}`,
  ]);
}

/** The day of a subject's visit: the same on each document, and later the later the visit. */
export function visitDay(subject: Pick<Subject, "id">, visit: number): Day {
  const random = seededRandom(seedOf(subject.id, "first visit"));
  let months = random.integer(2018, 2025) * 12 + random.integer(0, 11);
  let day = random.integer(1, 28);
  for (let later = 0; later < visit; later++) {
    months += random.integer(1, 5);
    day = random.integer(1, 28);
  }
  return { year: Math.floor(months / 12), month: (months % 12) + 1, day };
}

/** The day of birth that gives the subject's age at the first visit. */
export function birthDay(subject: Pick<Subject, "id" | "age">): Day {
  const random = seededRandom(seedOf(subject.id, "birth"));
  const first = visitDay(subject, 0);
  const [month, day] = [random.integer(1, 12), random.integer(1, 28)];
  const later = month > first.month || (month === first.month && day > first.day);
  return { year: first.year - subject.age - (later ? 1 : 0), month, day };
}
