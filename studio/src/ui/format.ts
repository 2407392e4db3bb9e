import type { Schema } from "../api/client.ts";

const numbers = new Intl.NumberFormat("en-GB");
const moments = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

export const count = (n: number): string => numbers.format(n);
export const moment = (instant: string): string => moments.format(new Date(instant));
export const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`;
export const shortId = (id: string): string => id.slice(0, 10);
export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** A score as text; "unscored" is never shown as a number. */
export const score = (value: Schema<"Score">): string => (value.kind === "scored" ? percent(value.value) : "unscored");

/** "1.2 GB" of a number of bytes. */
export function bytes(n: number): string {
  if (n < 1e6) return `${Math.round(n / 1e3)} kB`;
  return n < 1e9 ? `${Math.round(n / 1e6)} MB` : `${(n / 1e9).toFixed(1)} GB`;
}

/** "12 min" of a number of seconds. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
