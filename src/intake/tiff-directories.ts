import { ResidencyError } from "../domain/error.ts";

/** TIFF 6.0, section 8: bits of the tag NewSubfileType. */
const NEW_SUBFILE_TYPE = 254;
const REDUCED_IMAGE = 1;
const TRANSPARENCY_MASK = 4;

const cutOff = (): ResidencyError =>
  new ResidencyError("file-damaged", "The TIFF is cut off: its list of pages points beyond its end.");

/**
 * Which image directories of a TIFF (classic or BigTIFF, either byte order) are pages, by their index from 0.
 * Thumbnails and masks are left out. The chain is walked to its end, because the decoder takes a cut chain for a short file.
 * @throws ResidencyError `file-damaged` when the chain is cut or runs in a circle, `too-many-pages`.
 */
export function tiffPages(bytes: Uint8Array, maxPages: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return walk(view, maxPages);
  } catch (error) {
    if (error instanceof RangeError) throw cutOff();
    throw error;
  }
}

/** Reads beyond the end of `view` throw RangeError. */
function walk(view: DataView, maxPages: number): number[] {
  const little = view.getUint8(0) === 0x49;
  const big = view.getUint16(2, little) === 43;
  const offsetAt = (at: number): number => (big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little));
  const entryBytes = big ? 20 : 12;
  const pages: number[] = [];
  const seen = new Set<number>();
  let offset = offsetAt(big ? 8 : 4);
  for (let index = 0; offset !== 0; index++) {
    if (seen.has(offset)) throw new ResidencyError("file-damaged", "The TIFF's list of pages runs in a circle.");
    seen.add(offset);
    const entries = big ? Number(view.getBigUint64(offset, little)) : view.getUint16(offset, little);
    const start = offset + (big ? 8 : 2);
    if (start + entries * entryBytes > view.byteLength) throw cutOff();
    let subfileType = 0;
    for (let entry = 0; entry < entries; entry++) {
      const at = start + entry * entryBytes;
      if (view.getUint16(at, little) === NEW_SUBFILE_TYPE) subfileType = view.getUint32(at + (big ? 12 : 8), little);
    }
    if ((subfileType & (REDUCED_IMAGE | TRANSPARENCY_MASK)) === 0) pages.push(index);
    if (seen.size > maxPages) {
      throw new ResidencyError("too-many-pages", `The TIFF has more than ${maxPages} pages.`);
    }
    offset = offsetAt(start + entries * entryBytes);
  }
  return pages;
}
