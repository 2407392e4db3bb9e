import { SPLITS, type Split } from "../domain/dataset.ts";
import { seededRandom, seedOf } from "../domain/random.ts";

export interface SplitItem {
  id: string;
  /** Items of one group stay together. */
  group: string;
  /** What each split should have its share of. */
  stratum: string;
}

/**
 * Splits groups so that every stratum comes near its shares. Largest groups are placed first, each where its strata
 * are furthest below their targets; ties fall by the seed. The same items, shares and seed give the same split.
 */
export function splitGroups(
  items: readonly SplitItem[],
  shares: Record<Split, number>,
  seed: number,
): Map<string, Split> {
  const groups = new Map<string, SplitItem[]>();
  for (const item of [...items].sort((a, b) => (a.id < b.id ? -1 : 1)))
    groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  const totals = new Map<string, number>();
  for (const item of items) totals.set(item.stratum, (totals.get(item.stratum) ?? 0) + 1);
  const filled = new Map<string, number>();
  const key = (split: Split, stratum: string): string => `${split} ${stratum}`;

  const random = seededRandom(seedOf(seed, "split"));
  const order = random
    .shuffle([...groups.keys()].sort())
    .sort((a, b) => (groups.get(b)?.length ?? 0) - (groups.get(a)?.length ?? 0));
  const assigned = new Map<string, Split>();
  const open = SPLITS.filter((split) => shares[split] > 0);
  for (const name of order) {
    const members = groups.get(name) as SplitItem[];
    const counts = new Map<string, number>();
    for (const member of members) counts.set(member.stratum, (counts.get(member.stratum) ?? 0) + 1);
    let best: { split: Split; cost: number } | undefined;
    for (const split of open) {
      // Squared relative distance from the targets after placing the group here, against before.
      let cost = 0;
      for (const [stratum, count] of counts) {
        const target = (totals.get(stratum) as number) * shares[split];
        const before = filled.get(key(split, stratum)) ?? 0;
        cost += ((before + count - target) ** 2 - (before - target) ** 2) / target;
      }
      if (!best || cost < best.cost - 1e-12) best = { split, cost };
    }
    for (const member of members) {
      assigned.set(member.id, (best as { split: Split }).split);
      const place = key((best as { split: Split }).split, member.stratum);
      filled.set(place, (filled.get(place) ?? 0) + 1);
    }
  }
  return assigned;
}
