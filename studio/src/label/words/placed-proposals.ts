import type { Proposal } from "../proposals.ts";
import type { PageText } from "./page-text.ts";
import { placesOf, placeValues } from "./places.ts";

/**
 * Gives proposals without a box the place where their words stand: teachers quote the page and draw no boxes. What has one,
 * and what stands nowhere or cannot be told apart, stays as it is.
 */
export function placedProposals(
  proposals: ReadonlyMap<string, readonly Proposal[]>,
  pages: readonly PageText[],
): ReadonlyMap<string, readonly Proposal[]> {
  if (pages.length === 0) return proposals;
  const placed = new Map([...proposals].map(([path, list]) => [path, [...list]]));
  const most = Math.max(0, ...[...proposals.values()].map((list) => list.length));
  // The first proposals of a row help each other, then the second ones.
  for (let index = 0; index < most; index++) {
    const sought = [...proposals].flatMap(([path, list]) => {
      const proposal = list[index];
      if (!proposal || proposal.value === null) return [];
      const { quote, value, evidence } = proposal;
      const text = quote !== undefined && placesOf(quote, pages).length > 0 ? quote : value;
      return [{ path, text, evidence }];
    });
    for (const [path, place] of placeValues(sought, pages)) {
      const proposal = placed.get(path)?.[index];
      if (proposal && proposal.evidence.length === 0)
        placed.get(path)?.splice(index, 1, { ...proposal, evidence: [...place] });
    }
  }
  return placed;
}
