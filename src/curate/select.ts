import type { DatasetDocument } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import { type Random, seededRandom, seedOf } from "../domain/random.ts";
import type { Specialty } from "../domain/specialty.ts";

/**
 * Chooses the training rows: first the balance caps the commonest value, then the mix keeps as many documents as its
 * shares allow. Nothing is repeated to fill a share. Returns ids.
 *
 * @throws ResidencyError `dataset-empty` when the mix names a domain that has no training document.
 */
export function selectTraining(
  documents: readonly DatasetDocument[],
  specialty: Pick<Specialty, "mix" | "balance" | "split">,
): Set<string> {
  const random = seededRandom(seedOf(specialty.split.seed, "select"));
  const balanced = specialty.balance ? balance(documents, specialty.balance, random) : [...documents];
  if (!specialty.mix) return new Set(balanced.map((document) => document.id));
  const wanted = Object.entries(specialty.mix).filter(([, share]) => share > 0);
  const byDomain = new Map<string, DatasetDocument[]>(
    wanted.map(([domain]) => [domain, balanced.filter((document) => document.domain === domain)]),
  );
  for (const [domain] of wanted) {
    if (byDomain.get(domain)?.length === 0)
      throw new ResidencyError("dataset-empty", `the mix asks for domain "${domain}", but no training document has it`);
  }
  const rows = Math.min(...wanted.map(([domain, share]) => (byDomain.get(domain) as DatasetDocument[]).length / share));
  return new Set(
    wanted.flatMap(([domain, share]) =>
      take(byDomain.get(domain) as DatasetDocument[], Math.round(rows * share), random),
    ),
  );
}

function balance(
  documents: readonly DatasetDocument[],
  rule: NonNullable<Specialty["balance"]>,
  random: Random,
): DatasetDocument[] {
  const byValue = new Map<string, DatasetDocument[]>();
  for (const document of documents) {
    const value = document[rule.by] ?? "";
    byValue.set(value, [...(byValue.get(value) ?? []), document]);
  }
  const most = Math.ceil(Math.min(...[...byValue.values()].map((group) => group.length)) * rule.ratio);
  const kept = new Set([...byValue.values()].flatMap((group) => take(group, most, random)));
  return documents.filter((document) => kept.has(document.id));
}

function take(documents: readonly DatasetDocument[], count: number, random: Random): string[] {
  const ids = documents.map((document) => document.id).sort();
  return count >= ids.length ? ids : random.shuffle(ids).slice(0, count);
}
