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
 * are furthest below their targets; ties fall by the seed. The same items, shares, seed and `known` give the same split.
 *
 * @param known splits of an earlier version, by item. A group that was split stays where it was, so that a test set goes on
 * being one as documents come in; where groups have grown together the most public place wins: train, then dev.
 */
export function splitGroups(
  items: readonly SplitItem[],
  shares: Record<Split, number>,
  seed: number,
  known: ReadonlyMap<string, Split> = new Map(),
): Map<string, Split> {
  const groups = new Map<string, SplitItem[]>();
  for (const item of [...items].sort((a, b) => (a.id < b.id ? -1 : 1)))
    groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  const totals = new Map<string, number>();
  for (const item of items) totals.set(item.stratum, (totals.get(item.stratum) ?? 0) + 1);
  const filled = new Map<string, number>();
  const key = (split: Split, stratum: string): string => `${split} ${stratum}`;

  const assigned = new Map<string, Split>();
  const place = (members: readonly SplitItem[], split: Split): void => {
    for (const member of members) {
      assigned.set(member.id, split);
      filled.set(key(split, member.stratum), (filled.get(key(split, member.stratum)) ?? 0) + 1);
    }
  };
  const open = SPLITS.filter((split) => shares[split] > 0);
  for (const [name, members] of groups) {
    const before = new Set(members.map(({ id }) => known.get(id)));
    const split = open.find((one) => before.has(one));
    if (!split) continue;
    place(members, split);
    groups.delete(name);
  }

  const random = seededRandom(seedOf(seed, "split"));
  const order = random
    .shuffle([...groups.keys()].sort())
    .sort((a, b) => (groups.get(b)?.length ?? 0) - (groups.get(a)?.length ?? 0));
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
    place(members, (best as { split: Split }).split);
  }
  return assigned;
}
