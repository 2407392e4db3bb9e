/** A stroke of dark pixels longer than this share of the page's width is a rule: letters and dashes are shorter. */
const RULE_LENGTH = 0.055;
/** Pixels around a rule that its soft edges darken. */
const EDGE = 2;
/** How much darker than the paper ink is, of 255. */
const INK = 60;

/**
 * Paints the straight horizontal and vertical rules of a page over with its paper, in place. OCR takes them for parts of
 * letters and loses the lines of text between them.
 *
 * @param grey one byte a pixel, row by row.
 */
export function withoutRules(grey: Uint8Array, width: number, height: number): void {
  const paper = commonest(grey);
  const dark = Uint8Array.from(grey, (value) => (value < paper - INK ? 1 : 0));
  const shortest = Math.round(width * RULE_LENGTH);
  const scan = (lines: number, length: number, along: number, across: number): void => {
    for (let line = 0; line < lines; line++) {
      for (let at = 0; at < length; ) {
        const start = at;
        while (at < length && dark[line * across + at * along]) at++;
        if (at - start >= shortest) {
          for (let beside = Math.max(0, line - EDGE); beside <= Math.min(lines - 1, line + EDGE); beside++)
            for (let place = start; place < at; place++) grey[beside * across + place * along] = paper;
        }
        at++;
      }
    }
  };
  scan(height, width, 1, width);
  scan(width, height, width, 1);
}

function commonest(grey: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const value of grey) counts[value] = (counts[value] as number) + 1;
  return counts.indexOf(Math.max(...counts));
}
