import { TokenTable } from "../tokens.ts";
import type { SectionKind } from "./headings.ts";
import { type Heading, layOut } from "./layout.ts";
import type { Section } from "./sentence.ts";

/** For each heading the kind of the part of the note it stands in: the last heading of level 1, or itself before any. */
export function outerKinds(headings: readonly Heading[]): SectionKind[] {
  let outer: SectionKind | undefined;
  return headings.map(({ kind, level }) => {
    if (level === 1) outer = kind;
    // Habits have headings of their own that say more than the part they stand in.
    return kind === "social-history" ? kind : (outer ?? kind);
  });
}

const table = new TokenTable();

/** The sections of a clinical note in order of their headings; a section of level 2 lies within one of level 1. */
export function sections(text: string): Section[] {
  table.read(text);
  const { headings } = layOut(text, table);
  let outerEnd = text.length;
  let innerEnd = text.length;
  const found: Section[] = [];
  for (let index = headings.length - 1; index >= 0; index--) {
    const { kind, level, from, to } = headings[index]!;
    const start = table.start[from]!;
    const heading = text.slice(start, table.end[to - 1]!);
    found.push({ kind, level, heading, start, end: level === 1 ? outerEnd : innerEnd });
    if (level === 1) outerEnd = start;
    innerEnd = start;
  }
  return found.reverse();
}
