import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { ResidencyError } from "../../domain/error.ts";
import { type Store, tables } from "../../store/index.ts";

const { pages } = tables;

/** Widths in pixels that pages are served in; a closed list, so that nobody can ask for endless variants. */
export const PAGE_WIDTHS = ["240", "900", "1600", "full"] as const;
export type PageWidth = (typeof PAGE_WIDTHS)[number];

/**
 * A page as WebP. What was stored is a PNG that the page renderer made, and this is made anew from its pixels: no byte of an
 * uploaded file is ever shown as a picture.
 *
 * @throws ResidencyError `document-not-found`, `blob-missing`.
 */
export async function pageImage(store: Store, documentId: string, index: number, width: PageWidth): Promise<Buffer> {
  const [page] = await store.database
    .select({ sha256: pages.sha256 })
    .from(pages)
    .where(and(eq(pages.documentId, documentId), eq(pages.index, index)));
  if (!page) throw new ResidencyError("document-not-found", "there is no such page");
  const picture = sharp(await store.blobs.get(page.sha256));
  if (width !== "full") picture.resize({ width: Number(width), withoutEnlargement: true });
  // Small letters must stay legible where values are read off the page.
  return picture.webp({ quality: width === "240" ? 70 : 90 }).toBuffer();
}
