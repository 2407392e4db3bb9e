import { inArray } from "drizzle-orm";
import type { DatasetDocument } from "../../domain/dataset.ts";
import { type Store, tables } from "../../store/index.ts";
import { countRight, type Judged } from "../count.ts";
import { illegibleBecause } from "./legibility.ts";
import { AT_ONCE } from "./split.ts";

/** Fewer readable documents cannot be held against the others. */
const FEWEST_LEGIBLE = 5;

export async function readQuality(store: Store, held: readonly DatasetDocument[], judged: readonly Judged[]) {
  const { pages } = tables;
  const because = new Map<string, string>();
  const ids = held.map((document) => document.id);
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const rows = await store.database
      .select({ documentId: pages.documentId, index: pages.index, quality: pages.quality })
      .from(pages)
      .where(inArray(pages.documentId, ids.slice(start, start + AT_ONCE)));
    for (const row of rows) {
      const reason = illegibleBecause(row.quality);
      if (reason) because.set(`${row.documentId} ${row.index}`, reason);
    }
  }
  const documents = new Map(held.map((document) => [document.id, document]));
  /** The page that the label's evidence is on; any page where the label has none. */
  const reasonFor = (documentId: string, path: string): string | null => {
    const document = documents.get(documentId);
    const page = document?.fields?.[path]?.evidence[0]?.page;
    if (page !== undefined) return because.get(`${documentId} ${page}`) ?? null;
    for (const index of document?.pages.keys() ?? []) {
      const reason = because.get(`${documentId} ${index}`);
      if (reason) return reason;
    }
    return null;
  };
  const bad = judged.filter((row) => reasonFor(row.documentId, row.path) !== null);
  const [illegible, legible] = [
    countRight(bad),
    countRight(judged.filter((row) => reasonFor(row.documentId, row.path) === null)),
  ];
  // Without readable documents to hold them against, the measure of the page alone has to do.
  const comparable = legible.documents >= FEWEST_LEGIBLE && illegible.interval !== null && legible.share !== null;
  const matters = !comparable || (illegible.interval as { high: number }).high < (legible.share as number);
  return {
    because: (documentId: string, path: string) => (matters ? reasonFor(documentId, path) : null),
    illegibleDocuments: new Set([...because.keys()].map((key) => key.split(" ")[0])).size,
    illegible,
    legible,
    matters: illegible.n > 0 && matters,
  };
}
