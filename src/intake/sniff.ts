import { fileTypeFromBuffer } from "file-type";
import { MEDIA_TYPES, type MediaType } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";

/** Enough of a file's start to know its type. */
export const SNIFF_BYTES = 4100;

const PDF_HEADER = Buffer.from("%PDF-");
/** Readers look for the header of a PDF within its first 1024 bytes (ISO 32000-1, annex H, note 13). */
const PDF_HEADER_BYTES = 1024;

/** TIFF and BigTIFF in both byte orders. Their directory may lie at the end of the file, out of reach of a head. */
const TIFF_HEADERS = ["II*\0", "MM\0*", "II+\0", "MM\0+"];

function isMediaType(mime: string | undefined): mime is MediaType {
  return MEDIA_TYPES.some((mediaType) => mediaType === mime);
}

/**
 * The media type of a file, from its bytes alone; the first `SNIFF_BYTES` are enough.
 * @throws ResidencyError `file-empty` when there are no bytes, `file-type-unsupported` when they are not PNG, JPEG, TIFF or PDF.
 */
export async function sniffMediaType(bytes: Uint8Array): Promise<MediaType> {
  if (bytes.length === 0) throw new ResidencyError("file-empty", "The file has no content.");
  const head = bytes.subarray(0, SNIFF_BYTES);
  // A parser fault on hostile bytes means the same as an unknown type.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (isMediaType(found?.mime)) return found.mime;
  if (!found && TIFF_HEADERS.includes(Buffer.from(head.subarray(0, 4)).toString("latin1"))) return "image/tiff";
  const pdfStart = Buffer.from(head.subarray(0, PDF_HEADER_BYTES)).indexOf(PDF_HEADER);
  if (pdfStart === 0 || (pdfStart > 0 && !found)) return "application/pdf";
  throw new ResidencyError(
    "file-type-unsupported",
    found ? `The bytes are ${found.mime}.` : "The bytes are of no known document type.",
  );
}
