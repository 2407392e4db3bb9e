/** Longest stretch read at once, in UTF-16 units: it bounds memory on long texts. */
const LONGEST = 16_384;

/**
 * Cuts a text into stretches `[from, to)` that are read one by one, at a line break or else a space of their second half,
 * and anywhere where there is neither. The search never leaves the stretch, so that the whole is linear.
 */
export function* stretchesOf(text: string): Generator<[from: number, to: number]> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + LONGEST);
    if (to < text.length) {
      const half = from + LONGEST / 2;
      const tail = text.slice(half, to);
      const line = tail.lastIndexOf("\n");
      const at = line >= 0 ? line : tail.lastIndexOf(" ");
      if (at >= 0) to = half + at;
    }
    yield [from, to];
    from = to;
  }
}
