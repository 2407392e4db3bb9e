import sharp from "sharp";
import { ResidencyError } from "../domain/error.ts";
import type { BlobStore } from "../store/index.ts";
import type { PagePicture, ReportRow } from "./report-document.ts";

const WIDEST = 900;
const MOST_PAGES = 3;

/** At most three pages of a document: those with evidence for fields that were not right, then others with evidence. */
export async function picturePages(
  blobs: Pick<BlobStore, "get">,
  pages: readonly { sha256: string }[],
  rows: readonly ReportRow[],
): Promise<PagePicture[]> {
  const wrong = rows.filter((row) => row.answers.some((answer) => answer && answer.outcome !== "right"));
  const wanted = new Set([...wrong, ...rows].flatMap((row) => row.evidence.map((box) => box.page)));
  const chosen = [...wanted].filter((page) => page < pages.length).slice(0, MOST_PAGES);
  if (chosen.length === 0) chosen.push(0);
  const pictures: PagePicture[] = [];
  for (const page of chosen.sort((a, b) => a - b)) {
    const source = pages[page];
    if (!source) continue;
    try {
      pictures.push({ page, ...(await pictureOf(await blobs.get(source.sha256))) });
    } catch (error) {
      // A page that was lost does not take the report with it; the report says that there is no picture.
      if (!(error instanceof ResidencyError && error.code === "blob-missing")) throw error;
    }
  }
  return pictures;
}

/** A page's PNG as a data URI, at most 900 pixels wide. */
export async function pictureOf(png: Buffer): Promise<Omit<PagePicture, "page">> {
  const { data, info } = await sharp(png)
    .resize({ width: WIDEST, withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, dataUri: `data:image/webp;base64,${data.toString("base64")}` };
}
