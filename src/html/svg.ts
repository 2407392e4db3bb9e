import { escapeHtml } from "./escape.ts";

/**
 * A drawing without scripts, styles or addresses. Colours are the page's own custom properties, so it follows light, dark and print.
 *
 * @param label What is said in its place to who cannot see it.
 */
export const svg = (width: number | string, height: number | string, label: string, content: string): string =>
  `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(label)}">${content}</svg>`;

/** A line of text in a drawing, at its baseline; `attributes` are SVG. */
export const svgText = (x: number, y: number, content: string, attributes = ""): string =>
  `<text x="${fixed(x)}" y="${fixed(y)}" font-size="13" fill="var(--ink)" ${attributes}>${escapeHtml(content)}</text>`;

/** A straight line; `attributes` are SVG. */
export const svgLine = (x1: number, y1: number, x2: number, y2: number, attributes: string): string =>
  `<line x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}" ${attributes}/>`;

/** A coordinate to a tenth of a pixel. */
export const fixed = (value: number): string => String(Math.round(value * 10) / 10);
