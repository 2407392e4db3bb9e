import { seededRandom, seedOf } from "../domain/random.ts";

/**
 * Chooses items so that no class has more than `ratio` times as many as the rarest one. The same items, ratio and seed
 * give the same choice. Returns ids.
 *
 * @param ratio 1 for as many of each; at least 1.
 */
export function balancedChoice(
  items: readonly { id: string; class: string }[],
  options: { ratio: number; seed: number },
): Set<string> {
  const byClass = new Map<string, string[]>();
  for (const { id, class: name } of items) byClass.set(name, [...(byClass.get(name) ?? []), id]);
  if (byClass.size === 0) return new Set();
  const most = Math.ceil(Math.min(...[...byClass.values()].map((ids) => ids.length)) * options.ratio);
  const random = seededRandom(seedOf(options.seed, "balance"));
  return new Set(
    [...byClass.keys()].sort().flatMap((name) => {
      const ids = (byClass.get(name) as string[]).sort();
      return ids.length <= most ? ids : random.shuffle(ids).slice(0, most);
    }),
  );
}
