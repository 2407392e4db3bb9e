import { seededRandom, seedOf } from "../domain/random.ts";
import type { StudyPlan } from "./plan.ts";

/** One pair of answers with its hidden sides. */
export interface StudyItem {
  /** From 1, in an order that tells nothing. */
  item: number;
  documentId: string;
  /** Candidate ids. */
  sides: { a: string; b: string };
  answers: { a: string | null; b: string | null };
  identical: boolean;
  /** The item that this one repeats with its sides flipped. */
  repeats: number | null;
}

/**
 * The items of a plan: every pair of candidates on every document, each candidate of a pair on the left for half of the
 * documents (one more or less where their number is odd), and a share of the pairs a second time, flipped. The same plan
 * and answers give the same items.
 *
 * @param answerOf The answer of a candidate to a document as readers will see it; null for none.
 */
export function drawItems(
  plan: StudyPlan,
  answerOf: (candidate: string, documentId: string) => string | null,
): StudyItem[] {
  const random = seededRandom(seedOf("study", plan.seed));
  const ids = plan.candidates.map((candidate) => candidate.id);
  const drawn: Omit<StudyItem, "item" | "repeats">[] = [];
  for (const [index, first] of ids.entries())
    for (const second of ids.slice(index + 1)) {
      // Over documents in random order sides take turns, beginning with either: balanced, and not to be guessed.
      const begin = random.integer(0, 1);
      for (const [place, documentId] of random.shuffle(plan.documents).entries()) {
        const [a, b] = (place + begin) % 2 === 0 ? [first, second] : [second, first];
        const answers = { a: answerOf(a, documentId), b: answerOf(b, documentId) };
        const identical = plan.identicalAnswers === "tie" && answers.a === answers.b;
        drawn.push({ documentId, sides: { a, b }, answers, identical });
      }
    }
  const shown = drawn.filter((item) => !item.identical);
  const again = new Set(random.shuffle(shown).slice(0, Math.round(plan.repeatShare * shown.length)));
  // Numbers are dealt out over first readings and repeats alike, so that a high number is no repeat.
  const numbers = random.shuffle(Array.from({ length: drawn.length + again.size }, (_, place) => place + 1));
  const items: StudyItem[] = [];
  for (const item of drawn) {
    const number = numbers.pop() as number;
    items.push({ item: number, ...item, repeats: null });
    if (again.has(item))
      items.push({
        item: numbers.pop() as number,
        documentId: item.documentId,
        sides: { a: item.sides.b, b: item.sides.a },
        answers: { a: item.answers.b, b: item.answers.a },
        identical: false,
        repeats: number,
      });
  }
  return items.sort((left, right) => left.item - right.item);
}
