import type { Moment } from "../moment.ts";
import type { Reader } from "../reader.ts";
import { decadeAt } from "./decade.ts";
import { loneYearAt } from "./lone-year.ts";
import { partAt } from "./part.ts";
import { quarterAt } from "./part-of-year.ts";
import { seasonAt } from "./season.ts";
import { shiftedAt } from "./shifted.ts";
import { thisUnitAt } from "./this-unit.ts";
import { weekAt } from "./week.ts";

/** Everything longer than a day, and days named by their place in a week, month or year. */
export function periodAt(reader: Reader, index: number): Moment | undefined {
  return (
    weekAt(reader, index) ??
    partAt(reader, index) ??
    shiftedAt(reader, index) ??
    quarterAt(reader, index) ??
    decadeAt(reader, index) ??
    seasonAt(reader, index) ??
    thisUnitAt(reader, index) ??
    loneYearAt(reader, index)
  );
}
