import { type PDFiumDocument, PDFiumLibrary } from "@hyzyla/pdfium";
import { ResidencyError } from "../domain/error.ts";
import type { RawImage } from "./grey-image.ts";
import type { PageSource, RenderLimits } from "./page-source.ts";

const POINTS_PER_INCH = 72;
const BEST_DPI = 200;
const LOWEST_DPI = 72;

const END_MARK = Buffer.from("%%EOF");
/** Readers look in the last 1024 bytes; mail systems append some more. */
const END_MARK_BYTES = 4096;

let library: Promise<PDFiumLibrary> | undefined;

/**
 * Opens a PDF. Pages come at 200 dpi, or at less (72 dpi at least) where a page would have more than `maxPixels`; filled
 * form fields are drawn. A page without colour comes as grey.
 * @throws ResidencyError `file-damaged`, `file-encrypted`, `too-many-pages` or `page-too-large`, here or while pages are read.
 */
export async function openPdf(bytes: Uint8Array, limits: RenderLimits): Promise<PageSource> {
  // PDFium rebuilds cut files from what is left of them, and would show the first pages as if they were all.
  if (!hasEndMark(bytes)) throw new ResidencyError("file-damaged", "The PDF is cut off: it has no end mark (%%EOF).");
  library ??= PDFiumLibrary.init();
  const document = await load(await library, bytes);
  const count = document.getPageCount();
  if (count < 1) throw new ResidencyError("file-damaged", "The PDF holds no page.");
  if (count > limits.maxPages) {
    throw new ResidencyError("too-many-pages", `The PDF has ${count} pages; ${limits.maxPages} are allowed.`);
  }
  return {
    count,
    async *pages() {
      for (let index = 0; index < count; index++) yield await renderPage(document, index, limits.maxPixels);
      document.destroy();
    },
  };
}

function hasEndMark(bytes: Uint8Array): boolean {
  let end = bytes.length;
  while (end > 0 && [0, 9, 10, 13, 32].includes(bytes[end - 1] as number)) end--;
  return Buffer.from(bytes.subarray(Math.max(0, end - END_MARK_BYTES), end)).includes(END_MARK);
}

async function load(pdfium: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await pdfium.loadDocument(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|security/i.test(reason)) {
      throw new ResidencyError("file-encrypted", "The PDF is protected by a password.", { cause: error });
    }
    throw new ResidencyError("file-damaged", `The PDF cannot be opened: ${reason}.`, { cause: error });
  }
}

/** The size in pixels that a page of the given size in points is rendered at; undefined where even 72 dpi is too much. */
export function pdfPixelSize(
  widthPoints: number,
  heightPoints: number,
  maxPixels: number,
): { width: number; height: number } | undefined {
  const [widthInches, heightInches] = [widthPoints / POINTS_PER_INCH, heightPoints / POINTS_PER_INCH];
  const dpi = Math.min(BEST_DPI, Math.sqrt(maxPixels / (widthInches * heightInches)));
  if (!(dpi >= LOWEST_DPI)) return undefined;
  const pixels = (inches: number): number => (dpi === BEST_DPI ? Math.round(inches * dpi) : Math.floor(inches * dpi));
  const size = { width: Math.max(1, pixels(widthInches)), height: Math.max(1, pixels(heightInches)) };
  return size.width * size.height <= maxPixels ? size : undefined;
}

async function renderPage(document: PDFiumDocument, index: number, maxPixels: number): Promise<RawImage> {
  // A page object can be rendered once: rendering closes it.
  const page = document.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  if (!(originalWidth > 0 && originalHeight > 0)) {
    throw new ResidencyError("file-damaged", `Page ${index + 1} of the PDF cannot be read.`);
  }
  const size = pdfPixelSize(originalWidth, originalHeight, maxPixels);
  if (!size) {
    const inches = (points: number): string => (points / POINTS_PER_INCH).toFixed(0);
    throw new ResidencyError(
      "page-too-large",
      `Page ${index + 1} measures ${inches(originalWidth)} x ${inches(originalHeight)} inches, too much even at ${LOWEST_DPI} dpi.`,
    );
  }
  try {
    const { data } = await page.render({ ...size, scale: 1, render: "bitmap", renderFormFields: true });
    return withoutUnusedColour({ pixels: data, ...size, channels: 4 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ResidencyError("file-damaged", `Page ${index + 1} of the PDF cannot be rendered: ${reason}.`, {
      cause: error,
    });
  }
}

function withoutUnusedColour(image: RawImage): RawImage {
  const { pixels } = image;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2]) return image;
  }
  const grey = new Uint8Array(pixels.length / 4);
  for (let at = 0; at < grey.length; at++) grey[at] = pixels[at * 4] as number;
  return { ...image, pixels: grey, channels: 1 };
}
