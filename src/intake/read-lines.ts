/** Longest line that is held in memory, in bytes. */
export const MAX_LINE_BYTES = 16 * 2 ** 20;

const NEW_LINE = 0x0a;

/**
 * The lines of a text as bytes, without their ends, counted from 1. A line above `MAX_LINE_BYTES` is given as `too-long`, its rest
 * is skipped, and the lines after it follow; so memory stays flat whatever comes.
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<{ line: number; bytes: Uint8Array | "too-long" }> {
  let line = 1;
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    while (start < chunk.length) {
      const found = chunk.indexOf(NEW_LINE, start);
      const end = found < 0 ? chunk.length : found;
      const wasTooLong = length > MAX_LINE_BYTES;
      length += end - start;
      if (length <= MAX_LINE_BYTES) parts.push(chunk.subarray(start, end));
      else {
        parts = [];
        if (!wasTooLong) yield { line, bytes: "too-long" };
      }
      if (found < 0) break;
      if (length <= MAX_LINE_BYTES) yield { line, bytes: Buffer.concat(parts) };
      start = end + 1;
      line++;
      parts = [];
      length = 0;
    }
  }
  if (length > 0 && length <= MAX_LINE_BYTES) yield { line, bytes: Buffer.concat(parts) };
}
