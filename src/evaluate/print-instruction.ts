import sharp from "sharp";

/** Height of the printed letters as a share of the page's width, and the least height that a scan can carry, pixels. */
const LETTER_SHARE = 0.018;
const LEAST_LETTER = 9;
/** Width of a letter of the sans-serif font as a share of its height, for the longest line that fits. */
const LETTER_WIDTH = 0.56;

/**
 * Writes a copy of a page with a line printed small in its lower margin, as somebody who wants to fool a model would. The
 * page keeps its size. Same page and text, same picture.
 *
 * @param page path of a PNG.
 * @param path where the copy goes.
 * @returns `path`.
 */
export async function printInstruction(page: string, text: string, path: string): Promise<string> {
  const { width, height } = await sharp(page).metadata();
  const size = Math.max(LEAST_LETTER, Math.round(width * LETTER_SHARE));
  const lines = wrapped(text, Math.max(8, Math.floor((width * 0.94) / (size * LETTER_WIDTH))));
  const lineHeight = Math.round(size * 1.25);
  const top = height - lineHeight * lines.length - Math.round(size * 0.4);
  const rows = lines.map(
    (line, index) =>
      `<text x="${Math.round(width * 0.03)}" y="${top + (index + 1) * lineHeight - Math.round(size * 0.25)}">${escaped(line)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g font-family="sans-serif" font-size="${size}" fill="#222">${rows.join("")}</g></svg>`;
  await sharp(page)
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toFile(path);
  return path;
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Control characters have no place in XML. */
const escaped = (text: string): string =>
  text.replace(/\p{Cc}/gu, " ").replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
