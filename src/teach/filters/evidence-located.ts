import { type Filter, failed, notApplicable, passed, places } from "./filter.ts";

/** White space and letters' encoding are the page's typography; everything else has to be the same. */
const asWritten = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim();

export const evidenceLocated: Filter = {
  name: "evidence-located",
  why: "A value whose quoted evidence is not in the page's text was made up, or read in another document.",
  judge({ proposal, known }) {
    if (known.text === undefined) return notApplicable("the text of the document is not known");
    const page = asWritten(known.text);
    const onPage = (quote: string): boolean => page.includes(asWritten(quote));
    if (proposal.task === "fields") {
      const stated = proposal.content.fields.filter((field) => field.value !== null);
      if (stated.length === 0) return notApplicable("no value was given");
      // The quote has to be on the page, and the value in the quote: a true quote beside a made-up value proves nothing.
      const lost = stated.filter(
        ({ value, quote }) =>
          quote === null || !onPage(quote) || !asWritten(quote).includes(asWritten(value as string)),
      );
      return lost.length === 0
        ? passed(`the evidence of all ${stated.length} values is on the page`)
        : failed(
            `no evidence on the page for ${places(
              lost.map((field) => field.path),
              stated.length,
            )} values`,
          );
    }
    if (proposal.task === "reasoning") {
      const quotes = proposal.content.evidence.flatMap(({ quote }, index) => (quote === null ? [] : { quote, index }));
      if (quotes.length === 0) return notApplicable("nothing was quoted");
      const lost = quotes.filter(({ quote }) => !onPage(quote));
      return lost.length === 0
        ? passed(`all ${quotes.length} quotes are on the page`)
        : failed(
            `not on the page: ${places(
              lost.map(({ index }) => `evidence[${index}]`),
              quotes.length,
            )} quotes`,
          );
    }
    return notApplicable("the task quotes nothing");
  },
};
