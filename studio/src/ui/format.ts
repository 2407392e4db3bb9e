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
