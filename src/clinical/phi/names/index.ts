import type { Scan } from "../scan.ts";
import { findSure } from "./announced.ts";
import { findProbable } from "./probable.ts";
import type { KnownParts } from "./read-name.ts";
import { spread } from "./spread.ts";

/** Names of persons, and towns that only their place in the sentence tells. */
export function findNames(scan: Scan, known: readonly string[]): void {
  const parts: KnownParts = new Map();
  for (const name of known)
    for (const part of name.toLowerCase().split(/[\s,.]+/u)) if (part.length > 1) parts.set(part, 0.99);
  findSure(scan, parts);
  spread(scan, parts);
  findProbable(scan, parts);
  spread(scan, parts);
}
