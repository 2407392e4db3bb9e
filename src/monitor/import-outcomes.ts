import { createHash } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { type Store, tables } from "../store/index.ts";
import type { Outcome } from "./outcome.ts";
import { OutcomesRefusedError } from "./outcomes-refused-error.ts";
import { type BadRow, parseOutcomes } from "./parse-outcomes.ts";

const { outcomes } = tables;
const CHUNK = 1_000;

export interface ImportedOutcomes {
  added: number;
  /** Known with the same figure. */
  unchanged: number;
  /** Known with another figure, which `replace` put right. */
  replaced: number;
  bad: BadRow[];
}

/**
 * Imports figures from CSV. The same file twice changes nothing; a figure that differs from the known one is a bad row,
 * unless it is to replace it. All good rows come in together, or none.
 *
 * @param options.whole With one bad row nothing is imported.
 * @throws ResidencyError `outcomes-invalid` when the heading is not there; OutcomesRefusedError, of the same code, with the bad
 *   rows where the whole was to come in.
 */
export async function importOutcomes(
  store: Store,
  text: string,
  { replace = false, whole = false }: { replace?: boolean; whole?: boolean } = {},
): Promise<ImportedOutcomes> {
  const { rows, bad } = parseOutcomes(text);
  const result: ImportedOutcomes = { added: 0, unchanged: 0, replaced: 0, bad: [...bad] };
  await store.change(
    () => ({
      action: "outcomes.imported",
      subject: createHash("sha256").update(text).digest("hex").slice(0, 16),
      detail: { added: result.added, unchanged: result.unchanged, replaced: result.replaced, bad: result.bad.length },
    }),
    async (transaction) => {
      for (let from = 0; from < rows.length; from += CHUNK) {
        const chunk = rows.slice(from, from + CHUNK);
        const added = await transaction
          .insert(outcomes)
          .values(chunk.map(({ outcome }) => outcome))
          .onConflictDoNothing()
          .returning({ metric: outcomes.metric, day: outcomes.day, source: outcomes.source });
        const isNew = new Set(added.map(keyOf));
        result.added += added.length;
        const others = chunk.filter(({ outcome }) => !isNew.has(keyOf(outcome)));
        if (others.length === 0) continue;
        const known = await transaction
          .select()
          .from(outcomes)
          .where(
            inArray(
              outcomes.day,
              others.map(({ outcome }) => outcome.day),
            ),
          );
        const knownByKey = new Map(known.map((row) => [keyOf(row), row]));
        for (const { line, outcome } of others) {
          const before = knownByKey.get(keyOf(outcome));
          if (before && before.value === outcome.value && before.n === outcome.n) result.unchanged++;
          else if (replace) {
            await transaction
              .update(outcomes)
              .set({ value: outcome.value, n: outcome.n })
              .where(
                and(
                  eq(outcomes.metric, outcome.metric),
                  eq(outcomes.day, outcome.day),
                  eq(outcomes.source, outcome.source),
                ),
              );
            result.replaced++;
          } else result.bad.push({ line, reason: "another figure is known for this metric, day and source" });
        }
      }
      result.bad.sort((left, right) => left.line - right.line);
      // Within the transaction, so that what was written of it is taken back.
      if (whole && result.bad.length > 0) throw new OutcomesRefusedError(result.bad);
    },
  );
  return result;
}

const keyOf = ({ metric, day, source }: Pick<Outcome, "day" | "source"> & { metric: string }): string =>
  `${metric} ${day} ${source}`;
