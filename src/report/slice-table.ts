import type { EvaluationResult, SliceScore } from "../domain/evaluation.ts";
import { capitalised, counted, escapeHtml, isScored, percent, table, whole } from "../html/index.ts";
import { notScored, shareCell } from "./cells.ts";
import type { Filter } from "./filter.ts";

const NAMES: Record<string, string> = {
  facility: "Facility",
  template: "Template",
  quality: "Scan quality",
  family: "Kind of document",
};
/** Templates can be many; the others stand in the stored result. */
const MOST_OF_ONE = 12;
const MOST_NAMED = 6;

/** Exact match by facility, template, scan quality and other groups of documents, the weakest of each first. */
export function sliceSection({ candidates, sliceFloor }: EvaluationResult): string {
  const all = candidates.flatMap((candidate) => candidate.slices ?? []);
  const kinds = [...new Set(all.map((slice) => slice.by))];
  const last = candidates.at(-1);
  const of = (index: number, by: string, value: string): SliceScore | undefined =>
    candidates[index]?.slices?.find((slice) => slice.by === by && slice.value === value);
  const bodies = kinds.flatMap((by) => {
    const values = [...new Set(all.filter((slice) => slice.by === by).map((slice) => slice.value))];
    // One group that holds everything says nothing that the tables above do not.
    if (values.length < 2) return [];
    const rate = (value: string): number => {
      const score = of(candidates.length - 1, by, value)?.exact.score;
      return score && isScored(score) ? score.value : 2;
    };
    const isScoredAnywhere = (value: string): boolean =>
      candidates.some((_, index) => {
        const score = of(index, by, value)?.exact.score;
        return score !== undefined && isScored(score);
      });
    const scored = values.filter(isScoredAnywhere).sort((a, b) => rate(a) - rate(b) || (a < b ? -1 : 1));
    const few = values.filter((value) => !isScoredAnywhere(value)).sort();
    const rows = scored.slice(0, MOST_OF_ONE).map((value) => {
      const documents = of(candidates.length - 1, by, value)?.documents ?? 0;
      const cells = candidates.map((candidate, index) => {
        const slice = of(index, by, value);
        if (!slice) return notScored("not asked about");
        // Decision fields where there are any; a slice of classes or texts counts each document once.
        const field: Filter = candidate.criticality.decision ? { field: "@decision" } : {};
        const own: Filter = { part: "special", ...field, candidate: index, group: `${by}=${value}` };
        return shareCell(
          slice.exact,
          `${by} ${value}, ${candidate.name}`,
          candidate.criticality.decision ? "fields" : "parts",
          {
            counted: { ...own, outcome: "right" },
            all: own,
            main: { ...own, outcome: "not-right" },
            mainCount: slice.exact.n - slice.exact.right,
          },
        );
      });
      return `<tr><th scope="row">${escapeHtml(value)}<small>${counted(documents, "document")}</small></th>${cells.join("")}</tr>`;
    });
    const line = (text: string): string =>
      `<tr><th scope="row" colspan="${candidates.length + 1}"><small>${text}</small></th></tr>`;
    const rest = scored.length > MOST_OF_ONE ? line(`and ${whole(scored.length - MOST_OF_ONE)} more, none weaker`) : "";
    const named = few.length <= MOST_NAMED ? `: ${few.map(escapeHtml).join(", ")}` : "";
    const unscored =
      few.length > 0
        ? line(
            `<span class="unscored">not scored</span>, fewer than ${counted(sliceFloor ?? 1, "document")} each: ${counted(few.length, "group")}${named}`,
          )
        : "";
    const name = NAMES[by] ?? by;
    return [
      `<tbody><tr class="group"><th scope="rowgroup" colspan="${candidates.length + 1}">${escapeHtml(name)}</th></tr>${rows.join("")}${rest}${unscored}</tbody>`,
    ];
  });
  if (bodies.length === 0)
    return `<p class="unscored">The documents have nothing by which they could be told apart: no facilities, templates or measured pages.</p>`;
  const head = `<tr><th scope="col">Group</th>${candidates.map((candidate) => `<th scope="col" class="number">${escapeHtml(candidate.name)}</th>`).join("")}</tr>`;
  return `<p>A good mean can hide a bad ward. ${weakest(last?.slices ?? [], kinds)}Groups of fewer than ${whole(sliceFloor ?? 1)} documents are not scored: chance would speak, not the group.</p>${table(
    "Exact match on decision fields, the weakest group of each kind first",
    head,
    bodies.join(""),
  )}`;
}

/** The weakest scored slice of the last candidate, in words. */
function weakest(slices: readonly SliceScore[], kinds: readonly string[]): string {
  const several = kinds.filter(
    (by) => slices.filter((slice) => slice.by === by && isScored(slice.exact.score)).length > 1,
  );
  const scored = slices.flatMap((slice) =>
    several.includes(slice.by) && isScored(slice.exact.score) ? [{ ...slice, rate: slice.exact.score.value }] : [],
  );
  const [first] = scored.sort((a, b) => a.rate - b.rate);
  if (!first) return "";
  const name = (NAMES[first.by] ?? first.by).toLowerCase();
  return `The weakest group is ${escapeHtml(name)} “${escapeHtml(capitalised(first.value))}” with ${percent(first.rate)}. `;
}
