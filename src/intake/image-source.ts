import sharp, { type Metadata, type Sharp } from "sharp";
import type { MediaType } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import type { RawImage } from "./grey-image.ts";
import type { PageSource, RenderLimits } from "./page-source.ts";
import { tiffPages } from "./tiff-directories.ts";

// Hostile files meet three decoders and no more; pages come one at a time, so caches and threads would only cost memory.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadTiff"] });
sharp.cache(false);
sharp.concurrency(1);

const FORMATS: Record<Exclude<MediaType, "application/pdf">, string> = {
  "image/png": "png",
  "image/jpeg": "jpeg",
  "image/tiff": "tiff",
};

/**
 * Opens PNG, JPEG or TIFF. Pages come upright (EXIF orientation applied), on white, 8 bits a channel: grey stays grey,
 * everything else becomes sRGB.
 * @throws ResidencyError `file-damaged`, `page-too-large` or `too-many-pages`, here or while pages are read.
 */
export async function openImage(
  bytes: Uint8Array,
  mediaType: Exclude<MediaType, "application/pdf">,
  limits: RenderLimits,
): Promise<PageSource> {
  const indices = mediaType === "image/tiff" ? tiffPages(bytes, limits.maxPages) : [0];
  if (indices.length === 0) throw new ResidencyError("file-damaged", "The TIFF holds no page.");
  return {
    count: indices.length,
    async *pages() {
      for (const index of indices) yield await decode(bytes, index, FORMATS[mediaType], limits.maxPixels);
    },
  };
}

async function decode(bytes: Uint8Array, index: number, format: string, maxPixels: number): Promise<RawImage> {
  try {
    // `warning` is the strictest level: a truncated page is refused, not half rendered.
    const open = (limitInputPixels: number | false): Sharp =>
      sharp(bytes, { page: index, failOn: "warning", limitInputPixels, sequentialRead: true });
    const metadata = await open(false).metadata();
    if (metadata.format !== format) throw new Error(`the content is ${metadata.format}, not ${format}`);
    checkSize(metadata, index, maxPixels);
    const grey = metadata.space === "b-w" || metadata.space === "grey16";
    const { data, info } = await open(maxPixels)
      .autoOrient()
      .flatten({ background: "#ffffff" })
      .toColourspace(grey ? "b-w" : "srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 1 && info.channels !== 3) throw new Error(`${info.channels} channels after conversion`);
    return { pixels: data, width: info.width, height: info.height, channels: info.channels };
  } catch (error) {
    if (error instanceof ResidencyError) throw error;
    const reason = error instanceof Error ? error.message.trim().split("\n")[0] : String(error);
    throw new ResidencyError("file-damaged", `Page ${index + 1} cannot be decoded: ${reason}.`, { cause: error });
  }
}

/** Looks at the header alone, so that a small file with a huge page costs nothing. */
function checkSize({ width, height }: Metadata, index: number, maxPixels: number): void {
  if (width * height <= maxPixels) return;
  throw new ResidencyError(
    "page-too-large",
    `Page ${index + 1} has ${width} x ${height} pixels; ${Math.floor(maxPixels / 1e6)} megapixels are allowed.`,
  );
}
