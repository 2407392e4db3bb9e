import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";

const compress = promisify(deflate);
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREY_8_BIT = [8, 0, 0, 0, 0];

/**
 * A grey picture as PNG. Level 2 without filters is a fifth of libvips's time for the same number of bytes on pages of text,
 * and runs beside the main thread. Format: W3C PNG (Third Edition), sections 5 and 7.
 *
 * @param grey 1 byte a pixel, row by row.
 */
export async function encodePng(grey: Uint8ClampedArray, width: number, height: number): Promise<Buffer> {
  // Each row begins with the number of its filter; 0 is none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(grey.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const data = await compress(rows, { level: 2, memLevel: 9, chunkSize: Math.max(1024, rows.length >> 2) });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(GREY_8_BIT, 8);
  return Buffer.concat([
    SIGNATURE,
    ...chunk("IHDR", header),
    ...chunk("IDAT", data),
    ...chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer[] {
  const [length, kind, sum] = [Buffer.alloc(4), Buffer.from(name, "latin1"), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(data, crc32(kind)));
  return [length, kind, data, sum];
}
