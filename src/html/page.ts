import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { escapeHtml } from "./escape.ts";
import { dateText } from "./format.ts";

const BASE_STYLE = readFileSync(new URL("./base.css", import.meta.url), "utf8");
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

export interface PageSection {
  /** Where links of the page lead to. */
  id: string;
  title: string;
  /** HTML; a section without any is left out. */
  content: string;
  /** Whether a script moves the focus to it. */
  takesFocus?: boolean;
}

export interface Page {
  /** What kind of page it is, such as `Residency report`. */
  kind: string;
  /** What it is about, for the name of the window. */
  subject: string;
  heading: string;
  /** The date that the page bears. */
  now: Date;
  /** What follows the date, as HTML. */
  identity: string;
  /** The section with the answer, as HTML; its id is `verdict`. */
  verdict: string;
  sections: readonly PageSection[];
  footer: string;
  /** Rules that come after those of every page. */
  style: string;
  /** A program, and what it works with as an element of JSON. */
  script?: { program: string; data: string };
  /** Whether pictures are embedded. */
  pictures?: boolean;
}

/**
 * A page as one HTML file that needs no network: only its own style and script are applied, and nothing is fetched from
 * anywhere. The same content gives the same bytes.
 */
export function renderPage(page: Page): string {
  const style = BASE_STYLE + page.style;
  const sections = page.sections.filter(({ content }) => content !== "");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(style, page)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${page.subject}: ${page.kind.charAt(0).toLowerCase()}${page.kind.slice(1)}, ${dateText(page.now)}`)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#verdict">Skip to the verdict</a>
<div class="page-width">
<header>
<p class="kicker">${escapeHtml(page.kind)}</p>
<h1>${escapeHtml(page.heading)}</h1>
<p class="subtitle"><time datetime="${page.now.toISOString().slice(0, 10)}">${dateText(page.now)}</time> · ${page.identity}</p>
<nav aria-label="Contents"><ul>${sections.map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`).join("")}</ul></nav>
</header>
<main>
${page.verdict}
${sections.map(sectionOf).join("\n")}
</main>
<footer><p>${escapeHtml(page.footer)}</p></footer>
</div>
${page.script ? `${page.script.data}\n<script>${page.script.program}</script>\n` : ""}</body>
</html>
`;
}

function policyOf(style: string, { script, pictures }: Page): string {
  return [
    "default-src 'none'",
    ...(pictures ? ["img-src data:"] : []),
    `style-src ${hashOf(style)}`,
    ...(script ? [`script-src ${hashOf(script.program)}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

const sectionOf = ({ id, title, content, takesFocus }: PageSection): string =>
  `<section id="${id}" aria-labelledby="${id}-title"${takesFocus ? ' tabindex="-1"' : ""}><h2 id="${id}-title">${escapeHtml(title)}</h2>\n${content}\n</section>`;
