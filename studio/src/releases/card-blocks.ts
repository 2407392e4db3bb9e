/** A run of text within a block. */
export interface Words {
  kind: "plain" | "code" | "strong" | "emphasis";
  text: string;
}

export type Block =
  | { kind: "header"; text: string }
  | { kind: "heading"; level: number; words: Words[] }
  | { kind: "list"; items: Words[][] }
  | { kind: "table"; heads: Words[][]; rows: Words[][][] }
  | { kind: "paragraph"; words: Words[] };

/**
 * The Markdown of our own cards as data, for a screen to show as text: headings, lists, tables, paragraphs, code and emphasis.
 * Nothing of it becomes HTML, and a link or a picture stays the characters that it was written with.
 */
export function cardBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  const header = /^---\n([\s\S]*?)\n---\n/.exec(markdown);
  if (header) blocks.push({ kind: "header", text: header[1] as string });
  const parts = markdown
    .slice(header?.[0].length ?? 0)
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  for (const part of parts) {
    const lines = part.split("\n");
    const heading = /^(#{1,6}) (.*)$/.exec(part);
    if (heading && lines.length === 1)
      blocks.push({ kind: "heading", level: heading[1]?.length ?? 1, words: wordsOf(heading[2] as string) });
    else if (lines.every((line) => line.startsWith("- ")))
      blocks.push({ kind: "list", items: lines.map((line) => wordsOf(line.slice(2))) });
    else if (
      lines.length > 1 &&
      lines.every((line) => line.startsWith("|")) &&
      /^\|[\s|:-]+\|$/.test(lines[1] as string)
    )
      blocks.push({
        kind: "table",
        heads: cellsOf(lines[0] as string),
        rows: lines.slice(2).map(cellsOf),
      });
    else blocks.push({ kind: "paragraph", words: wordsOf(lines.join(" ")) });
  }
  return blocks;
}

const cellsOf = (line: string): Words[][] =>
  line
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => wordsOf(cell.trim()));

const MARKS: readonly { kind: Words["kind"]; pattern: RegExp }[] = [
  { kind: "code", pattern: /^`([^`]*)`/ },
  { kind: "strong", pattern: /^\*\*((?:\\.|[^*\\])+)\*\*/ },
  { kind: "emphasis", pattern: /^\*((?:\\.|[^*\\])+)\*/ },
];

function wordsOf(text: string): Words[] {
  const words: Words[] = [];
  let plain = "";
  const flush = (): void => {
    if (plain !== "") words.push({ kind: "plain", text: unescaped(plain) });
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const mark = MARKS.map(({ kind, pattern }) => ({ kind, found: pattern.exec(rest) })).find(({ found }) => found);
    if (mark?.found) {
      flush();
      const inside = mark.found[1] as string;
      words.push({ kind: mark.kind, text: mark.kind === "code" ? inside : unescaped(inside) });
      at += mark.found[0].length;
    } else {
      const length = rest.startsWith("\\") ? 2 : 1;
      plain += rest.slice(0, length);
      at += length;
    }
  }
  flush();
  return words;
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, "$1").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
