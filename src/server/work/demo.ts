import { rm } from "node:fs/promises";
import { join, sep } from "node:path";
import { sql } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import type { Specialty } from "../../domain/specialty.ts";
import { addDocuments } from "../../intake/index.ts";
import { type Store, tables } from "../../store/index.ts";
import { FAMILIES, writeCorpus } from "../../synthetic/index.ts";

/** Enough for every split to have some of each family; made in well under a minute. */
const DEMO = { special: 48, general: 32, seed: 7, severity: 0.4 };
export const DEMO_DOCUMENTS = DEMO.special + DEMO.general;
/** General documents where the specialty names none that can be made. */
const GENERAL_FAMILIES = ["receipt", "invoice"];

/** `offered` to an empty project, `interrupted` where a part of the demo is there and nothing else. */
export type DemoState = "offered" | "interrupted" | null;

/** Families with how many documents of each; none when nothing of the specialty can be made. */
export function demoFamilies(specialty: Pick<Specialty, "families" | "general">): { family: string; count: number }[] {
  const special = specialty.families.filter((family) => FAMILIES.has(family));
  if (special.length === 0) return [];
  const named = Object.keys(specialty.general).filter((family) => FAMILIES.has(family));
  const general = (named.length > 0 ? named : GENERAL_FAMILIES).filter((family) => !special.includes(family));
  return [...shared(special, DEMO.special), ...shared(general, DEMO.general)];
}

/** So many documents over the families, the first ones getting what is left over. */
const shared = (families: readonly string[], count: number): { family: string; count: number }[] =>
  families.map((family, index) => ({
    family,
    count: Math.floor(count / families.length) + (index < count % families.length ? 1 : 0),
  }));

/** What the demo could do in this project now. */
export async function demoState(store: Store, specialty: Specialty): Promise<DemoState> {
  const families = demoFamilies(specialty);
  if (families.length === 0) return null;
  const { documents } = tables;
  const rows = await store.database
    .select({ own: sql<boolean>`starts_with(${documents.source}, ${demoFolder(store) + sep})` })
    .from(documents)
    .limit(DEMO_DOCUMENTS);
  if (rows.length === 0) return "offered";
  const all = families.reduce((sum, { count }) => sum + count, 0);
  return rows.length < all && rows.every(({ own }) => own) ? "interrupted" : null;
}

const demoFolder = (store: Store): string => join(store.folder, "scratch", "demo");

/**
 * Puts made documents with perfect labels into an empty project, by the functions of the ordinary commands: each is there as
 * a whole or not at all. The same bytes are made each time, so after a crash or a cancellation the same call goes on.
 *
 * @throws ResidencyError `demo-refused` when anything else is in the project, and those of `addDocuments`.
 */
export async function makeDemo(
  store: Store,
  specialty: Specialty,
  {
    author,
    signal,
    progress,
  }: { author: string; signal: AbortSignal; progress: (done: number, total: number) => void },
): Promise<{ documents: number; labels: number }> {
  const families = demoFamilies(specialty);
  // Making a document and adding it count as one step each.
  const total = 2 * families.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  const step = (): void => progress(++done, total);
  const report = { documents: 0, labels: 0 };
  try {
    for (const { family, count } of families) {
      if (signal.aborted) break;
      const folder = join(demoFolder(store), family);
      await rm(folder, { recursive: true, force: true });
      const { labelsFile } = await writeCorpus({ ...DEMO, family, count, folder, signal, onDocument: step });
      if (signal.aborted) break;
      const added = await addDocuments(store, [folder], {
        labelsFile,
        fileBytes: specialty.limits.fileBytes,
        renderer: { maxPages: specialty.limits.pages },
        author,
        signal,
        onFile: step,
      });
      report.documents += added.added + added.known;
      report.labels += added.labels;
    }
  } finally {
    await rm(demoFolder(store), { recursive: true, force: true });
  }
  return report;
}

/** @throws ResidencyError `demo-refused`. */
export async function refuseDemo(store: Store, specialty: Specialty): Promise<void> {
  if ((await demoState(store, specialty)) !== null) return;
  throw new ResidencyError(
    "demo-refused",
    demoFamilies(specialty).length === 0
      ? `no document of the specialty's families can be made (${specialty.families.join(", ")})`
      : "the project is not empty",
  );
}
