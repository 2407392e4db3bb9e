import { definitionPath } from "../../domain/field.ts";
import type { Judged } from "../count.ts";
import type { Facts } from "./facts.ts";
import type { Measured } from "./measured.ts";

interface Change {
  mended: number;
  broken: number;
}

/** By field of the specialty: what the right candidate has right that the left has not, and the reverse. */
export function changesByField(left: readonly Judged[], right: readonly Judged[]): Map<string, Change> {
  const others = new Map(right.map((row) => [`${row.documentId} ${row.path}`, row.right]));
  const changes = new Map<string, Change>();
  for (const row of left) {
    const other = others.get(`${row.documentId} ${row.path}`);
    if (other === undefined || other === row.right) continue;
    const path = definitionPath(row.path);
    const change = changes.get(path) ?? { mended: 0, broken: 0 };
    if (other) change.mended++;
    else change.broken++;
    changes.set(path, change);
  }
  return changes;
}

export function bestChange(changes: ReadonlyMap<Measured, ReadonlyMap<string, Change>>): Facts["promptChange"] {
  let best: Facts["promptChange"] = null;
  for (const [candidate, fields] of changes) {
    const total = { name: candidate.baseline.name, mended: 0, broken: 0 };
    for (const { mended, broken } of fields.values()) {
      total.mended += mended;
      total.broken += broken;
    }
    if (!best || total.mended - total.broken > best.mended - best.broken) best = total;
  }
  return best;
}
