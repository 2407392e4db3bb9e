import type { DatasetDocument } from "../../domain/dataset.ts";
import { countRight, type Judged } from "../count.ts";
import type { Facts } from "./facts.ts";

/** A slice with fewer documents says nothing. */
const FEWEST_SLICE_DOCUMENTS = 10;

/** So much below the rest and a slice is weak. */
const WEAK_BY = 0.1;

/** Templates, facilities and families whose fields are read much worse than those of all the others. */
export function slicesOf(held: readonly DatasetDocument[], judged: readonly Judged[]): Facts["weakSlices"] {
  const byId = new Map(held.map((document) => [document.id, document]));
  return (["family", "template", "facility"] as const).flatMap((by) => {
    const groups = new Map<string, Judged[]>();
    for (const row of judged) {
      const value = byId.get(row.documentId)?.[by];
      if (value === undefined) continue;
      const list = groups.get(value);
      if (list) list.push(row);
      else groups.set(value, [row]);
    }
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([value, rows]) => {
        const counted = countRight(rows);
        const own = new Set(rows);
        const rest = countRight(judged.filter((row) => !own.has(row)));
        const weak =
          counted.documents >= FEWEST_SLICE_DOCUMENTS &&
          counted.interval !== null &&
          rest.share !== null &&
          counted.interval.high < rest.share - WEAK_BY;
        return weak ? [{ by, value, counted }] : [];
      });
  });
}
