import { readFile, stat } from "node:fs/promises";
import sharp from "sharp";
import type { MediaType, Page } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import { type RawImage, shrinkToGrey } from "./grey-image.ts";
import { openImage } from "./image-source.ts";
import type { PageSource, RenderLimits } from "./page-source.ts";
import { openPdf } from "./pdf-source.ts";
import { perceptualHash } from "./perceptual-hash.ts";
import { measureQuality, measureSize } from "./quality.ts";

/** A page ready to be stored: an 8-bit PNG, grey or RGB, upright, with none of the file's metadata. */
export interface RenderedPage extends Omit<Page, "sha256"> {
  png: Buffer;
}

/**
 * Opens a file of a known type for rendering. Runs in the renderer's child process: it decodes what strangers wrote.
 * `maxFileBytes` bounds what is read into memory.
 * @throws ResidencyError `path-not-found`, `file-empty`, `file-too-large` and those of `openImage` and `openPdf`.
 */
export async function openFile(
  path: string,
  mediaType: MediaType,
  limits: RenderLimits & { maxFileBytes: number },
): Promise<PageSource> {
  const bytes = await readBytes(path, limits.maxFileBytes);
  return mediaType === "application/pdf" ? openPdf(bytes, limits) : openImage(bytes, mediaType, limits);
}

async function readBytes(path: string, maxFileBytes: number): Promise<Uint8Array> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw new ResidencyError("path-not-found", "The path is no file.");
    if (stats.size === 0) throw new ResidencyError("file-empty", "The file has no content.");
    if (stats.size > maxFileBytes) {
      const megabytes = (sizeBytes: number): string => (sizeBytes / 2 ** 20).toFixed(0);
      throw new ResidencyError(
        "file-too-large",
        `The file has ${megabytes(stats.size)} MB; the page renderer takes ${megabytes(maxFileBytes)} MB.`,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof ResidencyError) throw error;
    const reason = error instanceof Error && "code" in error ? error.code : error;
    throw new ResidencyError("path-not-found", `The file cannot be read: ${reason}.`, { cause: error });
  }
}

/** Encodes and measures one decoded page. */
export async function finishPage(index: number, image: RawImage): Promise<RenderedPage> {
  const { pixels, width, height, channels } = image;
  const raw = sharp(pixels, { raw: { width, height, channels }, limitInputPixels: false });
  if (channels === 4) raw.removeAlpha();
  const png = await raw
    .toColourspace(channels === 1 ? "b-w" : "srgb")
    .png({ compressionLevel: 6, adaptiveFiltering: false })
    .toBuffer();
  const size = measureSize(width, height);
  const grey = shrinkToGrey(image, size.width, size.height);
  return { index, png, width, height, quality: measureQuality(grey), perceptualHash: perceptualHash(grey) };
}
