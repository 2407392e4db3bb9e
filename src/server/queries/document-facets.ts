import { sql } from "drizzle-orm";
import { type Store, tables } from "../../store/index.ts";

const { documents } = tables;

export const FACETS = ["family", "facility", "template"] as const;
export type Facet = (typeof FACETS)[number];

/** Values of one facet that are told; a list to pick from needs no more. */
const MOST_VALUES = 200;

/**
 * The values of each facet in order, the first 200. Each value is found by one look into the facet's index ("loose index scan",
 * PostgreSQL wiki), so a hundred thousand documents of three families cost three looks.
 */
export async function documentFacets({ database }: Pick<Store, "database">): Promise<Record<Facet, string[]>> {
  const found = await Promise.all(
    FACETS.map(async (facet) => {
      const column = documents[facet];
      const { rows } = await database.execute<{ value: string | null }>(sql`
        with recursive found as (
          (select ${column} as value, 1 as place from ${documents} where ${column} is not null order by ${column} limit 1)
          union all
          select (select ${column} from ${documents} where ${column} > found.value order by ${column} limit 1), place + 1
          from found where found.value is not null and place < ${MOST_VALUES}
        )
        select value from found where value is not null`);
      return [facet, rows.flatMap(({ value }) => value ?? [])] as const;
    }),
  );
  return Object.fromEntries(found) as Record<Facet, string[]>;
}
