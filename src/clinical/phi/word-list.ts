/** The words of a list that is written as running text, so that a lexicon of hundreds stays readable in the source. */
export function wordList(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}
