import { inArray } from "drizzle-orm";
import type { DatasetDocument } from "../domain/dataset.ts";
import { ResidencyError } from "../domain/error.ts";
import { hammingDistance } from "../domain/perceptual-hash.ts";
import type { Specialty } from "../domain/specialty.ts";
import type { Answerer } from "../inference/index.ts";
import { nearDuplicatePairs } from "../likeness/index.ts";
import { readDataset, type Store, tables } from "../store/index.ts";
import { runsBehind } from "./trained-on.ts";

/** Ids that one query asks for. */
const PART = 5000;

/**
 * Promise 4 across dataset versions: a candidate that was trained on another version may have learned from documents, pages,
 * subjects, templates or near-duplicates that this version holds out. All runs that its weights come from are looked at.
 *
 * @param asked what it is asked about; `fitting`: what its confidence is calibrated on.
 * @throws ResidencyError `dataset-leak`.
 */
export async function refuseTrainedOn(
  store: Store,
  { split: { by }, nearDuplicateBits }: Pick<Specialty, "split" | "nearDuplicateBits">,
  candidate: Answerer,
  datasetId: string,
  asked: readonly DatasetDocument[],
  fitting: readonly DatasetDocument[],
): Promise<void> {
  const versions = new Set((await runsBehind(store, candidate)).map((run) => run.datasetId));
  if (versions.size === 0) return;
  const documents = [...asked, ...fitting];
  const calibrating = new Set(fitting.map(idOf));
  const own = await hashedPages(store, documents);
  for (const id of versions) {
    // Within its own version a split may hold documents of training only if training itself is what is evaluated.
    const judged = id === datasetId ? documents.filter((document) => document.split !== "train") : documents;
    const { documents: known } = await readDataset(store, id);
    const learned = known.filter((document) => document.split === "train");
    // Documents of the dev split chose the checkpoint. In another version they may still calibrate, and prove nothing.
    const chose = id === datasetId ? [] : known.filter((document) => document.split === "dev");
    const pages = await hashedPages(store, learned);
    const keysOf = (document: DatasetDocument): string[] => [
      `document ${document.id}`,
      ...document.pages.flatMap((page) =>
        own.blank.has(page.sha256) || pages.blank.has(page.sha256) ? [] : [`page ${page.sha256}`],
      ),
      ...(document.subject === undefined ? [] : [`subject ${document.subject}`]),
      ...(by.includes("template") && document.template !== undefined ? [`template ${document.template}`] : []),
    ];
    const keys = new Set(learned.flatMap(keysOf));
    const proofKeys = new Set([...keys, ...chose.flatMap(keysOf)]);
    const leaked = new Set(
      judged
        .filter((document) => keysOf(document).some((key) => (document.split === "test" ? proofKeys : keys).has(key)))
        .map(idOf),
    );
    // Within one version near-duplicates were looked for when it was made.
    const twins = id === datasetId ? new Set<string>() : await nearDuplicates(store, own, pages, nearDuplicateBits);
    const all = judged.filter((document) => leaked.has(document.id) || twins.has(document.id));
    if (all.length === 0) continue;
    const [some, others] = [all.length, all.filter((document) => calibrating.has(document.id)).length];
    throw new ResidencyError(
      "dataset-leak",
      `${candidate.name} was trained on dataset ${id.slice(0, 16)}, which holds ${some} of the documents that it is asked about${others > 0 ? ` (${others} of them to calibrate its confidence)` : ""}, or their pages, near-duplicates, subjects${by.includes("template") ? " or templates" : ""}`,
    );
  }
}

const idOf = (document: DatasetDocument): string => document.id;

interface HashedPages {
  pages: { documentId: string; sha256: string; perceptualHash: string }[];
  /** Pictures that are blank: such pages are all alike and say nothing. */
  blank: Set<string>;
}

async function hashedPages(store: Store, documents: readonly DatasetDocument[]): Promise<HashedPages> {
  const { pages } = tables;
  const found: HashedPages = { pages: [], blank: new Set() };
  for (let start = 0; start < documents.length; start += PART) {
    const rows = await store.database
      .select({
        documentId: pages.documentId,
        sha256: pages.sha256,
        perceptualHash: pages.perceptualHash,
        quality: pages.quality,
      })
      .from(pages)
      .where(inArray(pages.documentId, documents.slice(start, start + PART).map(idOf)));
    for (const { quality, ...page } of rows) {
      if (quality.blank) found.blank.add(page.sha256);
      else found.pages.push(page);
    }
  }
  return found;
}

/** Documents of `own` with a page that is nearly the same picture as a page of `others`, as `curate` finds them. */
async function nearDuplicates(store: Store, own: HashedPages, others: HashedPages, bits: number): Promise<Set<string>> {
  // Hashes within so many bits agree in full on one of `bits + 1` parts; only those are looked at closely.
  const partsOf = (hash: string): string[] => {
    const binary = BigInt(`0x${hash}`).toString(2).padStart(64, "0");
    return Array.from({ length: bits + 1 }, (_, part) => {
      const [from, to] = [part, part + 1].map((at) => Math.floor((64 * at) / (bits + 1)));
      return `${part} ${binary.slice(from, to)}`;
    });
  };
  const byPart = new Map<string, HashedPages["pages"]>();
  for (const page of own.pages)
    for (const part of partsOf(page.perceptualHash)) {
      const pages = byPart.get(part);
      if (pages) pages.push(page);
      else byPart.set(part, [page]);
    }
  const asked = new Set(own.pages.map((page) => page.documentId));
  const close = new Map<string, HashedPages["pages"][number]>();
  for (const other of others.pages) {
    // The same document is found by its id.
    if (asked.has(other.documentId)) continue;
    for (const page of new Set(partsOf(other.perceptualHash).flatMap((part) => byPart.get(part) ?? []))) {
      if (hammingDistance(page.perceptualHash, other.perceptualHash) > bits) continue;
      for (const one of [page, other]) close.set(`${one.documentId} ${one.sha256}`, one);
    }
  }
  const { pairs } = await nearDuplicatePairs([...close.values()], bits, store.blobs);
  return new Set(pairs.flatMap(([a, b]) => (asked.has(a) === asked.has(b) ? [] : [asked.has(a) ? a : b])));
}
