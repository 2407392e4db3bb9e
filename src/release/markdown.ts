/** What stands in a document where nothing was recorded. */
export const NOT_RECORDED = "*not recorded*";

/** Text of people or of names, so that it cannot become a heading, a table, a link or HTML. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, (character) =>
      character === "<" ? "&lt;" : character === ">" ? "&gt;" : `\\${character}`,
    );
}

/** A recorded text, or the words that say that there is none. */
export const recorded = (text: string | null | undefined): string => (text ? plain(text) : NOT_RECORDED);

/** Rows as a Markdown table. Cells are Markdown already. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}

export const markdownList = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

/** Blocks with an empty line between, and one line feed at the end. */
export const markdownPage = (blocks: readonly string[]): string =>
  `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
