import { escapeHtml } from "./escape.ts";

/** A sentence in which numbers do not part from their unit, or a p from its value, at the end of a line. */
export const prose = (text: string): string =>
  escapeHtml(text)
    .replace(/(\d) (%|points|of)/g, "$1\u00A0$2")
    .replace(/p (&lt;|=) (?=\d)/g, "p\u00A0$1\u00A0");

/** A drawing with what is to be seen in it; nothing where there is no drawing. */
export const figure = (drawing: string | null, caption: string): string =>
  drawing ? `<figure class="chart">${drawing}<figcaption>${escapeHtml(caption)}</figcaption></figure>` : "";

/** A table with a caption, which scrolls by itself where the screen is narrow. `head` and `body` are HTML. */
export const table = (caption: string, head: string, body: string): string =>
  `<div class="scroll" role="region" aria-label="${escapeHtml(caption)}" tabindex="0"><table><caption><span>${escapeHtml(caption)}</span></caption><thead>${head}</thead>${body}</table></div>`;

/** Names with what belongs to them; the contents are HTML. */
export const factsList = (entries: readonly (readonly [name: string, content: string])[]): string =>
  `<dl class="facts-list">${entries.map(([name, content]) => `<dt>${escapeHtml(name)}</dt><dd>${content}</dd>`).join("")}</dl>`;
