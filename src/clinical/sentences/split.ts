import { TokenTable } from "../tokens.ts";
import { layOut } from "./layout.ts";
import { outerKinds } from "./sections.ts";
import type { Sentence } from "./sentence.ts";

const table = new TokenTable();

/**
 * The sentences of a clinical note in order. They do not overlap, and all text but white space stands in one. A heading
 * alone on its line is one by itself; list items and colon-led lines are one each; wrapped lines are joined.
 */
export function split(text: string): Sentence[] {
  table.read(text);
  const layout = layOut(text, table);
  const kinds = outerKinds(layout.headings);
  return layout.from.map((from, index) => {
    const place = { start: table.start[from]!, end: table.end[layout.to[index]! - 1]! };
    const heading = layout.heading[index]!;
    return heading < 0 ? place : { ...place, section: kinds[heading]! };
  });
}
