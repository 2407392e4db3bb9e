import type { Answer } from "./answer.ts";
import type { Bindings } from "./keys.ts";
import type { Place } from "./words/places.ts";
import { placesOf } from "./words/places.ts";
import type { Snapped } from "./words/snap.ts";
import type { DocumentWords } from "./words/use-page-words.ts";

/** What to say about the place of the value in focus; null where there is nothing to do. */
export function placeHint(
  { answer, drawn, place }: { answer: Answer | undefined; drawn: Snapped | undefined; place: Place | undefined },
  { pages, state }: DocumentWords,
  bindings: Bindings,
): string | null {
  if (drawn) {
    if (drawn.text !== "") return `${bindings.accept} takes what stands in the box`;
    return state === "reading" ? "The words of the page are still being read: type the value" : "Type the value";
  }
  if (answer?.status !== "present" || !answer.value || answer.evidence.length > 0) return null;
  if (place) return `Found on the page: ${bindings.accept} takes its place`;
  const places = placesOf(answer.value, pages).length;
  return places > 1 ? `On the page ${places} times: ${bindings.place} takes the next place` : null;
}
